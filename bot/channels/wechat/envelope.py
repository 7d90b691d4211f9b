"""What stands on the outside of a message of WeChat: enough to store it, and to answer it in the same call. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.channels.tencent import xml
from storage.mail.windows import Opened

NAME = "wechat"

#: What is told of somebody and asks for something. All other events are nobody's words: pages opened, places reported
#: every few seconds, what became of a message sent.
HEARD_EVENTS: Mapping[str, Opened | None] = {
    "subscribe": Opened.FOLLOW,
    "scan": Opened.SCAN,
    "click": Opened.MENU,
    "unsubscribe": None,
}

#: Nobody has to be answered who is not there.
_LEAVING = "unsubscribe"

#: What tells an event from every other.
_OF_AN_EVENT = ("FromUserName", "CreateTime", "MsgType", "Event", "EventKey")

#: So many characters are in an id of a person, an account or a message at the most.
_LONGEST_ID = 128


@dataclass(frozen=True, slots=True)
class Envelope:
    """``person`` is who wrote and ``account`` whom to; "" where neither can be read. ``opens`` is what may be said from
    now on, ``heard`` whether it says anything to us, ``answered`` whether somebody waits for an answer.
    """

    update_id: str
    person: str
    account: str
    at: datetime | None
    opens: Opened | None
    heard: bool
    answered: bool


def envelope(payload: bytes) -> Envelope:
    """What stands on the outside. What cannot be read is heard all the same: it is kept until somebody can read it."""
    try:
        told = xml.read(payload)
        person, account = _id(told, "FromUserName"), _id(told, "ToUserName")
        kind, at = told["MsgType"].lower(), created(told)
    except (ValueError, KeyError):
        return Envelope(f"unread:{_digest(payload)}", "", "", None, None, heard=True, answered=False)
    if kind != "event":
        opens = Opened.MENU if told.get("bizmsgmenuid") else Opened.MESSAGE
        return Envelope(_update_id(told), person, account, at, opens, heard=True, answered=True)
    event = told.get("Event", "").lower()
    heard, answered = event in HEARD_EVENTS, event != _LEAVING
    return Envelope(_update_id(told), person, account, at, HEARD_EVENTS.get(event), heard, answered)


def message_id(told: Mapping[str, str]) -> str:
    """The number of a message; an event has none, but happens once at a time."""
    number = told.get("MsgId", "")
    if number.isascii() and number.isdigit() and int(number[:_LONGEST_ID]):
        return number[:_LONGEST_ID]
    return f"{told.get('CreateTime', '')}.{told.get('Event', '').lower()}"


def created(told: Mapping[str, str]) -> datetime:
    """When WeChat took it from the person. Raises ValueError."""
    seconds = told.get("CreateTime", "")
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 10):
        raise ValueError("no time")
    return datetime.fromtimestamp(int(seconds), UTC)


def _update_id(told: Mapping[str, str]) -> str:
    """The same for each of WeChat's three tries. Who it was cannot be read from it: it outlives what they wrote."""
    number = message_id(told)
    if number.isdigit():
        return number
    parts = "\n".join(told.get(name, "") for name in _OF_AN_EVENT)
    return f"event:{_digest(parts.encode())}"


def _id(told: Mapping[str, str], name: str) -> str:
    id = told.get(name, "")
    if not 0 < len(id) <= _LONGEST_ID:
        raise ValueError("nobody")
    return id


def _digest(told: bytes) -> str:
    return hashlib.sha256(told).hexdigest()[:32]
