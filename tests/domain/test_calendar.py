"""When a community works: its own days, places that never close, and the quiet hours in which nobody is nagged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.clocks.calendar import DayKind, YearTable
from domain.clocks.clock import DEFAULT_WEEK, Interval, Limit, Pause, Unit, WorkingCalendar, due, explain
from domain.clocks.counting import length, reached
from domain.clocks.quiet import DEFAULT_QUIET, after_quiet
from domain.message import Say
from storage.town.calendars import year_tables

SHANGHAI = ZoneInfo("Asia/Shanghai")
COMMUNITY = WorkingCalendar("Asia/Shanghai", DEFAULT_WEEK, year_tables())
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


# ---- Days of its own ----

FAIR = replace(
    COMMUNITY, own={date(2026, 5, 12): True, date(2026, 5, 16): False, date(2026, 5, 9): True, date(2026, 10, 1): False}
)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2026-05-12", DayKind.OFF),
        ("2026-05-16", DayKind.MAKE_UP),
        ("2026-05-09", DayKind.OFF),
        ("2026-10-01", DayKind.MAKE_UP),
        ("2026-10-02", DayKind.OFF),
        ("2026-05-13", DayKind.WORK),
    ],
)
def test_what_the_community_settled_itself_comes_before_week_and_year(day: str, kind: DayKind) -> None:
    assert FAIR.day(date.fromisoformat(day)).kind is kind


def test_a_day_of_its_own_is_as_official_as_its_year() -> None:
    own = replace(COMMUNITY, own={date(2026, 5, 12): True, date(2027, 5, 12): True})
    assert own.day(date(2026, 5, 12)).official
    assert not own.day(date(2027, 5, 12)).official


def test_a_fair_on_tuesday_puts_a_promise_off_by_a_day() -> None:
    told = at("2026-05-11 16:00")
    assert due(told, Limit(1, Unit.WORK_DAY), COMMUNITY).at == at("2026-05-12 16:00")
    assert due(told, Limit(1, Unit.WORK_DAY), FAIR).at == at("2026-05-13 16:00")


# ---- Day and night ----

ALWAYS = COMMUNITY.around_the_clock


@pytest.mark.parametrize(
    ("told", "limit", "promised"),
    [
        ("2026-09-30 23:00", Limit(2, Unit.WORK_HOUR), "2026-10-01 01:00"),
        ("2026-09-30 23:00", Limit(1, Unit.WORK_DAY), "2026-10-01 23:00"),
        ("2026-12-31 23:00", Limit(5, Unit.WORK_DAY), "2027-01-05 23:00"),
        ("2026-09-30 23:00", Limit(15, Unit.MINUTE), "2026-09-30 23:15"),
    ],
)
def test_where_it_never_closes_a_day_has_24_hours_and_no_year_is_provisional(
    told: str, limit: Limit, promised: str
) -> None:
    end = due(at(told), limit, ALWAYS)
    assert (end.at, end.provisional) == (at(promised), False)


def test_the_account_says_that_day_and_night_count_and_what_a_day_is_worth() -> None:
    lines = explain(at("2026-09-30 23:00"), Limit(5, Unit.WORK_DAY), ALWAYS)
    assert [line.key for line in lines] == [
        "clock-start-around",
        "clock-work-day",
        "clock-day",
        "clock-days",
        "clock-day",
        "clock-due",
    ]
    assert lines[1].args == {"length": Say("clock-length", {"hours": 24, "minutes": 0})}


def test_a_community_that_works_all_week_but_keeps_holidays_does_close() -> None:
    whole = (Interval(time(0), time(0)),)
    every_day = WorkingCalendar("Asia/Shanghai", dict.fromkeys(range(7), whole), year_tables())
    assert ALWAYS.never_closes
    assert not every_day.never_closes
    assert not COMMUNITY.never_closes
    assert not replace(ALWAYS, own={date(2026, 5, 12): True}).never_closes


# ---- Several lengths in one walk ----

moments = st.builds(lambda minutes: at("2024-01-01 00:00") + minutes * MINUTE, st.integers(0, 3 * 366 * 1440))
spans = st.lists(st.tuples(st.integers(-3000, 30000), st.integers(0, 9000)), max_size=3)


def _pauses(told: datetime, cut: list[tuple[int, int]]) -> list[Pause]:
    return [Pause(told + begin * MINUTE, told + (begin + lasts) * MINUTE) for begin, lasts in cut]


@given(moments, st.lists(st.integers(1, 90), min_size=1, max_size=5), st.sampled_from(Unit), spans)
def test_lengths_walked_together_are_reached_when_each_would_be_alone(
    told: datetime, amounts: list[int], unit: Unit, cut: list[tuple[int, int]]
) -> None:
    limits = [Limit(amount, unit) for amount in amounts]
    pauses = _pauses(told, cut)
    together = reached(told, [length(told, limit, COMMUNITY) for limit in limits], unit, COMMUNITY, pauses)
    assert together == tuple(due(told, limit, COMMUNITY, pauses).at for limit in limits)


def test_no_time_at_all_has_run_at_the_next_opening() -> None:
    evening, hour = at("2026-05-08 19:00"), timedelta(hours=1)
    assert reached(evening, [timedelta(), hour], Unit.WORK_HOUR, COMMUNITY) == (
        at("2026-05-09 09:00"),
        at("2026-05-09 10:00"),
    )
    assert reached(evening, [timedelta()], Unit.WORK_HOUR, COMMUNITY) == (at("2026-05-09 09:00"),)


# ---- Against a count made another way ----


def _open_minutes(day: date) -> list[int]:
    """The minutes after midnight at which the office is open, from the tables of the years and nothing else."""
    off = year_tables()[day.year].days.get(day)
    works = day.weekday() < 5 if off is None else not off
    return [*range(9 * 60, 12 * 60), *range(13 * 60, 18 * 60)] if works else []


def _by_the_minute(told: datetime, minutes: int, pauses: list[Pause]) -> datetime:
    """When so many open minutes have gone by, one after the other, that lie in no pause."""
    day, left = told.date(), minutes
    while True:
        midnight = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
        for minute in _open_minutes(day):
            moment = midnight + minute * MINUTE
            if moment < told or any(p.start <= moment < p.end for p in pauses if p.end is not None):
                continue
            left -= 1
            if not left:
                return moment + MINUTE
        day += DAY


@given(moments, st.integers(1, 20), st.booleans(), spans)
def test_from_2024_to_2027_a_promise_is_due_when_somebody_counting_minutes_says_so(
    told: datetime, amount: int, days: bool, cut: list[tuple[int, int]]
) -> None:
    limit = Limit(amount, Unit.WORK_DAY if days else Unit.WORK_HOUR)
    pauses = _pauses(told, cut)
    minutes = amount * (480 if days else 60)
    assert due(told, limit, COMMUNITY, pauses).at == _by_the_minute(told, minutes, pauses)


# ---- Quiet hours ----


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-05-08 07:59", "2026-05-08 08:00"),
        ("2026-05-08 08:00", "2026-05-08 08:00"),
        ("2026-05-08 11:59", "2026-05-08 11:59"),
        ("2026-05-08 12:00", "2026-05-08 14:00"),
        ("2026-05-08 20:59", "2026-05-08 20:59"),
        ("2026-05-08 21:00", "2026-05-09 08:00"),
        ("2026-12-31 23:59", "2027-01-01 08:00"),
    ],
)
def test_nobody_is_nagged_at_night_or_at_noon(moment: str, told: str) -> None:
    assert after_quiet(at(moment), DEFAULT_QUIET, SHANGHAI) == at(told)


def test_a_community_that_is_always_quiet_is_an_error() -> None:
    always = (Interval(time(0), time(12)), Interval(time(12), time(0)))
    with pytest.raises(ValueError, match="quiet from end to end"):
        after_quiet(at("2026-05-08 07:59"), always, SHANGHAI)


@st.composite
def quiets(draw: st.DrawFn) -> tuple[Interval, ...]:
    """Any quiet hours, to the quarter of an hour, in any order, that leave some of the day."""
    edges = draw(st.lists(st.integers(0, 95), max_size=6, unique=True).map(sorted))
    times = [time(edge // 4, edge % 4 * 15) for edge in edges]
    pairs = zip(times[::2], [*times[1::2], time(0)], strict=False)
    found = [Interval(begins, ends) for begins, ends in pairs]
    assume(sum((one.length for one in found), timedelta()) < DAY)
    return tuple(draw(st.permutations(found)))


ZONES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]).map(ZoneInfo)


def _is_quiet(moment: datetime, quiet: tuple[Interval, ...], zone: ZoneInfo) -> bool:
    minute = moment.astimezone(zone).time()
    return any(one.start <= minute and (minute < one.end or one.end == time(0)) for one in quiet)


#: Any quarter of an hour in these years, and those around the nights in which clocks are changed.
quarters = st.one_of(
    st.integers(0, 4 * 24 * 1460).map(lambda n: datetime(2024, 1, 1, tzinfo=UTC) + n * 15 * MINUTE),
    st.builds(
        lambda night, n: datetime.fromisoformat(night).replace(tzinfo=UTC) + n * 15 * MINUTE,
        st.sampled_from(["2026-03-28", "2026-10-24", "2026-03-07", "2026-10-31", "2026-04-04", "2026-10-03"]),
        st.integers(0, 4 * 60),
    ),
)


@given(quarters, quiets(), ZONES)
def test_what_waits_for_the_end_of_the_quiet_waits_no_longer_and_only_once(
    moment: datetime, quiet: tuple[Interval, ...], zone: ZoneInfo
) -> None:
    told = after_quiet(moment, quiet, zone)
    assert told >= moment
    assert not _is_quiet(told, quiet, zone)
    assert after_quiet(told, quiet, zone) == told
    waited = [moment + n * 15 * MINUTE for n in range(int((told - moment) / (15 * MINUTE)))]
    assert all(_is_quiet(one, quiet, zone) for one in waited)


@pytest.mark.parametrize(
    ("moment", "told"), [("2026-10-25 00:35", "2026-10-25 00:45"), ("2026-10-25 01:35", "2026-10-25 01:45")]
)
def test_an_hour_that_comes_twice_is_quiet_twice(moment: str, told: str) -> None:
    quiet, berlin = (Interval(time(2, 30), time(2, 45)),), ZoneInfo("Europe/Berlin")
    assert after_quiet(at(moment, ZoneInfo("UTC")), quiet, berlin) == at(told, ZoneInfo("UTC"))


def test_a_table_of_another_year_changes_nothing() -> None:
    odd = replace(COMMUNITY, years={2026: YearTable(2026, True, {date(2027, 5, 12): True})})
    assert odd.day(date(2027, 5, 12)).kind is DayKind.WORK
