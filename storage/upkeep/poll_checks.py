"""What must hold of every poll that was shown, looked at from outside: its chain, its roll, its ballots, its result.

What does not is a sentence with the number of the poll and of the entry, never with a name or a choice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.message import Say
from domain.polls.ledger import GENESIS, Kind, Line, line_hash
from domain.polls.roll import Unit, roll_hash
from storage.engine.looking import schema_of
from storage.engine.protocol import Connection
from storage.engine.queries import queries

#: The shape of the database since which there are polls.
_WITH_POLLS = 6

#: So many polls are read at once.
_SLICE = 100


@dataclass(frozen=True, slots=True)
class _Shown:
    """A poll as it is kept beside its ledger."""

    id: int
    serial: int
    secrecy: str
    roll_hash: str
    verdict: str | None
    result: str | None


def polls(connection: Connection) -> Iterator[Say]:
    """Polls whose ledger does not hold, or whose roll, ballots or result are not those of their ledger."""
    if schema_of(connection) < _WITH_POLLS:
        return
    sql, after = queries("poll_checks"), 0
    while rows := sql.shown(connection, after=after, most=_SLICE).fetchall():
        after = rows[-1][0]
        for row in rows:
            yield from _faults(connection, _Shown(*row))


def _faults(connection: Connection, shown: _Shown) -> Iterator[Say]:
    number, sql = str(shown.serial), queries("poll_checks")
    chain = [_line(shown.id, row) for row in sql.lines(connection, poll=shown.id)]
    broken = _broken(chain)
    if broken is not None:
        yield Say("verify-poll-chain", {"number": number, "seq": broken})
        return
    lines = [line for line, _ in chain]
    if not _roll_holds(sql.roll(connection, poll=shown.id).fetchall(), shown, lines):
        yield Say("verify-poll-roll", {"number": number})
    stored = {unit: (choice, seq) for unit, choice, seq in sql.standing(connection, poll=shown.id)}
    logged = _standing(lines)
    for unit in sorted(unit for unit in {*stored, *logged} if stored.get(unit) != logged.get(unit)):
        yield Say("verify-poll-ballot", {"number": number, "unit": unit})
    voted, filled = sql.urn(connection, poll=shown.id)
    if voted != filled or (shown.secrecy == "secret" and (stored or logged)):
        yield Say("verify-poll-urn", {"number": number, "voted": voted, "filled": filled})
    if not _result_holds(shown, lines):
        yield Say("verify-poll-result", {"number": number})


def _line(poll: int, row: Sequence[Any]) -> tuple[Line, str]:
    seq, at, kind, actor, unit, choice, origin, facts, commitments, written = row
    try:
        known, salted = json.loads(facts), tuple((name, value) for name, value in json.loads(commitments))
    except ValueError:
        known, salted = {"unreadable": facts}, ()
    return Line(poll, seq, at, kind, actor, unit, choice, origin, known, salted), written


def _broken(chain: Sequence[tuple[Line, str]]) -> int | None:
    """Where the chain breaks first."""
    head = GENESIS
    for seq, (line, written) in enumerate(chain, start=1):
        head = line_hash(head, line)
        if line.seq != seq or head != written:
            return seq
    return None


def _roll_holds(rows: Sequence[tuple[int, str, int, int]], shown: _Shown, lines: Sequence[Line]) -> bool:
    """Whether the roll is still the one that was frozen, and every voice that was added is in the ledger."""
    opened = next((line for line in lines if line.kind == Kind.OPENED), None)
    if opened is None:
        return not rows or not shown.roll_hash
    frozen = roll_hash(Unit(unit, key, area) for unit, key, area, added in rows if not added)
    later = [_facts(line) for line in lines if line.kind == Kind.ADDED]
    hashes = [facts["roll_hash"] for facts in later if "roll_hash" in facts]
    whole = roll_hash(Unit(unit, key, area) for unit, key, area, _ in rows)
    asked = _facts(opened).get("roll_hash")
    announced = hashes[-1] if hashes else frozen
    return bool(frozen == asked and whole == announced and shown.roll_hash in (frozen, whole))


def _standing(lines: Sequence[Line]) -> Mapping[int, tuple[str, int]]:
    """The last ballot of each unit, and its entry; one that was taken back does not stand."""
    last = {line.unit: line for line in lines if line.kind == Kind.BALLOT and line.unit is not None}
    return {unit: (line.choice, line.seq) for unit, line in last.items() if line.choice is not None}


def _result_holds(shown: _Shown, lines: Sequence[Line]) -> bool:
    counted = [_facts(line) for line in lines if line.kind == Kind.COUNTED]
    if not counted or shown.result is None:
        return not counted and shown.result is None and shown.verdict is None
    return bool(json.loads(shown.result) == counted[-1] and counted[-1]["result"]["verdict"] == shown.verdict)


def _facts(line: Line) -> Mapping[str, Any]:
    return line.facts or {}
