"""What the robot says, as literal JSON: answers to an open request, answers by a link, cards that change. Pure.

Words are Markdown there; whatever could become markup of what people wrote is written full width.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels import Choice, Spoken
from bot.channels.wecom.cards import Cards

Answer = Mapping[str, Any]

#: A picture WeCom takes, and how many of them stand under one answer.
MOST_PICTURES = 10
LARGEST_PICTURE = 10 * 1024 * 1024

#: So much further on stands the full width of a sign of ASCII.
_FULL_WIDTH = 0xFEE0

_INERT = str.maketrans({sign: chr(ord(sign) + _FULL_WIDTH) for sign in "<>[]`*"})
_HEADING = re.compile(r"^([ \t]*)#", re.MULTILINE)


def at_once(message: Spoken, task_id: str, cards: Cards, pictures: Sequence[bytes]) -> Answer:
    """The answer to a request that is still open: a card where all of it fits, else words with a card below them."""
    if not pictures and (card := cards.whole(message)) is not None:
        return _only_card(card, task_id)
    below = cards.below(message)
    stream: dict[str, Any] = {"id": task_id, "finish": True, "content": _words(message, below is not None)}
    if pictures:
        stream["msg_item"] = [_picture(picture) for picture in pictures[:MOST_PICTURES]]
    if below is None:
        return {"msgtype": "stream", "stream": stream}
    card = {**below, "task_id": task_id}
    return {"msgtype": "stream_with_template_card", "stream": stream, "template_card": card}


def by_link(message: Spoken, task_id: str, cards: Cards) -> Answer:
    """The answer by a link, which takes either words or a card: where something is to be chosen it is a card, with as
    much of the words as it holds.
    """
    if (card := cards.whole(message)) is not None:
        return _only_card(card, task_id)
    if cards.below(message) is not None:
        return _only_card(cards.now(message), task_id)
    return {"msgtype": "markdown", "markdown": {"content": _words(message, False)}}


def changed(message: Spoken, task_id: str, cards: Cards) -> Answer:
    """The card that was pressed says this from now on, to everybody."""
    return {"response_type": "update_template_card", "template_card": {**cards.now(message), "task_id": task_id}}


def inert(text: str) -> str:
    """The text with nothing in it that Markdown knows."""
    return _HEADING.sub(lambda found: found[1] + chr(ord("#") + _FULL_WIDTH), text.translate(_INERT))


def _only_card(card: Mapping[str, Any], task_id: str) -> Answer:
    return {"msgtype": "template_card", "template_card": {**card, "task_id": task_id}}


def _words(message: Spoken, with_card: bool) -> str:
    """The words; what cannot be pressed stands below them."""
    choices: tuple[Choice, ...] = () if with_card else message.choices
    return inert("\n".join((message.text, *(choice.label for choice in choices))))


def _picture(picture: bytes) -> Mapping[str, Any]:
    digest = hashlib.md5(picture, usedforsecurity=False).hexdigest()
    return {"msgtype": "image", "image": {"base64": base64.b64encode(picture).decode(), "md5": digest}}
