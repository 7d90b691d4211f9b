"""The shipped years against the sentences of the State Council's notices and of the law; the years that are loaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.clocks.calendar import Day, DayKind
from domain.clocks.holidays import Holiday, HolidayYear
from domain.register import Register
from storage.engine.database import connect
from storage.town.calendars import shipped_years, year_tables
from storage.town.towns import TownShelf
from storage.upkeep.standing import standing
from storage.work import Work
from tests.town import NOON, PLACE_WORDS, a_unit, small_town


def _days(year: int, *, off: bool) -> list[date]:
    return sorted(day for day, is_off in year_tables()[year].days.items() if is_off is off)


def test_the_years_that_were_announced_are_official_and_the_next_are_not() -> None:
    assert {year: table.official for year, table in year_tables().items()} == {
        2024: True,
        2025: True,
        2026: True,
        2027: False,
        2028: False,
    }


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2028])
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
        (2028, []),
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
        ("2028-01-25", "2028-01-28"),
    ],
)
def test_a_holiday_lasts_from_its_first_to_its_last_day(first: str, last: str) -> None:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    off = _days(begin.year, off=True)
    within = [day for day in off if begin <= day <= end]
    assert len(within) == (end - begin).days + 1
    assert date.fromordinal(begin.toordinal() - 1) not in off
    assert date.fromordinal(end.toordinal() + 1) not in off


@pytest.mark.parametrize(("year", "days"), [(2024, 28), (2025, 28), (2026, 33), (2027, 13), (2028, 12)])
def test_as_many_days_off_as_the_notice_gives(year: int, days: int) -> None:
    assert len(_days(year, off=True)) == days


def test_a_year_not_announced_has_only_the_thirteen_days_of_the_law() -> None:
    assert [f"{day:%m-%d}" for day in _days(2027, off=True)] == [
        *("01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02"),
        *("06-09", "09-15", "10-01", "10-02", "10-03"),
    ]


def test_where_two_holidays_meet_the_law_gives_a_day_less() -> None:
    middle_of_autumn, national_day = shipped_years()[2028].holidays[-2:]
    assert set(middle_of_autumn.off) < set(national_day.off)


# ---- Years that are loaded ----


def _announced(first: str, *, make_up: str) -> HolidayYear:
    days = (date.fromisoformat(first), date(2027, 1, 1))
    return HolidayYear(2027, True, (Holiday("元旦", days, (date.fromisoformat(make_up),)),))


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as work:
        yield work


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = str(tmp_path / "town.db")
    with closing(connect(path, NOON)) as connection:
        Work(connection, TownShelf(PLACE_WORDS)).registers.bring_in(small_town(), NOON)
    return path


def test_a_loaded_year_comes_before_the_shipped_one_and_leaves_the_others_alone(work: Work) -> None:
    year = _announced("2026-12-31", make_up="2026-12-27")
    work.calendars.load(year, NOON)
    assert work.calendars.years()[2027] == year
    assert {**work.calendars.years(), 2027: None} == {**shipped_years(), 2027: None}


def test_the_same_year_may_be_loaded_again(work: Work) -> None:
    work.calendars.load(_announced("2026-12-31", make_up="2026-12-27"), NOON)
    again = _announced("2026-12-30", make_up="2026-12-26")
    work.calendars.load(again, NOON)
    assert work.calendars.years()[2027] == again


def test_every_process_counts_with_it_from_its_next_transaction_on(path: str) -> None:
    here, there = TownShelf(PLACE_WORDS), TownShelf(PLACE_WORDS)
    with closing(connect(path, NOON)) as one, closing(connect(path, NOON)) as other:
        before = Work(one, here).calendar.day(date(2026, 12, 31))
        Work(other, there).calendars.load(_announced("2026-12-31", make_up="2026-12-27"), NOON)
        calendar = Work(one, here).calendar
        assert (before.kind, calendar.day(date(2026, 12, 31)).kind) == (DayKind.WORK, DayKind.OFF)
        assert calendar.day(date(2026, 12, 27)).kind is DayKind.MAKE_UP
        assert calendar.day(date(2026, 12, 30)).official
        assert calendar.day(date(2027, 1, 4)).official


def test_a_year_can_be_loaded_before_there_is_a_unit(tmp_path: Path) -> None:
    with closing(connect(str(tmp_path / "town.db"), NOON)) as connection:
        Work(connection, TownShelf(PLACE_WORDS)).calendars.load(_announced("2026-12-31", make_up="2026-12-27"), NOON)
        work = Work(connection, TownShelf(PLACE_WORDS))
        work.registers.bring_in(small_town(), NOON)
        assert work.calendar.day(date(2027, 1, 4)).official


def test_the_towns_own_days_are_laid_over_every_year(path: str) -> None:
    def day(register: Register, wanted: date) -> Day:
        with closing(connect(path, NOON)) as connection:
            work = Work(connection, TownShelf(PLACE_WORDS))
            work.registers.bring_in(register, NOON)
            return work.calendar.day(wanted)

    fair, holiday = date(2026, 7, 1), date(2026, 10, 1)
    register = replace(small_town(), days={fair: True, holiday: False})
    assert (day(register, fair).kind, day(register, holiday).kind) == (DayKind.OFF, DayKind.MAKE_UP)
    assert (day(small_town(), fair).kind, day(small_town(), holiday).kind) == (DayKind.WORK, DayKind.OFF)


def test_whether_a_unit_works_at_other_hours_than_before_is_known(path: str) -> None:
    with closing(connect(path, NOON)) as connection:
        work = Work(connection, TownShelf(PLACE_WORDS))
        before = work.registers.hours()
        work.registers.bring_in(small_town(), NOON)
        assert work.registers.hours() == before
        work.registers.bring_in(replace(small_town(), days={date(2026, 7, 1): True}), NOON)
        assert work.registers.hours() != before


def test_whoever_looks_from_outside_sees_which_years_are_official(path: str) -> None:
    with closing(connect(path, NOON)) as connection:
        before = standing(connection)
        Work(connection, TownShelf(PLACE_WORDS)).calendars.load(_announced("2026-12-31", make_up="2026-12-27"), NOON)
        after = standing(connection)
    assert before is not None
    assert after is not None
    assert before.official_years == {2024, 2025, 2026}
    assert after.official_years == {2024, 2025, 2026, 2027}
