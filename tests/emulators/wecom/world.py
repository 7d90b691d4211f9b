"""WeCom itself: an organisation with its members, their chats with the app, groups, files, and the time it lives in.

What people do is in ``actors.py``, what the app asks in ``methods/``; both change this world and nothing else.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import count
from typing import Any, TypeAlias

from tests.emulators.sealing import Sealing
from tests.emulators.wecom.ledger import Ledger
from tests.emulators.wecom.pace import Pace
from tests.emulators.wecom.refusals import Refused
from tests.emulators.wecom.troubles import Troubles

Json: TypeAlias = "dict[str, Any]"

CORP = "ww00112233445566ab"
AGENT = 1000002
SECRET = "an-app-secret-of-the-tests-0123456789abcdefg"
APP = Sealing("TokenOfTheApp", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", CORP)
ROBOT = Sealing("TokenOfTheRobot", "GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba", "")
ROBOT_NAME = "邻长"

TOKEN_LIVES = timedelta(seconds=7200)
MEDIA_LIVES = timedelta(days=3)
CODE_LIVES = timedelta(hours=72)
ANSWER_LIVES = timedelta(hours=1)
PICTURE_LIVES = timedelta(minutes=5)


class Kind(StrEnum):
    """What a message is, as people see it."""

    TEXT = "text"
    MARKDOWN = "markdown"
    IMAGE = "image"
    FILE = "file"
    NEWS = "news"
    CARD = "template_card"
    LOCATION = "location"
    LINK = "link"


@dataclass(slots=True)
class Message:
    """What stands in a chat. ``sender`` is "" for the app and the robot. ``done`` is what the button of a card says
    once nobody can press it.
    """

    id: str
    at: datetime
    sender: str
    kind: Kind
    text: str = ""
    content: bytes = b""
    card: Json = field(default_factory=dict)
    done: str = ""


@dataclass(slots=True)
class Member:
    """Of the organisation. ``visible``: the app is for them; ``licensed``: they may use what costs a licence."""

    userid: str
    name: str
    visible: bool = True
    licensed: bool = True


@dataclass(slots=True)
class Group:
    """``by_app``: made by the app, which can write there at any time. ``robot``: the robot is in it, and hears whoever
    calls it. ``hook``: the key of a webhook.
    """

    chatid: str
    name: str
    members: list[str]
    owner: str = ""
    by_app: bool = False
    robot: bool = False
    hook: str = ""
    messages: list[Message] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class File:
    kind: str
    content: bytes
    until: datetime


@dataclass(slots=True)
class Code:
    """What a card can be changed with: whose cards, of which message, and whether that was done."""

    users: tuple[str, ...]
    message: str
    until: datetime
    used: bool = False


@dataclass(slots=True)
class Answering:
    """Where the robot can answer once, and who hears it there."""

    messages: list[Message]
    until: datetime
    used: bool = False


def real_time() -> datetime:
    return datetime.now(UTC)


class World:
    """``push`` hears what is to be handed over: by the door of the app, or by that of the robot.

    ``complaints`` are what WeCom takes and people suffer from: words cut off, labels too long to be read.
    """

    def __init__(self, now: Callable[[], datetime] = real_time) -> None:
        self._clock = now
        self.offset = timedelta()
        self.url = ""
        self.ledger = Ledger()
        self.troubles = Troubles()
        self.pace = Pace()
        self.members: dict[str, Member] = {}
        self.groups: dict[str, Group] = {}
        self.private: dict[str, list[Message]] = {}
        self.with_robot: dict[str, list[Message]] = {}
        self.files: dict[str, File] = {}
        self.pictures: dict[str, File] = {}
        self.codes: dict[str, Code] = {}
        self.answers: dict[str, Answering] = {}
        self.tasks: set[str] = set()
        self.tokens: dict[str, datetime] = {}
        self.orders: list[Json] = []
        self.trusted = True
        self.complaints: list[str] = []
        self.push_app: Callable[[Json], None] = lambda event: None
        self.push_robot: Callable[[Json], None] = lambda event: None
        self._ids = count(7_000_000_001)

    def now(self) -> datetime:
        """The time of the platform."""
        return self._clock() + self.offset

    def next_id(self) -> str:
        return str(next(self._ids))

    def member(self, userid: str, name: str) -> Member:
        """Somebody of the organisation; somebody new when there was none with that id."""
        if userid not in self.members:
            self.members[userid] = Member(userid, name)
            self.private[userid] = []
            self.with_robot[userid] = []
        return self.members[userid]

    def group(self, chatid: str) -> Group:
        """The group of the app. Raises Refused."""
        found = self.groups.get(chatid)
        if found is None or not found.by_app:
            raise Refused(86003)
        return found

    def show(self, messages: list[Message], message: Message) -> None:
        """It stands in the chat from now on."""
        messages.append(message)

    def keep(self, kind: str, content: bytes) -> str:
        """The media id of a file that is kept for three days."""
        id = f"M{secrets.token_urlsafe(30)}"
        self.files[id] = File(kind, content, self.now() + MEDIA_LIVES)
        return id

    def file(self, id: Any) -> File:
        """Raises Refused."""
        found = self.files.get(str(id))
        if found is None or found.until <= self.now():
            raise Refused(40007)
        return found

    def picture(self, content: bytes) -> str:
        """The address of a picture the robot is shown, sealed, for five minutes."""
        name = secrets.token_hex(12)
        self.pictures[name] = File("image", content, self.now() + PICTURE_LIVES)
        return f"{self.url}/pictures/{name}"

    def code(self, users: tuple[str, ...], message: str) -> str:
        """A new code the cards of this message can be changed with, once."""
        code = f"RC{secrets.token_urlsafe(24)}"
        self.codes[code] = Code(users, message, self.now() + CODE_LIVES)
        return code

    def answering(self, messages: list[Message]) -> str:
        """The address at which the robot can answer once."""
        code = secrets.token_urlsafe(24)
        self.answers[code] = Answering(messages, self.now() + ANSWER_LIVES)
        return f"{self.url}/cgi-bin/aibot/response?response_code={code}"
