"""What the server was asked, what it answered, and what became of everything it pushed. Append only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from tests.emulators.book import Book


@dataclass(frozen=True, slots=True)
class Call:
    """One request. ``code`` is its errcode, None when the connection was cut or a proxy answered instead.

    ``reached`` are the members and groups who got to see something; a message that is dropped in silence reaches nobody
    and is answered 0 all the same. ``trouble`` names what was made to go wrong.
    """

    at: datetime
    path: str
    params: Mapping[str, Any]
    code: int | None
    reached: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Pushed:
    """One try to hand something over. ``status`` is what was answered, 0 for nothing within five seconds."""

    at: datetime
    key: str
    status: int
    answer: bytes = b""


Entry: TypeAlias = "Call | Pushed"


class Ledger(Book[Entry]):
    def calls(self, *paths: str) -> list[Call]:
        """The requests, of these paths only when given."""
        return [entry for entry in self.entries if isinstance(entry, Call) and (not paths or entry.path in paths)]

    def pushes(self, key: str = "") -> list[Pushed]:
        """The tries to hand things over, of that one only when given."""
        return [entry for entry in self.entries if isinstance(entry, Pushed) and key in ("", entry.key)]
