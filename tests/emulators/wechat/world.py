"""The platform itself: one account, the people who have WeChat, files, QR codes, codes of pages, and the time.

What people do is in ``phones.py``, what the account asks in ``methods/``; both change this world and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import TypeAlias

from tests.emulators.wechat.account import Account
from tests.emulators.wechat.ledger import Ledger
from tests.emulators.wechat.people import Kind, Message, Person
from tests.emulators.wechat.refusals import Refused
from tests.emulators.wechat.texts import shown
from tests.emulators.wechat.tokens import Tokens
from tests.emulators.wechat.troubles import Troubles

#: Files that were sent, and those an account put there to send them, are kept so long.
MEDIA_LIVES = timedelta(days=3)

Fields: TypeAlias = Mapping[str, "str | int"]


@dataclass(frozen=True, slots=True)
class Media:
    """A file. ``kind`` is what WeChat calls it: image, voice, video."""

    kind: str
    content: bytes
    until: datetime


@dataclass(frozen=True, slots=True)
class Code:
    """What is behind a parametric QR code; ``until`` None for ever."""

    scene: str
    until: datetime | None


def real_time() -> datetime:
    return datetime.now(UTC)


class World:
    """``bring`` hands what somebody did to the account's server."""

    def __init__(self, now: Callable[[], datetime] = real_time) -> None:
        self.now = now
        self.account = Account()
        self.ledger = Ledger()
        self.troubles = Troubles()
        self.tokens = Tokens(now)
        self.people: dict[str, Person] = {}
        self.media: dict[str, Media] = {}
        self.codes: dict[str, Code] = {}
        #: Who granted a page their openid, by code; used ones stay with "".
        self.grants: dict[str, str] = {}
        self.bring: Callable[[Person, Fields, str], None] = lambda person, fields, key: None
        self._people = count(1)
        self._shown = count(1)
        self._messages = count(24_601_000_000_000_001)
        self._names = count(1)

    def person(self, name: str) -> Person:
        """Somebody new, who does not follow the account yet."""
        digest = sha256(f"{self.account.app_id} {next(self._people)}".encode()).hexdigest()
        person = Person(f"o{digest[:6]}-{digest[6:26]}", name)
        self.people[person.openid] = person
        return person

    def known(self, openid: object) -> Person:
        """The person an account names. Raises Refused."""
        person = self.people.get(str(openid))
        if person is None:
            raise Refused(40003)
        return person

    def show(self, person: Person, kind: Kind, text: str = "", *, own: bool, media: str = "", url: str = "") -> Message:
        """A new message in somebody's chat with the account."""
        words, links = shown(text)
        message = Message(next(self._shown), self.now(), own, kind, words, links, media, url)
        person.messages.append(message)
        return message

    def keep(self, kind: str, content: bytes) -> str:
        """The media id of a file, from now on."""
        id = self.name("media")
        self.media[id] = Media(kind, content, self.now() + MEDIA_LIVES)
        return id

    def file(self, media_id: object) -> Media:
        """The file an account names. Raises Refused."""
        media = self.media.get(str(media_id))
        if media is None or self.now() >= media.until:
            raise Refused(40007)
        return media

    def next_message(self) -> int:
        """The MsgId of something new."""
        return next(self._messages)

    def name(self, what: str) -> str:
        """A name nobody can guess and no other thing has."""
        return sha256(f"{what} {next(self._names)}".encode()).hexdigest()
