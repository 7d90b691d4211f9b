"""``python -m tests.faults [NAME …] [--tries N]``: try the faults, print what they did, write ``latest.json``.

Exit code 1 when something was lost, doubled or broken, or when a trial could not have told.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from storage.engine.sqlite import sqlite3
from tests.faults import (
    backups,
    database_away,
    floods,
    moving,
    pace,
    poison,
    polls,
    secrets,
    telegram_kills,
    wechat_calls,
    wechat_codes,
    wechat_tokens,
)
from tests.faults.closings import closings
from tests.faults.deadlines import deadlines, tickers, tickers_beside
from tests.faults.full_disk import full_disk
from tests.faults.handles import handles
from tests.faults.io_errors import io_errors
from tests.faults.jumps import jumps
from tests.faults.kills import kills_at_places, random_kills, stops
from tests.faults.mutations import mutations
from tests.faults.power import power_cuts
from tests.faults.presses import presses
from tests.faults.processes import processes
from tests.faults.small_disk import NotHere
from tests.faults.upgrades import imports, migrations, photos
from tests.faults.verdict import Verdict

LATEST = Path(__file__).with_name("latest.json")

#: Every fault: how it is tried, how often in full, how often in the tests; 0 for those that have tests of their own.
FAULTS: Mapping[str, tuple[Callable[[int], Verdict], int, int]] = {
    "kills": (random_kills, 200, 2),
    "places": (kills_at_places, 200, 2),
    "stops": (stops, 40, 1),
    "photos": (photos, 30, 1),
    "imports": (imports, 50, 1),
    "migrations": (migrations, 30, 1),
    "power": (power_cuts, 5000, 40),
    "disk": (full_disk, 20, 1),
    "io": (io_errors, 10, 1),
    "backups": (backups.run, 50, 0),
    "moving": (moving.run, 20, 0),
    "poison": (poison.run, 10_000, 0),
    "floods": (floods.run, 1_000, 0),
    "telegram-kills": (telegram_kills.run, 200, 4),
    "wechat-tokens": (wechat_tokens.run, 40, 3),
    "wechat-codes": (wechat_codes.run, 2_000, 200),
    "pace": (pace.run, 10_000, 0),
    "deadlines": (deadlines, 100, 2),
    "tickers": (tickers, 18, 2),
    "tickers-beside": (tickers_beside, 18, 2),
    "processes": (processes, 100, 2),
    "jumps": (jumps, 200, 1),
    "mutations": (mutations, 500, 40),
    "secrets": (secrets.run, 200, 0),
    "presses": (presses, 1_000, 100),
    "closings": (closings, 1_000, 60),
    "handles": (handles, 50_000, 300),
    "polls": (polls.counts, 10_000, 300),
    "exports": (polls.tampering, 10_000, 300),
    "database-away": (database_away.run, 20, 2),
    "wechat-calls": (wechat_calls.at_the_account, 10_000, 0),
    "wecom-calls": (wechat_calls.at_the_app, 10_000, 0),
    "wecom-robot-calls": (wechat_calls.at_the_robot, 10_000, 0),
}


def main() -> int:
    """The exit code."""
    asked = _arguments()
    verdicts: dict[str, Verdict | str] = {}
    for name in asked.names or FAULTS:
        run, full, _short = FAULTS[name]
        tries = asked.tries or full
        began = time.monotonic()
        sys.stderr.write(f"{name} ({tries}) ... ")
        sys.stderr.flush()
        try:
            verdicts[name] = run(tries)
        except NotHere as reason:
            verdicts[name] = str(reason)
        except Exception:
            # A trial that came to no end has no teeth, whatever it saw; the others are tried all the same.
            traceback.print_exc()
            verdicts[name] = Verdict(f"{name} broke off", tries, 0, 0, 0, control_red=False)
        sys.stderr.write(f"{time.monotonic() - began:.0f} s\n")
        _write(verdicts, whole=not asked.names and not asked.tries)
    sys.stdout.write(_table(verdicts))
    return 0 if all(isinstance(verdict, str) or verdict.good for verdict in verdicts.values()) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*FAULTS, []], metavar="NAME", help=", ".join(FAULTS))
    parser.add_argument("--tries", type=int, help="how often, instead of the full number")
    return parser.parse_args()


def _table(verdicts: Mapping[str, Verdict | str]) -> str:
    lines = [f"{'fault':30}{'tried':>7}{'lost':>6}{'doubled':>9}{'corrupt':>9}  teeth  figures"]
    for name, verdict in verdicts.items():
        if isinstance(verdict, str):
            lines.append(f"{name:30}{'':>7} not tried: {verdict}")
            continue
        figures = ", ".join(f"{what} {figure:g}" for what, figure in verdict.figures.items())
        counts = f"{verdict.tried:>7}{verdict.lost:>6}{verdict.doubled:>9}{verdict.corrupt:>9}"
        lines.append(f"{verdict.fault:30}{counts}  {'ok' if verdict.control_red else 'NONE':5}  {figures}")
    return "\n".join(lines) + "\n"


def _write(verdicts: Mapping[str, Verdict | str], *, whole: bool) -> None:
    """The last run of each fault; a run of only some leaves the others as they were."""
    known = {} if whole or not LATEST.exists() else json.loads(LATEST.read_text(encoding="utf-8"))["faults"]
    on = {"date": datetime.now(UTC).date().isoformat(), "command": "python -m tests.faults " + " ".join(sys.argv[1:])}
    for name, verdict in verdicts.items():
        known[name] = on | ({"not_tried": verdict} if isinstance(verdict, str) else asdict(verdict))
    faults = {name: known[name] for name in FAULTS if name in known}
    said = json.dumps({"machine": machine(), "faults": faults}, indent=2, ensure_ascii=False)
    LATEST.write_text(said + "\n", encoding="utf-8")


def machine() -> Mapping[str, object]:
    """What it ran on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    return {
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "memory_mib": memory,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


if __name__ == "__main__":
    sys.exit(main())
