"""``python -m benchmarks [NAME …]``: measure, write ``latest.json``, print the table.

Some names measure some things and keep the other figures as they were; ``--quick`` writes nothing, for its figures are
of a small town and a short run.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from benchmarks import (
    ballots,
    closing,
    counting,
    imports,
    memory,
    postgres,
    profiling,
    reading,
    slow_disk,
    startup,
    stored,
    sweep,
    telegram,
    throughput,
    wechat,
)
from benchmarks.effort import FULL, QUICK
from benchmarks.figures import SECTIONS, told, verdict
from benchmarks.machine import describe
from benchmarks.progress import tell
from benchmarks.report import LATEST, read
from benchmarks.stage import ROOT, Stage, set_up

SCRIPTS: Mapping[str, Callable[[Stage], dict[str, float]]] = {
    "reports": throughput.measure,
    "slow-disk": slow_disk.measure,
    "stored": stored.measure,
    "counting": counting.measure,
    "sweep": sweep.measure,
    "reading": reading.measure,
    "ballots": ballots.measure,
    "closing": closing.measure,
    "memory": memory.measure,
    "startup": startup.measure,
    "imports": imports.measure,
    "telegram": telegram.measure,
    "wechat": wechat.measure,
    "postgres": postgres.measure,
}


def main() -> None:
    """Measure what was asked for; the exit code is 1 when a goal was missed."""
    asked = _arguments()
    # What was made for it is cleared away then, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with set_up(QUICK if asked.quick else FULL) as stage:
        if asked.profile:
            profiling.profile(stage)
            return
        found = _measured(stage, asked.names or list(SCRIPTS))
    about = {
        "machine": describe(ROOT),
        "command": _command(asked.names),
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
    }
    latest = {**(read(LATEST) if asked.names and not asked.quick else {}), **about, **found}
    if not asked.quick:
        LATEST.write_text(json.dumps(latest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print("\n".join(_table(latest)))
    sys.exit(any(missed for missed in _missed(found)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SCRIPTS))
    parser.add_argument("--quick", action="store_true", help="a small town and a short run; nothing is written")
    parser.add_argument("--profile", action="store_true", help="print where the time of a report goes, measure nothing")
    asked = parser.parse_args()
    for name in asked.names:
        if name not in SCRIPTS:
            parser.error(f"{name} is none of {', '.join(SCRIPTS)}")
    return asked


def _command(names: list[str]) -> str:
    return f"python -m benchmarks {' '.join(names)}; other figures are of earlier runs" if names else "make bench"


def _measured(stage: Stage, names: list[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in names:
        began = time.perf_counter()
        tell(f"== {name}")
        found |= SCRIPTS[name](stage)
        tell(f"== {name}: {time.perf_counter() - began:.0f} s")
    return found


def _table(latest: Mapping[str, Any]) -> list[str]:
    lines = [latest["machine"], ""]
    for section in SECTIONS:
        rows = [figure for figure in section.figures if figure.name in latest]
        lines += [section.title] if rows else []
        for figure in rows:
            goal = f"goal {figure.goal}: {verdict(figure, latest).strip('*')}" if figure.goal else ""
            lines.append(f"  {figure.says:<64} {told(latest[figure.name]):>8}  {goal}".rstrip())
    return lines


def _missed(found: Mapping[str, float]) -> list[str]:
    figures = (figure for section in SECTIONS for figure in section.figures)
    return [figure.name for figure in figures if "not" in verdict(figure, found)]


if __name__ == "__main__":
    main()
