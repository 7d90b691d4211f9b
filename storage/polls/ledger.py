"""The ledger of a poll as it is stored: append-only, each line chained to the one before."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import datetime

from domain.casework.chain import SALT_BYTES, commit
from domain.polls.ledger import GENESIS, Kind, Line, line_hash
from storage.engine.documents import dump
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us


class PollLedger:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("ledger")

    def add(
        self,
        poll: int,
        kind: Kind,
        now: datetime,
        *,
        actor: int | None = None,
        unit: int | None = None,
        choice: str | None = None,
        origin: str | None = None,
        facts: Mapping[str, object] | None = None,
        words: Mapping[str, str] | None = None,
    ) -> Line:
        """The new line. Of ``words`` only a salted commitment is in the chain, so that they can be deleted."""
        last = self._sql.last(self._connection, poll=poll)
        seq, previous = (1, GENESIS) if last is None else (last["seq"] + 1, last["hash"])
        salted = [(name, os.urandom(SALT_BYTES), said) for name, said in sorted((words or {}).items()) if said]
        commitments = tuple((name, commit(salt, said)) for name, salt, said in salted)
        line = Line(poll, seq, to_us(now), kind, actor, unit, choice, origin, facts, commitments)
        self._sql.add(
            self._connection,
            poll=poll,
            seq=seq,
            at=line.at_us,
            kind=kind,
            actor=actor,
            unit=unit,
            choice=choice,
            origin=origin,
            facts=dump(dict(facts or {})),
            commitments=dump(commitments),
            hash=line_hash(previous, line),
        )
        if salted:
            self._sql.add_words(
                self._connection,
                [
                    {"poll": poll, "seq": seq, "name": name, "salt": salt.hex(), "words": said}
                    for name, salt, said in salted
                ],
            )
        return line

    def head(self, poll: int) -> str:
        """The hash of the newest line, which tells of all before it."""
        last = self._sql.last(self._connection, poll=poll)
        return GENESIS if last is None else str(last["hash"])

    def lines(self, poll: int) -> tuple[tuple[Line, str], ...]:
        """The whole ledger in order, each line with the hash stored beside it."""
        return tuple((_line(row), row["hash"]) for row in self._sql.lines(self._connection, poll=poll))

    def first(self, poll: int) -> Line:
        """The line that tells of the opening; the poll was opened."""
        return _line(self._sql.first(self._connection, poll=poll))

    def of_kind(self, poll: int, kind: Kind) -> tuple[Line, ...]:
        """The lines that tell of one kind of thing, in order."""
        return tuple([_line(row) for row in self._sql.of_kind(self._connection, poll=poll, kind=kind)])

    def words(self, poll: int) -> Mapping[int, Mapping[str, str]]:
        """What was not deleted of its words, by the number of the line and their name."""
        words: dict[int, dict[str, str]] = {}
        for row in self._sql.words(self._connection, poll=poll):
            words.setdefault(row["seq"], {})[row["name"]] = row["words"]
        return words


def _line(row: Row) -> Line:
    commitments = tuple((name, value) for name, value in json.loads(row["commitments"]))
    return Line(
        row["poll"],
        row["seq"],
        row["at"],
        Kind(row["kind"]),
        row["actor"],
        row["unit"],
        row["choice"],
        row["origin"],
        json.loads(row["facts"]),
        commitments,
    )
