"""The figures of a month for every grid, on the console or as a table: ``linzhang figures``."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bot import app as root
from bot.command.console import Console
from bot.settings import Settings
from domain.figures import Figures
from domain.reading.months import read_month
from domain.town import Town
from handlers.digests.months import RATES, figures_of_month, month_in_words
from storage.work import Work

#: A program for tables takes a text that begins like this for Chinese, not for gibberish.
_ENCODING = "utf-8-sig"


async def figures(shell: Console, month: str | None, csv_file: Path | None) -> int:
    """Tell the figures of the topmost grids and those below them, or write those of all into a file; 0 when done."""
    async with root.opened(Settings()) as service:
        now = service.now()

        def look(work: Work) -> tuple[Town, date | None, Mapping[str, Figures]]:
            day = read_month(month or "", work.calendar.day_of(now).date)
            return work.town, day, {} if day is None else figures_of_month(work, day, work.town.grids)

        town, day, found = await service.database.read(look)
    if day is None:
        shell.complain("cli-figures-no-month", month=month or "")
        return 1
    if csv_file is None:
        for grid in town.grids.values():
            if grid.parent is None:
                said = month_in_words(town, grid.id, day, found)
                shell.say(said.key, **said.args)
        return 0
    write_table(csv_file, town, day, found)
    shell.say("cli-figures-written", file=str(csv_file), count=len(found))
    return 0


def write_table(file: Path, town: Town, day: date, found: Mapping[str, Figures]) -> None:
    """A row for each grid: the month, which grid, and the two numbers of every rate with the rate itself."""
    numbers = [f"{rate}_{part}" for rate in RATES for part in ("good", "all", "percent")]
    with file.open("w", encoding=_ENCODING, newline="") as table:
        rows = csv.writer(table)
        rows.writerow(["month", "grid", "level", "name", *numbers])
        for id, grid in town.grids.items():
            rates = (rate(found[id]) for rate in RATES.values())
            told = [number for rate in rates for number in (rate.good, rate.all, rate.percent)]
            rows.writerow([f"{day:%Y-%m}", id, grid.level, grid.name, *told])
