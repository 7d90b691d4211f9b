"""Updates pushed to a webhook: one after the other in each queue, the queues side by side, until they are taken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

from tests.emulators.telegram.bots import Bot
from tests.emulators.telegram.ledger import Fate, Ledger, Passed
from tests.emulators.telegram.updates import Update

_LONGEST_DELAY = 60.0
_LONGEST_RETRY_AFTER = 3600
_GIVES_UP_AFTER = timedelta(hours=23)
_ANSWERS_WITHIN = 60.0


class Pusher:
    """Works in the background from the moment it is made. Its waits between tries are ``haste`` times as long."""

    def __init__(self, bot: Bot, now: Callable[[], datetime], ledger: Ledger, haste: float) -> None:
        self._bot = bot
        self._now = now
        self._ledger = ledger
        self._haste = haste
        self.bugs: list[Exception] = []
        self._working: dict[str, asyncio.Task[None]] = {}
        self._session: ClientSession | None = None
        self._places: tuple[str, asyncio.Semaphore] = ("", asyncio.Semaphore())
        self._gone_since: datetime | None = None
        bot.updates.heard = self.push

    def push(self, queue: str) -> None:
        """Begin to push what waits there, if that is not being done."""
        if self._bot.hook is None or queue in self._working:
            return
        task = asyncio.get_running_loop().create_task(self._push(queue))
        self._working[queue] = task
        task.add_done_callback(partial(self._pushed, queue))

    def _pushed(self, queue: str, task: asyncio.Task[None]) -> None:
        """What came while the last one was ending is pushed as well."""
        del self._working[queue]
        if task.cancelled():
            return
        bug = task.exception()
        if isinstance(bug, Exception):
            self.bugs.append(bug)
        elif self._bot.updates.first_of(queue) is not None:
            self.push(queue)

    async def close(self) -> None:
        """Nothing is pushed any more."""
        self._bot.updates.heard = lambda queue: None
        tasks = list(self._working.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _push(self, queue: str) -> None:
        delay, failures, failed = 1.0, 0, 0
        while (update := self._bot.updates.first_of(queue)) is not None and self._bot.hook is not None:
            delay, failures = (delay, failures) if update.id == failed else (1.0, 0)
            status, retry_after = await self._offer(update)
            if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
                self._bot.updates.confirm(update)
                continue
            failed = update.id
            delay = min(delay * 2, _LONGEST_DELAY) if failures else delay
            await asyncio.sleep(self._haste * (retry_after or (delay if failures else 0)))
            failures += 1

    async def _offer(self, update: Update) -> tuple[int, int]:
        """What the webhook answers, 0 for nothing; and how long it wants to be left alone."""
        hook = self._bot.hook
        assert hook is not None
        if self._places[0] != hook.url:
            self._places = hook.url, asyncio.Semaphore(hook.max_connections)
        async with self._places[1]:
            status, retry_after, why = await self._post(hook.url, hook.secret, update.body)
        taken = HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES
        self._ledger.add(Passed(self._now(), update.id, Fate.HANDED if taken else Fate.REFUSED, status))
        if not taken:
            hook.failed_at, hook.failed_why = self._now(), why
            self._count_gone(status)
        return status, retry_after

    async def _post(self, url: str, secret: str, body: bytes) -> tuple[int, int, str]:
        if self._session is None:
            connector = TCPConnector(limit=0)
            self._session = ClientSession(connector=connector, timeout=ClientTimeout(total=_ANSWERS_WITHIN))
        headers = {"Content-Type": "application/json"}
        if secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        try:
            async with self._session.post(url, data=body, headers=headers, allow_redirects=False) as response:
                await response.read()
                retry_after = response.headers.get("Retry-After", "")
                wait = min(int(retry_after), _LONGEST_RETRY_AFTER) if retry_after.isdecimal() else 0
                return response.status, wait, f"Wrong response from the webhook: {response.status} {response.reason}"
        except (ClientError, TimeoutError, OSError):
            return 0, 0, "Connection refused"

    def _count_gone(self, status: int) -> None:
        """A webhook that says for 23 hours that it is gone is deleted."""
        if status != HTTPStatus.GONE:
            self._gone_since = None
        elif self._gone_since is None:
            self._gone_since = self._now()
        elif self._now() - self._gone_since > _GIVES_UP_AFTER:
            self._bot.hook = None
