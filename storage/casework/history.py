"""The log of every case (流水): append-only, each line chained to the one before it by its hash.

What somebody said stands beside the chain, which holds only a salted commitment of it, so that it can be deleted.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.casework.case import Case
from domain.casework.chain import GENESIS, SALT_BYTES, Link, commit, hash_of_written
from storage.engine.documents import dump
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a case's log. ``words`` are the personal parts that were not deleted since."""

    seq: int
    at: datetime
    actor: int | None
    action: str
    before: str
    after: str
    facts: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a new line of a case's log says. ``facts`` go into the chain as they are, of ``words`` only a salted
    commitment, so that they can be deleted and the chain still verifies.
    """

    action: str
    before: str
    after: str
    actor: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Last:
    """The end of a case's chain."""

    seq: int
    hash: str
    event: Event | None


#: Of a case being opened.
_NOTHING_YET = _Last(0, GENESIS, None)


class History:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("history")
        self._last: dict[int, _Last] = {}

    def begin(self, case: int) -> None:
        """The case is new: its log is empty, and nobody need ask."""
        self._last[case] = _NOTHING_YET

    def add(
        self,
        case: Case,
        action: str,
        now: datetime,
        *,
        actor: int | None = None,
        before: str = "",
        facts: Mapping[str, str] | None = None,
        words: Mapping[str, str] | None = None,
    ) -> int:
        """The number of the new line in the case's log, which led to what the case is now."""
        return self.add_all(case, [Entry(action, before, case.state, actor, facts or {}, words or {})], now)

    def add_all(self, case: Case, entries: Iterable[Entry], now: datetime) -> int:
        """The number of the last line in the case's log once these are in it."""
        last, at = self._last_of(case), to_us(now)
        rows, words = [], []
        for entry in entries:
            seq = last.seq + 1
            salted = [(name, os.urandom(SALT_BYTES), said) for name, said in sorted(entry.words.items()) if said]
            row: dict[str, Any] = {
                "seq": seq,
                "actor": entry.actor,
                "action": entry.action,
                "before": entry.before,
                "after": entry.after,
                "facts": dump(dict(entry.facts)),
                "commitments": dump([(name, commit(salt, said)) for name, salt, said in salted]),
            }
            hash = hash_of_written(last.hash, case.number, at_us=at, **row)
            rows.append({**row, "case_id": case.id, "at": at, "hash": hash})
            words += [
                {"case_id": case.id, "seq": seq, "name": name, "salt": salt.hex(), "words": said}
                for name, salt, said in salted
            ]
            event = Event(seq, now, entry.actor, entry.action, entry.before, entry.after, entry.facts)
            last = _Last(seq, hash, event)
        self._sql.add_events(self._connection, rows)
        self._sql.add_event_words(self._connection, words)
        self._last[case.id] = last
        return last.seq

    def newest(self, case: Case) -> Event:
        """The newest line of the case's log, without its words; there must be one."""
        event = self._last_of(case).event
        assert event is not None
        return event

    def _last_of(self, case: Case) -> _Last:
        if case.id not in self._last:
            row = self._sql.last_event(self._connection, case_id=case.id)
            self._last[case.id] = _NOTHING_YET if row is None else _Last(row["seq"], row["hash"], _event(row, {}))
        return self._last[case.id]

    def events(self, case: Case) -> tuple[Event, ...]:
        """The case's log in order."""
        words: dict[int, dict[str, str]] = {}
        for row in self._sql.event_words(self._connection, case_id=case.id):
            words.setdefault(row["seq"], {})[row["name"]] = row["words"]
        rows = self._sql.events(self._connection, case_id=case.id)
        return tuple(_event(row, words.get(row["seq"], {})) for row in rows)

    def chain(self, case: Case) -> tuple[tuple[Link, str], ...]:
        """Every link of the case's log with its stored hash, for ``domain.casework.chain.verify``."""
        rows = self._sql.events(self._connection, case_id=case.id)
        return tuple((_link(case.number, row), row["hash"]) for row in rows)


def _event(row: Row, words: Mapping[str, str]) -> Event:
    at, facts = from_us(row["at"]), json.loads(row["facts"])
    return Event(row["seq"], at, row["actor"], row["action"], row["before"], row["after"], facts, words)


def _link(number: str, row: Row) -> Link:
    facts, pairs = json.loads(row["facts"]), json.loads(row["commitments"])
    commitments = tuple((name, value) for name, value in pairs)
    step = row["action"], row["before"], row["after"]
    return Link(number, row["seq"], row["at"], row["actor"], *step, facts, commitments)
