"""Rules that hold for every promise in every community: any week, any zone, any pauses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from domain.clocks.clock import (
    DEFAULT_WEEK,
    Interval,
    Limit,
    Pause,
    Unit,
    WorkingCalendar,
    due,
    explain,
    is_open,
    next_opening,
    say_limit,
    working_minutes,
)
from domain.message import Say
from storage.town.calendars import year_tables

SHANGHAI = ZoneInfo("Asia/Shanghai")
COMMUNITY = WorkingCalendar("Asia/Shanghai", DEFAULT_WEEK, year_tables())
NEW_YEAR = datetime(2026, 1, 1, tzinfo=SHANGHAI)
MINUTE = timedelta(minutes=1)


def working(hours: int) -> Limit:
    return Limit(hours, Unit.WORK_HOUR)


ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")


@st.composite
def weeks(draw: st.DrawFn) -> dict[int, tuple[Interval, ...]]:
    """Any week that works on Monday: up to three intervals a day, to the quarter of an hour, maybe until midnight."""
    week = {}
    for weekday in range(7):
        edges = draw(st.lists(st.integers(0, 95), min_size=2 * (weekday == 0), max_size=6, unique=True).map(sorted))
        times = [time(edge // 4, edge % 4 * 15) for edge in edges]
        pairs = list(zip(times[::2], [*times[1::2], time(0)], strict=False))
        week[weekday] = tuple(Interval(opens, closes) for opens, closes in pairs)
    return week


def _calendar(zone: str, week: dict[int, tuple[Interval, ...]]) -> WorkingCalendar:
    return WorkingCalendar(zone, week, year_tables())


calendars = st.one_of(st.just(COMMUNITY), st.builds(_calendar, st.sampled_from(ZONES), weeks()))
moments = st.builds(
    lambda minutes: NEW_YEAR + minutes * MINUTE,
    st.integers(0, 600 * 1440),
)
limits = st.builds(Limit, st.integers(1, 30), st.sampled_from(Unit))
working_limits = st.builds(Limit, st.integers(1, 30), st.sampled_from([Unit.WORK_HOUR, Unit.WORK_DAY]))


@st.composite
def cases(draw: st.DrawFn) -> tuple[datetime, list[Pause]]:
    """When a case was told, and a few pauses from before to well after that, in any order, some overlapping."""
    told = draw(moments)
    begins = draw(st.lists(st.integers(-2000, 20000), max_size=4))
    lengths = [draw(st.integers(0, 6000)) for _ in begins]
    return told, [
        Pause(told + begin * MINUTE, told + (begin + length) * MINUTE)
        for begin, length in zip(begins, lengths, strict=True)
    ]


def _minutes_told(lines: Sequence[Say]) -> int:
    counted = [line.args["counted"] for line in lines if "counted" in line.args]
    total = 0
    for length in counted:
        assert isinstance(length, Say)
        hours, minutes = length.args["hours"], length.args["minutes"]
        assert isinstance(hours, int)
        assert isinstance(minutes, int)
        total += hours * 60 + minutes
    return total


def _worth(limit: Limit, told: datetime, calendar: WorkingCalendar) -> int:
    """The minutes a limit stands for, reckoned apart from the code under test."""
    if limit.unit is Unit.MINUTE:
        return limit.amount
    if limit.unit in (Unit.HOUR, Unit.WORK_HOUR):
        return limit.amount * 60
    if limit.unit is Unit.WORK_DAY:
        opened = sum(closes.hour * 60 + closes.minute or 1440 for closes in (i.end for i in calendar.week[0]))
        return limit.amount * (opened - sum(i.start.hour * 60 + i.start.minute for i in calendar.week[0]))
    local = told.astimezone(ZoneInfo(calendar.zone)).replace(fold=0)
    return int(((local + timedelta(days=limit.amount)).timestamp() - told.timestamp()) // 60)


def _quarters_open(told: datetime, amount: int, pauses: Sequence[Pause]) -> datetime:
    """The community's promise found by walking quarter by quarter through the week, the tables and the pauses."""
    tables, now, left = year_tables(), told, amount * 4
    while left:
        off = tables[now.year].days.get(now.date())
        works = now.weekday() < 5 if off is None else not off
        open_now = works and (9 <= now.hour < 12 or 13 <= now.hour < 18)
        paused = any(p.start <= now < p.end for p in pauses if p.end is not None)
        left -= open_now and not paused
        now += 15 * MINUTE
    return now


@given(
    st.integers(0, 96 * 500),
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(-50, 800), st.integers(0, 400)), max_size=3),
)
def test_a_promise_is_what_one_finds_by_looking_at_the_office_door_every_quarter(
    quarter: int, amount: int, spans: list[tuple[int, int]]
) -> None:
    told = NEW_YEAR + quarter * 15 * MINUTE
    pauses = [Pause(told + 15 * begin * MINUTE, told + 15 * (begin + length) * MINUTE) for begin, length in spans]
    assert due(told, working(amount), COMMUNITY, pauses).at == _quarters_open(told, amount, pauses)


@given(cases(), limits, calendars)
def test_the_account_of_a_promise_adds_up_to_it(
    case: tuple[datetime, list[Pause]], limit: Limit, calendar: WorkingCalendar
) -> None:
    told, pauses = case
    lines = explain(told, limit, calendar, pauses)
    assert _minutes_told(lines) == _worth(limit, told, calendar)
    assert lines[0].args == {"at": told, "limit": say_limit(limit)}
    assert lines[-1].args == {"at": due(told, limit, calendar, pauses).at}
    assert all(line.key.startswith("clock-") for line in lines)


@given(moments, st.integers(0, 59), limits, calendars)
def test_an_account_that_starts_between_two_minutes_still_adds_up(
    told: datetime, seconds: int, limit: Limit, calendar: WorkingCalendar
) -> None:
    told += timedelta(seconds=seconds)
    assert _minutes_told(explain(told, limit, calendar)) == _worth(limit, told, calendar)


@given(moments, st.integers(1, 600), st.sampled_from(Unit), calendars)
def test_an_account_fits_on_a_screen_however_long_the_promise(
    told: datetime, amount: int, unit: Unit, calendar: WorkingCalendar
) -> None:
    assert len(explain(told, Limit(amount, unit), calendar)) <= 44


@given(cases(), limits, calendars, st.integers(1, 30))
def test_a_longer_promise_never_runs_out_sooner(
    case: tuple[datetime, list[Pause]], limit: Limit, calendar: WorkingCalendar, more: int
) -> None:
    told, pauses = case
    longer = Limit(limit.amount + more, limit.unit)
    assert due(told, limit, calendar, pauses).at < due(told, longer, calendar, pauses).at


@given(cases(), working_limits, calendars, st.integers(0, 5000))
def test_who_asks_later_is_never_promised_an_earlier_moment(
    case: tuple[datetime, list[Pause]], limit: Limit, calendar: WorkingCalendar, later: int
) -> None:
    told, pauses = case
    assert due(told, limit, calendar, pauses).at <= due(told + later * MINUTE, limit, calendar, pauses).at


@given(cases(), st.integers(1, 30), st.integers(1, 30), calendars)
def test_two_promises_in_a_row_are_one_long_promise(
    case: tuple[datetime, list[Pause]], first: int, second: int, calendar: WorkingCalendar
) -> None:
    told, pauses = case
    between = due(told, working(first), calendar, pauses).at
    together = due(told, working(first + second), calendar, pauses).at
    assert due(between, working(second), calendar, pauses).at == together


@given(cases(), working_limits, calendars)
def test_a_working_promise_runs_out_in_working_time_and_outside_every_pause(
    case: tuple[datetime, list[Pause]], limit: Limit, calendar: WorkingCalendar
) -> None:
    told, pauses = case
    end = due(told, limit, calendar, pauses).at
    assert is_open(end - timedelta(microseconds=1), calendar)
    assert not any(p.start < end <= p.end for p in pauses if p.end is not None)


@given(moments, working_limits, calendars)
def test_the_working_time_until_a_promise_runs_out_is_the_promise(
    told: datetime, limit: Limit, calendar: WorkingCalendar
) -> None:
    end = due(told, limit, calendar).at
    assert working_minutes(told, end, calendar) == _worth(limit, told, calendar)


@given(cases(), limits, calendars, st.data())
def test_a_pause_cut_in_two_is_the_same_pause(
    case: tuple[datetime, list[Pause]], limit: Limit, calendar: WorkingCalendar, data: st.DataObject
) -> None:
    told, pauses = case
    assume(pauses)
    whole = pauses[0]
    assert whole.end is not None
    cut = data.draw(st.datetimes(whole.start.replace(tzinfo=None), whole.end.replace(tzinfo=None))).replace(
        tzinfo=SHANGHAI
    )
    halves = [Pause(whole.start, cut), Pause(cut, whole.end), *pauses[1:]]
    assert due(told, limit, calendar, halves) == due(told, limit, calendar, pauses)
    assert explain(told, limit, calendar, halves) == explain(told, limit, calendar, pauses)


@given(moments, limits, st.integers(0, 10000), st.integers(1, 6000))
def test_time_around_the_clock_grows_by_exactly_the_pause(
    told: datetime, limit: Limit, begin: int, length: int
) -> None:
    assume(limit.unit not in (Unit.WORK_HOUR, Unit.WORK_DAY))
    plain = due(told, limit, COMMUNITY).at
    start = told + begin * MINUTE
    assume(start < plain)
    assert due(told, limit, COMMUNITY, [Pause(start, start + length * MINUTE)]).at == plain + length * MINUTE


@given(moments, working_limits, st.integers(0, 20))
def test_a_pause_while_the_office_is_shut_changes_nothing(told: datetime, limit: Limit, days: int) -> None:
    evening = (told.astimezone(SHANGHAI) + timedelta(days=days)).replace(hour=18, minute=0)
    night = Pause(evening, next_opening(evening, COMMUNITY))
    assert due(told, limit, COMMUNITY, [night]) == due(told, limit, COMMUNITY)
