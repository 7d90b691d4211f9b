"""What the platform sees in a text: commands, mentions, and how long it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.emulators.telegram.people import Json

#: How long a message, and the words under a photo, may be.
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024

#: A command and a name are Latin, and both stand alone: "/绑定" and "请@linzhang_bot看看" are only words.
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)")


def words_of(message: Json) -> str:
    """What a message says, of a photo what stands under it."""
    return str(message.get("text") or message.get("caption") or "")


def marks_of(message: Json) -> list[Json]:
    """The entities of what a message says."""
    found: list[Json] = message.get("entities") or message.get("caption_entities") or []
    return found


def units(text: str) -> int:
    """How long a text is in UTF-16 code units, which is what offsets and limits count."""
    return len(text.encode("utf-16-le")) // 2


def pieces(text: str, most: int) -> Iterator[str]:
    """The text in parts of at most so many units."""
    begin, length = 0, 0
    for end, letter in enumerate(text):
        length += units(letter)
        if length > most:
            yield text[begin:end]
            begin, length = end, units(letter)
    yield text[begin:]


def entities(text: str) -> list[Json]:
    """The commands and mentions in a text, in their order."""
    return sorted(_found(text), key=lambda entity: int(entity["offset"]))


def _found(text: str) -> Iterator[Json]:
    for kind, pattern in (("bot_command", _COMMAND), ("mention", _MENTION)):
        for match in pattern.finditer(text):
            yield {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}


def spans(text: str, kind: str, marks: list[Json]) -> list[str]:
    """What stands at the entities of that kind."""
    encoded = text.encode("utf-16-le")
    return [
        encoded[2 * mark["offset"] : 2 * (mark["offset"] + mark["length"])].decode("utf-16-le")
        for mark in marks
        if mark["type"] == kind
    ]
