"""One bot after another from our side: it is sent updates, and it is noted when they are acknowledged and delivered."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field

from benchmarks.stage import ROOT
from benchmarks.telegram_platform import Platform, Target, as_fast_as_taken, steadily

#: So many connections Telegram opens unless told otherwise.
CONNECTIONS = 40

#: Seconds a bot may take to deal with what it was sent.
_PATIENCE = 300


@dataclass
class Run:
    """``took`` is how long each acknowledgement took; seconds until all were ``acknowledged`` and ``delivered``."""

    took: list[float]
    acknowledged: float
    before: int
    began: float
    delivered: float = 0.0
    messages: int = 0
    cpu: float = 0.0
    tally: dict[str, float] = field(default_factory=dict)

    @property
    def acknowledged_per_s(self) -> float:
        return len(self.took) / self.acknowledged

    @property
    def cpu_us(self) -> float:
        return self.cpu / len(self.took) * 1e6

    @property
    def delivered_per_s(self) -> float:
        return len(self.took) / self.delivered


@dataclass
class Bot:
    """One of the bots, from our side: the updates it was sent, and the processor time it took, since it began."""

    process: asyncio.subprocess.Process
    platform: Platform
    target: Target
    offered: int = 0
    cpu: float = 0.0

    async def take(self, payloads: Iterable[bytes], *, at_once: int) -> Run:
        """How it went when it got these as fast as it acknowledged them."""
        before, began = self.platform.said, time.perf_counter()
        took = await as_fast_as_taken(self.target, payloads, at_once=at_once)
        acknowledged = time.perf_counter() - began
        return await self._dealt_with(Run(took, acknowledged, before, began))

    async def take_steadily(self, payloads: Iterable[bytes], *, per_s: float) -> Run:
        """As ``take``, when so many come every second."""
        before, began = self.platform.said, time.perf_counter()
        took = await steadily(self.target, payloads, per_s=per_s, at_once=CONNECTIONS)
        return await self._dealt_with(Run(took, time.perf_counter() - began, before, began))

    async def _dealt_with(self, run: Run) -> Run:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.offered += len(run.took)
        self.process.stdin.write(b"%d\n" % self.offered)
        async with asyncio.timeout(_PATIENCE):
            run.tally = json.loads(await self.process.stdout.readline())
        run.cpu, self.cpu = run.tally["cpu"] - self.cpu, run.tally["cpu"]
        run.messages = self.platform.said - run.before
        run.delivered = self.platform.last - run.began
        return run


@contextlib.asynccontextmanager
async def at_work(name: str, order: Mapping[str, str], platform: Platform) -> AsyncIterator[Bot]:
    said = json.dumps({**order, "api": platform.api})
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.telegram_bots", name, said,
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        where = json.loads(await process.stdout.readline())
        yield Bot(process, platform, Target(**where))
    finally:
        process.stdin.close()
        await process.wait()
