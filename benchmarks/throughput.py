"""Reports per second at 1, 16 and 64 waiting: ours, and the same statements plainly awaited, turn and turn about."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from statistics import median, quantiles

from benchmarks.effort import Effort
from benchmarks.progress import tell
from benchmarks.replay import Plain, plainly, write_down
from benchmarks.reporters import Reporters, Run
from benchmarks.service import database_file, opened
from benchmarks.stage import Stage

Runs = dict[int, list[Run]]


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    with stage.a_town() as first, stage.a_town() as second, stage.a_town() as third:
        return asyncio.run(_measure(stage.effort, first, second, third))


async def _measure(effort: Effort, to_listen_to: Path, of_ours: Path, of_theirs: Path) -> dict[str, float]:
    tell("writing down what is sent for a report ...")
    scripts = await write_down(to_listen_to, effort.rounds * sum(effort.replays.values()))
    async with opened(of_ours) as busy, plainly(database_file(of_theirs)) as connection:
        ours, awaited = await _in_turn(Reporters(busy), Plain(connection, scripts), effort)
    statements = median(sum(map(len, script)) for script in scripts)
    return _figures(ours, awaited) | {"statements_per_report": statements}


async def _in_turn(reporters: Reporters, plain: Plain, effort: Effort) -> tuple[Runs, Runs]:
    ours: Runs = {waiting: [] for waiting in effort.reports}
    awaited: Runs = {waiting: [] for waiting in effort.reports}
    await reporters.report(min(effort.reports.values()), waiting=1)
    for turn in range(1, effort.rounds + 1):
        for waiting, count in effort.reports.items():
            run = await reporters.report(count, waiting=waiting)
            replay = await plain.report(effort.replays[waiting], waiting=waiting)
            ours[waiting].append(run)
            awaited[waiting].append(replay)
            told = f"{run.per_s:,.0f}/s, {run.cpu_us:,.0f} µs of CPU each; awaited {replay.per_s:,.0f}/s"
            tell(f"round {turn} of {effort.rounds}, {waiting:>2} waiting: {told}")
    return ours, awaited


def _figures(ours: Mapping[int, list[Run]], awaited: Mapping[int, list[Run]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for waiting, runs in ours.items():
        cuts = quantiles((seconds * 1000 for run in runs for seconds in run.took), n=100)
        ratios = [run.per_s / plain.per_s for run, plain in zip(runs, awaited[waiting], strict=True)]
        figures |= {
            f"reports_per_s_{waiting}": median(run.per_s for run in runs),
            f"awaited_per_s_{waiting}": median(run.per_s for run in awaited[waiting]),
            f"ratio_to_awaited_{waiting}": median(ratios),
            f"cpu_us_{waiting}": median(run.cpu_us for run in runs),
            f"p50_ms_{waiting}": cuts[49],
            f"p99_ms_{waiting}": cuts[98],
        }
    return figures
