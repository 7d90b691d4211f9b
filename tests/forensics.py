"""What somebody finds who takes the files away: what was pressed and typed, and where on its page each row lies.

A page of SQLite is filled from its end. Where a row lies tells when it was written, whatever its key says.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from storage.engine.sqlite import sqlite3

_LEAF, _INTERIOR = 0x0A, 0x02

_HANDLE = re.compile(rb"(\d+)\.(\d+)\.([A-Za-z0-9_-]{16})")


@dataclass
class Traces:
    """What voters pressed, and whatever else tells of a choice wherever it stands."""

    telltale: re.Pattern[bytes]
    pressed: set[str] = field(default_factory=set)

    def links(self, raw: bytes) -> int:
        """How much in the bytes tells who chose what.

        A phone of the lab keeps all the buttons that were shown on it. That one of them was pressed is told only by
        its standing there once more than those beside it.
        """
        seen: dict[tuple[bytes, bytes], Counter[bytes]] = defaultdict(Counter)
        for row, position, key in _HANDLE.findall(raw):
            seen[row, key][position] += 1
        told = sum(_stands_out(seen, handle.encode()) for handle in self.pressed)
        return told + len(self.telltale.findall(raw))


def _stands_out(seen: Mapping[tuple[bytes, bytes], Counter[bytes]], handle: bytes) -> bool:
    row, position, key = handle.split(b".")
    among = seen.get((row, key), Counter())
    return among[position] > max((count for other, count in among.items() if other != position), default=0)


def everything(folder: Path) -> bytes:
    """All bytes of all files in the folder: the database, its journal, backups, logs."""
    return b"\x00".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def as_written(file: Path, table: str) -> tuple[tuple[object, ...], ...]:
    """The rows of a table WITHOUT ROWID as they lie in the file, what was written first on its page first."""
    with closing(sqlite3.connect(file)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    raw = file.read_bytes()
    return tuple(_record(cell) for page in _pages(raw, size, root) for cell in _cells(raw, size, page))


def _pages(raw: bytes, size: int, number: int) -> Iterator[int]:
    yield number
    start, kind = _start(raw, size, number)
    if kind == _INTERIOR:
        for pointer in _pointers(raw, size, number):
            yield from _pages(raw, size, int.from_bytes(raw[pointer : pointer + 4]))
        yield from _pages(raw, size, int.from_bytes(raw[start + 8 : start + 12]))


def _start(raw: bytes, size: int, number: int) -> tuple[int, int]:
    start = (number - 1) * size
    return start, raw[start]


def _pointers(raw: bytes, size: int, number: int) -> list[int]:
    """Where the cells of the page begin, the one that was written first (it lies last) first."""
    start, kind = _start(raw, size, number)
    assert kind in {_LEAF, _INTERIOR}, kind
    count = int.from_bytes(raw[start + 3 : start + 5])
    first = start + (12 if kind == _INTERIOR else 8)
    places = [int.from_bytes(raw[first + 2 * n : first + 2 * n + 2]) for n in range(count)]
    return sorted((start + place for place in places), reverse=True)


def _cells(raw: bytes, size: int, number: int) -> Iterator[bytes]:
    _, kind = _start(raw, size, number)
    for place in _pointers(raw, size, number):
        at = place + (4 if kind == _INTERIOR else 0)
        length, at = _varint(raw, at)
        yield raw[at : at + length]


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(9):
        value = value << 7 | raw[at] & 0x7F
        at += 1
        if raw[at - 1] < 0x80:
            break
    return value, at


def _record(cell: bytes) -> tuple[object, ...]:
    end, at = _varint(cell, 0)
    kinds = []
    while at < end:
        kind, at = _varint(cell, at)
        kinds.append(kind)
    values: list[object] = []
    for kind in kinds:
        length = _INTEGERS[kind] if kind < 12 else (kind - 12) // 2
        values.append(kind - 8 if kind in {8, 9} else _value(kind, cell[at : at + length]))
        at += length
    return tuple(values)


#: How many bytes an integer of each kind takes; 8 and 9 are 0 and 1.
_INTEGERS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}


def _value(kind: int, raw: bytes) -> object:
    return raw.decode() if kind >= 12 else int.from_bytes(raw, signed=True)


def likeness(orders: Sequence[Sequence[int]]) -> float:
    """How much alike the orders are to 0, 1, 2 …, over all of them; 1 is the same, about 0 is none."""
    return sum(map(_rank_correlation, orders)) / len(orders)


def _rank_correlation(order: Sequence[int]) -> float:
    n = len(order)
    squares = sum((place - rank) ** 2 for place, rank in enumerate(order))
    return 1 - 6 * squares / (n * (n * n - 1))


def by_chance(orders: Sequence[Sequence[int]]) -> float:
    """How often orders drawn by lot are as much like 0, 1, 2 …, or like its reverse, as these are."""
    found, draw, times = abs(likeness(orders)), random.Random(1), max(2000, 20_000 // len(orders))
    return sum(abs(likeness(_drawn(orders, draw))) >= found for _ in range(times)) / times


def _drawn(orders: Sequence[Sequence[int]], draw: random.Random) -> list[list[int]]:
    return [draw.sample(range(len(order)), len(order)) for order in orders]
