"""What everybody with a voice in a poll is told where no group reads it, kept until the last of them was."""

from __future__ import annotations

from domain.message import Outgoing
from storage.engine.documents import dump_say, load_say
from storage.engine.protocol import Connection
from storage.engine.queries import queries


class Announcements:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("announcements")

    def add(self, poll: int, message: Outgoing) -> None:
        """The message, of words and a drawing alone, is yet to be heard by everybody."""
        assert message.once is not None
        self._sql.add(
            self._connection,
            poll=poll,
            body=dump_say(message.body),
            drawing=None if message.drawing is None else dump_say(message.drawing),
            once=message.once,
        )

    def waiting(self, poll: int) -> tuple[Outgoing, ...]:
        """What not everybody has heard, in the order in which it was said."""
        return tuple(
            [
                Outgoing(
                    load_say(row["body"]),
                    drawing=None if row["drawing"] is None else load_say(row["drawing"]),
                    once=row["once"],
                )
                for row in self._sql.waiting(self._connection, poll=poll)
            ]
        )

    def heard(self, poll: int) -> None:
        """Everybody has heard all of it."""
        self._sql.heard(self._connection, poll=poll)
