"""When promises made in the neighbourhood run out, on the days the State Council's tables really name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.clocks.clock import (
    DEFAULT_WEEK,
    Interval,
    Limit,
    Pause,
    Unit,
    WorkingCalendar,
    YearTable,
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


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """``"2026-05-08 16:00"`` on the clock of the community office."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def pause(start: str, end: str) -> Pause:
    return Pause(at(start), at(end))


def working(hours: int) -> Limit:
    return Limit(hours, Unit.WORK_HOUR)


def working_days(days: int) -> Limit:
    return Limit(days, Unit.WORK_DAY)


# ---- A table of promises ----


@pytest.mark.parametrize(
    ("told", "limit", "promised"),
    [
        # The make-up Saturday after Labour Day.
        ("2026-05-08 16:00", working(4), "2026-05-09 11:00"),
        ("2026-05-08 16:00", working_days(1), "2026-05-09 16:00"),
        ("2026-05-09 17:00", working(2), "2026-05-11 10:00"),
        # An ordinary weekend: from Friday 15:00 one working day is Monday 15:00.
        ("2026-05-15 15:00", working_days(1), "2026-05-18 15:00"),
        ("2026-05-16 10:00", working(2), "2026-05-18 11:00"),
        # Over lunch, in the middle of lunch, up to lunch.
        ("2026-05-12 11:00", working(2), "2026-05-12 14:00"),
        ("2026-05-12 12:30", working(2), "2026-05-12 15:00"),
        ("2026-05-12 10:00", working(2), "2026-05-12 12:00"),
        # Complete at closing time is due at closing time, not the next morning.
        ("2026-05-12 16:00", working(2), "2026-05-12 18:00"),
        ("2026-05-12 18:00", working(2), "2026-05-13 11:00"),
        ("2026-05-12 09:00", working_days(1), "2026-05-12 18:00"),
        # Midnight, before opening and after closing are all the next opening.
        ("2026-05-12 00:00", working(1), "2026-05-12 10:00"),
        ("2026-05-12 23:59", working(1), "2026-05-13 10:00"),
        # Spring Festival: worked on Saturday the 14th, off from Sunday the 15th to Monday the 23rd, worked on the 28th.
        ("2026-02-13 15:00", working_days(1), "2026-02-14 15:00"),
        ("2026-02-14 15:00", working_days(1), "2026-02-24 15:00"),
        ("2026-02-17 08:00", working(2), "2026-02-24 11:00"),
        ("2026-02-27 17:00", working(2), "2026-02-28 10:00"),
        # National Day week, and the Saturday worked for it.
        ("2026-09-30 17:00", working(2), "2026-10-08 10:00"),
        ("2026-09-30 15:00", working_days(3), "2026-10-10 15:00"),
        ("2026-10-10 15:00", working_days(1), "2026-10-12 15:00"),
        # Around the clock nothing stops it, and calendar days keep the time of day.
        ("2026-10-01 23:50", Limit(15, Unit.MINUTE), "2026-10-02 00:05"),
        ("2026-02-16 20:00", Limit(24, Unit.HOUR), "2026-02-17 20:00"),
        ("2026-02-16 20:00", Limit(30, Unit.DAY), "2026-03-18 20:00"),
    ],
)
def test_a_promise_runs_out_when_the_neighbours_would_say_so(told: str, limit: Limit, promised: str) -> None:
    assert due(at(told), limit, COMMUNITY).at == at(promised)


def test_the_moment_comes_back_in_utc_wherever_it_was_told() -> None:
    told = at("2026-05-08 16:00")
    promised = due(told.astimezone(ZoneInfo("America/New_York")), working(4), COMMUNITY).at
    assert promised == at("2026-05-09 11:00")
    assert promised.utcoffset() == timedelta()


def test_a_make_up_day_is_worked_like_a_monday_whatever_its_weekday() -> None:
    mornings_on_monday = {**DEFAULT_WEEK, 0: (Interval(time(8), time(11)),)}
    calendar = WorkingCalendar("Asia/Shanghai", mornings_on_monday, year_tables())
    assert due(at("2026-05-08 16:00"), working(4), calendar).at == at("2026-05-09 10:00")
    assert due(at("2026-05-08 16:00"), working_days(1), calendar).at == at("2026-05-09 09:00")


def test_a_promise_may_be_longer_than_ten_years() -> None:
    told = at("2026-05-08 16:00")
    assert due(told, Limit(4000, Unit.DAY), COMMUNITY).at == told + timedelta(days=4000)


@pytest.mark.parametrize(
    ("pauses", "promised"),
    [
        ([pause("2026-05-08 16:30", "2026-05-08 17:00")], "2026-05-09 11:30"),
        ([pause("2026-05-08 14:00", "2026-05-08 17:00")], "2026-05-09 12:00"),
        ([pause("2026-05-08 10:00", "2026-05-08 12:00")], "2026-05-09 11:00"),
        ([pause("2026-05-08 17:00", "2026-05-11 10:00")], "2026-05-11 14:00"),
        ([pause("2026-05-09 11:00", "2026-05-20 10:00")], "2026-05-09 11:00"),
        ([pause("2026-05-08 18:00", "2026-05-09 09:00")], "2026-05-09 11:00"),
        (
            [pause("2026-05-08 16:00", "2026-05-08 17:00"), pause("2026-05-08 16:30", "2026-05-08 17:30")],
            "2026-05-09 13:30",
        ),
        (
            [pause("2026-05-09 10:00", "2026-05-09 10:30"), pause("2026-05-08 16:00", "2026-05-08 16:30")],
            "2026-05-09 12:00",
        ),
    ],
)
def test_a_suspended_case_gets_back_exactly_the_time_it_waited(pauses: Sequence[Pause], promised: str) -> None:
    assert due(at("2026-05-08 16:00"), working(4), COMMUNITY, pauses).at == at(promised)


def test_thirty_days_to_reopen_grow_by_the_days_a_case_was_suspended() -> None:
    away = [pause("2026-05-10 08:00", "2026-05-12 09:30")]
    assert due(at("2026-05-08 16:00"), Limit(30, Unit.DAY), COMMUNITY, away).at == at("2026-06-09 17:30")


def test_a_pause_within_the_extension_of_another_extends_it_again() -> None:
    waits = [pause("2026-05-08 16:10", "2026-05-08 16:20"), pause("2026-05-08 16:20", "2026-05-08 16:25")]
    late = pause("2026-05-08 16:28", "2026-05-08 17:00")
    told, limit = at("2026-05-08 16:00"), Limit(15, Unit.MINUTE)
    assert due(told, limit, COMMUNITY, [*waits, late]).at == at("2026-05-08 17:02")


# ---- Provisional years ----


@pytest.mark.parametrize(
    ("told", "limit", "provisional"),
    [
        ("2026-12-31 17:00", working(1), False),
        ("2026-12-31 17:00", working(2), True),
        ("2026-12-31 18:00", working(1), True),
        ("2026-12-30 09:00", working_days(2), False),
        ("2026-12-30 09:01", working_days(2), True),
        ("2027-03-01 10:00", working(1), True),
        ("2031-03-03 10:00", working(1), True),
        ("2026-12-31 23:00", Limit(3, Unit.HOUR), False),
        ("2026-12-31 23:59", Limit(15, Unit.MINUTE), False),
        ("2026-12-20 10:00", Limit(30, Unit.DAY), False),
    ],
)
def test_a_promise_is_provisional_once_it_is_counted_through_a_year_not_yet_announced(
    told: str, limit: Limit, provisional: bool
) -> None:
    assert due(at(told), limit, COMMUNITY).provisional is provisional
    last = explain(at(told), limit, COMMUNITY)[-1].key
    assert last == ("clock-due-provisional" if provisional else "clock-due")


def test_new_years_day_is_off_even_before_the_notice_is_out() -> None:
    assert due(at("2026-12-31 17:00"), working(2), COMMUNITY).at == at("2027-01-04 10:00")


def test_a_year_nobody_has_a_table_for_has_only_its_weeks() -> None:
    assert due(at("2030-12-31 17:00"), working(2), COMMUNITY).at == at("2031-01-01 10:00")


# ---- What cannot be counted ----


NEVER = WorkingCalendar("Asia/Shanghai", {}, {})
NO_MONDAYS = WorkingCalendar("Asia/Shanghai", {1: DEFAULT_WEEK[1]}, {})


@pytest.mark.parametrize(
    ("limit", "calendar", "pauses", "reason"),
    [
        (working(1), COMMUNITY, [Pause(at("2026-05-08 17:00"))], "still paused"),
        (working(1), COMMUNITY, [pause("2026-05-08 17:00", "2026-05-08 16:59")], "cannot begin"),
        (working(1), NEVER, [], "no working time"),
        (working_days(1), NEVER, [], "Monday"),
        (working_days(1), NO_MONDAYS, [], "Monday"),
    ],
)
def test_a_promise_that_can_never_run_out_is_an_error(
    limit: Limit, calendar: WorkingCalendar, pauses: Sequence[Pause], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        due(at("2026-05-08 16:00"), limit, calendar, pauses)
    with pytest.raises(ValueError, match=reason):
        explain(at("2026-05-08 16:00"), limit, calendar, pauses)


def test_an_office_shut_for_ten_years_is_not_waited_for() -> None:
    shut = {year: YearTable(year, True, dict.fromkeys(_mondays(year), True)) for year in range(2026, 2038)}
    mondays_only = WorkingCalendar("Asia/Shanghai", {0: DEFAULT_WEEK[0]}, shut)
    with pytest.raises(ValueError, match="ten years"):
        due(at("2026-05-08 16:00"), working(1), mondays_only)
    with pytest.raises(ValueError, match="ten years"):
        next_opening(at("2026-05-08 16:00"), mondays_only)


def _mondays(year: int) -> list[date]:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    return [day for day in days if day.weekday() == 0]


@pytest.mark.parametrize("function", [is_open, next_opening])
def test_a_moment_without_a_zone_is_refused_everywhere(
    function: Callable[[datetime, WorkingCalendar], object],
) -> None:
    naive = datetime(2026, 5, 8, 16)  # noqa: DTZ001
    with pytest.raises(ValueError, match="no time zone"):
        function(naive, COMMUNITY)
    with pytest.raises(ValueError, match="no time zone"):
        due(naive, working(1), COMMUNITY)
    with pytest.raises(ValueError, match="no time zone"):
        due(at("2026-05-08 16:00"), working(1), COMMUNITY, [Pause(naive, naive)])


@pytest.mark.parametrize("amount", [0, -1])
def test_a_promise_takes_time(amount: int) -> None:
    with pytest.raises(ValueError, match="no limit"):
        working(amount)


@pytest.mark.parametrize(
    "intervals",
    [
        (Interval(time(12), time(9)),),
        (Interval(time(9), time(9)),),
        (Interval(time(9), time(13)), Interval(time(12), time(18))),
        (Interval(time(13), time(18)), Interval(time(9), time(12))),
        (Interval(time(9), time(0)), Interval(time(13), time(18))),
    ],
)
def test_a_week_whose_hours_contradict_each_other_is_no_calendar(intervals: tuple[Interval, ...]) -> None:
    with pytest.raises(ValueError, match="weekday 2"):
        WorkingCalendar("Asia/Shanghai", {2: intervals}, {})


# ---- Open or not ----


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-05-08 09:00", "2026-05-08 09:00"),
        ("2026-05-08 11:59", "2026-05-08 11:59"),
        ("2026-05-08 12:00", "2026-05-08 13:00"),
        ("2026-05-08 18:00", "2026-05-09 09:00"),
        ("2026-05-09 18:00", "2026-05-11 09:00"),
        ("2026-02-14 18:00", "2026-02-24 09:00"),
        ("2026-10-01 10:00", "2026-10-08 09:00"),
    ],
)
def test_the_office_is_open_or_it_is_known_when_it_opens(moment: str, opening: str) -> None:
    assert next_opening(at(moment), COMMUNITY) == at(opening)
    assert is_open(at(moment), COMMUNITY) is (moment == opening)
    assert is_open(at(opening), COMMUNITY)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-05-08 16:00", "2026-05-09 11:00", 240),
        ("2026-05-08 11:30", "2026-05-08 13:30", 60),
        ("2026-05-08 12:00", "2026-05-08 13:00", 0),
        ("2026-05-08 09:00:30", "2026-05-08 09:02", 1),
        ("2026-10-01 00:00", "2026-10-08 00:00", 0),
        ("2026-05-09 11:00", "2026-05-08 16:00", 0),
    ],
)
def test_working_minutes_between_two_moments(start: str, end: str, minutes: int) -> None:
    assert working_minutes(at(start), at(end), COMMUNITY) == minutes


def test_a_guard_room_that_never_closes_counts_through_midnight() -> None:
    always = WorkingCalendar("Asia/Shanghai", dict.fromkeys(range(7), (Interval(time(0), time(0)),)), {})
    assert due(at("2026-05-08 22:00"), working(4), always).at == at("2026-05-09 02:00")
    assert due(at("2026-05-08 22:00"), working_days(1), always).at == at("2026-05-09 22:00")


# ---- Summer time, for communities that have it ----

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT_SHIFT = WorkingCalendar("Europe/Berlin", dict.fromkeys(range(7), (Interval(time(1), time(5)),)), {})


@pytest.mark.parametrize(
    ("told", "limit", "promised"),
    [
        ("2026-03-28 20:00", Limit(1, Unit.DAY), "2026-03-29 20:00"),
        ("2026-03-28 20:00", Limit(24, Unit.HOUR), "2026-03-29 21:00"),
        ("2026-10-24 20:00", Limit(1, Unit.DAY), "2026-10-25 20:00"),
        ("2026-10-24 20:00", Limit(24, Unit.HOUR), "2026-10-25 19:00"),
        ("2026-03-29 00:00", working(3), "2026-03-29 05:00"),
        ("2026-10-25 00:00", working(5), "2026-10-25 05:00"),
    ],
)
def test_when_the_clocks_change_hours_stay_hours_and_days_keep_their_time(
    told: str, limit: Limit, promised: str
) -> None:
    assert due(at(told, BERLIN), limit, NIGHT_SHIFT).at == at(promised, BERLIN)


def test_hours_that_the_clocks_skip_are_not_counted_twice() -> None:
    hours = (Interval(time(1), time(2, 30)), Interval(time(3), time(4)))
    calendar = WorkingCalendar("Europe/Berlin", dict.fromkeys(range(7), hours), {})
    begin, end = at("2026-03-29 00:00", BERLIN), at("2026-03-30 00:00", BERLIN)
    assert working_minutes(begin, end, calendar) == 120


# ---- The account, read aloud ----


def _length(hours: int, minutes: int = 0) -> Say:
    return Say("clock-length", {"hours": hours, "minutes": minutes})


def test_the_account_of_a_lamp_reported_on_friday_names_the_make_up_saturday() -> None:
    told = at("2026-05-08 16:00")
    assert explain(told, working(4), COMMUNITY) == (
        Say("clock-start", {"at": told, "limit": Say("limit-work-hour", {"amount": 4})}),
        Say("clock-day", {"day": date(2026, 5, 8), "counted": _length(2), "total": _length(2)}),
        Say("clock-make-up", {"day": date(2026, 5, 9), "counted": _length(2), "total": _length(4)}),
        Say("clock-due", {"at": at("2026-05-09 11:00")}),
    )


def test_the_account_names_the_holiday_the_pause_and_the_worth_of_a_day() -> None:
    told = at("2026-09-30 19:00")
    away = pause("2026-10-09 10:00", "2026-10-12 14:30")
    assert explain(told, working_days(2), COMMUNITY, [away]) == (
        Say("clock-start", {"at": told, "limit": Say("limit-work-day", {"amount": 2})}),
        Say("clock-work-day", {"length": _length(8)}),
        Say("clock-opening", {"at": at("2026-10-08 09:00")}),
        Say("clock-days-off", {"first": date(2026, 10, 1), "last": date(2026, 10, 7)}),
        Say("clock-day", {"day": date(2026, 10, 8), "counted": _length(8), "total": _length(8)}),
        Say("clock-pause", {"from": away.start, "to": away.end or away.start}),
        Say("clock-day", {"day": date(2026, 10, 9), "counted": _length(1), "total": _length(9)}),
        Say("clock-day", {"day": date(2026, 10, 12), "counted": _length(3, 30), "total": _length(12, 30)}),
        Say("clock-day", {"day": date(2026, 10, 13), "counted": _length(3, 30), "total": _length(16)}),
        Say("clock-due", {"at": at("2026-10-13 13:30")}),
    )


def test_the_days_between_are_told_on_one_line_when_they_all_count_alike() -> None:
    told = at("2026-05-08 20:00")
    days = explain(told, Limit(30, Unit.DAY), COMMUNITY)
    assert [line.key for line in days] == ["clock-start-around", "clock-day", "clock-days", "clock-day", "clock-due"]
    assert days[2].args["days"] == 29


def test_a_pause_that_came_too_early_or_too_late_is_not_in_the_account() -> None:
    aside = [pause("2026-05-08 10:00", "2026-05-08 11:00"), pause("2026-05-09 11:00", "2026-05-09 12:00")]
    told = at("2026-05-08 16:00")
    assert explain(told, working(4), COMMUNITY, aside) == explain(told, working(4), COMMUNITY)


@pytest.mark.parametrize(
    ("limit", "key"),
    [
        (Limit(15, Unit.MINUTE), "limit-minute"),
        (Limit(24, Unit.HOUR), "limit-hour"),
        (working(2), "limit-work-hour"),
        (working_days(5), "limit-work-day"),
        (Limit(30, Unit.DAY), "limit-day"),
    ],
)
def test_every_limit_has_its_words(limit: Limit, key: str) -> None:
    assert say_limit(limit) == Say(key, {"amount": limit.amount})
