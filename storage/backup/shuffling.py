"""Secret ballots in a copy: under new ids and mixed anew, so that two copies side by side do not tell which came in
between. What lay before somebody to be confirmed is not in it at all.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from storage.engine.documents import dump_action, dump_say
from storage.engine.looking import schema_of
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.lab import UNSAID
from storage.mail.outbox import after
from storage.polls.secret import PUT_AWAY, Unconfirmed, cards, marking, new_slip

#: The shape of the database since which there are secret ballots.
_WITH_URNS = 6


def shuffle(file: Path) -> None:
    """The ballots in the copy are those that were, each somewhere else."""
    sql = queries("secret")
    with closing(sqlite3.connect(file, isolation_level=None)) as copy:
        if schema_of(copy) < _WITH_URNS:
            return
        copy.execute("PRAGMA secure_delete = ON")
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("BEGIN")
        _mix(copy)
        for (poll,) in sql.open_polls(copy).fetchall():
            _forget_slips(copy, poll)
        copy.execute("COMMIT")


def _mix(copy: sqlite3.Connection) -> None:
    sql = queries("secret")
    mixed = sorted((poll, new_slip(), choice) for poll, choice in sql.all_slips(copy).fetchall())
    sql.empty_urns(copy)
    sql.lay_out(copy, [{"poll": poll, "id": slip, "choice": choice} for poll, slip, choice in mixed])


def _forget_slips(copy: sqlite3.Connection, poll: int) -> None:
    sql, nothing = queries("secret"), dump_say(PUT_AWAY)
    for kind in Unconfirmed:
        first = cards(kind, poll)
        sql.forget_cards(copy, first=first, last=after(first), body=nothing)
        sql.forget_shown(copy, first=first, last=after(first), text=UNSAID)
    sql.forget_marks(copy, action=dump_action(marking(poll)))
