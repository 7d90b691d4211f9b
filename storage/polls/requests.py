"""What takes two people: proposed by one with a reason, decided by another. Who may do either is not known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import orjson

from domain.polls.poll import Poll
from storage.engine.documents import dump
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


@dataclass(frozen=True, slots=True)
class Request:
    """``act`` is what is to be done with the poll, ``about`` what it needs to know. ``granted`` is None until somebody
    has decided.
    """

    id: int
    poll: int
    act: str
    reason: str
    about: Mapping[str, str]
    proposed_by: int
    proposed_at: datetime
    decided_by: int | None = None
    decided_at: datetime | None = None
    granted: bool | None = None


class Requests:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("requests")

    def add(
        self, poll: Poll, act: str, reason: str, about: Mapping[str, str], proposed_by: int, now: datetime
    ) -> Request:
        """The new proposal, which waits for a second person."""
        id = self._sql.add(
            self._connection,
            poll=poll.id,
            act=act,
            reason=reason,
            about=dump(dict(about)),
            proposed_by=proposed_by,
            now=to_us(now),
        )
        return Request(id, poll.id, act, reason, dict(about), proposed_by, now)

    def find(self, id: int) -> Request | None:
        """The proposal with this row id, None when there is none."""
        row = self._sql.get(self._connection, id=id)
        return None if row is None else _request(row)

    def undecided(self, poll: Poll) -> tuple[Request, ...]:
        """What is proposed about the poll and nobody has decided, the newest first."""
        return tuple([_request(row) for row in self._sql.undecided(self._connection, poll=poll.id)])

    def decide(self, request: Request, by: int, now: datetime, *, granted: bool) -> bool:
        """Whether this was the first to say anything; nobody decides a second time."""
        return bool(
            self._sql.decide(self._connection, id=request.id, decided_by=by, now=to_us(now), granted=int(granted))
        )

    def drop(self, poll: Poll) -> None:
        """Nothing was ever proposed about a draft that goes."""
        self._sql.drop(self._connection, poll=poll.id)


def _request(row: Row) -> Request:
    return Request(
        id=row["id"],
        poll=row["poll"],
        act=row["act"],
        reason=row["reason"],
        about=orjson.loads(row["about"]),
        proposed_by=row["proposed_by"],
        proposed_at=from_us(row["proposed_at"]),
        decided_by=row["decided_by"],
        decided_at=None if row["decided_at"] is None else from_us(row["decided_at"]),
        granted=None if row["granted"] is None else bool(row["granted"]),
    )
