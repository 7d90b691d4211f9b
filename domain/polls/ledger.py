"""The ledger of a poll: what may happen to it, and the chain that makes it tamper-evident.

A line is hashed together with the one before it, so that nobody changes, drops or moves one unnoticed. Nothing personal
stands in it: a line holds salted commitments to words, which may be deleted (``domain.casework.chain`` has the same).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

#: What stands before the first line.
GENESIS = "0" * 64

_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


class Kind(StrEnum):
    """What a line tells of. ``OPENED`` holds what is asked, how it is counted and the hash of the roll."""

    OPENED = "opened"
    BALLOT = "ballot"
    ENTRUSTED = "entrusted"
    ADDED = "added"
    EXTENDED = "extended"
    CLOSED = "closed"
    COUNTED = "counted"
    PUBLISHED = "published"
    EFFECTIVE = "effective"
    CARRIED_OUT = "carried_out"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"
    OBJECTED = "objected"
    ANSWERED = "answered"
    REQUESTED = "requested"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``seq`` counts from 1 without a gap, ``at_us`` is microseconds since 1970, UTC, ``actor`` a person's
    row id, None when the clock acted. ``choice`` is None but for the ballots of a named poll.
    """

    poll: int
    seq: int
    at_us: int
    kind: Kind
    actor: int | None = None
    unit: int | None = None
    choice: str | None = None
    origin: str | None = None
    facts: Mapping[str, object] | None = None
    commitments: tuple[tuple[str, str], ...] = ()


def canonical(line: Line) -> str:
    """The one way to write a line down: JSON, keys sorted, no spaces, nothing escaped that need not be."""
    values = {
        "actor": line.actor,
        "at_us": line.at_us,
        "choice": line.choice,
        "commitments": [list(pair) for pair in line.commitments],
        "facts": dict(line.facts or {}),
        "kind": str(line.kind),
        "origin": line.origin,
        "poll": line.poll,
        "seq": line.seq,
        "unit": line.unit,
    }
    return _JSON.encode(values)


def line_hash(previous: str, line: Line) -> str:
    """SHA-256, in hexadecimal, of the hash before, a line feed, and the line; ``GENESIS`` is before the first."""
    return sha256(f"{previous}\n{canonical(line)}".encode()).hexdigest()
