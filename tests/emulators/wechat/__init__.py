"""WeChat with one official account, on loopback: it behaves as the platform does, as far as the account can tell.

``emulated()`` in ``emulator.py`` is the way in for tests. Nothing of the bot is imported here.
"""

from tests.emulators.wechat.account import Account, Mode
from tests.emulators.wechat.emulator import Wechat, emulated
from tests.emulators.wechat.ledger import Call, Fate, Passed
from tests.emulators.wechat.people import Kind, Message, NoSuchLink
from tests.emulators.wechat.phones import Phone
from tests.emulators.wechat.refusals import Refused
from tests.emulators.wechat.troubles import Trouble
from tests.emulators.wechat.windows import Scene

__all__ = [
    "Account",
    "Call",
    "Fate",
    "Kind",
    "Message",
    "Mode",
    "NoSuchLink",
    "Passed",
    "Phone",
    "Refused",
    "Scene",
    "Trouble",
    "Wechat",
    "emulated",
]
