"""Rows as lines: the same rows are the same bytes, whichever database they are from.

They are the lines that COPY of PostgreSQL writes and reads: the values of a row with tabs between them, ``\\N`` where
there is none, what would be mistaken behind a backslash, bytes as hexadecimal digits. The character 0, which PostgreSQL
cannot keep, is left out. Lines come many at a time, each of them whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

#: What stands in a file of SQLite, its texts as bytes; and what a line is made to before it is put there.
Stored = int | float | bytes | None
Read = str | bytes | None

_NOTHING = "\\N"
_BYTES = b"\\x"

_ODD = re.compile(rb"[\0\b\t\n\v\f\r\\]")
_WRITTEN = {
    b"\0": b"",
    b"\b": rb"\b",
    b"\t": rb"\t",
    b"\n": rb"\n",
    b"\v": rb"\v",
    b"\f": rb"\f",
    b"\r": rb"\r",
    b"\\": rb"\\",
}

_ESCAPE = re.compile(r"\\(.)")
_MEANT = {written[1:].decode(): odd.decode() for odd, written in _WRITTEN.items() if written}

#: So many bytes of lines at a time.
_PORTION = 1 << 20


def written(rows: Iterable[Sequence[Stored]], blobs: Collection[int]) -> bytes:
    """The lines of these rows."""
    if blobs:
        rows = (_spelt(row, blobs) for row in rows)
    return b"".join([b"\t".join([_said(value) for value in row]) + b"\n" for row in rows])


def _spelt(row: Sequence[Stored], blobs: Collection[int]) -> Sequence[Stored]:
    return [
        _BYTES + value.hex().encode() if place in blobs and isinstance(value, bytes) else value
        for place, value in enumerate(row)
    ]


def _said(value: Stored) -> bytes:
    if value is None:
        return rb"\N"
    if isinstance(value, bytes):
        return _ODD.sub(_escaped, value)
    return b"%d" % value if isinstance(value, int) else repr(value).encode()


def _escaped(odd: re.Match[bytes]) -> bytes:
    return _WRITTEN[odd[0]]


def read(lines: bytes, blobs: Collection[int]) -> Iterator[list[Read]]:
    """The rows of these lines. Numbers are still digits: SQLite makes numbers of them where the column has numbers."""
    for line in lines.decode().split("\n")[:-1]:
        row: list[Read] = [_meant(value) if "\\" in value else value for value in line.split("\t")]
        for place in blobs:
            value = row[place]
            if isinstance(value, str):
                row[place] = bytes.fromhex(value.removeprefix(_BYTES.decode()))
        yield row


def _meant(value: str) -> str | None:
    return None if value == _NOTHING else _ESCAPE.sub(lambda found: _MEANT[found[1]], value)


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
