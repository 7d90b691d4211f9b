"""A chat as it looks on somebody's phone, as a page of its own: what the pictures in the documentation are taken of."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tests.emulators.telegram.actors import Phone
from tests.emulators.telegram.people import INSIDE, Json
from tests.emulators.telegram.texts import entities, words_of
from tests.emulators.telegram.world import World

#: The colours of people's names and of their round pictures.
_COLOURS = ("#c4543d", "#c07d2b", "#7c5bc4", "#3f8f4f", "#2f8f93", "#3b78c0", "#b5497f")


@dataclass
class Bubble:
    """What stands together: a message, or an album. ``side`` is "mine" for what the holder of the phone said, "notice"
    for what happened to the group, else "theirs".
    """

    side: str
    name: str
    colour: str
    text: Markup
    time: str
    edited: bool
    photos: list[str] = field(default_factory=list)
    quoted: tuple[str, str] | None = None
    rows: list[list[Json]] = field(default_factory=list)


def page(phone: Phone, zone: tzinfo, *, since: int = 0, until: int | None = None) -> str:
    """The page with the messages from ``since`` to ``until``, by their place in the chat."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    messages = phone.messages[since:until]
    group = phone.chat.person is None
    day = datetime.fromtimestamp(messages[0]["date"], zone)
    members = sum(status in INSIDE for status in phone.chat.members.values())
    return environment.get_template("bubbles.html").render(
        title=phone.chat.title if group else phone.bot.user.first_name,
        below=f"{members} 位成员" if group else "机器人",
        group=group,
        colour=_colour(phone.chat.id if group else phone.bot.user.id),
        day=f"{day.month}月{day.day}日",
        bubbles=list(_bubbles(phone, messages, zone)),
    )


def _bubbles(phone: Phone, messages: Sequence[Json], zone: tzinfo) -> Iterator[Bubble]:
    album, bubble = None, None
    for message in messages:
        if album is not None and message.get("media_group_id") == album and bubble is not None:
            bubble.photos += _photos(phone.world, message)
            continue
        if bubble is not None:
            yield bubble
        album, bubble = message.get("media_group_id"), _bubble(phone, message, zone)
    if bubble is not None:
        yield bubble


def _bubble(phone: Phone, message: Json, zone: tzinfo) -> Bubble:
    sender = message["from"]
    notice = _notice(message)
    side = "notice" if notice else "mine" if sender["id"] == phone.user.id else "theirs"
    quoted = message.get("reply_to_message")
    return Bubble(
        side=side,
        name=sender["first_name"],
        colour=_colour(sender["id"]),
        text=escape(notice) or _marked(_shown(message)),
        time=datetime.fromtimestamp(message["date"], zone).strftime("%H:%M"),
        edited="edit_date" in message,
        photos=_photos(phone.world, message),
        quoted=(quoted["from"]["first_name"], _first_words(quoted)) if quoted else None,
        rows=message.get("reply_markup", {}).get("inline_keyboard", []),
    )


def _notice(message: Json) -> str:
    """What happened to the group, "" when somebody said something."""
    who = message["from"]["first_name"]
    if "new_chat_members" in message:
        return f"{who} 邀请了 {message['new_chat_members'][0]['first_name']}"
    if "left_chat_member" in message:
        return f"{who} 移出了 {message['left_chat_member']['first_name']}"
    return f"{who} 把群名改为“{message['new_chat_title']}”" if "new_chat_title" in message else ""


def _shown(message: Json) -> str:
    """The words as the apps show them: what a link put behind /start is not seen."""
    text = words_of(message)
    return "/start" if text.startswith("/start ") else text


def _first_words(message: Json) -> str:
    return (words_of(message) or "图片").splitlines()[0]


def _photos(world: World, message: Json) -> list[str]:
    if "photo" not in message:
        return []
    content = world.files[message["photo"][-1]["file_id"]].bytes()
    return [f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"]


def _marked(text: str) -> Markup:
    """The text with its commands and names as links, as the apps show them."""
    units = text.encode("utf-16-le")
    shown, at = Markup(""), 0
    for mark in entities(text):
        begin, end = 2 * mark["offset"], 2 * (mark["offset"] + mark["length"])
        link = escape(units[begin:end].decode("utf-16-le"))
        shown += escape(units[at:begin].decode("utf-16-le")) + Markup('<span class="link">{}</span>').format(link)
        at = end
    return shown + escape(units[at:].decode("utf-16-le"))


def _colour(id: int) -> str:
    return _COLOURS[abs(id) % len(_COLOURS)]
