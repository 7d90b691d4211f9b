"""Fetching updates: Telegram is asked, what it answers is stored, and only then is it told that it may forget them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import orjson
import structlog

from bot import incidents
from bot.channels.reach import Reach
from bot.channels.telegram.arrivals import ALLOWED_UPDATES, Arrivals, Unnumbered
from bot.channels.telegram.errors import Refused, Unreached
from bot.channels.telegram.line import UNKNOWN_TOKEN, Answer, Line, pauses
from bot.channels.telegram.watch import RENEW_AFTER, Watch
from bot.ending import MEND, MustEnd
from storage.engine.disk import disk_is_to_blame

log = structlog.get_logger(__name__)

#: Updates in one answer, the most Telegram gives.
MOST = 100

#: Seconds until Telegram is asked again whether the other program that takes our updates is gone.
CONFLICT_RESTS = 60.0

_CONFLICT = 409


class Polling:
    """``wait``: how many seconds Telegram may take when it has nothing to tell."""

    def __init__(self, line: Line, arrivals: Arrivals, *, wait: int) -> None:
        self._line = line
        self._arrivals = arrivals
        self._wait = wait
        self._watch = Watch()
        self._seldom = incidents.Seldom("telegram-polling")
        #: What Telegram may forget: everything before it. None: it was told, or there was nothing yet.
        self._offset: int | None = None
        #: Whether no webhook takes the updates away.
        self._ours = False
        self._conflict = False
        self._succeeded: float | None = None

    @property
    def reach(self) -> Reach:
        """How it goes."""
        if self._conflict:
            return Reach.CONFLICT
        if self._watch.quiet >= RENEW_AFTER:
            return Reach.SILENT
        return Reach.STARTING if self._succeeded is None else Reach.POLLING

    @property
    def quiet_seconds(self) -> float | None:
        """How long ago Telegram was last asked with success; None when it never was."""
        return None if self._succeeded is None else time.monotonic() - self._succeeded

    async def run(self) -> None:
        """Fetch until cancelled. Raises MustEnd when Telegram does not want the token, or is not heard any more."""
        await self._watch.over(self._fetch_on, self._line.renew)

    async def fetch(self, wait: int = 0) -> int:
        """How many updates came, all on disk now; Telegram was given ``wait`` seconds to have one.

        Raises Refused, Unreached, and whatever storing raised: then they will come again.
        """
        told = self._offset
        updates = await self._updates(wait)
        self._watch.heard()
        numbers = await self._stored(updates)
        if numbers:
            self._offset = max(numbers) + 1
        elif told is not None:
            # Told and heard. Numbers may start anywhere after a quiet week, so nothing old is said twice.
            self._offset = None
        self._conflict, self._succeeded = False, time.monotonic()
        return len(numbers)

    async def _updates(self, wait: int) -> Sequence[bytes]:
        """Each as bytes of its own. When together they cannot be read, the first of them as it came."""
        answer = await self._ask(wait, MOST)
        try:
            return _taken_apart(answer)
        except (Unreached, TypeError):
            answer = await self._ask(0, 1)
        try:
            return _taken_apart(answer)
        except (Unreached, TypeError):
            return [answer.body.partition(b"[")[2].rpartition(b"]")[0]]

    async def _ask(self, wait: int, most: int) -> Answer:
        params: dict[str, object] = {"timeout": wait, "limit": most, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            params["offset"] = self._offset
        return await self._line.ask("getUpdates", params, wait=wait)

    async def _stored(self, updates: Sequence[bytes]) -> list[int]:
        """Their numbers, once all are on disk: in one turn, so that they share one commit."""
        outcomes = await asyncio.gather(*map(self._arrivals.take, updates), return_exceptions=True)
        numbers = [outcome for outcome in outcomes if isinstance(outcome, int)]
        for outcome in outcomes:
            # One without a number is forgotten together with its neighbours; alone it is a failure like any other.
            if isinstance(outcome, BaseException) and not (isinstance(outcome, Unnumbered) and numbers):
                raise outcome
        return numbers

    async def _fetch_on(self) -> None:
        pause, wait = pauses(), 0
        while True:
            try:
                if not self._ours:
                    await self._take_over()
                await self.fetch(wait)
            except Exception as error:
                # Nothing was told to be forgotten: what could not be fetched or stored comes again.
                await asyncio.sleep(self._rest_after(error) or next(pause))
                # Not a long one: whether it goes again shall be known at once.
                wait = 0
            else:
                pause, wait = pauses(), self._wait

    async def _take_over(self) -> None:
        """Telegram waits to be asked from now on, and keeps what it could not deliver to a webhook until then."""
        if (await self._line.ask("getWebhookInfo")).result.get("url"):
            await self._line.ask("deleteWebhook")
        self._ours = True

    def _rest_after(self, error: Exception) -> float | None:
        """Seconds to rest when the failure itself says how long. Raises MustEnd when no rest helps."""
        if not isinstance(error, Refused):
            self._seldom.report(error)
            # Telegram is well: as soon as we can keep something again it shall be asked.
            return next(pauses()) if disk_is_to_blame(error) else None
        if error.code in UNKNOWN_TOKEN:
            raise MustEnd("cli-telegram-token-refused", code=MEND) from None
        if error.code == _CONFLICT:
            self._watch.heard()
            self._conflict = True
            log.warning("telegram conflict", seconds=CONFLICT_RESTS)
            return CONFLICT_RESTS
        if error.retry_after is not None:
            self._watch.heard()
            return min(error.retry_after.total_seconds(), CONFLICT_RESTS)
        self._seldom.report(error)
        return None


def _taken_apart(answer: Answer) -> Sequence[bytes]:
    """The updates of an answer. Raises Unreached or TypeError for one that cannot be read."""
    return [orjson.dumps(update) for update in answer.result]
