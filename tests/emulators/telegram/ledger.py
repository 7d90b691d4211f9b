"""What the server was asked, what it answered, and what became of every update. Append only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from tests.emulators.book import Book


class Fate(StrEnum):
    """What can happen to an update. ``REFUSED``: a webhook answered with something else than 2xx, or not at all."""

    PUT = "put"
    HANDED = "handed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot. ``status`` is what it was answered, 0 when the connection was cut instead; ``error`` is
    the description of a refusal. ``accepted``: it had its effect. ``trouble`` names what was made to go wrong.
    """

    at: datetime
    method: str
    params: Mapping[str, Any]
    status: int
    error: str = ""
    result: Any = None
    accepted: bool = True
    trouble: str = ""

    @property
    def chat(self) -> str:
        """The chat it was about, "" when none."""
        return str(self.params.get("chat_id", ""))


@dataclass(frozen=True, slots=True)
class Passed:
    """A moment in the life of an update. ``status`` is what a webhook answered."""

    at: datetime
    update_id: int
    fate: Fate
    status: int = 0


Entry: TypeAlias = "Call | Passed"


class Ledger(Book[Entry]):
    def calls(self, *methods: str, chat: int | None = None) -> list[Call]:
        """The requests, of these methods and about this chat only when given."""
        return [
            entry
            for entry in self.entries
            if isinstance(entry, Call)
            and (not methods or entry.method in methods)
            and (chat is None or entry.chat == str(chat))
        ]

    def updates(self, fate: Fate) -> list[int]:
        """The ids of the updates this happened to, in the order it did."""
        return [entry.update_id for entry in self.entries if isinstance(entry, Passed) and entry.fate is fate]

    def plain(self, since: int = 0) -> Iterator[Mapping[str, Any]]:
        """The entries as JSON can hold them."""
        for entry in self.entries[since:]:
            yield {"kind": type(entry).__name__.lower(), **asdict(entry)}
