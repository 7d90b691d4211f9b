"""What a callback of the robot says. Pure: bytes and a moment in, ``Incoming`` out.

Nobody is heard who did not call the robot, so everybody who is heard means it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from bot.channels.wecom.cards import SUBMIT
from bot.channels.wecom.receive import NAME, chosen
from bot.channels.wecom.robot.shapes import GROUP, Message, Piece, Pressed, Said
from domain.message import Address, ChatKind, Incoming, Quoted
from storage.mail.handles import read_handle

#: What the chats begin with in which the robot is called; a group has no other id for an app.
ROBOT = "robot:"

_PRESSED = "template_card_event"

#: What parts the robot's name from what is said to it.
_GAP = r"[\s,:\uff0c\uff1a\u2005\u3001]*"

#: Messages that are neither words nor pictures.
_UNSUPPORTED = frozenset({"file", "video"})


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the door has to know. ``message_id`` is what an answer answers, ``answer_link`` where it may be said later.

    ``card`` is the card a button was pressed on, "" for words; ``asks`` tells that there may be an answer at all.
    """

    update_id: str
    message_id: str
    chat: str
    answer_link: str
    card: str
    asks: bool


def envelope(payload: bytes) -> Envelope:
    """Raises ValueError when it is no callback at all."""
    message = Message.model_validate_json(payload)
    chat, link = _chat(message), message.response_url
    if message.event is None:
        return Envelope(message.msgid, message.msgid, chat, link, "", asks=True)
    if message.event.eventtype != _PRESSED:
        return Envelope(message.msgid, message.msgid, chat, "", "", asks=False)
    card = message.event.pressed.task_id
    return Envelope(message.msgid, ROBOT + card, chat, link, card, asks=True)


def to_incoming(payload: bytes, at: datetime, name: str) -> Incoming | None:
    """What somebody said or pressed, None when nothing was. ``name`` is what the robot is called by.

    Raises ValueError.
    """
    message = Message.model_validate_json(payload)
    if message.event is not None:
        return _press(message, message.event.pressed, at) if message.event.eventtype == _PRESSED else None
    text, pictures = _told(message)
    quote = message.quote
    return Incoming(
        address=Address(NAME, _chat(message)),
        kind=_kind(message),
        sender=message.sender.userid,
        sender_name="",
        message_id=message.msgid,
        at=at,
        text=without_name(text, name),
        attachments=pictures,
        addressed=True,
        unsupported=message.msgtype if message.msgtype in _UNSUPPORTED else None,
        quoted=None if quote is None else Quoted(*_told(quote)),
    )


def without_name(text: str, name: str) -> str:
    """The text without the robot's name wherever it is called by it."""
    return _named(name).sub(" ", text).strip()


@lru_cache(4)
def _named(name: str) -> re.Pattern[str]:
    """The name as picked from a list, with its gap. Chinese goes on right behind it when it was typed by hand."""
    return re.compile(rf"\s*[@\uff20]{re.escape(name)}(?![A-Za-z0-9_]){_GAP}")


def _press(message: Message, pressed: Pressed, at: datetime) -> Incoming | None:
    """None when nothing was marked, or the button stands for nothing any more."""
    handle, typed = _meant(pressed)
    if handle is None and not typed:
        return None
    return Incoming(
        address=Address(NAME, _chat(message)),
        kind=_kind(message),
        sender=message.sender.userid,
        sender_name="",
        message_id=ROBOT + pressed.task_id,
        at=at,
        text=typed,
        handle=handle,
        reply_to=ROBOT + pressed.task_id if typed else None,
        addressed=True,
    )


def _meant(pressed: Pressed) -> tuple[str | None, str]:
    """What stands behind the button; where a card was handed in, behind what was marked on it."""
    if pressed.event_key != SUBMIT:
        return (pressed.event_key, "") if read_handle(pressed.event_key) is not None else (None, "")
    questions = pressed.selected_items.selected_item
    return chosen([option for question in questions for option in question.option_ids.option_id])


def _told(said: Said) -> tuple[str, tuple[str, ...]]:
    """The words and the pictures."""
    pieces: tuple[Piece, ...] = said.pieces
    words = [piece.text.content for piece in pieces if piece.text is not None]
    return "\n".join(words).strip(), tuple(piece.image.url for piece in pieces if piece.image is not None)


def _chat(message: Message) -> str:
    """Raises ValueError for a group that is not named: what is said there is not said in private."""
    if message.chatid:
        return ROBOT + message.chatid
    if message.chattype == GROUP:
        raise ValueError("a group without an id")
    return message.sender.userid


def _kind(message: Message) -> ChatKind:
    return ChatKind.GROUP if message.chatid else ChatKind.PRIVATE
