"""What the platform was asked and answered, and what became of everything it brought. Append only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from tests.emulators.book import Book


class Fate(StrEnum):
    """What can happen to something that is brought. ``TAKEN``: answered with nothing to be shown. ``REPLIED``: with
    something. ``REFUSED``: with another status, or not in time; it is brought again. ``UNREADABLE``: with what is no
    answer. ``LOST``: refused too often.
    """

    BROUGHT = "brought"
    TAKEN = "taken"
    REPLIED = "replied"
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Call:
    """One request. ``code`` is what it was answered, 0 for success; ``accepted``: it had its effect; ``trouble`` names
    what was made to go wrong. The token is not kept, ``params`` are what else was in the address and in the body.
    """

    at: datetime
    path: str
    params: Mapping[str, Any]
    code: int = 0
    result: Any = None
    accepted: bool = True
    trouble: str = ""

    @property
    def openid(self) -> str:
        """The person it was about, "" when none."""
        return str(self.params.get("touser", self.params.get("openid", "")))


@dataclass(frozen=True, slots=True)
class Passed:
    """A moment in the life of something brought. ``key`` is the same in every try; ``status`` is 0 for no answer."""

    at: datetime
    openid: str
    key: str
    fate: Fate
    status: int = 0


Entry: TypeAlias = "Call | Passed"


class Ledger(Book[Entry]):
    def calls(self, *paths: str, openid: str | None = None) -> list[Call]:
        """The requests, to these paths and about this person only when given."""
        return [
            entry
            for entry in self.entries
            if isinstance(entry, Call)
            and (not paths or entry.path in paths)
            and (openid is None or entry.openid == openid)
        ]

    def passed(self, *fates: Fate) -> list[Passed]:
        """What happened to what was brought, these fates only when given."""
        return [entry for entry in self.entries if isinstance(entry, Passed) and (not fates or entry.fate in fates)]
