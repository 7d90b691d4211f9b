"""What platforms gave us to call them with: one token for all processes, and who of them asks for the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


@dataclass(frozen=True, slots=True)
class Kept:
    """A token as it was given. ``asking_until``: so long nobody else needs to ask for a new one."""

    token: str
    expires_at: datetime
    asking_until: datetime

    def __repr__(self) -> str:
        return f"Kept(expires_at={self.expires_at!r}, asking_until={self.asking_until!r})"


class Tokens:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("tokens")

    def kept(self, name: str) -> Kept | None:
        """The token of that name; None when none was ever asked for."""
        row = self._sql.kept(self._connection, name=name)
        if row is None:
            return None
        return Kept(row["token"], from_us(row["expires_at"]), from_us(row["asking_until"]))

    def claim(self, name: str, stale: str, now: datetime, until: datetime) -> bool:
        """Whether it is for the caller to ask for a new token, and for nobody else before ``until``.

        It is not when somebody asks already, or there is another one than the ``stale`` one.
        """
        self._sql.begin(self._connection, name=name)
        moments = {"now": to_us(now), "asking_until": to_us(until), "latest": to_us(until + (until - now))}
        return bool(self._sql.claim(self._connection, name=name, stale=stale, **moments))

    def keep(self, name: str, token: str, expires_at: datetime) -> None:
        """This is the token from now on."""
        self._sql.keep(self._connection, name=name, token=token, expires_at=to_us(expires_at))

    def let_go(self, name: str) -> None:
        """Who asked got none: the next may ask."""
        self._sql.let_go(self._connection, name=name)
