"""What a report costs when very many cases are stored already: the same service on databases of different size.

The databases are filled with copies of real reports, most of them closed, spread over the months before. Told is the
time of the processor for one report at 64 waiting, that of the kernel included; the databases take turns. What a case
takes on the disk, with its history, its clocks and all that was said about it, is what the file grew by.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

from benchmarks.multiply import multiply
from benchmarks.progress import tell
from benchmarks.reporters import Reporters, Run
from benchmarks.service import database_file, opened
from benchmarks.stage import Stage

_WAITING = 64
#: So many real reports at most are copied over and over.
_REAL = 5_000


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    with contextlib.ExitStack() as stack:
        folders = {name: stack.enter_context(_filled(stage, cases)) for name, cases in stage.effort.stored.items()}
        on_disk = _on_disk(folders, stage.effort.stored)
        return on_disk | asyncio.run(_measure(folders, stage.effort.rounds, stage.effort.reports[_WAITING]))


def _on_disk(folders: Mapping[str, Path], stored: Mapping[str, int]) -> dict[str, float]:
    least, *_, most = folders
    grown = database_file(folders[most]).stat().st_size - database_file(folders[least]).stat().st_size
    return {"disk_kib_per_case": grown / (stored[most] - stored[least]) / 1024}


@contextlib.contextmanager
def _filled(stage: Stage, cases: int) -> Iterator[Path]:
    """A town with so many cases."""
    with stage.a_town() as folder:
        real = min(_REAL, cases // 20)
        asyncio.run(_report(folder, real))
        tell(f"filling a database with {cases:,} cases ...")
        multiply(database_file(folder), cases // real)
        yield folder


async def _report(folder: Path, count: int) -> None:
    async with opened(folder) as busy:
        await Reporters(busy).report(count, waiting=_WAITING)


async def _measure(folders: Mapping[str, Path], rounds: int, count: int) -> dict[str, float]:
    runs: dict[str, list[Run]] = {name: [] for name in folders}
    async with contextlib.AsyncExitStack() as stack:
        towns = {
            name: Reporters(await stack.enter_async_context(opened(folder)), after=_REAL)
            for name, folder in folders.items()
        }
        for reporters in towns.values():
            await reporters.report(_WAITING, waiting=_WAITING)
        for turn in range(1, rounds + 1):
            for name, reporters in towns.items():
                run = await reporters.report(count, waiting=_WAITING)
                runs[name].append(run)
                tell(f"round {turn} of {rounds}, {name:>4} stored: {run.cpu_us:,.0f} µs of CPU, {run.per_s:,.0f}/s")
    return _figures(runs)


def _figures(runs: Mapping[str, list[Run]]) -> dict[str, float]:
    least, *_, most = runs
    costs = {name: [run.cpu_us for run in of] for name, of in runs.items()}
    figures = {f"cost_{name}_us": median(us) for name, us in costs.items()}
    figures |= {f"reports_per_s_64_stored_{name}": median(run.per_s for run in of) for name, of in runs.items()}
    ratios = [one / other for one, other in zip(costs[most], costs[least], strict=True)]
    return figures | {f"cost_{most}_over_{least}": median(ratios)}
