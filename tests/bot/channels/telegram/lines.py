"""Telegram at the end of a line without a network, and time that passes as soon as nobody has anything to do."""

from __future__ import annotations

import asyncio
import json
import selectors
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeVar

from bot.channels.telegram.line import Answer, Line

T = TypeVar("T")


def answer(result: object) -> Answer:
    return Answer(json.dumps({"ok": True, "result": result}).encode(), None)


class PlayedLine(Line):
    """``plays`` is what becomes of each question: an answer, a wait, an error."""

    def __init__(self, plays: Callable[[str, Mapping[str, object]], Coroutine[Any, Any, Answer]]) -> None:
        super().__init__("4242:x", "http://nowhere")
        self._plays = plays
        self.renewed: list[float] = []

    async def ask(self, method: str, params: Mapping[str, object] | None = None, *, wait: float = 0) -> Answer:
        return await self._plays(method, params or {})

    async def renew(self) -> None:
        self.renewed.append(asyncio.get_running_loop().time())


class _NoWaiting(selectors.SelectSelector):
    """Whoever would wait for some time has waited for it already."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        happened = super().select(0)
        if timeout is None and not happened:
            raise RuntimeError("nothing will ever happen any more")
        self.now += timeout or 0.0
        return happened


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._selected = _NoWaiting()
        super().__init__(self._selected)

    def time(self) -> float:
        return self._selected.now

    def stand_still(self, seconds: float) -> None:
        """Nothing runs meanwhile, as in a process that was stopped."""
        self._selected.now += seconds


def stand_still(seconds: float) -> None:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, VirtualLoop)
    loop.stand_still(seconds)


def in_no_time(doing: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """What came out of it, with every wait passing at once. Nothing of it may wait for a thread or a network."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(doing())
