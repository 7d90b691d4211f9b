"""From a statement as SQLite has it to one PostgreSQL takes: the marks of parameters, and what is spelt otherwise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

#: A parameter by name or by place, or a text that only looks as if one stood in it.
_PARAMETER = re.compile(r"'[^']*'|(?<![:\w]):([a-z_][a-z_0-9]*)|\?")

#: A document is JSON text; PostgreSQL has to be told so.
_INSIDE = re.compile(r"(\w+\.\w+) ->> (\w+\.\w+)")

#: All that is ever asked fits.
STATEMENTS = 2000


class Spelt(NamedTuple):
    """A statement for PostgreSQL. ``names`` are those of its parameters in order, None when they go by their place."""

    sql: bytes
    names: tuple[str, ...] | None


@lru_cache(maxsize=STATEMENTS)
def spelt(sql: str) -> Spelt:
    """The statement with PostgreSQL's marks, its way to write no bytes and to look into a document."""
    names: list[str] = []
    places = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal places
        if found[0] == "?":
            places += 1
            return f"${places}"
        name = found[1]
        if name is None:
            return found[0]
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    here = _INSIDE.sub(r"(\1)::json ->> (\2)::int", sql.replace("x''", "''::bytea"))
    marked = _PARAMETER.sub(mark, here)
    return Spelt(marked.encode(), None if places else tuple(names))
