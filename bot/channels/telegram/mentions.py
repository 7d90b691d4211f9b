"""When a text calls the bot by its name, and the text without the name. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.channels.telegram.shapes import Entity

#: What parts a name from what is said to it, in any width.
_GAP = r"[\s,:\uff0c\uff1a\u3001]*"

#: Either sign that a name may follow.
_AT = re.compile(r"[@\uff20]")

#: A command with the name of the bot it is meant for: "/help@some_bot".
_COMMAND = re.compile(r"([/\uff0f][^\s@\uff20]+)[@\uff20]([A-Za-z0-9_]+)")


def meant_for_another(text: str, username: str) -> bool:
    """Whether the text is a command for some other bot."""
    named = _COMMAND.match(text)
    return named is not None and named[2].casefold() != username.casefold()


def without_mentions(text: str, entities: Sequence[Entity], username: str, id: int) -> tuple[bool, str]:
    """Whether the text names the bot anywhere, and the text without its name."""
    spans = {_span(text, entity) for entity in entities if entity.user is not None and entity.user.id == id}
    if _AT.search(text):
        command = _COMMAND.match(text)
        if command is not None and command[2].casefold() == username.casefold():
            spans.add((command.end(1), command.end()))
        spans.update(found.span() for found in _name(username).finditer(text))
    return bool(spans), _cut(text, spans).strip()


@lru_cache(8)
def _name(username: str) -> re.Pattern[str]:
    """The bot's name wherever it stands. Telegram marks it only between spaces, but neighbours write Chinese around it
    without any; so what is looked for is the name itself, which ends where no Latin letter follows.
    """
    return re.compile(rf"(?<![A-Za-z0-9_/@\uff20])[@\uff20]{re.escape(username)}(?![A-Za-z0-9_])", re.IGNORECASE)


def _span(text: str, entity: Entity) -> tuple[int, int]:
    """Where the entity stands in Python's count of characters."""
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = (2 * place for place in (entity.offset, entity.offset + entity.length))
    before, inside = (units[part].decode("utf-16-le", "ignore") for part in (slice(start), slice(start, end)))
    return len(before), len(before) + len(inside)


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without these places and the gap after each; a space stays in their stead."""
    for start, end in sorted(spans, reverse=True):
        rest = re.sub(rf"^{_GAP}", "", text[end:])
        text = f"{text[:start].rstrip(' ')} {rest}"
    return text
