"""The reports residents might write, and what each means: ``reports.csv``, and the towns they are written in.

``near`` is the grid of the group it was said in, "" for somebody of whom nothing is known. ``building``, ``unit`` and
``room`` are those the text names, "" where it names none; ``grid`` is where that lies, or the grid named instead of a
building; where ``ambiguous`` the right answer is to ask. ``part`` is "tuned" for the reports the reader was made with,
"last" for those written when it was done.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.towns.folder import read_town
from domain.town import Town
from tests.corpus.district_town import district

_HERE = Path(__file__).parent
_EXAMPLES = _HERE.parents[1] / "examples" / "towns"


@dataclass(frozen=True, slots=True)
class Report:
    """One row."""

    id: str
    part: str
    town: str
    near: str
    register: str
    twist: str
    category: str
    building: str
    unit: str
    room: str
    grid: str
    ambiguous: str
    text: str


@cache
def reports() -> tuple[Report, ...]:
    """All of them, in the order of the file."""
    with (_HERE / "reports.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Report(**row) for row in csv.DictReader(file))


@cache
def towns() -> Mapping[str, Town]:
    """The two towns that come with the program, and a district."""
    shipped = {name: read_town(_EXAMPLES / name).register.town for name in ("yueyang-lou", "changsheng")}
    return {**shipped, "district": district()}
