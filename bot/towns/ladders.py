"""Ladders as a town writes them: who hears of it when time runs out, and what about them is worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise

from bot.towns.files.schema import RungTable
from bot.towns.files.sheets import Sheets
from bot.towns.files.toml_lines import Line
from bot.towns.mistakes import Notes
from domain.clocks.clock import Limit, Unit
from domain.clocks.ladder import Ladder, Rung
from domain.clocks.limits import CaseClass

#: Roughly: enough to tell which of two rungs was meant to come first.
_LENGTHS: Mapping[Unit, timedelta] = {
    Unit.MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.WORK_HOUR: timedelta(hours=1),
    Unit.WORK_DAY: timedelta(hours=8),
    Unit.DAY: timedelta(days=1),
}


def build_ladders(sheets: Sheets) -> dict[CaseClass, Ladder]:
    """The town's own ladders by class."""
    return {klass: ladder_of(entry.said for entry in rungs) for klass, rungs in sheets.ladders.items()}


def ladder_of(rungs: Iterable[RungTable]) -> Ladder:
    """The ladder, rung by rung as written."""
    return Ladder(tuple(table.rung for table in rungs))


def advise_on_ladders(sheets: Sheets, notes: Notes) -> None:
    """Ladders on which nobody hears that time is up, and rungs that stand before the one they follow."""
    for rungs in filter(None, _written(sheets)):
        if all(rung.after_end is None and rung.percent < 100 for rung, _ in rungs):
            notes.add(rungs[0][1], "town-warning-ladder-without-end")
        for (before, _), (rung, line) in pairwise(rungs):
            if _height(rung) < _height(before):
                notes.add(line, "town-warning-rung-order")


def _written(sheets: Sheets) -> Iterator[Sequence[tuple[Rung, Line]]]:
    """The rungs of every class, category and duty, each with its line; nothing for those without a ladder."""
    for rungs in sheets.ladders.values():
        yield [(entry.said.rung, entry.line()) for entry in rungs]
    for category in sheets.categories:
        yield [(table.rung, category.line("ladder", number)) for number, table in enumerate(category.said.ladder or ())]
    for duty in sheets.duties:
        yield [(table.rung, duty.line("ladder", number)) for number, table in enumerate(duty.said.ladder or ())]


def _height(rung: Rung) -> tuple[int, timedelta]:
    return rung.percent, _length(rung.after_end) if rung.after_end else timedelta()


def _length(limit: Limit) -> timedelta:
    return limit.amount * _LENGTHS[limit.unit]
