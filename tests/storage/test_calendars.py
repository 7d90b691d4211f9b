"""The shipped year tables against the sentences of the State Council's notices and of the law."""

from __future__ import annotations

from datetime import date

import pytest

from storage.town.calendars import year_tables


def _days(year: int, *, off: bool) -> list[date]:
    return sorted(day for day, is_off in year_tables()[year].days.items() if is_off is off)


def test_the_years_that_were_announced_are_official_and_the_next_is_not() -> None:
    assert {year: table.official for year, table in year_tables().items()} == {
        2024: True,
        2025: True,
        2026: True,
        2027: False,
    }


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_a_table_speaks_only_of_its_own_year(year: int) -> None:
    table = year_tables()[year]
    assert table.year == year
    assert {day.year for day in table.days} == {year}


@pytest.mark.parametrize(
    ("year", "make_up"),
    [
        (2024, ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"]),
        (2025, ["01-26", "02-08", "04-27", "09-28", "10-11"]),
        (2026, ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]),
        (2027, []),
    ],
)
def test_these_weekend_days_are_worked(year: int, make_up: list[str]) -> None:
    worked = _days(year, off=False)
    assert [f"{day:%m-%d}" for day in worked] == make_up
    assert all(day.weekday() >= 5 for day in worked)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2024-02-10", "2024-02-17"),
        ("2024-10-01", "2024-10-07"),
        ("2025-01-28", "2025-02-04"),
        ("2025-10-01", "2025-10-08"),
        ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"),
        ("2026-04-04", "2026-04-06"),
        ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"),
        ("2026-09-25", "2026-09-27"),
        ("2026-10-01", "2026-10-07"),
        ("2027-02-05", "2027-02-08"),
    ],
)
def test_a_holiday_lasts_from_its_first_to_its_last_day(first: str, last: str) -> None:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    off = _days(begin.year, off=True)
    within = [day for day in off if begin <= day <= end]
    assert len(within) == (end - begin).days + 1
    assert date.fromordinal(begin.toordinal() - 1) not in off
    assert date.fromordinal(end.toordinal() + 1) not in off


@pytest.mark.parametrize(("year", "days"), [(2024, 28), (2025, 28), (2026, 33), (2027, 13)])
def test_as_many_days_off_as_the_notice_gives(year: int, days: int) -> None:
    assert len(_days(year, off=True)) == days


def test_a_year_not_announced_has_only_the_thirteen_days_of_the_law() -> None:
    assert [f"{day:%m-%d}" for day in _days(2027, off=True)] == [
        *("01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02"),
        *("06-09", "09-15", "10-01", "10-02", "10-03"),
    ]
