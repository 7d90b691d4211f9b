"""The words a play is written in, of all languages at once. The spellings are in ``locales/*/rehearsal.ftl``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from bot.language.text import Locale, Texts

_PREFIXES = ("play-", "mark-")


class Vocabulary:
    """``spellings`` maps the id of a word to everything it may be written as."""

    def __init__(self, spellings: Mapping[str, tuple[str, ...]]) -> None:
        self._spellings = spellings

    def any_of(self, ids: Iterable[str]) -> str:
        """A pattern for any of the words; the group that matched has the word's id, with low lines for dashes."""
        return "|".join(f"(?P<{id.replace('-', '_')}>{self.of(id)})" for id in ids)

    def of(self, id: str) -> str:
        """A pattern for one word: its longest spelling first, any space for a space."""
        longest_first = sorted(self._spellings[id], key=len, reverse=True)
        return "|".join(re.sub(r"(\\ )+", r"\\s+", re.escape(spelling)) for spelling in longest_first)


@cache
def vocabulary() -> Vocabulary:
    """The words that come with the program."""
    texts = Texts.load()
    found: dict[str, tuple[str, ...]] = {}
    for locale in Locale:
        for key in texts.ids(locale):
            if key.startswith(_PREFIXES):
                spellings = (spelling.strip() for spelling in texts.plain(key, locale).split("|"))
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), *spellings)))
    return Vocabulary(found)
