"""Template cards: how they have to look, and what of them can be pressed.

WeCom calls most lengths advice and shows what is longer cut off, which is why they are complained of; what is missing
or given twice is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from tests.emulators.wecom.refusals import Refused
from tests.emulators.wecom.world import Json


class Card(StrEnum):
    """The types there are."""

    TEXT_NOTICE = "text_notice"
    NEWS_NOTICE = "news_notice"
    BUTTONS = "button_interaction"
    VOTE = "vote_interaction"
    MULTIPLE = "multiple_interaction"


#: Those that somebody can answer by pressing.
CALLABLE = frozenset({Card.BUTTONS, Card.VOTE, Card.MULTIPLE})

#: What each cannot be without, as the way to it.
NEEDED: Mapping[Card, tuple[str, ...]] = {
    Card.TEXT_NOTICE: ("card_action.type",),
    Card.NEWS_NOTICE: ("main_title.title", "card_image.url", "card_action.type"),
    Card.BUTTONS: ("main_title.title", "button_list", "task_id"),
    Card.VOTE: ("main_title.title", "checkbox.question_key", "checkbox.option_list", "submit_button.key", "task_id"),
    Card.MULTIPLE: ("main_title.title", "select_list", "submit_button.text", "submit_button.key", "task_id"),
}

#: So many characters of each can be read.
READ = {
    "main_title.title": 26,
    "main_title.desc": 30,
    "sub_title_text": 112,
    "emphasis_content.title": 10,
    "emphasis_content.desc": 15,
    "source.desc": 13,
    "submit_button.text": 10,
}
READ_IN_LISTS = {
    "button_list": ("text", 10),
    "horizontal_content_list": ("keyname", 5),
    "jump_list": ("title", 13),
    "checkbox.option_list": ("text", 17),
    "select_list": ("title", 13),
}

#: So many there may be of each.
MOST = {
    "button_list": 6,
    "horizontal_content_list": 6,
    "jump_list": 3,
    "checkbox.option_list": 20,
    "select_list": 3,
    "action_menu.action_list": 3,
}
MOST_OF_A_SELECTION = 10

#: What is handed back is this long at most, in bytes: the key of a button, the id of an option, of a task.
_KEY, _OPTION, _TASK = 1024, 128, re.compile(r"[A-Za-z0-9_@-]{1,128}")


def check(card: Json) -> list[str]:
    """What people would not see of it. Raises Refused for what is no card."""
    kind = _kind(card)
    for way in NEEDED[kind]:
        if not at(card, way):
            raise Refused(40058, f"missing {way}")
    if kind is Card.TEXT_NOTICE and not (at(card, "main_title.title") or at(card, "sub_title_text")):
        raise Refused(40058, "missing main_title.title and sub_title_text")
    for way, most in MOST.items():
        if len(at(card, way) or ()) > most:
            raise Refused(40058, f"{way} has more than {most}")
    if (task := card.get("task_id")) is not None and not _TASK.fullmatch(str(task)):
        raise Refused(40058, "task_id")
    _check_keys(card)
    return [*_too_long(card)]


def at(card: Json, way: str) -> Any:
    """What stands there, None when nothing does."""
    found: Any = card
    for name in way.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def is_callable(card: Json) -> bool:
    """Whether somebody can answer it, and so whether it can be changed."""
    return card["card_type"] in CALLABLE or bool(at(card, "action_menu.action_list"))


def pressable(card: Json) -> Iterator[tuple[str, str]]:
    """What can be pressed by itself: what it hands over, and what it says."""
    yield from ((button["key"], button["text"]) for button in card.get("button_list", ()))


def selectable(card: Json) -> Iterator[tuple[str, str, str]]:
    """What can be chosen before it is handed over: the question, the option, and what it says."""
    box = card.get("checkbox") or {}
    for list in (box, *card.get("select_list", ())):
        for option in list.get("option_list", ()):
            yield list["question_key"], option["id"], option["text"]


def _kind(card: Json) -> Card:
    try:
        return Card(card["card_type"])
    except (KeyError, ValueError):
        raise Refused(40058, "card_type") from None


def _check_keys(card: Json) -> None:
    keys = [key for key, _ in pressable(card)]
    options = [(question, option) for question, option, _ in selectable(card)]
    if len(set(keys)) < len(keys) or len(set(options)) < len(options):
        raise Refused(40058, "a key given twice")
    if any(len(key.encode()) > _KEY for key in keys) or any(len(id.encode()) > _OPTION for _, id in options):
        raise Refused(40058, "a key too long")
    if any(len(list["option_list"]) > MOST_OF_A_SELECTION for list in card.get("select_list", ())):
        raise Refused(40058, "select_list.option_list")


def _too_long(card: Json) -> Iterator[str]:
    for way, most in READ.items():
        if len(at(card, way) or "") > most:
            yield f"{way} is longer than {most}"
    for way, (name, most) in READ_IN_LISTS.items():
        if any(len(entry.get(name, "")) > most for entry in at(card, way) or ()):
            yield f"{way}.{name} is longer than {most}"
