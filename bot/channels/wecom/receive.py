"""What a call of WeCom to the app says: enough of it to store it, and all of it to deal with it. Pure.

Only members write to an app, each for themselves: groups of the app (appchat) are for listening.
Fields: developer.work.weixin.qq.com, 接收消息与事件 › 消息格式, 事件格式.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.channels.tencent import xml
from bot.channels.wecom.cards import SUBMIT
from domain.message import Address, ChatKind, ChatTurn, Datum, Incoming, Point, Turn, Voice
from storage.mail.handles import read_handle

NAME = "wecom"

Fields = Mapping[str, str]

#: What somebody marked on a card.
_OPTION = "SelectedItems/SelectedItem/OptionIds/OptionId"

#: What happens to a private chat with the app.
_TURNS: Mapping[str, Turn] = {"subscribe": Turn.UNBLOCKED, "unsubscribe": Turn.BLOCKED}

_CARD = "template_card_event"

#: What tells one event of somebody from another. Of a press it is the code: which button it was must not be guessed
#: from what is kept of it, for it may be a secret ballot.
_ONE_EVENT = ("CreateTime", "Event", "EventKey")
_ONE_PRESS = ("CreateTime", "Event", "TaskId", "ResponseCode")

#: Whom a call is stored with that names nobody.
_NOBODY = "-"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What has to be known of a call to store it. ``code`` changes the card ``task`` once, where one was pressed."""

    update_id: str
    conversation: str
    task: str = ""
    code: str = ""


def envelope(payload: bytes) -> Envelope:
    """What stands on the outside of a call, whatever is inside: what cannot be read is stored as well."""
    try:
        told = xml.read(payload)
    except ValueError:
        return Envelope(f"unreadable:{_digest(payload)}", _NOBODY)
    sender = told.get("FromUserName") or _NOBODY
    if id := told.get("MsgId"):
        return Envelope(id, sender)
    code = told.get("ResponseCode", "")
    parts = "\n".join((sender, *(told.get(name, "") for name in (_ONE_PRESS if code else _ONE_EVENT))))
    return Envelope(f"event:{_digest(parts.encode())}", sender, told.get("TaskId", ""), code)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def to_incoming(payload: bytes, at: datetime) -> Incoming | None:
    """What the call says, None when nothing to us. Raises ValueError when what is to be read of it is not there."""
    told = xml.read(payload)
    sender = _needed(told, "FromUserName")
    blank = Incoming(
        address=Address(NAME, sender),
        kind=ChatKind.PRIVATE,
        sender=sender,
        # An app is told by what id the organisation knows a member, and no name.
        sender_name="",
        message_id=told.get("MsgId", ""),
        at=at,
        addressed=True,
    )
    kind = told.get("MsgType", "")
    if kind == "event":
        return _happened(told, payload, blank)
    read = _READ.get(kind)
    return replace(blank, unsupported=kind) if read is None else read(told, blank)


def chosen(handles: Sequence[str]) -> tuple[str | None, str]:
    """What somebody marked on a card: the one handle; of several, what would be typed ("1 3")."""
    if len(handles) == 1:
        return handles[0], ""
    places = sorted(handle.position for text in handles if (handle := read_handle(text)) is not None)
    return None, " ".join(map(str, places))


def _needed(told: Fields, name: str) -> str:
    if not (value := told.get(name, "")):
        raise ValueError(f"no {name}")
    return value


def _happened(told: Fields, payload: bytes, blank: Incoming) -> Incoming | None:
    event = told.get("Event", "")
    if event in _TURNS:
        return replace(blank, message_id="", addressed=False, chat_turn=ChatTurn(_TURNS[event]))
    if event == _CARD:
        return _pressed(told, payload, blank)
    if event == "click":
        # A menu types for the person what its key says.
        return replace(blank, text=told.get("EventKey", ""))
    return None


def _pressed(told: Fields, payload: bytes, blank: Incoming) -> Incoming | None:
    """A press on one of our cards; None when nothing was marked, or it is over."""
    here = replace(blank, message_id=_needed(told, "TaskId"))
    key = told.get("EventKey", "")
    if key != SUBMIT:
        return replace(here, handle=key) if read_handle(key) is not None else None
    handle, typed = chosen([text for path, text in xml.leaves(payload) if path == _OPTION])
    if handle is None and not typed:
        return None
    return replace(here, handle=handle, text=typed, reply_to=None if handle else here.message_id)


def _text(told: Fields, blank: Incoming) -> Incoming | None:
    text = told.get("Content", "")
    return replace(blank, text=text) if text.strip() else None


def _image(told: Fields, blank: Incoming) -> Incoming:
    """Fetched by its id alone: the address beside it could be anybody's."""
    return replace(blank, attachments=(_needed(told, "MediaId"),))


def _voice(told: Fields, blank: Incoming) -> Incoming:
    return replace(blank, voice=Voice(_needed(told, "MediaId")))


def _location(told: Fields, blank: Incoming) -> Incoming:
    """WeCom does not say by which datum: its maps are Chinese ones. X is the latitude."""
    point = Point(float(_needed(told, "Location_X")), float(_needed(told, "Location_Y")), Datum.GCJ02)
    if not (-90 <= point.lat <= 90 and -180 <= point.lon <= 180):
        raise ValueError("no place on earth")
    return replace(blank, point=point)


def _link(told: Fields, blank: Incoming) -> Incoming | None:
    """What somebody passed on, in words; nobody goes and looks where it leads."""
    words = "\n".join(filter(None, (told.get("Title", "").strip(), told.get("Description", "").strip())))
    return replace(blank, text=words) if words else None


_READ: Mapping[str, Callable[[Fields, Incoming], Incoming | None]] = {
    "text": _text,
    "image": _image,
    "voice": _voice,
    "location": _location,
    "link": _link,
}
