"""What was said to one person in private, as a page shows it: by the outbox, whether a platform took it or not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from domain.message import Address, Say
from storage.engine.documents import load_say
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.mail.choices import handles_of

#: A page shows so many messages, the newest.
MOST = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it reads now. ``choices`` are its buttons: the handle and the label of each."""

    id: int
    body: Say
    photos: tuple[str, ...]
    choices: tuple[tuple[str, Say], ...]


class ShownMessages:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("shown")

    def newest(self, account: Address) -> int:
        """The row of what was said last to the account, 0 when nothing was."""
        id: int = self._sql.newest(self._connection, channel=account.channel, chat=account.chat)
        return id

    def message(self, id: int, account: Address) -> Shown | None:
        """The message with this row, if it was said to this account."""
        row = self._sql.message(self._connection, id=id, channel=account.channel, chat=account.chat)
        return None if row is None else _shown(row)

    def since(self, account: Address, after: int) -> tuple[Shown, ...]:
        """What was said to the account after that row, oldest first."""
        place = {"channel": account.channel, "chat": account.chat}
        return _in_order(self._sql.since(self._connection, **place, after=after, most=MOST))

    def held(self, account: Address) -> tuple[Shown, ...]:
        """What waits for the account because it could not be said, oldest first."""
        return _in_order(self._sql.held(self._connection, channel=account.channel, chat=account.chat, most=MOST))


def _in_order(rows: Iterable[Row]) -> tuple[Shown, ...]:
    return tuple(reversed([_shown(row) for row in rows]))


def _shown(row: Row) -> Shown:
    return Shown(
        id=row["id"],
        body=load_say(row["body"]),
        photos=tuple(json.loads(row["photos"])),
        choices=handles_of(row),
    )
