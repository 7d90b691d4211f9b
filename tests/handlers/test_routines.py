"""What is done by the calendar: each habit once at its time, in parts when it is long, once after an outage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from handlers import routines
from handlers.routines import Habit
from storage.routines import Routine
from storage.work import Work
from tests.handlers.play import Play
from tests.town import NOON

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Diary:
    """A habit of every full hour that notes what it did; each time takes so many parts."""

    def __init__(self, parts: int = 1) -> None:
        self.parts = parts
        self.grids = ["north", "south"]
        self.done: list[tuple[str, str, datetime]] = []

    def subjects(self, work: Work) -> Iterable[str]:
        return self.grids

    def next(self, work: Work, subject: str, after: datetime) -> datetime | None:
        return after.replace(minute=0, second=0, microsecond=0) + HOUR

    def act(self, work: Work, routine: Routine, now: datetime) -> str:
        part = int(routine.progress or 0) + 1
        self.done.append((routine.subject, str(part), now))
        return str(part) if part < self.parts else ""


@pytest.fixture
def diary(monkeypatch: pytest.MonkeyPatch) -> Diary:
    diary = Diary()
    monkeypatch.setattr(routines, "HABITS", {"diary": Habit(diary.subjects, diary.next, diary.act)})
    return diary


def everything(work: Work, now: datetime) -> int:
    """How often something was done until nothing was left."""
    times = 0
    while routines.run(work, now):
        times += 1
    return times


def look_ats(work: Work) -> dict[str, datetime]:
    return {routine.subject: routine.look_at for routine in work.routines.all()}


def test_every_subject_is_done_at_its_time_and_not_again(play: Play, diary: Diary) -> None:
    work = play.work
    routines.settle(work, NOON)
    assert everything(work, NOON + HOUR - timedelta(seconds=1)) == 0
    assert everything(work, NOON + HOUR) == 2
    assert everything(work, NOON + HOUR) == 0
    assert [subject for subject, _, _ in diary.done] == ["north", "south"]
    assert work.next_moment() == work.routines.next_look() == NOON + 2 * HOUR


def test_what_takes_long_goes_on_from_where_it_was_also_after_a_restart(play: Play, diary: Diary) -> None:
    diary.parts, diary.grids = 3, ["north"]
    routines.settle(play.work, NOON)
    assert routines.run(play.work, NOON + HOUR) == 1
    assert everything(play.restarted(), NOON + HOUR) == 2
    assert [part for _, part, _ in diary.done] == ["1", "2", "3"]
    assert look_ats(play.work) == {"north": NOON + 2 * HOUR}


def test_after_an_outage_it_is_done_once(play: Play, diary: Diary) -> None:
    routines.settle(play.work, NOON)
    assert everything(play.work, NOON + 3 * DAY) == 2
    assert look_ats(play.work) == {"north": NOON + 3 * DAY + HOUR, "south": NOON + 3 * DAY + HOUR}


def test_a_new_grid_joins_in_and_one_that_is_gone_is_no_more(play: Play, diary: Diary) -> None:
    routines.settle(play.work, NOON)
    diary.grids = ["south", "lotus"]
    routines.settle(play.work, NOON + HOUR / 2)
    assert look_ats(play.work) == {"south": NOON + HOUR, "lotus": NOON + HOUR}


def test_what_is_due_or_under_way_waits_for_nobody_who_settles(play: Play, diary: Diary) -> None:
    diary.parts = 2
    routines.settle(play.work, NOON)
    routines.run(play.work, NOON + HOUR)
    routines.settle(play.work, NOON + HOUR)
    assert everything(play.work, NOON + HOUR) == 3


def test_a_clock_that_was_turned_back_makes_nobody_wait_for_days(play: Play, diary: Diary) -> None:
    routines.settle(play.work, NOON + 2 * DAY)
    routines.settle(play.work, NOON)
    assert look_ats(play.work) == {"north": NOON + HOUR, "south": NOON + HOUR}


def test_what_was_under_way_when_the_clock_was_turned_back_goes_on_now(play: Play, diary: Diary) -> None:
    diary.grids, diary.parts = ["north"], 3
    routines.settle(play.work, NOON + 40 * DAY)
    assert routines.run(play.work, NOON + 40 * DAY + HOUR) == 1

    routines.settle(play.work, NOON)

    assert everything(play.work, NOON) == 2
    assert [part for _, part, _ in diary.done] == ["1", "2", "3"]


def test_what_the_town_wants_at_another_time_is_done_then(
    play: Play, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    routines.settle(play.work, NOON)
    monkeypatch.setattr(diary, "next", lambda work, subject, after: NOON + 5 * HOUR)
    later = Habit(diary.subjects, diary.next, diary.act)
    monkeypatch.setattr(routines, "HABITS", {"diary": later})
    routines.settle(play.work, NOON)
    assert set(look_ats(play.work).values()) == {NOON + 5 * HOUR}


def test_what_is_done_only_once_is_then_forgotten(play: Play, diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    once = Habit(diary.subjects, lambda work, subject, after: None, diary.act)
    monkeypatch.setattr(routines, "HABITS", {"diary": once})
    work = play.work
    routines.settle(work, NOON)
    assert work.routines.all() == ()
    work.routines.put(Routine("diary", "north", NOON))
    routines.settle(work, NOON)
    assert everything(work, NOON) == 1
    assert work.routines.all() == ()
