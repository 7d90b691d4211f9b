"""How much of a case is still kept: what names somebody goes first, then what was said, at once where it is sensitive.

Only dates are counted here. What is wiped, and where it stands, is the business of ``storage.upkeep.old_cases``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.casework.case import Case, Kept
from domain.casework.moves import MOVES, Move
from domain.clocks.limits import REOPEN


@dataclass(frozen=True, slots=True)
class KeptFor:
    """How long is kept after a case is over: who it was about (``personal``), what was said (``words``), and of
    a discreet matter anything at all (``sensitive``).
    """

    personal: timedelta
    words: timedelta
    sensitive: timedelta

    @property
    def shortest(self) -> timedelta:
        return min(self.personal, self.words, self.sensitive)


def over_since(case: Case) -> datetime | None:
    """From when on nothing can open the case again; None while something may, or it is open."""
    if case.closed_at is None:
        return None
    opens_again = Move.REOPEN in MOVES[case.state]
    return case.closed_at + timedelta(days=REOPEN.amount) if opens_again else case.closed_at


def still_kept(over: datetime, kept_for: KeptFor, now: datetime, *, discreet: bool) -> Kept:
    """What is kept of a case that is over since then."""
    words = min(kept_for.words, kept_for.sensitive) if discreet else kept_for.words
    if now >= over + words:
        return Kept.ANONYMOUS
    return Kept.IMPERSONAL if now >= over + kept_for.personal else Kept.WHOLE
