"""Full reports per second: from the payload to a committed case with its events, clocks and messages.

So many reporters wait at once; each says the next thing as soon as the last was dealt with. No report has a photo, and
nothing is delivered: what is measured is inbox → handler → outbox on disk. That each report became one case, and was
answered, is counted afterwards; a figure of refusals would be worth nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from benchmarks.crowd import Spoken, endless
from benchmarks.service import Busy, looked_into
from bot.channels.lab.receive import NAME
from bot.command.serving import settle_down
from domain.message import Incoming


@dataclass(frozen=True, slots=True)
class Run:
    """``seconds`` on the wall and ``cpu`` seconds of the process for all reports; how long each took."""

    seconds: float
    cpu: float
    took: tuple[float, ...]

    @property
    def per_s(self) -> float:
        return len(self.took) / self.seconds

    @property
    def cpu_us(self) -> float:
        return self.cpu / len(self.took) * 1e6


class Reporters:
    """Everybody with something to report to one service; ``after`` so many reports before."""

    def __init__(self, busy: Busy, *, after: int = 0) -> None:
        settle_down()
        self._busy = busy
        self._waiters: dict[str, asyncio.Future[None]] = {}
        busy.clock.skip(after)
        self._read: list[str] = []
        self._come = asyncio.Event()
        self._reports = endless(busy.spoken, after)
        self._listen()

    def _listen(self) -> None:
        """Note which payloads a step of the worker takes: when it returns they are dealt with."""
        channel: Any = self._busy.service.channels[NAME]
        receive = channel.receive

        def noted(payload: bytes, at: datetime) -> Incoming | None:
            incoming: Incoming | None = receive(payload, at)
            if incoming is not None:
                self._read.append(incoming.message_id)
            return incoming

        channel.receive = noted

    async def report(self, count: int, *, waiting: int) -> Run:
        """So many reports, by so many reporters at once. Raises NotWhatWasMeant unless each became one case."""
        before = tally(self._busy.database)
        run = await self._report(count, waiting)
        check(before, tally(self._busy.database), count)
        return run

    async def _report(self, count: int, waiting: int) -> Run:
        took: list[float] = []
        reports = iter([next(self._reports) for _ in range(count)])
        working = asyncio.create_task(self._work())
        began, cpu = time.perf_counter(), time.process_time()
        await asyncio.gather(*(self._one_after_another(reports, took) for _ in range(waiting)))
        run = Run(time.perf_counter() - began, time.process_time() - cpu, tuple(took))
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        return run

    async def _one_after_another(self, reports: Iterator[tuple[int, Spoken]], took: list[float]) -> None:
        for number, spoken in reports:
            began = time.perf_counter()
            self._busy.clock.skip(1)
            payload = spoken.payload(number)
            waiter = self._waiters[payload.message_id] = asyncio.get_running_loop().create_future()
            raw = payload.model_dump_json().encode()
            await self._busy.service.intake.accept(NAME, payload.id, payload.chat, raw)
            self._come.set()
            await waiter
            took.append(time.perf_counter() - began)

    async def _work(self) -> None:
        """The loop of the worker, as the service runs it."""
        while True:
            self._come.clear()
            while await self._busy.service.worker.step():
                for message_id in self._read:
                    self._waiters.pop(message_id).set_result(None)
                self._read.clear()
            await self._come.wait()


#: What there must be one of for each report.
_ONE_EACH = {
    "cases": "SELECT count(*) FROM cases WHERE state = 'dispatched'",
    "reports": "SELECT count(*) FROM case_events WHERE action = 'report'",
    "receipts": "SELECT count(*) FROM outbox WHERE chat LIKE 'bench-%' AND card LIKE 'case:%' AND state = 'queued'",
    "handled": "SELECT count(*) FROM inbox WHERE state = 'done' AND error IS NULL",
}

#: What there must be at least one of.
_ONE_OR_MORE_EACH = {
    "clocks": "SELECT count(*) FROM clocks WHERE stopped_at IS NULL",
    "others told": "SELECT count(*) FROM outbox WHERE chat NOT LIKE 'bench-%' AND state = 'queued'",
}


class NotWhatWasMeant(Exception):
    """Reports did not become cases: the figure would be about something else."""


def tally(database: str) -> dict[str, int]:
    """How much of everything there is by now."""
    with looked_into(database) as connection:
        return {
            name: connection.execute(query).fetchone()[0] for name, query in (_ONE_EACH | _ONE_OR_MORE_EACH).items()
        }


def check(before: dict[str, int], after: dict[str, int], reports: int) -> None:
    """Raises NotWhatWasMeant unless each of so many reports became one case."""
    more = {name: after[name] - before[name] for name in after}
    if any(more[name] != reports for name in _ONE_EACH) or any(more[name] < reports for name in _ONE_OR_MORE_EACH):
        raise NotWhatWasMeant(f"{reports} reports gave {more}")
