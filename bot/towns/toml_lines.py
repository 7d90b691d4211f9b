"""On which line each key of a TOML text stands, because ``tomllib`` does not tell.

Only for texts that ``tomllib`` has already accepted: nothing is validated and no value is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = "tuple[str | int, ...]"

_TOKEN = re.compile(
    r"""
      (?P<string> \"{3}(?:\\[\s\S]|[^\\])*?\"{3,5} | '{3}[\s\S]*?'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*' )
    | (?P<comment> \#[^\n]* )
    | (?P<mark> [\[\]{}=,.\n] )
    | (?P<bare> [^\s\[\]{}=,.\#"']+ )
    """,
    re.VERBOSE,
)
_END_OF_VALUE = frozenset({",", "]", "}", "\n", ""})


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines by path: ``("grids", 2, "parent")`` is the key ``parent`` of the third ``[[grids]]``."""

    found: Mapping[Path, int]

    def at(self, path: Path) -> int:
        """The line of the path, or of the nearest thing around it; 1 when nothing of it was written."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.found:
                return self.found[path[:end]]
        return 1


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    line: int
    quoted: bool


def locate(text: str) -> Lines:
    """Where every table, key and array element of the text begins."""
    return Lines(_Scanner(text).scan())


def _tokens(text: str) -> Iterator[_Token]:
    line, seen = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        if match.lastgroup != "comment":
            yield _Token(match.group(), line, match.lastgroup == "string")
    yield _Token("", line, quoted=False)


class _Scanner:
    """One walk over the tokens; each method leaves the cursor behind what it is named after."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._found: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}

    def scan(self) -> Mapping[Path, int]:
        table: Path = ()
        while self._skip({"\n"}).text:
            if self._sees("["):
                table = self._header()
            else:
                self._pair(table)
        return self._found

    def _header(self) -> Path:
        line = self._take().line
        in_array = self._sees("[")
        if in_array:
            self._take()
        path: Path = ()
        for key in self._keys("]"):
            path = self._into(path, key)
            self._found.setdefault(path, line)
        if in_array:
            self._take()
            path = self._next_element(path)
        self._found[path] = line
        return path

    def _into(self, path: Path, key: str) -> Path:
        """The table below, passing through the last element where the parent is an array of tables."""
        length = self._lengths.get(path)
        return (*path, key) if length is None else (*path, length - 1, key)

    def _next_element(self, path: Path) -> Path:
        count = self._lengths.get(path, 0)
        self._lengths[path] = count + 1
        return (*path, count)

    def _keys(self, end: str) -> tuple[str, ...]:
        keys = []
        while not self._sees(end):
            token = self._take()
            if token.text != ".":
                keys.append(token.text[1:-1] if token.quoted else token.text)
        self._take()
        return tuple(keys)

    def _pair(self, table: Path) -> None:
        line = self._peek().line
        path = table
        for key in self._keys("="):
            path = (*path, key)
            self._found.setdefault(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._sees("["):
            self._array(path)
        elif self._sees("{"):
            self._inline_table(path)
        else:
            while self._peek().text not in _END_OF_VALUE:
                self._take()

    def _array(self, path: Path) -> None:
        self._take()
        count = 0
        while self._skip({"\n", ","}).text != "]":
            self._found[(*path, count)] = self._peek().line
            self._value((*path, count))
            count += 1
        self._take()

    def _inline_table(self, path: Path) -> None:
        self._take()
        while self._skip({"\n", ","}).text != "}":
            self._pair(path)
        self._take()

    def _peek(self) -> _Token:
        return self._tokens[self._at]

    def _sees(self, mark: str) -> bool:
        return self._peek().text == mark

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _skip(self, marks: set[str]) -> _Token:
        while self._peek().text in marks:
            self._at += 1
        return self._peek()
