"""Runs: one of a duty once for a grid and a moment, settled once, and nobody in them who was forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.clocks.counting import Limit, Unit
from domain.clocks.ladder import DEFAULT_LADDER
from domain.clocks.promises import Kind
from domain.duties.duty import RunKind
from domain.duties.run import Finding, Found, Run, RunState
from domain.message import Outgoing, Say
from storage.duties import Counts, NewRun
from storage.work import Work
from tests.town import NOON, a_unit, someone

HOUR = timedelta(hours=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def a_run(work: Work, kind: RunKind = RunKind.TASK, **more: object) -> Run:
    run = work.duties.open(NewRun(kind, "north", "装扶手", NOON, NOON + HOUR, **more))  # type: ignore[arg-type]
    assert run is not None
    return run


def test_a_run_of_a_duty_opens_once_for_a_grid_and_a_moment(work: Work) -> None:
    patrol = NewRun(
        RunKind.DUTY, "north", "巡逻", NOON, NOON + HOUR, duty="patrol", role="worker", ladder=DEFAULT_LADDER
    )
    run = work.duties.open(patrol)
    assert run is not None
    assert (run.duty, run.role, run.state, run.opens_at) == ("patrol", "worker", RunState.OPEN, NOON)
    assert work.duties.open(patrol) is None
    assert work.duties.at("worker", "north") == (run,)
    assert work.duties.overdue("patrol", NOON + HOUR, 9) == (run,)
    assert work.duties.overdue("patrol", NOON, 9) == ()


def test_a_task_may_be_given_twice(work: Work) -> None:
    xu, yang = someone(work, "xu").id, someone(work, "yang").id
    tasks = a_run(work, person=xu, given_by=yang), a_run(work, person=xu, given_by=yang)
    assert work.duties.of_person(xu) == work.duties.given_by(yang) == tasks
    assert work.duties.at("worker", "north") == ()


def test_the_first_to_settle_it_counts(work: Work) -> None:
    run, xu = a_run(work, look_at=NOON), someone(work, "xu").id
    assert work.duties.settle(run, RunState.DONE, NOON, by=xu, words="换了")
    assert not work.duties.settle(run, RunState.NIL, NOON + HOUR)
    settled = work.duties.get(run.id)
    assert (settled.state, settled.done_by, settled.done_at, settled.words) == (RunState.DONE, xu, NOON, "换了")
    assert (settled.look_at, settled.open, work.duties.next_look()) == (None, False, None)


def test_what_was_found_is_kept_line_by_line_while_it_is_open(work: Work) -> None:
    run = work.duties.answer(a_run(work), {"lamp": Found(Finding.FINE), "way": Found(Finding.WRONG, 7)})
    assert run.answers == {"lamp": Found(Finding.FINE), "way": Found(Finding.WRONG, 7)}
    work.duties.settle(run, RunState.DONE, NOON)
    assert work.duties.answer(run, {}).answers == run.answers


def test_what_has_a_moment_is_due_then_and_not_before(work: Work) -> None:
    run = a_run(work, look_at=NOON + HOUR)
    assert work.duties.next_look() == work.next_moment() == NOON + HOUR
    assert work.duties.due(NOON) == ()
    assert work.duties.due(NOON + HOUR) == (run,)
    work.duties.look(run, None)
    assert (work.duties.due(NOON + HOUR), work.duties.next_look()) == ((), None)


def test_the_parts_of_a_sweep_are_counted(work: Work) -> None:
    sweep = a_run(work, RunKind.SWEEP)
    parts = [a_run(work, RunKind.VISIT, part_of=sweep.id) for _ in range(4)]
    assert work.duties.counts(sweep) == Counts(parts=4, answered=0, late=0, found=0)
    work.duties.answer(parts[0], {"visit": Found(Finding.WRONG)})
    for part, state in zip(parts, (RunState.DONE, RunState.LATE, RunState.MISSED), strict=False):
        work.duties.settle(part, state, NOON)
    assert work.duties.counts(sweep) == Counts(parts=4, answered=2, late=1, found=1)
    assert [part.id for part in work.duties.parts(sweep)] == [part.id for part in parts]
    assert work.duties.is_swept("north")
    assert not work.duties.is_swept("fujia")
    work.duties.settle(sweep, RunState.LATE, NOON)
    assert not work.duties.is_swept("north")


# Forgetting


def kept(work: Work) -> str:
    """Everything the table still says."""
    return str([tuple(row) for row in work._connection.execute("SELECT * FROM duty_runs")])


def test_whoever_gave_a_task_takes_their_words_along_and_nobody_is_nagged_about_it(work: Work) -> None:
    yang, xu = someone(work, "yang").id, someone(work, "xu").id
    run = a_run(work, person=xu, given_by=yang)
    work.clocks.start_for_run(run.id, NOON, Limit(1, Unit.WORK_DAY), NOON)
    work.outbox.tell(xu, Outgoing(Say("run-task", {"title": run.title}), card=f"run:{run.id}:doer"), NOON)
    work.erasures.forget(yang, NOON)
    gone = work.duties.get(run.id)
    assert (gone.title, gone.given_by, gone.person, gone.state) == ("", None, xu, RunState.CALLED_OFF)
    assert work.clocks.next_look() is None
    said = work._connection.execute("SELECT body FROM outbox").fetchall()
    assert "装扶手" not in str([tuple(row) for row in said])


def test_whoever_did_something_did_it_as_nobody(work: Work) -> None:
    xu, yang = someone(work, "xu").id, someone(work, "yang").id
    minutes = a_run(work, RunKind.MEETING, person=yang, given_by=yang)
    work.duties.settle(minutes, RunState.DONE, NOON, by=yang, words="小徐要去修灯")
    mine = a_run(work, person=xu, given_by=yang)
    work.duties.settle(mine, RunState.DONE, NOON, by=xu)
    work.erasures.forget(xu, NOON)
    done = work.duties.get(mine.id)
    assert (done.person, done.done_by, done.state, done.title) == (None, None, RunState.DONE, "装扶手")
    assert "小徐" not in kept(work)


def test_the_parts_of_a_forgotten_person_s_sweep_are_asked_for_no_more(work: Work) -> None:
    yang, li = someone(work, "yang").id, someone(work, "li").id
    sweep = a_run(work, RunKind.SWEEP, person=yang, given_by=yang, look_at=NOON + HOUR)
    part = a_run(work, RunKind.VISIT, person=li, part_of=sweep.id)
    work.erasures.forget(yang, NOON)
    assert (work.duties.get(part.id).state, work.duties.next_look()) == (RunState.CALLED_OFF, None)


def test_a_run_with_a_clock_is_what_its_ladder_climbs(work: Work) -> None:
    run = a_run(work, person=someone(work, "xu").id, ladder=DEFAULT_LADDER)
    work.clocks.start_for_run(run.id, NOON, Limit(1, Unit.WORK_DAY), NOON)
    (kind, moments) = work._connection.execute("SELECT kind, moments FROM clocks").fetchone()
    assert kind == Kind.RUN
    assert moments.count(",") == len(DEFAULT_LADDER.rungs) - 1
