"""From a message to what is asked of WeCom for it, one part after the other, as literal JSON. Pure: no file is opened.

Text is plain: the one piece of markup WeCom reads in it, the ``<`` of a link or of a mention, is written full width, so
nothing anybody wrote becomes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.channels import Spoken, TextUnit
from bot.channels.lengths import CUT, beginning, cut, length
from bot.channels.wecom.cards import Cards, labels_fit
from storage.photo.store import KeptFile

#: Bytes of a text; WeCom cuts what is longer, in the middle of a character if need be.
TEXT_BYTES = 2048

#: A long text comes in so many texts; what is longer still is cut.
MOST_TEXTS = 3

#: What begins a link or a mention, and how it is written instead.
_NO_MARKUP = {ord("<"): 0xFF1C}

#: So much of a text its choices may take at most.
_CHOICES_BYTES = 1536


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo, which has to be given to WeCom before it can be shown."""

    file: KeptFile


@dataclass(frozen=True, slots=True)
class Spoke:
    """A voice note, which has to be given to WeCom before it can be played."""

    file: KeptFile


Body: TypeAlias = Mapping[str, Any]
#: What a message comes in, in groups and in private: nothing that was spoken goes to a group.
GroupPart: TypeAlias = "Picture | Body"
Part: TypeAlias = "GroupPart | Spoke"


def for_member(message: Spoken, cards: Cards, task_id: str) -> tuple[Part, ...]:
    """What is shown to a member, in order. The last is the message itself: its id, and its card if it has one."""
    return *_pictures(message), *_spoke(message), *_words(message, cards, task_id)


def for_group(message: Spoken) -> tuple[GroupPart, ...]:
    """What is shown to a group that only listens, in order."""
    return *_pictures(message), *texts(message.text)


def plainly(message: Spoken) -> tuple[Body, ...]:
    """The words with their choices written below, to be answered by a number: where there is no card for them."""
    listed = cut("\n".join(choice.label for choice in message.choices), _CHOICES_BYTES, TextUnit.BYTES)
    return texts(message.text, f"\n\n{listed}" if listed else "")


def texts(words: str, below: str = "") -> tuple[Body, ...]:
    """The words alone, in as many texts as they need, cut at the ends of lines; what stands below them is whole."""
    rest, below = _tame(words), _tame(below)
    room = TEXT_BYTES - length(below, TextUnit.BYTES)
    pieces: list[str] = []
    while len(pieces) < MOST_TEXTS - 1 and length(rest, TextUnit.BYTES) > room:
        pieces.append(beginning(rest, TEXT_BYTES, TextUnit.BYTES))
        rest = rest[len(pieces[-1]) :].lstrip("\n")
    last = (cut(rest, room, TextUnit.BYTES) + below).lstrip("\n")
    return tuple(_text(piece.rstrip("\n")) for piece in (*pieces, last) if piece.strip()) or (_text(CUT),)


def _text(content: str) -> Body:
    return {"msgtype": "text", "text": {"content": content}}


def image(media_id: str) -> Body:
    """A photo WeCom has been given."""
    return {"msgtype": "image", "image": {"media_id": media_id}}


def voice(media_id: str) -> Body:
    """A voice note WeCom has been given."""
    return {"msgtype": "voice", "voice": {"media_id": media_id}}


def card_of(part: Part) -> Mapping[str, Any] | None:
    """The card that is sent, None for any other part."""
    return part.get("template_card") if isinstance(part, Mapping) else None


def _pictures(message: Spoken) -> tuple[Picture, ...]:
    return tuple(Picture(photo) for photo in message.photos)


def _spoke(message: Spoken) -> tuple[Spoke, ...]:
    return () if message.sound is None else (Spoke(message.sound.file),)


def _words(message: Spoken, cards: Cards, task_id: str) -> tuple[Body, ...]:
    if (whole := cards.whole(message)) is not None:
        return (_card(whole, task_id),)
    below = cards.below(message)
    if below is None:
        return plainly(message)
    words = texts(message.text) if labels_fit(message) else plainly(message)
    return *words, _card(below, task_id)


def _card(card: Mapping[str, Any], task_id: str) -> Body:
    return {"msgtype": "template_card", "template_card": {**card, "task_id": task_id}}


def _tame(words: str) -> str:
    """The words without links and mentions, and without halves of characters, which no JSON can hold."""
    return words.translate(_NO_MARKUP).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
