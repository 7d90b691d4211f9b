"""A Bot API server on loopback that behaves as Telegram's does, as far as a bot can tell.

``emulated()`` in ``emulator.py`` is the way in for tests, ``python -m tests.emulators.telegram`` for other processes.
"""

from tests.emulators.telegram.actors import Group, NoSuchButton, Phone
from tests.emulators.telegram.emulator import Telegram, emulated
from tests.emulators.telegram.ledger import Call, Fate, Passed
from tests.emulators.telegram.troubles import Trouble
from tests.emulators.telegram.world import TOKEN

__all__ = ["TOKEN", "Call", "Fate", "Group", "NoSuchButton", "Passed", "Phone", "Telegram", "Trouble", "emulated"]
