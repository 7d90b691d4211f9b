"""How much memory the program holds after very many reports: a child process with the web pages, all said."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    # Comes with the tools of developers, and structlog loads it where it is; whoever runs the service has not got it.
    sys.modules["rich"] = None  # type: ignore[assignment]

from benchmarks.reporters import Reporters
from benchmarks.service import opened
from benchmarks.stage import ROOT, Stage
from bot.house import build

_WAITING = 64
#: Messages are delivered after so many reports, as they would be all the while.
_AT_ONCE = 1_000


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    with stage.a_town() as folder:
        command = [sys.executable, "-m", "benchmarks.memory", str(folder), str(stage.effort.remembered)]
        told = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(told.stdout)
    return found


async def _child(folder: Path, count: int) -> dict[str, float]:
    async with opened(folder) as busy:
        pages = build(busy.service)
        empty = resident_mib()
        reporters = Reporters(busy)
        for done in range(0, count, _AT_ONCE):
            await reporters.report(min(_AT_ONCE, count - done), waiting=_WAITING)
            while await busy.service.courier.step():
                pass
        full = resident_mib()
        assert pages is not None
    return {"rss_mib_start": empty, "rss_mib_10k": full}


def resident_mib() -> float:
    """The resident memory of this process."""
    (kib,) = re.findall(r"^VmRSS:\s+(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(kib) / 1024


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_child(Path(sys.argv[1]), int(sys.argv[2])))))
