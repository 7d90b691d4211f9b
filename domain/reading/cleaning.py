"""What people write without what harms whoever reads it: turned-round text, towers of accents, walls of text."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.message import Incoming

#: A message of more characters is cut: a card with it must fit into one message of every platform.
MOST_CHARACTERS = 2000

#: A name of more characters is cut.
MOST_OF_A_NAME = 64

#: So many accents one letter may carry (Vietnamese needs two), so many empty lines may follow one another.
_MOST_ACCENTS = 4
_MOST_BREAKS = 2

#: Control characters, half a surrogate, and what turns the direction of the text that follows.
_HARMFUL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069"

#: The blocks of accents for letters of any alphabet. Scripts that stack signs of their own are not among them.
_ACCENTS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

_NEW_LINE = re.compile("\r\n?|[\x85\u2028\u2029]")
_STRIPPED = re.compile(f"[{_HARMFUL}]|(?<=[{_ACCENTS}]{{{_MOST_ACCENTS}}})[{_ACCENTS}]+")
_BREAKS = re.compile(rf"\n{{{_MOST_BREAKS + 1},}}")


def clean(text: str) -> str:
    """The text as it can be shown to anybody; what is only unusual stays (emoji, any script)."""
    if text.isprintable() and text.isascii():
        return text
    text = _STRIPPED.sub("", _NEW_LINE.sub("\n", text))
    return _BREAKS.sub("\n" * _MOST_BREAKS, text)


def cleaned(incoming: Incoming) -> Incoming:
    """The message with its words and all names in it clean and no longer than we keep."""
    text, name, title = clean(incoming.text), clean_name(incoming.sender_name), clean_name(incoming.title)
    shortened = len(text) > MOST_CHARACTERS
    turn = incoming.chat_turn
    if turn is not None and turn.value:
        turn = replace(turn, value=clean_name(turn.value))
    before = (incoming.text, incoming.sender_name, incoming.title, incoming.chat_turn)
    if (text, name, title, turn) == before and not shortened:
        return incoming
    return replace(
        incoming,
        text=text[:MOST_CHARACTERS],
        sender_name=name,
        title=title,
        chat_turn=turn,
        shortened=shortened,
    )


def clean_name(name: str) -> str:
    """The name of a person or a group as it can be shown to anybody, cut when it is long."""
    return clean(name)[:MOST_OF_A_NAME]
