"""How values come and go: truth as 1 and 0, sums as whole numbers, no character 0 in texts, rows by name or number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import psycopg
from psycopg.adapt import Loader

#: PostgreSQL's numbers for the types we write; 0 leaves it to whatever the value stands beside.
_UNSAID, _BYTES, _WHOLE, _REAL = 0, 17, 20, 701


class Row(Sequence[Any]):
    """A row whose columns are found by number or by name."""

    __slots__ = ("_columns", "_values")

    def __init__(self, columns: Mapping[str, int], values: Sequence[Any]) -> None:
        self._columns = columns
        self._values = values

    def __getitem__(self, key: Any) -> Any:
        return self._values[self._columns[key] if isinstance(key, str) else key]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and tuple(self._values) == tuple(other._values)

    def __hash__(self) -> int:
        return hash(tuple(self._values))

    def keys(self) -> Iterable[str]:
        """The names of the columns in order."""
        return self._columns.keys()


class Written(NamedTuple):
    """The values of a statement as they are sent; ``formats`` is None while all of them are text."""

    types: tuple[int, ...]
    values: list[bytes | None]
    formats: list[int] | None


class _Way(NamedTuple):
    type: int
    write: Callable[[Any], bytes | None]


def _text(value: str) -> bytes:
    # PostgreSQL cannot keep the character 0.
    return value.replace("\x00", "").encode()


class _Ways(dict[type, _Way]):
    """How a value of each type is written; one of a subclass is written as its parent's."""

    def __missing__(self, kind: type) -> _Way:
        way = next((self[parent] for parent in kind.__mro__[1:] if parent in self), None)
        if way is None:
            raise TypeError(f"no {kind.__name__} is kept in the database")
        self[kind] = way
        return way


_WAYS = _Ways(
    {
        bool: _Way(_WHOLE, lambda value: b"1" if value else b"0"),
        int: _Way(_WHOLE, lambda value: b"%d" % value),
        float: _Way(_REAL, lambda value: repr(value).encode()),
        str: _Way(_UNSAID, _text),
        bytes: _Way(_BYTES, lambda value: value),
        type(None): _Way(_UNSAID, lambda value: None),
    }
)


def written(values: Iterable[Any]) -> Written:
    """The values as they are sent. Raises TypeError for what SQLite would not take either."""
    ways = [(_WAYS[type(value)], value) for value in values]
    types = tuple([way.type for way, _ in ways])
    formats = [int(type == _BYTES) for type in types] if _BYTES in types else None
    return Written(types, [way.write(value) for way, value in ways], formats)


class _Whole(Loader):
    """Sums come as NUMERIC; ours are all whole."""

    def load(self, data: Any) -> int:
        return int(bytes(data))


def read_whole_sums(connection: psycopg.Connection[Any]) -> None:
    """What the connection reads from now on is as SQLite would have it."""
    connection.adapters.register_loader("numeric", _Whole)
