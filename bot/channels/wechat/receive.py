"""What a message of WeChat says, out of its decrypted XML. Pure; no word for people.

Nothing in a message is ever fetched by an address: pictures come by their media id from WeChat itself.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from bot.channels.tencent import xml
from bot.channels.wechat.envelope import NAME, message_id
from bot.language.text import Locale, Texts
from domain.message import Address, ChatKind, ChatTurn, Datum, Incoming, Origin, Point, Turn, Voice

Told = Mapping[str, str]

#: What we cannot read, by the kind of the message. A kind nobody told us of is a file.
_UNSUPPORTED: Mapping[str, str] = {"video": "video", "shortvideo": "video"}

#: Before the scene of a code somebody scanned who did not follow the account yet.
_SCENE = "qrscene_"


def not_shown(texts: Texts) -> tuple[str, ...]:
    """What WeChat writes in place of what it does not pass on: a sticker, a red packet."""
    written = (texts.plain("wechat-not-shown", locale).splitlines() for locale in Locale)
    return tuple(dict.fromkeys(line.strip() for lines in written for line in lines))


def to_incoming(payload: bytes, at: datetime, not_shown: Collection[str] = ()) -> Incoming | None:
    """What it says, None when nothing to us. Raises ValueError when what is to be read of it is not there."""
    told = xml.read(payload)
    person, kind = told.get("FromUserName", ""), told.get("MsgType", "").lower()
    if not person or not kind:
        raise ValueError("a message of nobody")
    said = Incoming(
        address=Address(NAME, person),
        kind=ChatKind.PRIVATE,
        sender=person,
        sender_name="",
        message_id=message_id(told),
        at=at,
        addressed=True,
    )
    if kind == "event":
        happened = _EVENTS.get(told.get("Event", "").lower())
        return None if happened is None else happened(said, told)
    if kind == "text" and told.get("Content", "").strip() in {"", *not_shown}:
        return replace(said, unsupported="sticker")
    read = _KINDS.get(kind)
    return replace(said, unsupported=_UNSUPPORTED.get(kind, "file")) if read is None else read(said, told)


def _text(said: Incoming, told: Told) -> Incoming:
    """Words, or a tap on a choice: WeChat says the number of it for the person."""
    handle = told.get("bizmsgmenuid", "")
    return replace(said, handle=handle) if "." in handle else replace(said, text=told["Content"])


def _image(said: Incoming, told: Told) -> Incoming:
    return replace(said, attachments=(_media(told),))


def _voice(said: Incoming, told: Told) -> Incoming:
    """What was spoken, and the words WeChat understood, where the account has that turned on."""
    return replace(said, voice=Voice(_media(told)), text=told.get("Recognition", "").strip())


def _location(said: Incoming, told: Told) -> Incoming:
    """A place as Chinese maps have it. ``Location_X`` is the latitude."""
    point = Point(_degrees(told, "Location_X", 90), _degrees(told, "Location_Y", 180), Datum.GCJ02)
    return replace(said, point=point)


def _degrees(told: Told, name: str, most: float) -> float:
    with contextlib.suppress(ValueError):
        if abs(degrees := float(told.get(name, ""))) <= most:
            return degrees
    raise ValueError("no place on earth")


def _link(said: Incoming, told: Told) -> Incoming:
    """What somebody else wrote, passed along."""
    lines = (told.get(name, "").strip() for name in ("Title", "Description"))
    text = "\n".join(filter(None, lines))
    return replace(said, text=text, origin=Origin.FORWARDED) if text else replace(said, unsupported="file")


def _follows(said: Incoming, told: Told) -> Incoming:
    return _scans(said, {"EventKey": told.get("EventKey", "").removeprefix(_SCENE)})


def _scans(said: Incoming, told: Told) -> Incoming:
    return replace(said, text=f"/start {told.get('EventKey', '')}".strip())


def _clicks(said: Incoming, told: Told) -> Incoming | None:
    """The key of an entry of the menu is what it says for the person."""
    words = told.get("EventKey", "")
    return replace(said, text=words) if words.strip() else None


def _unfollows(said: Incoming, told: Told) -> Incoming:
    return replace(said, chat_turn=ChatTurn(Turn.BLOCKED), message_id="", addressed=False)


def _media(told: Told) -> str:
    id = told.get("MediaId", "")
    if not id:
        raise ValueError("a file that is nowhere")
    return id


_KINDS: Mapping[str, Callable[[Incoming, Told], Incoming]] = {
    "text": _text,
    "image": _image,
    "voice": _voice,
    "location": _location,
    "link": _link,
}

_EVENTS: Mapping[str, Callable[[Incoming, Told], Incoming | None]] = {
    "subscribe": _follows,
    "scan": _scans,
    "click": _clicks,
    "unsubscribe": _unfollows,
}
