"""What somebody may be called: a few words on one line, and no telephone, address or door to anything."""

from __future__ import annotations

import re
import unicodedata

from domain.reading.cleaning import clean
from domain.reading.masking import mask

#: A longer name is no name: so many characters.
MOST_CHARACTERS = 20

#: So many digits in a row belong to a telephone, an account or a chat number.
_NUMBER = re.compile(r"\d{5}|\d(?:[ .-]?\d){6}")

#: What an address on the net has in it, and what could pass for markup.
_LINK = re.compile(r"[/\\@<>{}\[\]|\n]|www\.|\.[a-z]{2,}\b", re.IGNORECASE)


#: The kinds of marks people put before and after a name: spaces, full stops, quotation marks, dashes.
_MARKS = frozenset({"Zs", "Po", "Pi", "Pf", "Pd"})


def as_name(words: str) -> str | None:
    """The name the words are, without the marks around it; None for what is none."""
    name = re.sub(" +", " ", _bare(clean(words).strip()))
    if not name or len(name) > MOST_CHARACTERS or not any(map(str.isalpha, name)):
        return None
    if _NUMBER.search(name) or _LINK.search(name) or mask(name) != name:
        return None
    return name


def _bare(words: str) -> str:
    """The words without quotation marks around them and marks after them; a bracket stays."""
    kept = [at for at, sign in enumerate(words) if unicodedata.category(sign) not in _MARKS]
    return words[kept[0] : kept[-1] + 1] if kept else ""
