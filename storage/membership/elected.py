"""Posts people hold because their neighbours elected them: until the next election, whatever is imported meanwhile."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from domain.polls.poll import Poll
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.membership.people import People


class Elected:
    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people
        self._sql = queries("elected")

    def take_office(self, people: Collection[int], role: str, poll: Poll, now: datetime) -> tuple[int, ...]:
        """Those who were elected hold the post from now on; who was before them for the same place, and is it no more.

        A post somebody had by the register before they were elected is not touched.
        """
        place = {"role": role, "grid": poll.grid}
        before = list(self._sql.of_place(self._connection, **place, building=poll.building))
        gone = {row["person"]: row["began"] for row in before if row["person"] not in people}
        for person, began in gone.items():
            self._sql.drop(self._connection, person=person, **place)
            if began:
                self._sql.end_post(self._connection, person=person, **place, now=to_us(now))
        for person in people:
            began = int(self._sql.begin_post(self._connection, person=person, **place, now=to_us(now)))
            self._sql.put(self._connection, person=person, **place, poll=poll.id, began=began)
        self._people.offices_changed()
        return tuple(gone)


def elected_seats(connection: Connection) -> tuple[tuple[int, str, str, bool], ...]:
    """Everybody who was elected to a post the town still has: person, role, grid, and that it is no deputy's."""
    rows = queries("elected").standing(connection)
    return tuple([(row["person"], row["role"], row["grid"], False) for row in rows])
