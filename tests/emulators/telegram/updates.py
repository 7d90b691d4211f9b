"""What waits for one bot, and how it is handed over when the bot asks: the getUpdates of the platform."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

import orjson

from tests.emulators.telegram.ledger import Fate, Ledger, Passed
from tests.emulators.telegram.refusals import OTHER_POLL, Refused, conflict

#: How long an update waits; what is not named here waits a day.
LIVES: Mapping[str, timedelta] = {"callback_query": timedelta(seconds=150), "inline_query": timedelta(seconds=30)}
A_DAY = timedelta(days=1)

#: What a bot does not get unless it names it.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

MOST_AT_ONCE = 100
LONGEST_POLL = 50


@dataclass(frozen=True, slots=True)
class Update:
    """As it will be handed over. Those of one ``queue`` are pushed to a webhook one after the other."""

    id: int
    body: bytes
    queue: str
    expires: datetime


class Updates:
    """``heard`` is called with the queue in which something new waits.

    ``allowed`` are the kinds the bot wants, None for the usual ones.
    """

    def __init__(self, now: Callable[[], datetime], ledger: Ledger, first: int) -> None:
        self.allowed: frozenset[str] | None = None
        self.heard: Callable[[str], None] = lambda queue: None
        self.check: Callable[[bytes], None] = lambda body: None
        self._now = now
        self._ledger = ledger
        self._next = first
        self._waiting: dict[int, Update] = {}
        self._queues: dict[str, dict[int, Update]] = {}
        self._poller: asyncio.Future[None] | None = None

    def allow(self, kinds: Collection[str] | None) -> None:
        """From now on only these; an empty list means the usual ones, None that nothing changes."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def put(self, kind: str, content: Mapping[str, Any], queue: str) -> int | None:
        """The id of the new update, None when the bot does not want its kind."""
        wanted = kind not in ON_REQUEST if self.allowed is None else kind in self.allowed
        if not wanted:
            return None
        update = self._add({kind: content}, queue, LIVES.get(kind, A_DAY))
        self.check(update.body)
        return update.id

    def put_raw(self, content: Mapping[str, Any], queue: str = "raw") -> int:
        """The id of an update that holds whatever it is given: for shapes nobody expects."""
        return self._add(content, queue, A_DAY).id

    def _add(self, content: Mapping[str, Any], queue: str, lives: timedelta) -> Update:
        now, id = self._now(), self._next
        self._next += 1
        update = Update(id, orjson.dumps({"update_id": id, **content}), queue, now + lives)
        self._waiting[id] = update
        self._queues.setdefault(queue, {})[id] = update
        self._ledger.add(Passed(now, id, Fate.PUT))
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        self.heard(queue)
        return update

    def __len__(self) -> int:
        self._let_expire(self._waiting)
        return len(self._waiting)

    def hear_all(self) -> None:
        """``heard`` is called for everything that waits."""
        for queue in [queue for queue, waiting in self._queues.items() if waiting]:
            self.heard(queue)

    def first_of(self, queue: str) -> Update | None:
        """What waits longest in a queue."""
        self._let_expire(self._queues[queue])
        return next(iter(self._queues[queue].values()), None)

    def _let_expire(self, waiting: Mapping[int, Update]) -> None:
        now = self._now()
        for update in [update for update in waiting.values() if update.expires <= now]:
            self._forget(update, Fate.EXPIRED)

    def confirm(self, update: Update) -> None:
        """The bot has it."""
        self._forget(update, Fate.CONFIRMED)

    def drop(self) -> None:
        """Nothing waits any more: somebody asked for drop_pending_updates."""
        for update in list(self._waiting.values()):
            self._forget(update, Fate.EXPIRED)

    def _forget(self, update: Update, fate: Fate) -> None:
        if self._waiting.pop(update.id, None) is not None:
            del self._queues[update.queue][update.id]
            self._ledger.add(Passed(self._now(), update.id, fate))

    async def poll(self, offset: int, limit: int, patience: float) -> list[bytes]:
        """What waits from ``offset`` on; what was before it is confirmed. Raises Refused when another poll begins."""
        self._confirm_before(offset)
        found = self._first(limit)
        if not found and patience > 0:
            self.interrupt(conflict(OTHER_POLL))
            self._poller = mine = asyncio.get_running_loop().create_future()
            with suppress(TimeoutError):
                async with asyncio.timeout(min(patience, LONGEST_POLL)):
                    await mine
            found = self._first(limit)
        return found

    @property
    def polled(self) -> bool:
        """Whether a poll waits for what comes."""
        return self._poller is not None and not self._poller.done()

    def interrupt(self, reason: Refused) -> None:
        """A poll that waits is ended with this refusal."""
        if self._poller is not None and self.polled:
            self._poller.set_exception(reason)

    def _confirm_before(self, offset: int) -> None:
        if offset < 0:
            kept = list(self._waiting)[offset:]
            offset = kept[0] if kept else 0
        for update in list(takewhile(lambda update: update.id < offset, self._waiting.values())):
            self.confirm(update)

    def _first(self, limit: int) -> list[bytes]:
        now = self._now()
        expired: list[Update] = []
        found: list[Update] = []
        for update in self._waiting.values():
            if len(found) == min(limit, MOST_AT_ONCE):
                break
            (found if update.expires > now else expired).append(update)
        for update in expired:
            self._forget(update, Fate.EXPIRED)
        for update in found:
            self._ledger.add(Passed(now, update.id, Fate.HANDED))
        return [update.body for update in found]
