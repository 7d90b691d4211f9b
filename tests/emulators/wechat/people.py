"""The people who have WeChat, and what stands in their chat with the account."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tests.emulators.wechat.texts import Link
from tests.emulators.wechat.windows import Windows


class NoSuchLink(LookupError):
    """There is nothing so labelled to tap."""


class Kind(StrEnum):
    """What a message is. ``NOTICE`` is what WeChat itself says in a chat."""

    TEXT = "text"
    IMAGE = "image"
    VOICE = "voice"
    VIDEO = "video"
    STICKER = "sticker"
    LOCATION = "location"
    LINK = "link"
    TEMPLATE = "template"
    SUBSCRIPTION = "subscription"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Message:
    """Something in a chat, as it is seen there. ``own``: the account said it. ``url`` is where a tap on it leads."""

    id: int
    at: datetime
    own: bool
    kind: Kind
    text: str = ""
    links: tuple[Link, ...] = ()
    media: str = ""
    url: str = ""

    def link(self, label: str) -> Link:
        """The link with these words in it. Raises NoSuchLink."""
        for link in self.links:
            if label in link.label:
                return link
        raise NoSuchLink(label)


@dataclass(slots=True)
class Person:
    """Somebody, as one account knows them: the openid is good for this account only.

    ``agreed`` counts, by template, how many subscription messages they have agreed to.
    """

    openid: str
    name: str
    following: bool = False
    followed_at: datetime | None = None
    followed_by: str = ""
    windows: Windows = field(default_factory=Windows)
    agreed: Counter[str] = field(default_factory=Counter)
    messages: list[Message] = field(default_factory=list)
