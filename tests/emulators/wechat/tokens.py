"""The access tokens of an account: who may call, and until when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count

from tests.emulators.wechat.refusals import Refused

LIVES = timedelta(seconds=7200)

#: A stable token is renewed so long before its end, and for so long both are good.
OVERLAP = timedelta(minutes=5)

FORCED_A_DAY = 20
FORCED_APART = timedelta(seconds=30)

_SHORTEST = 32


@dataclass(slots=True)
class Tokens:
    """Tokens of ``/cgi-bin/token`` and stable ones know nothing of each other."""

    now: Callable[[], datetime]
    _until: dict[str, datetime] = field(default_factory=dict)
    _plain: str = ""
    _stable: str = ""
    _forced: list[datetime] = field(default_factory=list)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def plain(self) -> tuple[str, int]:
        """A new token and its seconds; the one given out before is good no more."""
        self._until.pop(self._plain, None)
        self._plain = self._new()
        return self._plain, self._seconds(self._plain)

    def stable(self, *, forced: bool = False) -> tuple[str, int]:
        """The token and its seconds: the same one until shortly before its end. A forced one is new. Raises Refused."""
        until = self._until.get(self._stable)
        if forced:
            self._count_forced()
            self._until.pop(self._stable, None)
            self._stable = self._new()
        elif until is None or until - self.now() <= OVERLAP:
            self._stable = self._new()
        return self._stable, self._seconds(self._stable)

    def _count_forced(self) -> None:
        now = self.now()
        self._forced = [at for at in self._forced if now - at < timedelta(days=1)]
        if len(self._forced) >= FORCED_A_DAY:
            raise Refused(45009)
        if self._forced and now - self._forced[-1] < FORCED_APART:
            raise Refused(45011)
        self._forced.append(now)

    def check(self, token: str | None) -> None:
        """Whoever shows it may call. Raises Refused."""
        if not token:
            raise Refused(41001)
        if len(token) < _SHORTEST:
            raise Refused(40014)
        until = self._until.get(token)
        if until is None:
            raise Refused(40001)
        if self.now() >= until:
            raise Refused(42001)

    def spoil(self) -> None:
        """Somebody else asked for a token in a way that makes all others worthless."""
        self._until.clear()
        self._stable = self._plain = ""

    def _new(self) -> str:
        digest = sha256(f"token {next(self._numbers)}".encode()).hexdigest()
        token = f"98_{digest}{digest[::-1]}"
        self._until[token] = self.now() + LIVES
        return token

    def _seconds(self, token: str) -> int:
        return int((self._until[token] - self.now()).total_seconds())
