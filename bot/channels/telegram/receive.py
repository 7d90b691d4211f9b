"""What a Telegram update says: enough of it to store it, and all of it to deal with it. Pure; no word for people.

How each part must look is in ``shapes``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import orjson

from bot.channels.telegram.mentions import meant_for_another, without_mentions
from bot.channels.telegram.shapes import Chat, File, Location, Message, Press, Told, Update, User, VoiceNote
from bot.channels.telegram.turns import turn_of_bot, turn_of_chat
from domain.message import Address, ChatKind, ChatTurn, Incoming, Origin, Point, Quoted, Voice

NAME = "telegram"

#: A bot cannot fetch larger files.
MOST_BYTES = 20 * 2**20

#: Accounts that stand for whoever does not say who they are: a group's administrators, a channel, Telegram itself.
NOBODYS = frozenset({1087968824, 136817688, 777000})

#: What we cannot read, by the part of the message it is in. A moving picture is sent as a document too, so it is first.
_UNSUPPORTED: Mapping[str, str] = {
    "animation": "animation",
    "audio": "audio",
    "checklist": "checklist",
    "contact": "contact",
    "dice": "dice",
    "document": "file",
    "game": "game",
    "paid_media": "video",
    "poll": "poll",
    "sticker": "sticker",
    "story": "story",
    "video": "video",
    "video_note": "video",
}


@dataclass(frozen=True, slots=True)
class Envelope:
    """What has to be known of an update to store it. ``conversation`` is "-" where the update names no chat and no
    person; ``callback`` is the id under which a press is answered; ``album`` tells that more parts may follow.
    """

    update_id: str
    conversation: str
    callback: str | None
    album: bool


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is: its user id, its name without the @, and whether it hears everything said in groups."""

    id: int
    username: str
    hears_all: bool


def envelope(payload: bytes) -> Envelope:
    """What stands on the outside of an update, whatever is inside. Raises ValueError when it has no number."""
    update = orjson.loads(payload)
    if not isinstance(update, dict) or type(update.get("update_id")) is not int:
        raise ValueError("no update")
    kind, part = next(((kind, part) for kind, part in update.items() if isinstance(part, dict)), ("", {}))
    callback = part.get("id") if kind == "callback_query" else None
    return Envelope(
        update_id=str(update["update_id"]),
        conversation=_conversation(part),
        callback=callback if isinstance(callback, str) else None,
        album=kind == "message" and "media_group_id" in part,
    )


def _conversation(part: Mapping[str, object]) -> str:
    """The chat it happened in, else the person it is about."""
    message = part.get("message")
    chat = message.get("chat") if isinstance(message, dict) else part.get("chat")
    for whose in (chat, part.get("from"), part.get("user")):
        if isinstance(whose, dict) and type(whose.get("id")) is int:
            return str(whose["id"])
    return "-"


def to_incoming(payload: bytes, at: datetime, me: Me) -> Incoming | None:
    """What the update says, None when nothing to us. Raises ValueError when what is to be read of it is not there."""
    update = Update.model_validate_json(payload)
    if (message := update.message) is not None:
        turned = turn_of_chat(message)
        return _said(message, at, me) if turned is None else _turn(message.chat, message.sender, at, *turned)
    if (edited := update.edited_message) is not None:
        return _revised(edited, at, me)
    if (press := update.callback_query) is not None:
        return _pressed(press, at)
    if (changed := update.my_chat_member) is not None:
        turn = turn_of_bot(changed, hears_all=me.hears_all)
        return None if turn is None else _turn(changed.chat, changed.sender, at, changed.chat.id, turn)
    return None


def _turn(chat: Chat, sender: User | None, at: datetime, about: int, turn: ChatTurn) -> Incoming | None:
    """A turn has no message that anybody could answer."""
    if chat.kind is None:
        return None
    return Incoming(
        address=Address(NAME, str(about)),
        kind=chat.kind,
        sender="" if sender is None else str(sender.id),
        sender_name="" if sender is None else sender.name,
        message_id="",
        at=at,
        title=chat.title,
        chat_turn=turn,
    )


def _pressed(press: Press, at: datetime) -> Incoming | None:
    """A press of one of our buttons; None when the message it is under is nowhere to be seen, or a bot pressed it."""
    message = press.message
    if message is None or message.chat.kind is None or not press.data or press.sender.is_bot:
        return None
    return Incoming(
        address=Address(NAME, str(message.chat.id)),
        kind=message.chat.kind,
        sender=str(press.sender.id),
        sender_name=press.sender.name,
        message_id=message.id,
        at=at,
        handle=press.data,
        addressed=True,
        title=message.chat.title,
    )


def _revised(message: Message, at: datetime, me: Me) -> Incoming | None:
    """The new words of a message; other files under them are not looked at."""
    said = _said(message, at, me)
    if said is None or not said.text:
        return None
    return replace(said, origin=Origin.EDITED, attachments=(), voice=None, album=None)


def _said(message: Message, at: datetime, me: Me) -> Incoming | None:
    """What one person said, or somebody in the name of a group or a channel; None for what bots say and what only the
    chat is told ("pinned a message").
    """
    kind, sender, words = message.chat.kind, message.sender, message.text or message.caption
    if kind is None or _is_bot(message) or (kind is ChatKind.GROUP and meant_for_another(words, me.username)):
        return None
    if sender is None:
        raise ValueError("a message of nobody")
    files, point, unsupported = _files(message), _point(message.location), _unsupported(message)
    voice = _voice(message.voice)
    if not (words.strip() or files or voice or point or unsupported):
        return None
    named, text = without_mentions(words, message.entities or message.caption_entities, me.username, me.id)
    replied = _replied(message)
    to_us = replied is not None and replied.sender is not None and replied.sender.id == me.id
    return Incoming(
        address=Address(NAME, str(message.chat.id)),
        kind=kind,
        sender=str(sender.id),
        sender_name=sender.name,
        message_id=message.id,
        at=at,
        text=text,
        attachments=files,
        voice=voice,
        album=message.media_group_id,
        point=point,
        reply_to=None if replied is None else replied.id,
        addressed=kind is ChatKind.PRIVATE or named or to_us,
        unsupported=None if files or voice else unsupported,
        title=message.chat.title,
        origin=_origin(message, sender),
        quoted=None if replied is None or to_us else Quoted(replied.text or replied.caption, _files(replied)),
    )


def _is_bot(message: Message) -> bool:
    """Whether a bot speaks for itself. Those who speak in a group's name do it through an account that is a bot's."""
    sender = message.sender
    return sender is not None and sender.is_bot and message.sender_chat is None and sender.id not in NOBODYS


def _origin(message: Message, sender: User) -> Origin:
    """Nobody's own words are a channel's, though they are forwarded too: what nobody answers for is no report."""
    if message.sender_chat is not None or sender.id in NOBODYS:
        return Origin.UNNAMED
    if message.forward_origin is not None or message.is_automatic_forward is not None or message.via_bot is not None:
        return Origin.FORWARDED
    return Origin.OWN


def _replied(message: Message) -> Told | None:
    """The message this one answers. In a forum every message seems to answer the one that opened its topic."""
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created is not None:
        return None
    opened_topic = message.is_topic_message and replied.message_id == message.message_thread_id
    return None if opened_topic else replied


def _files(message: Told) -> tuple[str, ...]:
    """The picture of the message: the largest size of a photo that can be fetched, or a document that is an image."""
    if message.photo:
        fitting = [size for size in message.photo if size.file_size <= MOST_BYTES] or message.photo[:1]
        return (max(fitting, key=_area).file_id,)
    document = message.document
    if document is not None and document.mime_type.startswith("image/") and message.animation is None:
        return (document.file_id,)
    return ()


def _voice(note: VoiceNote | None) -> Voice | None:
    return None if note is None else Voice(note.file_id, note.duration)


def _area(size: File) -> int:
    return size.width * size.height


def _point(location: Location | None) -> Point | None:
    """A place that was shared once; one that follows somebody about is nobody's business."""
    if location is None or location.live_period is not None:
        return None
    return Point(location.latitude, location.longitude)


def _unsupported(message: Message) -> str | None:
    return next((kind for part, kind in _UNSUPPORTED.items() if getattr(message, part) is not None), None)
