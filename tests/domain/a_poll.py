"""A poll in any form, without a database: 议12, about the parking spaces of the yard, and its ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from domain.polls.ledger import GENESIS, Line, line_hash
from domain.polls.poll import Method, Option, Poll, Secrecy, State
from domain.polls.presets import FITS, PRESETS

NOON = datetime(2026, 5, 7, 4, 0, tzinfo=UTC)
CLOSES = NOON + timedelta(days=3)


def a_poll(method: Method = Method.YES_NO, preset: str = "yard", many: int = 2, **changes: object) -> Poll:
    """The open poll, and whatever of it is to be otherwise."""
    fit = FITS[preset]
    facts: dict[str, object] = {
        "id": 7,
        "serial": 12,
        "grid": "yard",
        "question": "停车位怎么划？",
        "options": tuple(Option(f"方案{place}") for place in range(1, many + 1)),
        "method": method,
        "preset": preset,
        "rule": PRESETS[preset],
        "effect": fit.effect,
        "secrecy": Secrecy.NAMED,
        "roll_kind": fit.rolls[0],
        "state": State.OPEN,
        "proposed_by": 1,
        "drafted_at": NOON,
        "opens_at": NOON,
        "closes_at": CLOSES,
    }
    return Poll(**(facts | changes))  # type: ignore[arg-type]


def chained(lines: Iterable[Line]) -> Sequence[tuple[Line, str]]:
    """The lines, each with its hash."""
    head, chain = GENESIS, []
    for line in lines:
        head = line_hash(head, line)
        chain.append((line, head))
    return chain
