"""A run is done, or there is nothing to report, or line by line; a line found wrong is one case, whatever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.duties.run import Finding, Run, RunState
from domain.message import Action, Button, Outgoing, Say
from handlers.duties.whose import doers
from tests.handlers.duties.patrols import CHECK, bring_in
from tests.handlers.play import Play, a_play
from tests.town import YARD_GROUP, at


def until(play: Play, local: str) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=play.work.calendar.timezone)
    play.waits(seconds=(moment - play.now).total_seconds())


@pytest.fixture
def patrol(play: Play) -> Play:
    """Friday morning: 小徐 and 孙师傅 have their rounds before them, until 14:00."""
    until(play, "2026-05-08 09:00")
    return play


@pytest.fixture
def check(play: Play) -> Play:
    """The last working day of May: 李师傅 has a list of three lines, until Monday morning."""
    until(play, "2026-05-29 09:00")
    return play


def run_of(play: Play, duty: str, grid: str) -> Run:
    (found,) = play.work._connection.execute(
        "SELECT id FROM duty_runs WHERE duty = ? AND grid = ? ORDER BY id DESC LIMIT 1", (duty, grid)
    ).fetchone()
    return play.work.duties.get(found)


# 做完了, 没有情况


@pytest.mark.parametrize(("button", "state"), [("duty.done", RunState.DONE), ("duty.nil", RunState.NIL)])
def test_done_or_nothing_to_report_ends_it_and_nobody_is_nagged(patrol: Play, button: str, state: RunState) -> None:
    patrol.presses("xu", button)
    run = run_of(patrol, "patrol", "north")
    assert (run.state, run.done_by, run.done_at) == (state, patrol.person("xu"), patrol.now)
    assert patrol.heard("xu") == ["run-noted"]
    patrol.waits(hours=23)
    assert "xu" not in patrol.everybody_who_heard()


def test_done_after_its_time_is_done_late(patrol: Play) -> None:
    patrol.waits(hours=6)
    patrol.presses("xu", "duty.nil")
    assert run_of(patrol, "patrol", "north").state is RunState.LATE


def test_who_comes_second_is_told_how_it_ended(patrol: Play) -> None:
    old = patrol.handle("xu", "duty.done")
    patrol.says("xu", handle=old)
    patrol.says("xu", handle=old)
    assert patrol.heard("xu") == ["refusal-run-over"]


def test_what_nobody_does_is_nagged_about_and_climbs(patrol: Play) -> None:
    until(patrol, "2026-05-08 14:00")
    assert patrol.news("xu")
    until(patrol, "2026-05-09 11:00")
    assert "yang" in patrol.everybody_who_heard()


def test_nobody_presses_for_somebody_else(patrol: Play) -> None:
    run = run_of(patrol, "patrol", "north")
    patrol.says("sun", "任务")
    patrol.presses("sun", "duty.show")
    assert patrol.choices("sun") == ["duty.done", "duty.nil"]
    patrol.presses("sun", "duty.done")
    assert run_of(patrol, "patrol", "north") == run
    assert run_of(patrol, "patrol", "south").state is RunState.DONE


# 任务


def test_the_list_has_what_is_open_with_its_moment_and_a_number_shows_it(patrol: Play) -> None:
    patrol.says("xu", "我的任务")
    assert (patrol.heard("xu"), patrol.choices("xu")) == (["runs"], ["duty.show"])
    patrol.says("xu", "1")
    assert patrol.heard("xu") == ["run-duty"]


def test_whoever_has_no_task_hears_so_and_a_group_hears_no_list(patrol: Play) -> None:
    patrol.says("wang", "任务")
    assert patrol.heard("wang") == ["runs-none"]
    patrol.says("xu", "/任务", group=True)
    assert patrol.heard(YARD_GROUP) == ["refusal-in-private"]


# 逐项填


def test_line_after_line_and_only_then_it_is_done(check: Play) -> None:
    assert check.choices("li") == ["duty.fill", "duty.nil"]
    check.presses("li", "duty.fill")
    for answered in range(3):
        assert check.all_heard[-1].key == "run-item"
        assert check.all_heard[-1].arg("answered") == answered
        check.presses("li", "duty.item", f"{run_of(check, 'check', 'yard').id}|{CHECK.checklist[answered].id}|fine")
    assert check.all_heard[-1].key == "run-filled"
    check.presses("li", "duty.done")
    assert run_of(check, "check", "yard").state is RunState.DONE
    assert check.cases() == []


def test_with_lines_left_it_is_not_done(check: Play) -> None:
    run = run_of(check, "check", "yard")
    check.presses("li", "duty.fill")
    check.presses("li", "duty.item", f"{run.id}|lamp|fine")
    check.says("li", "任务")
    check.presses("li", "duty.show")
    assert check.last("li").key == "run-item"
    assert check.last("li").arg("number") == 2


def test_a_line_found_wrong_asks_and_becomes_one_case_of_its_category_in_its_grid(check: Play) -> None:
    run = run_of(check, "check", "yard")
    check.presses("li", "duty.fill")
    check.presses("li", "duty.item", f"{run.id}|lamp|wrong")
    assert check.heard("li") == ["run-what-is-wrong"]
    check.says("li", "三楼的灯不亮", photos=1)
    (case,) = check.cases()
    assert (case.category, case.place.grid, case.words) == ("lamp", "yard", "三楼的灯不亮")
    assert case.reporter == check.person("li")
    assert len(check.work.cases.photos(case, "report")) == 1
    assert run_of(check, "check", "yard").answers["lamp"].case == case.id
    assert check.heard("li")[-1] == "run-item"


def test_pressed_again_answered_again_or_after_a_restart_it_is_still_the_same_case(check: Play) -> None:
    run = run_of(check, "check", "yard")
    check.presses("li", "duty.fill")
    wrong = check.handle("li", "duty.item", f"{run.id}|lamp|wrong")
    check.says("li", handle=wrong)
    check.says("li", handle=wrong)
    check.listen()
    check.restarted()
    check.says("li", "灯不亮")
    check.presses("li", "duty.look", f"{run.id}|lamp")
    check.presses("li", "duty.item", f"{run.id}|lamp|fine")
    assert run_of(check, "check", "yard").answers["lamp"].finding is Finding.FINE
    check.presses("li", "duty.look", f"{run.id}|lamp")
    check.presses("li", "duty.item", f"{run.id}|lamp|wrong")
    assert len(check.cases()) == 1
    assert run_of(check, "check", "yard").answers["lamp"].finding is Finding.WRONG


def test_what_was_wrong_and_said_nowhere_is_asked_again(check: Play) -> None:
    run = run_of(check, "check", "yard")
    check.presses("li", "duty.fill")
    check.presses("li", "duty.item", f"{run.id}|lamp|wrong")
    check.says("li", "取消")
    check.says("li", "任务")
    check.presses("li", "duty.show")
    assert check.last("li").key == "run-item"
    assert check.last("li").arg("number") == 1
    assert check.cases() == []


def test_nothing_to_report_is_the_whole_list(check: Play) -> None:
    check.presses("li", "duty.nil")
    assert run_of(check, "check", "yard").state is RunState.NIL


def test_a_list_the_town_changed_meanwhile_refuses_the_line_that_is_gone(check: Play) -> None:
    run = run_of(check, "check", "yard")
    check.presses("li", "duty.fill")
    gone = check.handle("li", "duty.item", f"{run.id}|lamp|fine")
    bring_in(check, replace(CHECK, checklist=CHECK.checklist[1:]))
    check.says("li", handle=gone)
    assert check.heard("li") == ["refusal-old-button"]


def test_the_run_of_a_post_nobody_holds_any_more_is_whoever_supervises_there(patrol: Play) -> None:
    patrol.write("UPDATE posts SET until_at = 1 WHERE person = ?", patrol.person("sun"))
    assert doers(patrol.restarted(), run_of(patrol, "patrol", "south"), patrol.now) == (patrol.person("yang"),)


PRESSES = st.lists(
    st.tuples(st.sampled_from(["fine", "wrong", "again", "words", "cancel", "done"]), st.integers(0, 2)), max_size=14
)


@given(presses=PRESSES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_the_lines_are_pressed_each_is_one_case_at_most_and_none_is_left_out(
    presses: list[tuple[str, int]],
) -> None:
    with a_play() as play:
        bring_in(play, CHECK)
        until(play, "2026-05-29 09:00")
        play.presses("li", "duty.fill")
        run = run_of(play, "check", "yard")
        for what, number in presses:
            item = CHECK.checklist[number].id
            press(play, what, f"{run.id}|{item}")
            run = play.work.duties.get(run.id)
            cases = [found.case for found in run.answers.values() if found.case is not None]
            assert len(cases) == len(set(cases)) == len(play.cases())
            if not run.open:
                assert set(run.answers) == {item.id for item in CHECK.checklist}
                assert all(found.case or found.finding is Finding.FINE for found in run.answers.values())


def press(play: Play, what: str, line: str) -> None:
    """Somebody does something with a line of the list, whatever the card shows just then."""
    spoken = {"words": "有点不对", "cancel": "取消"}
    actions = {
        "fine": Action("duty.item", None, f"{line}|fine"),
        "wrong": Action("duty.item", None, f"{line}|wrong"),
        "again": Action("duty.look", None, line),
        "done": Action("duty.done", None, line.partition("|")[0]),
    }
    if what in spoken:
        if play.work.dialogues.get(play.person("li"), at("li"), play.now) is not None:
            play.says("li", spoken[what])
        return
    shown = Outgoing(Say("menu"), buttons=(Button(Say("menu"), actions[what]),))
    play.work.outbox.post(at("li"), shown, play.now, reader=play.person("li"))
    play.deliver()
    play.listen()
    play.presses("li", actions[what].name, actions[what].value)
