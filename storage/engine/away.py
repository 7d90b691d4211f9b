"""A database that cannot be reached just now."""

from __future__ import annotations

import errno


class DatabaseAway(OSError):
    """The database cannot be reached or takes nothing just now; trying the very same again helps once it does.

    Of a commit nobody knows then whether it was made. ``state`` is what the server said, if it said anything.
    """

    def __init__(self, state: str | None = None) -> None:
        super().__init__(errno.EIO, "the database is away")
        self.state = state
