"""Runs of duties open by the calendar: once for each grid and moment, after an outage only what still makes sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.clocks.counting import Limit, Unit
from domain.duties.duty import Every, Recurrence
from domain.duties.run import RunState
from handlers.duties import opening
from handlers.duties.settling import due_moved
from tests.handlers.duties.patrols import CHECK, PATROL, bring_in
from tests.handlers.play import Play


def runs(play: Play, duty: str) -> list[tuple[str, str, str]]:
    """Each run of the duty: grid, local day it opened, how it stands."""
    zone = play.work.calendar.timezone
    rows = play.work._connection.execute("SELECT id FROM duty_runs WHERE duty = ? ORDER BY opens_at, grid", (duty,))
    found = [play.work.duties.get(id) for (id,) in rows]
    return [(run.grid, run.opens_at.astimezone(zone).date().isoformat()[5:], run.state) for run in found]


def until(play: Play, local: str) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=play.work.calendar.timezone)
    play.waits(seconds=(moment - play.now).total_seconds())


def test_every_grid_the_role_is_held_in_has_its_run_and_its_holder_the_card(play: Play) -> None:
    until(play, "2026-05-08 08:59")
    assert runs(play, "patrol") == []
    until(play, "2026-05-08 09:00")
    assert runs(play, "patrol") == [("north", "05-08", "open"), ("south", "05-08", "open")]
    assert (play.heard("xu"), play.heard("sun")) == (["run-duty"], ["run-duty"])
    assert play.choices("xu") == ["duty.done", "duty.nil"]
    assert play.work.clocks.next_look() is not None


def test_a_make_up_saturday_is_patrolled_and_the_sunday_after_it_is_not(play: Play) -> None:
    until(play, "2026-05-11 12:00")
    days = [day for grid, day, _ in runs(play, "patrol") if grid == "north"]
    assert days == ["05-08", "05-09", "05-11"]


def test_whoever_is_away_is_not_asked_and_whoever_stands_in_is(play: Play) -> None:
    xu, wei = play.person("xu"), play.person("wei")
    play.work.absences.note(xu, play.now, play.now + timedelta(days=2), wei, xu, play.now)
    until(play, "2026-05-08 09:00")
    assert (play.heard("wei"), play.heard("xu")) == (["run-duty"], [])
    play.presses("wei", "duty.done")
    assert ("north", "05-08", "done") in runs(play, "patrol")


def test_one_grid_alone_is_done_where_the_town_says_so(play: Play) -> None:
    until(play, "2026-05-29 09:00")
    assert runs(play, "check") == [("yard", "05-29", "open")]
    assert play.heard("li")[-1] == "run-checklist"
    assert "run-checklist" not in play.heard("he")


def test_after_an_outage_the_last_one_is_opened_and_those_before_are_noted_as_missed(play: Play) -> None:
    until(play, "2026-05-08 08:00")
    play.sleeps_through(days=3, hours=4)
    north = [(day, state) for grid, day, state in runs(play, "patrol") if grid == "north"]
    assert north == [("05-08", "missed"), ("05-09", "missed"), ("05-11", "open")]
    assert play.heard("xu").count("run-duty") == 1


def test_what_cannot_be_done_before_the_next_one_opens_is_missed_too(play: Play) -> None:
    # At eight on Monday evening four working hours would end on Tuesday afternoon, after Tuesday's has opened.
    until(play, "2026-05-11 08:00")
    play.sleeps_through(hours=12)
    assert ("north", "05-11", "missed") in runs(play, "patrol")
    assert "run-duty" not in play.heard("xu")
    until(play, "2026-05-12 09:00")
    assert play.heard("xu").count("run-duty") == 1


def test_a_month_s_check_whose_time_went_by_in_an_outage_counts_from_now(play: Play) -> None:
    until(play, "2026-05-29 08:00")
    play.sleeps_through(days=5)
    (run,) = [
        play.work.duties.get(id)
        for (id,) in play.work._connection.execute("SELECT id FROM duty_runs WHERE duty = 'check'")
    ]
    assert run.state is RunState.OPEN
    assert run.due_at > play.now


def test_opening_in_many_transactions_misses_no_grid_and_doubles_none(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "AT_ONCE", 1)
    until(play, "2026-05-08 09:00")
    assert runs(play, "patrol") == [("north", "05-08", "open"), ("south", "05-08", "open")]
    assert play.heard("xu").count("run-duty") == 1


def test_a_clock_turned_back_opens_nothing_twice(play: Play) -> None:
    until(play, "2026-05-08 09:00")
    before = runs(play, "patrol")
    play.now -= timedelta(hours=2)
    until(play, "2026-05-08 09:30")
    assert runs(play, "patrol") == before


def test_a_clock_that_ran_forty_days_ahead_and_was_set_right_costs_no_run(play: Play) -> None:
    until(play, "2026-05-08 09:00")
    play.sleeps_through(days=40)
    assert ("south", "05-08", "missed") in runs(play, "patrol")
    play.now -= timedelta(days=40)
    play.sleeps_through(minutes=30)
    assert ("south", "05-08", "open") in runs(play, "patrol")
    until(play, "2026-05-11 09:00")
    assert play.heard("sun").count("run-duty") == 2
    south = [(day, state) for grid, day, state in runs(play, "patrol") if grid == "south"]
    assert [one for one in south if one[0] < "05-12"] == [("05-08", "open"), ("05-09", "open"), ("05-11", "open")]


def test_what_nobody_did_climbs_and_is_missed_for_good_once_everybody_has_heard(play: Play) -> None:
    until(play, "2026-05-08 09:00")
    until(play, "2026-05-09 17:00")
    assert "yang" in play.everybody_who_heard()
    until(play, "2026-05-11 09:00")
    states = {day: state for grid, day, state in runs(play, "patrol") if grid == "south"}
    assert states["05-08"] == "open"
    until(play, "2026-05-12 09:00")
    states = {day: state for grid, day, state in runs(play, "patrol") if grid == "south"}
    assert (states["05-08"], states["05-12"]) == ("missed", "open")


def test_days_counted_anew_move_what_is_due_and_every_card_says_so(play: Play) -> None:
    until(play, "2026-05-29 09:00")
    (run,) = play.work.duties.at("leader", "yard")
    due_moved(play.work, run, run.due_at + timedelta(days=1), play.now)
    play.listen()
    play.deliver()
    assert play.all_heard[-1].arg("due") == run.due_at + timedelta(days=1)
    assert play.everybody_who_heard() == {}


def test_a_duty_that_falls_on_no_day_waits_for_none(play: Play) -> None:
    never = replace(PATROL, id="never", recurrence=Recurrence(Every.WEEK))
    bring_in(play, replace(never, limit=Limit(1, Unit.WORK_DAY)), CHECK)
    assert {routine.subject for routine in play.work.routines.all() if routine.name == "duty"} == {"check"}
