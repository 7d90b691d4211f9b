"""The same reports on a disk whose fsync takes two milliseconds: in a child process, with ``slow_fsync.c`` preloaded.

A lonely commit is timed there as well: it must take longer than the nap, or the preloading did not work.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.progress import tell
from benchmarks.reporters import Reporters
from benchmarks.service import opened
from benchmarks.stage import ROOT, Stage
from storage.work import Work

_SOURCE = Path(__file__).with_name("slow_fsync.c")
_NAP_MS = 2.0
_WAITING = 64
_LONELY = 20


class NotSlow(Exception):
    """The disk was as fast as ever: the figure would be about something else."""


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name. Without a C compiler there are none."""
    library = stage.folder / "slow_fsync.so"
    try:
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", library, _SOURCE, "-ldl"], check=True)
    except FileNotFoundError:
        tell("no C compiler: the slow disk is left out")
        return {}
    count = stage.effort.reports[_WAITING]
    runs = [(_run(stage, count, {}), _run(stage, count, {"LD_PRELOAD": str(library)})) for _ in range(_rounds(stage))]
    quick, slow = zip(*runs, strict=True)
    lonely = median(run["lonely_ms"] for run in slow)
    if lonely < _NAP_MS:
        raise NotSlow(f"a commit by itself took {lonely:.1f} ms")
    return {
        "reports_per_s_64_fsync2ms": median(run["per_s"] for run in slow),
        "lonely_commit_ms_fsync2ms": lonely,
        "lonely_commit_ms": median(run["lonely_ms"] for run in quick),
    }


def _rounds(stage: Stage) -> int:
    return min(3, stage.effort.rounds)


def _run(stage: Stage, count: int, environment: dict[str, str]) -> dict[str, float]:
    """What the child found."""
    with stage.a_town() as folder:
        command = [sys.executable, "-m", "benchmarks.slow_disk", str(folder), str(count)]
        told = subprocess.run(command, check=True, cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(told.stdout)
    tell(f"{'fsync 2 ms' if environment else 'as it is'}: {found['per_s']:,.0f}/s, commit {found['lonely_ms']:.1f} ms")
    return found


def _write(number: int, work: Work) -> None:
    work.meta.put("bench", str(number))


async def _child(folder: Path, count: int) -> dict[str, float]:
    async with opened(folder) as busy:
        commits = []
        for number in range(_LONELY):
            began = time.perf_counter()
            await busy.service.database.transact(partial(_write, number))
            commits.append((time.perf_counter() - began) * 1000)
        reporters = Reporters(busy)
        await reporters.report(_WAITING, waiting=_WAITING)
        run = await reporters.report(count, waiting=_WAITING)
    return {"per_s": run.per_s, "lonely_ms": median(commits)}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_child(Path(sys.argv[1]), int(sys.argv[2])))))
