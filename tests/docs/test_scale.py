"""``docs/scale.md`` is what the last run gives, and counts as people count."""

from __future__ import annotations

import re

import pytest

from benchmarks.figures import SECTIONS
from benchmarks.report import LATEST, read
from benchmarks.scale import (
    CITY,
    PAGE,
    STREET,
    bot_per_s,
    cases_a_day,
    cases_in_a_bad_night,
    connections,
    gib_of_cases,
    hours_of_one_bot,
    processor_minutes,
    scale,
)
from tests.docs.pages import rows, sections, spans

MEASURED = {figure.name: 1.0 for section in SECTIONS for figure in section.figures}


def test_the_page_is_what_the_run_wrote() -> None:
    assert PAGE.read_text(encoding="utf-8") == scale(read(LATEST))


def test_every_number_of_the_page_can_be_measured() -> None:
    assert "–" not in scale({**MEASURED, "machine": "a machine"})


def test_what_was_not_measured_is_told_as_a_dash() -> None:
    costs = rows(sections(scale({}))["What one thing costs"])
    assert {row[1] for row in costs} == {"–"}


def test_every_cost_is_told_under_the_name_it_has_among_the_figures() -> None:
    costs = rows(sections(scale(MEASURED))["What one thing costs"])
    named = [name for row in costs for name in spans(row[2])]
    assert len(named) > 8
    assert set(named) <= set(MEASURED)


def test_a_number_that_changes_changes_the_page() -> None:
    twice = {**MEASURED, "disk_kib_per_case": 2.0}
    assert scale(twice) != scale(MEASURED)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (cases_a_day(3_650_000), 10_000),
        (cases_in_a_bad_night(STREET), 1_000 / 600),
        (connections(CITY), 800),
        (processor_minutes(3_650_000, {"telegram_cpu_us": 6_000}), 1),
        (gib_of_cases(1 << 20, {"disk_kib_per_case": 7}), 7),
        (bot_per_s({"telegram_messages_per_report": 6}), 5),
        (hours_of_one_bot(1_800_000, {"telegram_messages_per_report": 6}), 1),
    ],
)
def test_it_is_counted_as_people_count(counted: float, expected: float) -> None:
    assert counted == pytest.approx(expected)


def test_whatever_is_assumed_says_why() -> None:
    assumed = rows(sections(scale(MEASURED))["What is assumed"])
    assert len(assumed) >= 6
    assert all(all(cells) for cells in assumed)
    assert [row for row in assumed if not re.search(r"\d", row[1])] == []
