"""Forgetting a person in polls: their words go, their ballots stand. The ledgers keep verifying, for they hold seals of
words, and numbers of people who have no name any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us

_Keys = tuple[int | str, ...]


class PollErasures:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("poll_erasures")

    def written_by(self, person: int) -> tuple[str, ...]:
        """What the person wrote about polls."""
        return tuple([row["words"] for row in self._sql.written_by(self._connection, person=person)])

    def photos_of(self, person: int) -> frozenset[str]:
        """The photos of paper that tell how the person voted, or that they entered."""
        rows = self._sql.photos_of(self._connection, person=person)
        return frozenset(name for row in rows for name in row["names"].split())

    def forget(self, person: int, gone: str, found: Mapping[str, Iterable[_Keys]], now: datetime) -> None:
        """No word in any poll is the person's, or mentions them. ``gone`` is what messages say instead."""
        sql, connection = self._sql, self._connection
        for poll, seq, name in found["poll_words"]:
            sql.drop_word(connection, poll=poll, seq=seq, name=name)
        for (id,) in found["objections"]:
            sql.blank_objection(connection, id=id)
        for (id,) in found["reasons"]:
            sql.blank_reason(connection, id=id)
        sql.blank_messages_of_objections(connection, gone=gone, person=person)
        sql.blank_messages_of_requests(connection, gone=gone, person=person)
        sql.call_off_requests(connection, now=to_us(now), person=person)
        for forget in (
            sql.drop_words,
            sql.blank_own_objections,
            sql.blank_own_reasons,
            sql.blank_drafts,
            sql.leave_ballots,
            sql.drop_proxies,
        ):
            forget(connection, person=person)
