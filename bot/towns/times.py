"""When people are spoken to: quiet hours, how often in a day at most, when digests are said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.towns.files.schema import DigestsTable, QuietTable
from bot.towns.files.sheets import Entry, Sheets
from bot.towns.mistakes import Notes
from domain.clocks.calendar import MIDNIGHT, Interval
from domain.clocks.limits import PINGS_A_DAY
from domain.clocks.quiet import DEFAULT_QUIET
from domain.town import DigestTimes


@dataclass(frozen=True, slots=True)
class Times:
    quiet: tuple[Interval, ...]
    pings_a_day: int
    digests: DigestTimes


def build_times(sheets: Sheets, notes: Notes) -> Times:
    """What the town says, else what holds everywhere."""
    said = sheets.quiet.said if sheets.quiet else QuietTable()
    return Times(
        quiet=_quiet(sheets.quiet, notes),
        pings_a_day=said.pings_a_day or PINGS_A_DAY,
        digests=_digests(sheets.digests.said if sheets.digests else DigestsTable()),
    )


def _quiet(entry: Entry[QuietTable] | None, notes: Notes) -> tuple[Interval, ...]:
    if entry is None or entry.said.hours is None:
        return DEFAULT_QUIET
    quiet = tuple(_joined(sorted((part for said in entry.said.hours for part in said), key=lambda part: part.start)))
    if quiet == (Interval(MIDNIGHT, MIDNIGHT),):
        notes.add(entry.line("hours"), "town-always-quiet")
    return quiet


def _joined(parts: Iterable[Interval]) -> Iterator[Interval]:
    """The same hours with nothing said twice, from intervals in the order of their beginnings."""
    last: Interval | None = None
    for part in parts:
        if last is None:
            last = part
        elif last.end != MIDNIGHT and part.start > last.end:
            yield last
            last = part
        elif last.end != MIDNIGHT:
            last = Interval(last.start, MIDNIGHT if part.end == MIDNIGHT else max(last.end, part.end))
    if last is not None:
        yield last


def _digests(said: DigestsTable) -> DigestTimes:
    own = {name: value for name, value in said if value is not None}
    if said.agenda is not None:
        own["agenda_weekday"], own["agenda"] = said.agenda
    return replace(DigestTimes(), **own)
