"""Where the time of a report goes, at 64 waiting: printed, not kept."""

from __future__ import annotations

import asyncio
import cProfile
import pstats
from pathlib import Path

from benchmarks.reporters import Reporters
from benchmarks.service import opened
from benchmarks.stage import Stage

_WAITING = 64
_LINES = 45


def profile(stage: Stage) -> None:
    """Print what the thread of the database and that of the loop do, by their own time."""
    with stage.a_town() as folder:
        asyncio.run(_profile(folder, stage.effort.reports[_WAITING]))


async def _profile(folder: Path, reports: int) -> None:
    in_thread, in_loop = cProfile.Profile(), cProfile.Profile()
    async with opened(folder) as busy:
        reporters = Reporters(busy)
        await reporters.report(200, waiting=_WAITING)
        await busy.service.database.transact(lambda _work: in_thread.enable())
        in_loop.enable()
        run = await reporters.report(reports, waiting=_WAITING)
        in_loop.disable()
        await busy.service.database.transact(lambda _work: in_thread.disable())
    for title, found in (("thread of the database", in_thread), ("thread of the loop", in_loop)):
        print(f"\n== {title}: {reports} reports, {run.per_s:,.0f}/s under the profiler")
        pstats.Stats(found).strip_dirs().sort_stats("tottime").print_stats(_LINES)
