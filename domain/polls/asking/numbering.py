"""The numbers of polls as the program writes them between its own parts: ``poll-12``.

How people say and type them (议12) is a matter of words, and read where words are. A link into a private talk begins
with the same.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"poll-([1-9][0-9]{0,5})(?:\s+|$)")


def poll_number(serial: int) -> str:
    """The poll with that serial."""
    return f"poll-{serial}"


def split_poll_number(text: str) -> tuple[int | None, str]:
    """The serial of the poll named first in the text, and what follows it; None where the text begins otherwise."""
    text = text.strip()
    found = _NUMBER.match(text)
    return (None, text) if found is None else (int(found[1]), text[found.end() :].strip())
