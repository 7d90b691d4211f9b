"""What was decided gets done: given out or nagged about, looked at by somebody else, told to whoever reported it."""

from __future__ import annotations

import pytest

from domain.council.topic import TopicState
from domain.duties.duty import RunKind
from domain.duties.run import RunState
from handlers.erasing import forget
from tests.handlers.council.talks import a_meeting, a_resolution, decides, done_by
from tests.handlers.play import Play
from tests.town import YARD_GROUP


def state(play: Play) -> TopicState:
    topic = play.work.topics.find(1)
    assert topic is not None
    return topic.state


def run_of(play: Play, kind: RunKind) -> int:
    (row,) = play.rows("SELECT id FROM duty_runs WHERE kind = ? ORDER BY id DESC LIMIT 1", kind)
    return int(row["id"])


@pytest.fixture
def decided(play: Play) -> Play:
    """A yard meeting wants handrails; 李师傅 is asked for tasks."""
    a_resolution(play)
    return play


@pytest.fixture
def given(decided: Play) -> Play:
    """魏姐 is to do it by Tuesday."""
    decided.says("li", "任务 决议1 魏姐 5月12日 装扶手")
    return decided


def test_whoever_held_the_meeting_is_to_give_out_tasks(decided: Play) -> None:
    assert decided.choices("li") == ["council.assign", "council.no-tasks"]
    assert decided.work.duties.get(run_of(decided, RunKind.ASSIGN)).person == decided.person("li")


def test_a_resolution_nobody_gives_tasks_for_is_nagged_about(decided: Play) -> None:
    decided.waits(days=4)
    assert "li" in decided.everybody_who_heard()


def test_a_task_of_it_is_a_task_like_any_other(given: Play) -> None:
    (task,) = given.work.resolutions.tasks(given.work.resolutions.find(1))
    run = given.work.duties.get(task.run)
    assert (run.kind, run.title, run.person) == (RunKind.TASK, "装扶手", given.person("wei"))
    assert given.heard("wei") == ["run-task"]
    assert given.work.duties.get(run_of(given, RunKind.ASSIGN)).state is RunState.DONE


def test_what_is_missing_is_asked_for(decided: Play) -> None:
    decided.presses("li", "council.assign")
    assert decided.last("li").key == "run-ask-taker"
    decided.says("li", "魏姐")
    decided.says("li", "5月12日")
    decided.says("li", "装扶手")
    assert decided.last("li").key == "task-of-resolution"


@pytest.mark.parametrize(
    ("who", "said", "refusal"),
    [
        ("wang", "任务 决议1 魏姐 5月12日 装扶手", "refusal-council-not-yours"),
        ("gu", "任务 决议1 魏姐 5月12日 装扶手", "refusal-council-elsewhere"),
        ("li", "任务 决议7 魏姐 5月12日 装扶手", "refusal-no-such-resolution"),
        ("li", "任务 决议1 没这个人 5月12日 装扶手", "refusal-run-nobody"),
    ],
)
def test_what_cannot_be_given_is_refused(decided: Play, who: str, said: str, refusal: str) -> None:
    decided.says(who, said)
    assert decided.heard(who) == [refusal]
    assert decided.work.resolutions.tasks(decided.work.resolutions.find(1)) == ()


def test_done_is_not_enough_somebody_else_looks(given: Play) -> None:
    done_by(given, "wei")
    assert given.heard("li") == ["run-check"]
    assert given.work.duties.get(run_of(given, RunKind.CHECK)).person == given.person("li")
    assert state(given) is TopicState.RESOLVED


def test_whoever_gave_and_did_it_does_not_look_at_it(decided: Play) -> None:
    decided.says("li", "任务 决议1 李师傅 5月12日 装扶手")
    done_by(decided, "li")
    check = decided.work.duties.get(run_of(decided, RunKind.CHECK))
    assert check.person not in (None, decided.person("li"))


def test_nobody_says_of_their_own_work_that_it_is_done_well(given: Play) -> None:
    done_by(given, "wei")
    given.write("UPDATE duty_runs SET person = ? WHERE kind = 'check'", given.person("wei"))
    given.says("wei", "任务")
    given.says("wei", "1")
    given.presses("wei", "council.right")
    assert given.heard("wei") == ["refusal-check-own"]
    assert state(given) is TopicState.RESOLVED


def test_nobody_looking_is_nagged_about(given: Play) -> None:
    done_by(given, "wei")
    given.waits(days=5)
    assert "li" in given.everybody_who_heard()


def test_once_all_of_it_is_verified_it_is_carried_out(given: Play) -> None:
    done_by(given, "wei")
    given.presses("li", "council.right")
    assert given.heard(YARD_GROUP) == ["council-carried-out"]
    assert state(given) is TopicState.CARRIED_OUT
    given.says("wang", "议题")
    assert given.last("wang").arg("solved") == 1


def test_one_of_two_is_not_all(given: Play) -> None:
    given.says("li", "任务 决议1 小徐 5月13日 刷漆")
    done_by(given, "wei")
    given.presses("li", "council.right")
    assert state(given) is TopicState.RESOLVED
    done_by(given, "xu")
    given.presses("li", "council.right")
    assert state(given) is TopicState.CARRIED_OUT


def test_what_was_not_done_well_goes_back_with_the_reason_and_a_clock(given: Play) -> None:
    done_by(given, "wei")
    given.presses("li", "council.not-right")
    given.says("li", "三楼还松着")
    assert given.heard("wei") == ["run-again"]
    assert given.last("wei").arg("reason") == "三楼还松着"
    task = given.work.duties.get(run_of(given, RunKind.TASK))
    assert (task.open, task.done_by) == (True, None)
    given.waits(days=6)
    assert "wei" in given.everybody_who_heard()
    done_by(given, "wei")
    given.presses("li", "council.right")
    assert state(given) is TopicState.CARRIED_OUT


def test_a_task_called_off_is_not_waited_for_but_another_is_to_be_given_out(given: Play) -> None:
    given.presses("li", "duty.call-off")
    assert given.work.duties.get(run_of(given, RunKind.ASSIGN)).open
    assert state(given) is TopicState.RESOLVED


def test_what_needs_no_task_is_carried_out_at_once(decided: Play) -> None:
    decided.presses("li", "council.no-tasks")
    assert state(decided) is TopicState.CARRIED_OUT


def test_nothing_is_verified_twice_nor_by_an_old_button(given: Play) -> None:
    done_by(given, "wei")
    handle = given.handle("li", "council.right")
    given.presses("li", "council.right")
    given.says("li", handle=handle)
    assert given.heard("li") == ["refusal-run-over"]


# 回访


@pytest.fixture
def asked(play: Play) -> Play:
    """王阿姨's lamp was talked over, decided and done; she is asked."""
    play.says("wang", "楼道灯坏了")
    play.says("li", "提交议事 26-0001 换声控灯")
    a_meeting(play)
    decides(play, "全换声控灯")
    play.presses("li", "council.close")
    play.presses("li", "council.no-tasks")
    return play


def test_whoever_reported_it_hears_each_step(asked: Play) -> None:
    heard = [one.key for one in asked.all_heard if one.message.to.chat == "wang"]
    council = [key for key in heard if "council" in key]
    assert council == ["news-to-council", "news-council-resolved", "news-council-carried-out"]


def test_a_yes_is_noted_in_the_log_of_the_case(asked: Play) -> None:
    asked.presses("wang", "council.well")
    assert (asked.heard("wang"), asked.actions()[-1]) == (["council-thanks"], "council-well")


def test_a_no_opens_the_topic_again_and_whoever_raised_it_hears_why(asked: Play) -> None:
    asked.presses("wang", "council.not-well")
    asked.says("wang", "还是不亮")
    assert (asked.heard("wang"), asked.heard("li")) == (["council-raised-again"], ["news-council-not-well"])
    assert state(asked) is TopicState.OPEN


def test_nobody_else_answers_for_them(asked: Play) -> None:
    asked.says("zhao", handle=asked.handle("wang", "council.well"))
    assert asked.heard("zhao") == ["refusal-old-button"]


# Somebody who had to do with it is forgotten.


def is_forgotten(play: Play, key: str) -> None:
    """Somebody leaves their posts and is forgotten."""
    person = play.person(key)
    play.write("UPDATE posts SET until_at = 1 WHERE person = ?", person)
    play.work.people.offices_changed()
    play.listen()
    forget(play.work, person, play.now)
    play.deliver()


def test_of_whoever_had_a_task_and_is_forgotten_the_leader_hears_and_gives_it_to_another(given: Play) -> None:
    is_forgotten(given, "wei")

    assert given.everybody_who_heard() == {"li": ["run-assign"]}
    assert given.choices("li") == ["council.assign", "council.no-tasks"]
    given.says("li", "任务 决议1 小徐 5月13日 装扶手")
    assert given.heard("xu") == ["run-task"]


def test_of_whoever_was_to_give_out_tasks_and_is_forgotten_the_next_in_the_council_hears(decided: Play) -> None:
    is_forgotten(decided, "li")

    assert decided.heard("wei") == ["run-assign"]
    assert decided.work.duties.get(run_of(decided, RunKind.ASSIGN)).person == decided.person("wei")


def test_whoever_was_to_look_and_is_forgotten_is_looked_for_anew(given: Play) -> None:
    done_by(given, "wei")
    before = given.work.duties.get(run_of(given, RunKind.CHECK))
    assert before.person == given.person("li")
    is_forgotten(given, "li")

    check = given.work.duties.get(run_of(given, RunKind.CHECK))
    assert (check.id != before.id, check.state) == (True, RunState.OPEN)
    assert check.person not in {None, given.person("wei")}


def test_whoever_had_nothing_to_do_with_it_is_forgotten_in_silence(given: Play) -> None:
    is_forgotten(given, "wang")

    assert given.everybody_who_heard() == {}
