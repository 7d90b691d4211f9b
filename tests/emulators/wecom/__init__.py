"""A server on loopback that behaves as WeCom's (企业微信) does, as far as an app and a robot can tell.

``emulated()`` in ``emulator.py`` is the way in for tests.
"""

from tests.emulators.wecom.actors import InGroup, NoSuchButton, Phone, WithRobot, words_of
from tests.emulators.wecom.emulator import Wecom, emulated
from tests.emulators.wecom.ledger import Call, Pushed
from tests.emulators.wecom.troubles import Trouble
from tests.emulators.wecom.world import AGENT, APP, CORP, ROBOT, ROBOT_NAME, SECRET, Group, Kind, Member, Message

__all__ = [
    "AGENT",
    "APP",
    "CORP",
    "ROBOT",
    "ROBOT_NAME",
    "SECRET",
    "Call",
    "Group",
    "InGroup",
    "Kind",
    "Member",
    "Message",
    "NoSuchButton",
    "Phone",
    "Pushed",
    "Trouble",
    "Wecom",
    "WithRobot",
    "emulated",
    "words_of",
]
