"""What is new in 居民上报, asked for every minute: stored first, and only then not asked for again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import orjson

from bot import incidents
from bot.channels.reach import Accept, Reach
from bot.channels.residents.receive import KEPT, NAME
from bot.channels.tencent.errors import Unreached
from bot.channels.tencent.rest import Rest
from storage.engine.database import Database
from storage.work import Work

#: Seconds between two looks.
EVERY = 60.0

PATH = "/cgi-bin/report/resident/get_order_list"

#: So many orders come at once at the most.
AT_ONCE = 50

#: So much of the time before the last look is asked for again: two clocks are never quite the same.
_OVERLAP = timedelta(minutes=5)

#: No look turns more pages: what is left comes with the next one.
_MOST_PAGES = 100

#: When we first looked; what was reported before is none of ours. And from when on changes are asked for.
_SINCE, _SEEN = "residents-since", "residents-seen"


class Watch:
    """Keeps the contract of ``bot.channels.reach.Way``. Whether it can ask just now keeps nobody from being heard."""

    reach = Reach.POLLING

    def __init__(self, rest: Rest, database: Database, *, accept: Accept, now: Callable[[], datetime]) -> None:
        self._rest = rest
        self._database = database
        self._accept = accept
        self._now = now
        self._last: float | None = None
        self._seldom = incidents.Seldom("residents")

    @property
    def quiet_seconds(self) -> float | None:
        """How long ago it was last asked with success."""
        return None if self._last is None else time.monotonic() - self._last

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            try:
                await self.look()
            except Exception as error:
                self._seldom.report(error)
            await asyncio.sleep(EVERY)

    async def look(self) -> int:
        """How many orders are new; all of them are on disk. Raises Refused, Unreached, and whatever storing raised."""
        now = self._now()
        since, seen = await self._database.read(lambda work: (work.meta.get(_SINCE), work.meta.get(_SEEN)))
        begun = int(now.timestamp())
        asked = {
            "begin_create_time": int(since or begun),
            "begin_modify_time": int(seen or begun) - int(_OVERLAP.total_seconds()),
            "limit": AT_ONCE,
        }
        new = await self._take_all(asked)

        def note(work: Work) -> None:
            work.meta.put(_SINCE, since or str(begun))
            work.meta.put(_SEEN, str(begun))

        await self._database.transact(note)
        self._last = time.monotonic()
        return new

    async def _take_all(self, asked: Mapping[str, object]) -> int:
        new, cursor = 0, ""
        for _ in range(_MOST_PAGES):
            page = await self._rest.call(PATH, {**asked, "cursor": cursor})
            for order in _orders(page):
                new += await self._take(order)
            cursor = page.get("next_cursor") or ""
            if not cursor:
                return new
        raise Unreached("more orders than one look takes", maybe_sent=False)

    async def _take(self, order: Mapping[str, Any]) -> bool:
        """Whether it is new. What was changed of an order, that it was done for example, is dealt with over there."""
        id, kept = order["order_id"], {name: order[name] for name in KEPT if name in order}
        account = order.get("unionid") or f"order:{id}"
        return await self._accept(NAME, id, account, orjson.dumps(kept))


def _orders(page: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """The orders of a page that have an id: no other can be kept apart."""
    orders = page.get("order_list") or []
    named = (order for order in orders if isinstance(order, dict) and isinstance(order.get("order_id"), str))
    return tuple(order for order in named if order["order_id"])
