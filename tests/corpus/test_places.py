"""Places in the reports of the corpus: read where they are named, asked about where they are not plain, never wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import pytest

from bot.language.doors import place_words
from bot.language.text import Texts
from domain.places.place import Ambiguous, Found, PlaceReader, Reading
from tests.corpus.reports import Report, reports, towns


class Verdict(StrEnum):
    RIGHT = "right"
    ASKED = "asked"
    MISSED = "missed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A report, how it was read, and what that is worth."""

    report: Report
    reading: Reading
    verdict: Verdict

    def __str__(self) -> str:
        row = self.report
        meant = "?" if row.ambiguous else "/".join((row.building or f"@{row.grid}", row.unit, row.room))
        return f"{row.id} {self.verdict:6} {row.near or '-'}: {row.text}\n    {meant} <> {self.reading}"


@cache
def readers() -> Mapping[str, PlaceReader]:
    words = place_words(Texts.load())
    return {name: PlaceReader(town, words) for name, town in towns().items()}


def judge(report: Report) -> Judged:
    reading = readers()[report.town].read(report.text, near=report.near or None)
    return Judged(report, reading, _verdict(report, reading))


def _verdict(report: Report, reading: Reading) -> Verdict:
    """Wrong is what would be taken for granted and is not so; what is asked about or not read at all is not wrong."""
    match reading:
        case Ambiguous():
            return Verdict.RIGHT if report.ambiguous else Verdict.ASKED
        case Found(place):
            named = (place.building or "", place.unit, place.room if report.room else "")
            meant = (report.building, report.unit, report.room)
            inside = not report.grid or towns()[report.town].contains(report.grid, place.grid)
            named_something = report.building or report.grid
            right = named == meant and inside and named_something and not report.ambiguous
            return Verdict.RIGHT if right else Verdict.WRONG
        case _:
            return Verdict.MISSED if report.building or report.grid or report.ambiguous else Verdict.RIGHT


def table(judged: Iterable[Judged]) -> str:
    return "\n".join(str(one) for one in judged if one.verdict is not Verdict.RIGHT)


@pytest.mark.parametrize("part", ["tuned", "last"])
@pytest.mark.parametrize("town", list(towns()))
def test_buildings_and_entrances_are_read_where_they_are_named(town: str, part: str) -> None:
    named = [judge(one) for one in reports() if (one.town, one.part) == (town, part) and one.building]
    right = sum(one.verdict is Verdict.RIGHT for one in named)
    assert named
    assert right >= 0.95 * len(named), f"{right} of {len(named)}\n{table(named)}"


@pytest.mark.parametrize("part", ["tuned", "last"])
def test_hardly_any_report_is_read_as_what_it_does_not_say(part: str) -> None:
    judged = [judge(one) for one in reports() if one.part == part]
    wrong = [one for one in judged if one.verdict is Verdict.WRONG]
    assert judged
    assert len(wrong) <= 0.01 * len(judged), table(wrong)


def test_most_reports_that_leave_the_place_open_are_asked_about() -> None:
    open_ones = [judge(one) for one in reports() if one.ambiguous]
    asked = sum(one.verdict is Verdict.RIGHT for one in open_ones)
    assert asked >= 0.9 * len(open_ones), table(open_ones)
