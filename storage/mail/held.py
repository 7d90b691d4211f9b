"""What could not be said to somebody, and waits until they speak: their platform lets nobody speak to them before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from domain.message import Address, Say
from storage.engine.documents import load_say
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.mail.handles import new_secret

#: Why an account cannot be reached for which messages are kept.
OUTSIDE = "outside the reply window"

#: So many messages are kept for one account, the newest.
MOST = 30


@dataclass(frozen=True, slots=True)
class Held:
    """A message that waits. ``id`` is its row in the outbox."""

    id: int
    body: Say
    card: str | None


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a card says that waits, as its row has it; its buttons answer until then, in microseconds."""

    body: str
    photos: str
    buttons: str
    expires_at: int


class HeldMessages:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("held")

    def hold(self, id: int, account: Address, now: datetime) -> None:
        """The message, which did not go, waits for the account's owner to speak."""
        place = {"channel": account.channel, "chat": account.chat}
        self._sql.hold(self._connection, id=id, **place, now=to_us(now))
        self._sql.trim(self._connection, **place, most=MOST)

    def waiting_at(self, person: int) -> Address | None:
        """Where messages are kept for a person who cannot be reached; None where it would be in vain."""
        row = self._sql.waiting_at(self._connection, person=person, why=OUTSIDE)
        return None if row is None else Address(row["channel"], row["external"])

    def of(self, account: Address) -> tuple[Held, ...]:
        """What waits for the account's owner, oldest first."""
        return tuple(self._of(account))

    def _of(self, account: Address) -> Iterator[Held]:
        rows = self._sql.of_account(self._connection, channel=account.channel, chat=account.chat)
        for row in list(rows):
            yield Held(row["id"], load_say(row["body"]), row["card"])

    def renew(self, card: str | None, anew: Renewed) -> None:
        """What waits of the card says from now on what it says elsewhere."""
        self._sql.renew(self._connection, card=card, secret=new_secret(), **asdict(anew))

    def renew_of(self, person: int, card: str | None, anew: Renewed) -> None:
        """As ``renew``, of what waits for that person to speak."""
        self._sql.renew_of(self._connection, person=person, card=card, secret=new_secret(), **asdict(anew))

    def drop(self, id: int) -> None:
        """The message is not waited for any more."""
        self._sql.drop(self._connection, id=id)

    def release(self, id: int, now: datetime, expires_at: datetime) -> int:
        """The row that says it now; its buttons answer until then."""
        once = self._sql.once(self._connection, id=id)
        moments = {"now": to_us(now), "expires_at": to_us(expires_at)}
        anew: int = self._sql.release(self._connection, id=id, secret=new_secret(), **moments)
        self._sql.overtaken(self._connection, id=id)
        self._sql.said_once(self._connection, id=anew, once=once)
        self.drop(id)
        return anew
