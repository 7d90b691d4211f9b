"""全走访: every leader below has a part, the staff see one count, the silent are told of by grid and role."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.duties.duty import RunKind
from domain.duties.run import Run, RunState
from handlers.duties import visiting
from tests.handlers.duties.patrols import STAFF_GROUP
from tests.handlers.play import Heard, Play, texts
from tests.handlers.quarter import EVERYBODY
from tests.town import YARD_GROUP


@pytest.fixture
def sweep(play: Play) -> Play:
    """杨主任 orders it at noon on Thursday, for two hours: 李师傅 in the yard and 何姐 in the willows."""
    play.says("yang", "全走访")
    return play


def runs(play: Play, kind: RunKind) -> list[Run]:
    rows = play.work._connection.execute("SELECT id FROM duty_runs WHERE kind = ? ORDER BY id", (kind,))
    return [play.work.duties.get(id) for (id,) in rows]


def shown(play: Play) -> Heard:
    """What the staff's card says now, edits included."""
    return [one for one in play.all_heard if one.message.to == STAFF_GROUP and one.key.startswith("sweep-card")][-1]


def test_every_leader_below_has_a_part_and_whoever_works_beside_one_has_none(sweep: Play) -> None:
    assert sweep.heard("li") == sweep.heard("he") == ["run-visit"]
    assert "wei" not in sweep.everybody_who_heard()
    assert sweep.heard("yang") == ["sweep-card"]
    assert sweep.heard(STAFF_GROUP) == ["sweep-card"]
    assert sweep.heard(YARD_GROUP) == []
    assert (shown(sweep).arg("answered"), shown(sweep).arg("parts"), shown(sweep).arg("minutes")) == (0, 2, 120)


def test_where_there_is_no_leader_the_micro_grid_worker_goes(play: Play) -> None:
    play.write("UPDATE posts SET until_at = 1 WHERE person = ?", play.person("li"))
    play.says("yang", "全走访")
    assert play.heard("wei") == ["run-visit"]


def test_the_card_counts_live_and_no_new_message_comes(sweep: Play) -> None:
    sweep.waits(minutes=30)
    sweep.presses("li", "duty.visited", str(runs(sweep, RunKind.VISIT)[0].id))
    assert sweep.heard("li") == ["visit-noted"]
    assert sweep.heard(STAFF_GROUP) == []
    assert (shown(sweep).arg("answered"), shown(sweep).arg("minutes")) == (1, 90)


def test_the_time_left_goes_down_though_nobody_answers(sweep: Play) -> None:
    sweep.waits(minutes=40)
    assert shown(sweep).arg("minutes") == 80


def test_what_was_found_counts_and_is_reported_in_the_usual_way_from_there(sweep: Play) -> None:
    part = runs(sweep, RunKind.VISIT)[0]
    sweep.presses("li", "duty.visited", f"{part.id}|wrong")
    assert sweep.heard("li") == ["visit-what"]
    sweep.says("li", "垃圾成堆")
    (case,) = sweep.cases()
    assert (case.category, case.place.grid) == ("garbage", "yard")
    assert shown(sweep).arg("found") == 1


def test_at_three_quarters_only_the_silent_are_reminded(sweep: Play) -> None:
    sweep.presses("li", "duty.visited", str(runs(sweep, RunKind.VISIT)[0].id))
    sweep.waits(minutes=89)
    assert "he" not in sweep.everybody_who_heard()
    sweep.waits(minutes=1)
    assert (sweep.heard("he"), sweep.heard("li")) == (["run-visit"], [])


def test_when_the_time_is_over_the_staff_hear_which_grids_are_silent_and_nobody_s_name(sweep: Play) -> None:
    sweep.presses("li", "duty.visited", str(runs(sweep, RunKind.VISIT)[0].id))
    sweep.waits(hours=2)
    for who in (STAFF_GROUP, "yang"):
        assert sweep.heard(who) == ["sweep-silent"]
        lines = sweep.last(who).arg("lines")
        assert isinstance(lines, tuple)
        assert [line.args["grid"] for line in lines] == ["柳树组"]
    said = [text for one in sweep.all_heard if one.message.to == STAFF_GROUP for text in texts(one.message.body)]
    assert not set(said) & set(EVERYBODY.values())
    assert sweep.heard(YARD_GROUP) == []


def test_of_very_many_silent_grids_the_first_are_listed_and_the_rest_counted(
    sweep: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visiting, "_MOST_LINES", 1)
    sweep.waits(hours=2)
    lines = sweep.last("yang").arg("lines")
    assert isinstance(lines, tuple)
    assert [line.key for line in lines] == ["sweep-silent-line", "sweep-silent-more"]
    assert lines[1].args["count"] == 1


def test_a_late_answer_counts_as_late_and_after_a_day_nobody_is_waited_for(sweep: Play) -> None:
    sweep.waits(hours=3)
    sweep.presses("he", "duty.visited", str(runs(sweep, RunKind.VISIT)[1].id))
    assert (shown(sweep).key, shown(sweep).arg("answered"), shown(sweep).arg("late")) == ("sweep-card-over", 1, 1)
    sweep.waits(days=1)
    assert [run.state for run in runs(sweep, RunKind.VISIT)] == [RunState.MISSED, RunState.LATE]
    assert runs(sweep, RunKind.SWEEP)[0].state is RunState.LATE
    assert runs(sweep, RunKind.SWEEP)[0].look_at is None


def test_with_the_last_answer_it_is_over_and_nobody_is_reminded(sweep: Play) -> None:
    for who, part in zip(("li", "he"), runs(sweep, RunKind.VISIT), strict=True):
        sweep.presses(who, "duty.visited", str(part.id))
    assert sweep.heard(STAFF_GROUP) == ["sweep-all-answered"]
    assert runs(sweep, RunKind.SWEEP)[0].state is RunState.DONE
    sweep.waits(hours=3)
    assert sweep.everybody_who_heard() == {}


def test_after_an_outage_over_its_end_only_the_silent_are_told_of_once(sweep: Play) -> None:
    sweep.sleeps_through(hours=5)
    assert sweep.heard("li") == sweep.heard("he") == []
    assert sweep.heard(STAFF_GROUP) == ["sweep-silent"]


def test_at_lunch_it_is_not_held_and_at_night_it_asks_whether_it_cannot_wait(play: Play) -> None:
    play.now += timedelta(hours=10)
    play.says("yang", "全走访 1小时")
    assert (play.heard("yang"), play.choices("yang")) == (["sweep-at-night"], ["duty.sweep-now"])
    assert runs(play, RunKind.SWEEP) == []
    play.says("yang", "1")
    assert (play.heard("li"), runs(play, RunKind.SWEEP)[0].due_at) == (["run-visit"], play.now + timedelta(hours=1))


def test_urgent_is_urgent_at_night_too(play: Play) -> None:
    play.now += timedelta(hours=10)
    play.says("yang", "紧急全走访")
    assert play.heard("li") == ["run-visit"]


def test_a_grid_below_is_named_and_the_hours_are_those_said(play: Play) -> None:
    play.says("yang", "全走访 富家组 3小时")
    (run,) = runs(play, RunKind.SWEEP)
    assert (run.grid, run.due_at) == ("yard", play.now + timedelta(hours=3))
    assert "he" not in play.everybody_who_heard()


@pytest.mark.parametrize(
    ("who", "said", "refusal"),
    [
        ("wang", "全走访", "refusal-sweep-not-yours"),
        ("xu", "全走访", "refusal-sweep-not-yours"),
        ("yang", "全走访 9小时", "refusal-sweep-hours"),
        ("yang", "全走访 0小时", "refusal-sweep-hours"),
        ("yang", "全走访 南网格", "refusal-sweep-nobody"),
    ],
)
def test_who_may_not_or_what_cannot_be_is_refused(play: Play, who: str, said: str, refusal: str) -> None:
    play.says(who, said)
    assert play.heard(who) == [refusal]
    assert runs(play, RunKind.SWEEP) == []


def test_one_at_a_time_in_a_grid(sweep: Play) -> None:
    sweep.says("yang", "全走访")
    assert sweep.heard("yang") == ["refusal-sweep-going-on"]


def test_a_residents_group_is_no_place_to_order_it(play: Play) -> None:
    play.says("yang", "/全走访", group=True)
    assert play.heard(YARD_GROUP) == ["refusal-in-private"]


def test_whoever_ordered_it_finds_it_among_their_tasks(sweep: Play) -> None:
    sweep.says("yang", "任务")
    sweep.presses("yang", "duty.show")
    assert sweep.heard("yang") == ["sweep-card"]


def test_nobody_answers_for_another_leader(sweep: Play) -> None:
    theirs = sweep.handle("li", "duty.visited", str(runs(sweep, RunKind.VISIT)[0].id))
    sweep.says("he", handle=theirs)
    assert runs(sweep, RunKind.VISIT)[0].open
