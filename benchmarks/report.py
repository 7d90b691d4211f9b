"""``docs/measured.md``: what ``make bench`` and ``make faults`` wrote, as a page. Nothing is typed in by hand.

``python -m benchmarks.report`` writes it anew, and ``docs/scale.md`` with it; tests check that the pages are what the
files give.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import scale
from benchmarks.figures import SECTIONS, Section, told, verdict

ROOT = Path(__file__).parents[1]
LATEST = ROOT / "benchmarks" / "latest.json"
FAULTS = ROOT / "tests" / "faults" / "latest.json"
PAGE = ROOT / "docs" / "measured.md"

_HEAD = """\
# Measured

What the last runs of `make bench` and `make faults` found. This page is written by `python -m benchmarks.report` from
`benchmarks/latest.json` and `tests/faults/latest.json`; nothing in it is typed in by hand. A report here has no photo,
names its place and needs no question back; "handled" means that the case, its history, its deadlines and its messages
are committed and synced to disk. How it is measured stands at the top of each module in `benchmarks/`.
"""

_AFTER_BENCH = """\
"Plainly awaited" sends the very same SQL statements to the same database, one `await` and one statement at a time, each
transaction committed by itself, and does nothing else: no rule, no word, no permission. The two take turns in one run.
"""

_AFTER_TELEGRAM = """\
Over Telegram every bot is a process and stands alone with the one that sends and is told; they take turns. "Empty" bots
do nothing with an update and have it only in memory when they acknowledge it; ours is on disk. The obvious bot awaits
the same SQL statements one by one and sends as many messages before it takes the next update. Limits of the platform
are lifted for all. "/start" is answered with one message and touches no case.
"""

_AFTER_FAULTS = """\
"Lost" were confirmed and not there afterwards, "doubled" had their effect twice, "corrupt" are databases that failed a
check. The control is the same fault with the protection switched off: it has to be found out, or the trial proves
nothing.
"""


def read(file: Path) -> Mapping[str, Any]:
    """What a run wrote, nothing before the first."""
    found: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def page(bench: Mapping[str, Any], faults: Mapping[str, Any]) -> str:
    """The page."""
    parts = [_HEAD]
    if bench:
        ran = f"`{bench['command']}`, {bench['date']}, on: {bench['machine']}.\n"
        parts += ["## Speed, size and start\n", ran, *_tables(bench), _AFTER_BENCH]
        parts += [_AFTER_TELEGRAM] if "telegram_ack_per_s" in bench else []
    if faults:
        parts += ["## Losses\n", _where(faults), _faults_table(faults["faults"]), _AFTER_FAULTS]
    return "\n".join(parts)


def _where(faults: Mapping[str, Any]) -> str:
    on = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in faults["machine"].items())
    return f"`make faults`; each fault with the day it was last tried, on: {on}.\n"


def _tables(bench: Mapping[str, Any]) -> Iterator[str]:
    for section in SECTIONS:
        rows = list(_rows(section, bench))
        if rows:
            yield f"### {section.title}\n"
            yield _table(("figure", "measured", "goal", "", "name"), rows)


def _rows(section: Section, bench: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    for figure in section.figures:
        if figure.name in bench:
            goal = "" if figure.goal is None else str(figure.goal)
            yield figure.says, told(bench[figure.name]), goal, verdict(figure, bench), f"`{figure.name}`"


def _faults_table(faults: Mapping[str, Mapping[str, Any]]) -> str:
    counted = ("tried", "lost", "doubled", "corrupt")
    rows = [
        (found["fault"], *(f"{found[what]:,}" for what in counted), _control(found), found["date"], _more(found))
        for found in faults.values()
        if "not_tried" not in found
    ]
    untried = {name: found["not_tried"] for name, found in faults.items() if "not_tried" in found}
    left_out = [f"\nNot tried here, {name}: {why}\n" for name, why in untried.items()]
    return _table(("fault", *counted, "control", "on", "also measured"), rows) + "".join(left_out)


def _control(found: Mapping[str, Any]) -> str:
    return "found out" if found["control_red"] else "**not found out**"


def _more(found: Mapping[str, Any]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {told(value)}" for name, value in found["figures"].items())


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(read(LATEST), read(FAULTS)), encoding="utf-8")
    scale.PAGE.write_text(scale.scale(read(LATEST)), encoding="utf-8")
