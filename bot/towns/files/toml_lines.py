"""On which line each key of a TOML text stands, because ``tomli`` does not tell.

Only for texts that ``tomli`` has already accepted: nothing is validated and no value is read.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

Path: TypeAlias = "tuple[str | int, ...]"

# A value that begins and ends on one line says nothing that the line of its key does not: it is skipped in one step.
# Patterns are possessive, so that a line which only looks like that costs no more than its length.
_STRING = r""" (?: "(?!"")(?:\\.|[^"\\\n])*+" | '(?!'')[^'\n]*+' ) """
_BARE = r""" [^\s\[\]{}=,.\#"']++ """
_PLAIN = rf""" (?: {_STRING} | {_BARE} | [. \t] )++ """
_INSIDE = rf"{_PLAIN} | [,=]"
_NEST = rf""" \[(?:{_INSIDE})*+\] | \{{(?:{_INSIDE})*+\}} """
_VALUE = rf""" =[ \t]*+ (?: \[(?:{_INSIDE}|{_NEST})*+\] | {_NEST} | {_PLAIN} ) (?=[ \t]*+\r?(?:\n|\Z)) """
_TOKEN = re.compile(
    rf"""
      ^ (?P<line> [A-Za-z0-9_-]++ ) [ \t]*+ {_VALUE} [ \t\r]*+ \n?
    | (?P<pair> {_VALUE} )
    | (?P<string> \"{{3}}(?:\\[\s\S]|[^\\])*?\"{{3,5}} | '{{3}}[\s\S]*?'{{3,5}} | {_STRING} )
    | (?P<comment> \#[^\n]* )
    | (?P<mark> [\[\]{{}}=,.\n] )
    | (?P<bare> {_BARE} )
    """,
    re.VERBOSE | re.MULTILINE,
)
_MAY_END_LINES = frozenset({"string", "mark"})
_LINE_END = frozenset({"\n"})
_BETWEEN = frozenset({"\n", ","})
_END_OF_VALUE = frozenset({*_BETWEEN, "]", "}", ""})


@dataclass(frozen=True)
class Lines:
    """Lines of a text by path: ``("grids", 2, "parent")`` is the key ``parent`` of the third ``[[grids]]``.

    They are counted when the first is asked for: a text without a mistake needs none.
    """

    text: str

    def at(self, path: Path) -> int:
        """The line of the path, or of the nearest thing around it; 1 when nothing of it was written."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._found:
                return self._found[path[:end]]
        return 1

    @cached_property
    def _found(self) -> Mapping[Path, int]:
        """Where every table and key begins, and every array element that does so on a line of its own."""
        return _Scanner(self.text).scan()


class Line(NamedTuple):
    """The line of a path, as a number once it is told to somebody."""

    lines: Lines
    path: Path

    def __int__(self) -> int:
        return self.lines.at(self.path)


class _Token(NamedTuple):
    """``whole`` is a line that holds one key and all of its value: its text is the key."""

    text: str
    line: int
    quoted: bool
    whole: bool = False


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "line":
            # As a rule a line is one of these.
            yield _Token(match["line"], line, quoted=False, whole=True)
            line += 1
        elif kind != "comment":
            yield _Token("=" if kind == "pair" else match[0], line, kind == "string")
        if kind in _MAY_END_LINES:
            line += match[0].count("\n")
    yield _Token("", line, quoted=False)


class _Scanner:
    """One walk over the tokens; each method leaves the cursor behind what it is named after."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._here = next(self._tokens)
        self._found: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}

    def scan(self) -> Mapping[Path, int]:
        table: Path = ()
        while self._skip(_LINE_END).text:
            if self._here.text == "[":
                table = self._header()
            else:
                self._pair(table)
        return self._found

    def _header(self) -> Path:
        line = self._take().line
        in_array = self._here.text == "["
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
        while (token := self._take()).text != end:
            if token.text != ".":
                keys.append(token.text[1:-1] if token.quoted else token.text)
        return tuple(keys)

    def _pair(self, table: Path) -> None:
        line = self._here.line
        path = table
        if self._here.whole:
            self._found.setdefault((*path, self._take().text), line)
            return
        for key in self._keys("="):
            path = (*path, key)
            self._found.setdefault(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._here.text == "[":
            self._array(path)
        elif self._here.text == "{":
            self._inline_table(path)
        else:
            while self._here.text not in _END_OF_VALUE:
                self._take()

    def _array(self, path: Path) -> None:
        self._take()
        count = 0
        while self._skip(_BETWEEN).text != "]":
            self._found[(*path, count)] = self._here.line
            self._value((*path, count))
            count += 1
        self._take()

    def _inline_table(self, path: Path) -> None:
        self._take()
        while self._skip(_BETWEEN).text != "}":
            self._pair(path)
        self._take()

    def _take(self) -> _Token:
        """The token the cursor stood on; at the end of the text it stays on the last one, which is empty."""
        taken = self._here
        self._here = next(self._tokens, taken)
        return taken

    def _skip(self, marks: Container[str]) -> _Token:
        while self._here.text in marks:
            self._take()
        return self._here
