"""The token a platform is called with: asked for by one caller at a time, whatever the number of processes.

It is kept in the database and never in a log, an error or a repr.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.channels.tencent.errors import SECRET, Refused, Sense, Unreached
from bot.channels.tencent.line import PATIENCE, Line
from storage.engine.database import Database
from storage.mail.tokens import Kept

#: A new token is asked for so long before the old one ends: both are good meanwhile.
AHEAD = timedelta(minutes=4)

#: Who was given a token that ends soon does not ask for another at every call.
_NOT_AGAIN_WITHIN = timedelta(seconds=30)

#: Whoever asks may take so long; then another may.
_ASKING = timedelta(seconds=PATIENCE + 5)

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

#: Seconds between two looks whether another process has the new token by now.
_LOOK = 0.05

#: Seconds after which nobody waits any longer for another one's asking.
_WAITING = 2 * PATIENCE


@dataclass(frozen=True, slots=True)
class Given:
    """A token and how long it is good."""

    token: str = field(repr=False)
    lives: timedelta


class Ask(Protocol):
    async def __call__(self, refused: str) -> Given:
        """A token of the platform; not the one it ``refused``, "" when it refused none. Raises Refused, Unreached."""


class TokenKeeper:
    """``name`` is the token's in the database."""

    def __init__(self, name: str, database: Database, now: Callable[[], datetime], ask: Ask) -> None:
        self._name = name
        self._database = database
        self._now = now
        self._ask = ask
        self._kept: Kept | None = None
        self._asked_at = _LONG_AGO
        self._one_at_a_time = asyncio.Lock()

    async def token(self) -> str:
        """The token to call with. Raises Refused, Unreached."""
        kept = self._kept
        if kept is None or not self._good(kept):
            async with self._one_at_a_time:
                kept = self._kept = await self._looked_up()
                if not self._good(kept):
                    kept = await self._renewed(kept.token, self._good)
        return kept.token

    async def renew(self, refused: str) -> str:
        """Another token than the one the platform refused. Raises Refused, Unreached."""

        def another(kept: Kept) -> bool:
            return kept.token not in ("", refused)

        async with self._one_at_a_time:
            kept = self._kept = await self._looked_up()
            if not another(kept):
                kept = await self._renewed(refused, another, refused=refused)
            return kept.token

    def _good(self, kept: Kept) -> bool:
        """Whether it can be called with, and it is not time to ask for the next."""
        now = self._now()
        if not kept.token or kept.expires_at <= now:
            return False
        return kept.expires_at - now > AHEAD or timedelta(0) <= now - self._asked_at < _NOT_AGAIN_WITHIN

    async def _looked_up(self) -> Kept:
        kept = await self._database.read(lambda work: work.tokens.kept(self._name))
        return kept or Kept("", _LONG_AGO, _LONG_AGO)

    async def _renewed(self, stale: str, good: Callable[[Kept], bool], *, refused: str = "") -> Kept:
        """The new token, from the platform or from whoever asked it first."""
        late = time.monotonic() + _WAITING
        while not await self._claimed(stale):
            kept = self._kept = await self._looked_up()
            if good(kept):
                return kept
            if time.monotonic() > late:
                raise Unreached("no token", maybe_sent=False)
            # Somebody asks for another than the one they waited for.
            stale = kept.token
            await asyncio.sleep(_LOOK)
        return await self._asked_for(refused)

    async def _claimed(self, stale: str) -> bool:
        """Whether it is for us to ask."""
        now = self._now()
        until = now + _ASKING
        return await self._database.transact_first(lambda work: work.tokens.claim(self._name, stale, now, until))

    async def _asked_for(self, refused: str) -> Kept:
        try:
            given = await self._ask(refused)
        except BaseException as error:
            await self._database.transact_first(lambda work: work.tokens.let_go(self._name))
            if isinstance(error, Refused) and error.sense is Sense.TOKEN:
                raise Refused(error.code, SECRET) from None
            raise
        now = self._asked_at = self._now()
        expires_at = now + given.lives
        await self._database.transact_first(lambda work: work.tokens.keep(self._name, given.token, expires_at))
        self._kept = Kept(given.token, expires_at, now)
        return self._kept


def stable_token(line: Line, app_id: str, secret: str) -> Ask:
    """How the official account asks. Everybody who asks gets the same token, until somebody insists on a new one."""

    async def ask(refused: str) -> Given:
        given = await asked(force=False)
        return await asked(force=True) if given.token == refused else given

    async def asked(*, force: bool) -> Given:
        body = {"grant_type": "client_credential", "appid": app_id, "secret": secret, "force_refresh": force}
        return _given(await line.ask("/cgi-bin/stable_token", {}, body))

    return ask


def app_token(line: Line, corp_id: str, secret: str) -> Ask:
    """How an app of WeCom asks. While its token is good it gets the same one."""

    async def ask(refused: str) -> Given:
        return _given(await line.ask("/cgi-bin/gettoken", {"corpid": corp_id, "corpsecret": secret}))

    return ask


def _given(answer: object) -> Given:
    """Raises Unreached when there is no token in the answer."""
    match answer:
        case {"access_token": str(token), "expires_in": int(seconds)} if token and 0 < seconds <= 24 * 60 * 60:
            return Given(token, timedelta(seconds=seconds))
    raise Unreached("unreadable answer", maybe_sent=False)
