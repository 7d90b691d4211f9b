"""What was handed over in chat stays handed over when the town file is imported again, until the file drops it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.membership.handovers import Brought

#: Person, role, grid, and whether it is a deputy's.
Seat: TypeAlias = "tuple[int, str, str, bool]"

#: Handler and person.
Hearing: TypeAlias = "tuple[str, int]"


class HandedOver:
    """Who holds what the file gives to somebody, after all that was handed over since."""

    def __init__(self, connection: Connection, seats: Iterable[Seat], hearings: Iterable[Hearing]) -> None:
        self._connection = connection
        self._sql = queries("handovers")
        self.seats, self.hearings = set(seats), set(hearings)
        before = self.seats | self.hearings
        for row in list(self._sql.standing(connection)):
            self._follow(row)
        #: How many posts and contacts are held by others than the file says.
        self.count = len(before - (self.seats | self.hearings))

    def _follow(self, row: Row) -> None:
        """What the file still gives to the giver is the taker's; what it no longer does is not handed over any more."""
        brought = Brought.read(row["brought"])
        posts = tuple(post for post in brought.posts if (row["giver"], *post) in self.seats)
        contacts = tuple(handler for handler in brought.contacts if (handler, row["giver"]) in self.hearings)
        self.seats -= {(row["giver"], *post) for post in posts}
        self.seats |= {(row["taker"], *post) for post in posts}
        self.hearings -= {(handler, row["giver"]) for handler in contacts}
        self.hearings |= {(handler, row["taker"]) for handler in contacts}
        if (posts, contacts) != (brought.posts, brought.contacts):
            left = replace(brought, posts=posts, contacts=contacts)
            self._sql.bring(self._connection, id=row["id"], brought=left.document())
