"""Template cards (模板卡片): how choices look in WeCom, as literal JSON without the task's id. Pure.

Lengths are in characters, each the smaller one of what is said of the cards of apps and of robots, so that one card
does for both (developer.work.weixin.qq.com, 模板卡片类型). What is written on a card is never a link.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels import Choice, Spoken, TextUnit
from bot.channels.lengths import cut, length
from bot.language.text import Locale, Texts

Card = dict[str, Any]

TITLE, TITLE_NOTE, WORDS = 26, 30, 112
BUTTON, OPTION = 10, 11
MOST_BUTTONS, MOST_OPTIONS = 6, 20

#: What a submitted vote card is called by; which option it was stands beside it.
SUBMIT = "submit"

#: What the one question of a vote card is called by.
_QUESTION = "choice"

#: The button of a card on which nothing can be pressed any more.
_OVER = "over"

#: The first button stands out; the others are plain.
_FIRST, _OTHERS = 1, 4


@dataclass(frozen=True, slots=True)
class CardWords:
    """What has to be on every card that is submitted, and on every card that is over."""

    submit: str
    over: str


def new_task_id() -> str:
    """An id no other card has."""
    return secrets.token_urlsafe(18)


class Cards:
    """Cards in each language of the bot."""

    def __init__(self, texts: Texts) -> None:
        self._words = {
            locale.value: CardWords(texts.plain("wecom-card-submit", locale), texts.plain("wecom-card-over", locale))
            for locale in Locale
        }

    def whole(self, message: Spoken) -> Card | None:
        """The message as one card; None when it has no choices, or words or choices that no card holds."""
        title, words = _headed(message.text)
        room = _room(message)
        if room is None or length(title, TextUnit.CHARACTERS) > TITLE or not labels_fit(message):
            return None
        return self._asking(message, title, words) if length(words, TextUnit.CHARACTERS) <= room else None

    def below(self, message: Spoken) -> Card | None:
        """A short card to stand below the words; None when there are no choices, or more than a card holds."""
        title, _ = _headed(message.text)
        return None if _room(message) is None else self._asking(message, _cut(title, TITLE), "")

    def now(self, message: Spoken) -> Card:
        """What a card is changed to: as much of the words as it holds, and the choices there are now."""
        title, words = _headed(message.text)
        room = _room(message)
        if room is not None:
            return self._asking(message, _cut(title, TITLE), _cut(words, room))
        over = self._words[message.locale].over
        return {
            **_button_card(_cut(title, TITLE), _cut(words, WORDS)),
            "button_list": [{"text": over, "style": _OTHERS, "key": _OVER}],
            "replace_text": over,
        }

    def _asking(self, message: Spoken, title: str, words: str) -> Card:
        if _is_pressed(message):
            return {**_button_card(title, words), "button_list": _buttons(message.choices)}
        options = [
            {"id": choice.handle, "text": _cut(choice.label, OPTION), "is_checked": False} for choice in message.choices
        ]
        return {
            "card_type": "vote_interaction",
            "main_title": {"title": title} | ({"desc": words} if words else {}),
            "checkbox": {"question_key": _QUESTION, "option_list": options, "mode": 0},
            "submit_button": {"text": self._words[message.locale].submit, "key": SUBMIT},
        }


def _is_pressed(message: Spoken) -> bool:
    """Whether each choice is a button; else one is marked and handed in, which is what a ballot looks like."""
    return len(message.choices) <= MOST_BUTTONS and not message.ballot


def _room(message: Spoken) -> int | None:
    """How many characters stand below the title; None when there is nothing to choose, or too much."""
    if not 1 <= len(message.choices) <= MOST_OPTIONS:
        return None
    return WORDS if _is_pressed(message) else TITLE_NOTE


def labels_fit(message: Spoken) -> bool:
    """Whether every choice can be read in full on the card."""
    most = BUTTON if _is_pressed(message) else OPTION
    return all(length(choice.label, TextUnit.CHARACTERS) <= most for choice in message.choices)


def _headed(text: str) -> tuple[str, str]:
    """The first line, and the others."""
    title, _, words = text.strip().partition("\n")
    return title.strip(), words.strip()


def _cut(text: str, most: int) -> str:
    return cut(text, most, TextUnit.CHARACTERS)


def _button_card(title: str, words: str) -> Card:
    card: Card = {"card_type": "button_interaction", "main_title": {"title": title}}
    return card | ({"sub_title_text": words} if words else {})


def _buttons(choices: Sequence[Choice]) -> list[Mapping[str, Any]]:
    return [
        {"text": _cut(choice.label, BUTTON), "style": _FIRST if place == 0 else _OTHERS, "key": choice.handle}
        for place, choice in enumerate(choices)
    ]
