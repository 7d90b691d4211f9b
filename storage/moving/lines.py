"""Rows as lines: the same rows are the same bytes, whichever database they are from.

They are the lines that COPY of PostgreSQL writes and reads: the values of a row with tabs between them, ``\\N`` where
there is none, what would be mistaken behind a backslash, bytes as hexadecimal digits. The character 0, which PostgreSQL
cannot keep, is left out. Lines come many at a time, each of them whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

_NOTHING = "\\N"
#: What bytes begin with, and what that is once it is written.
_IN_HEX = "\\x"
_BYTES = "\\\\x"

_WRITTEN = {
    b"\\": rb"\\",
    b"\0": b"",
    b"\b": rb"\b",
    b"\t": rb"\t",
    b"\n": rb"\n",
    b"\v": rb"\v",
    b"\f": rb"\f",
    b"\r": rb"\r",
}

#: Bytes that are in no text stand between values, behind a row, and where there is no value, until all else is written.
_BETWEEN, _BEHIND, _NONE = b"\xff", b"\xfd", b"\xfe"
_MARKS = {_BETWEEN: b"\t", _BEHIND: b"\n", _NONE: _NOTHING.encode()}

_ESCAPE = re.compile(r"\\(.)")
_MEANT = {written[1:].decode(): odd.decode() for odd, written in _WRITTEN.items() if written}

#: So many bytes of lines at a time.
_PORTION = 1 << 20


def as_one_value(columns: Sequence[str], blobs: Collection[int]) -> str:
    """What SQLite is to select of a row for ``written``: it puts values together faster than we do one by one."""
    return f"CAST({_together([_marked(column, place in blobs) for place, column in enumerate(columns)])} AS BLOB)"


def _marked(column: str, blob: bool) -> str:
    value = f"'{_IN_HEX}' || lower(hex({column}))" if blob else column
    return f"iif({column} IS NULL, x'{_NONE.hex()}', {value})"


def _together(values: Sequence[str]) -> str:
    # Halves of halves: from left to right a long text would be copied once for each value behind it.
    if len(values) == 1:
        return values[0]
    half = len(values) // 2
    return f"({_together(values[:half])} || x'{_BETWEEN.hex()}' || {_together(values[half:])})"


def written(rows: Iterable[bytes]) -> bytes:
    """The lines of these rows, each of them one value."""
    lines = b"".join([row + _BEHIND for row in rows])
    for odd, meant in (_WRITTEN | _MARKS).items():
        lines = lines.replace(odd, meant)
    return lines


def read(lines: bytes, blobs: Collection[int]) -> Iterator[list[str | bytes | None]]:
    """The rows of these lines. Numbers are still digits: SQLite makes numbers of them where the column has numbers."""
    for line in lines.decode().split("\n")[:-1]:
        row: list[Any] = [*line.split("\t")]
        slashes = line.count("\\")
        for place in blobs:
            if row[place] != _NOTHING:
                row[place] = bytes.fromhex(row[place][len(_BYTES) :])
                slashes -= _BYTES.count("\\")
        place = -1
        for _ in range(nothings := row.count(_NOTHING)):
            place = row.index(_NOTHING, place + 1)
            row[place] = None
        if slashes > nothings:
            row = [_meant(value) if isinstance(value, str) and "\\" in value else value for value in row]
        yield row


def _meant(value: str) -> str:
    if 2 * value.count("\\\\") == value.count("\\"):
        return value.replace("\\\\", "\\")
    return _ESCAPE.sub(lambda found: _MEANT[found[1]], value)


def portions(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, as whole lines, many at a time."""
    held: list[bytes] = []
    size = 0
    for block in blocks:
        held.append(block)
        size += len(block)
        if size >= _PORTION:
            whole, _, rest = b"".join(held).rpartition(b"\n")
            yield whole + b"\n"
            held, size = [rest], len(rest)
    if size:
        yield b"".join(held)
