"""From a message to what is asked of WeCom for it, one part after the other, as literal JSON. Pure: no file is opened.

Text is plain: the one piece of markup WeCom reads in it, the ``<`` of a link or of a mention, is written full width, so
nothing anybody wrote becomes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from bot.channels import Spoken, TextUnit
from bot.channels.lengths import CUT, cut, length
from bot.channels.wecom.cards import Cards, labels_fit

#: Bytes of a text; WeCom cuts what is longer, in the middle of a character if need be.
TEXT_BYTES = 2048

#: What begins a link or a mention, and how it is written instead.
_NO_MARKUP = {ord("<"): 0xFF1C}

#: So much of a text its choices may take at most.
_CHOICES_BYTES = 1536


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo, which has to be given to WeCom before it can be shown."""

    file: Path


Body: TypeAlias = Mapping[str, Any]
Part: TypeAlias = "Picture | Body"


def for_member(message: Spoken, cards: Cards, task_id: str) -> tuple[Part, ...]:
    """What is shown to a member, in order. The last is the message itself: its id, and its card if it has one."""
    return *_pictures(message), *_words(message, cards, task_id)


def for_group(message: Spoken) -> tuple[Part, ...]:
    """What is shown to a group that only listens, in order."""
    return *_pictures(message), text(message.text)


def plainly(message: Spoken) -> Body:
    """The words with their choices written below, to be answered by a number: where there is no card for them."""
    listed = cut("\n".join(choice.label for choice in message.choices), _CHOICES_BYTES, TextUnit.BYTES)
    below = f"\n\n{listed}" if listed else ""
    room = TEXT_BYTES - length(_tame(below), TextUnit.BYTES)
    return text(cut(_tame(message.text), room, TextUnit.BYTES) + below)


def text(words: str) -> Body:
    """A message of words alone; never of none."""
    fitting = cut(_tame(words), TEXT_BYTES, TextUnit.BYTES)
    return {"msgtype": "text", "text": {"content": fitting if fitting.strip() else CUT}}


def image(media_id: str) -> Body:
    """A photo WeCom has been given."""
    return {"msgtype": "image", "image": {"media_id": media_id}}


def card_of(part: Part) -> Mapping[str, Any] | None:
    """The card that is sent, None for any other part."""
    return part.get("template_card") if isinstance(part, Mapping) else None


def _pictures(message: Spoken) -> tuple[Picture, ...]:
    return tuple(Picture(photo) for photo in message.photos)


def _words(message: Spoken, cards: Cards, task_id: str) -> tuple[Body, ...]:
    if (whole := cards.whole(message)) is not None:
        return (_card(whole, task_id),)
    below = cards.below(message)
    if below is None:
        return (plainly(message),)
    words = text(message.text) if labels_fit(message) else plainly(message)
    return words, _card(below, task_id)


def _card(card: Mapping[str, Any], task_id: str) -> Body:
    return {"msgtype": "template_card", "template_card": {**card, "task_id": task_id}}


def _tame(words: str) -> str:
    """The words without links and mentions, and without halves of characters, which no JSON can hold."""
    return words.translate(_NO_MARKUP).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
