"""Calls whose request is held open for a moment: what is said meanwhile to whoever called is said in it.

Nothing here is the only place that knows a message: it is in the outbox until this says that it went.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator
from typing import Generic, TypeVar

from starlette.types import Receive

from bot.channels import SendFailed
from bot.channels.tencent.calls import at_once

T = TypeVar("T")

#: Seconds a request is held open: both platforms wait five, and the way there and back takes some of them.
HELD_FOR = 4.0

#: So many at once. Whoever comes then is not kept waiting for an answer that can be sent later as well.
MOST_HELD = 256


class HungUp(Exception):
    """Whoever called waits no longer: nothing was said to them."""


class Held(Generic[T]):
    """One call while its request is open. ``written``: whether what was to be said in it was said."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.said: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()
        self.written: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    async def answer(self, until: float, receive: Receive) -> T | None:
        """What is to be said in the call, None when that is nothing until then (by the clock of the loop).

        Raises HungUp when there is something to be said and nobody there.
        """
        late = asyncio.get_running_loop().call_at(until, self.nothing)
        try:
            said = await self.said
        finally:
            late.cancel()
        if said is not None and at_once(receive) is not None:
            raise HungUp
        return said

    def nothing(self) -> None:
        """Nothing is to be said in it any more."""
        if not self.said.done():
            self.said.set_result(None)

    def ended(self, error: BaseException | None) -> None:
        """The request is over, in whatever way."""
        if self.written.done():
            # Who gave it has given up waiting.
            return
        if error is None or isinstance(error, HungUp):
            self.written.set_result(error is None)
            return
        self.written.set_exception(SendFailed("broken off", permanent=False, maybe_sent=True))
        # Perhaps nobody waits for it.
        self.written.exception()


class OpenCalls(Generic[T]):
    """By a ``key`` for whoever called, the oldest call first."""

    def __init__(self) -> None:
        self._held: dict[str, deque[Held[T]]] = {}

    @property
    def waiting(self) -> int:
        """How many requests are held open, with nothing to be said in them yet."""
        return sum(map(len, self._held.values()))

    @property
    def full(self) -> bool:
        """Whether no more should be held open."""
        return self.waiting >= MOST_HELD

    @contextlib.contextmanager
    def hold(self, key: str, id: str) -> Iterator[Held[T]]:
        """The call, which can be answered until the block ends. What was to be said in it is said if it ends well."""
        held = Held[T](id)
        self._held.setdefault(key, deque()).append(held)
        try:
            yield held
        except BaseException as error:
            held.ended(error)
            raise
        else:
            held.ended(None)
        finally:
            self._let_go_of(key, held)

    async def give(self, key: str, said: T) -> str | None:
        """The id of the call it was said in, None when it was said in none.

        Raises SendFailed when nobody can tell whether it arrived.
        """
        waiting = self._held.get(key)
        if not waiting:
            return None
        held = waiting[0]
        self._let_go_of(key, held)
        if held.said.done():
            # Its time is over, and it has not been told yet.
            return await self.give(key, said)
        held.said.set_result(said)
        return held.id if await held.written else None

    def let_go(self) -> None:
        """Nothing more will be said in any of them."""
        for waiting in self._held.values():
            for held in waiting:
                held.nothing()
        self._held.clear()

    def _let_go_of(self, key: str, held: Held[T]) -> None:
        waiting = self._held.get(key)
        if waiting is not None and held in waiting:
            waiting.remove(held)
            if not waiting:
                del self._held[key]
