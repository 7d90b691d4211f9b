"""Tasks, meetings and notices: what staff give one another, asked for piece by piece, reminded of, settled once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from domain.duties.duty import RunKind
from domain.duties.run import Run, RunState
from tests.handlers.play import Play
from tests.town import YARD_GROUP


def until(play: Play, local: str) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=play.work.calendar.timezone)
    play.waits(seconds=(moment - play.now).total_seconds())


def local(play: Play, moment: datetime) -> str:
    return moment.astimezone(play.work.calendar.timezone).strftime("%m-%d %H:%M")


def run(play: Play, kind: RunKind) -> Run:
    (found,) = play.work._connection.execute("SELECT id FROM duty_runs WHERE kind = ?", (kind,)).fetchone()
    return play.work.duties.get(found)


def none(play: Play) -> bool:
    return play.count("duty_runs") == 0


@pytest.fixture
def rail(play: Play) -> Play:
    """杨主任 asks 小徐 for a handrail by Tuesday."""
    play.says("yang", "任务 小徐 5月12日 装好楼道扶手")
    return play


# 任务


def test_one_sentence_says_who_until_when_and_what(rail: Play) -> None:
    task = run(rail, RunKind.TASK)
    assert (task.person, task.given_by) == (rail.person("xu"), rail.person("yang"))
    assert (task.title, task.grid, local(rail, task.due_at)) == ("装好楼道扶手", "north", "05-12 18:00")
    assert (rail.heard("xu"), rail.heard("yang")) == (["run-task"], ["run-given"])
    assert (rail.choices("xu"), rail.choices("yang")) == (["duty.done"], ["duty.call-off"])


def test_what_is_missing_is_asked_for_one_thing_at_a_time(play: Play) -> None:
    play.says("yang", "任务 小徐")
    assert play.last("yang").key == "run-ask-until"
    play.says("yang", "大概吧")
    assert play.last("yang").key == "run-ask-until"
    play.says("yang", "1")
    assert play.last("yang").key == "run-ask-title"
    play.says("yang", "换灯")
    task = run(play, RunKind.TASK)
    assert (task.title, local(play, task.due_at)) == ("换灯", "05-08 18:00")


def test_a_time_of_day_is_taken_at_its_word(play: Play) -> None:
    play.says("yang", "任务 小徐 周五 15:00 换灯")
    assert local(play, run(play, RunKind.TASK).due_at) == "05-08 15:00"


def test_whoever_holds_a_role_in_a_grid_can_be_meant(play: Play) -> None:
    play.says("yang", "任务 富家组邻长 明天 贴通知")
    task = run(play, RunKind.TASK)
    assert (task.person, task.role, task.grid) == (None, "leader", "yard")
    assert play.heard("li") == ["run-task"]


def test_of_several_so_called_one_is_chosen(play: Play) -> None:
    play.says("yang", "任务 师傅 明天 贴通知")
    assert play.heard("yang") == ["run-ask-taker"]
    assert len(play.choices("yang")) == 2
    play.says("yang", "1")
    assert run(play, RunKind.TASK).title == "贴通知"


def test_done_is_told_to_whoever_gave_it(rail: Play) -> None:
    rail.presses("xu", "duty.done")
    assert run(rail, RunKind.TASK).state is RunState.DONE
    assert (rail.heard("xu"), rail.heard("yang")) == (["run-noted"], ["news-run-done"])


def test_called_off_it_is_nobody_s_any_more_and_quiet(rail: Play) -> None:
    rail.presses("yang", "duty.call-off")
    assert run(rail, RunKind.TASK).state is RunState.CALLED_OFF
    assert (rail.heard("xu"), rail.heard("yang")) == (["news-run-called-off"], ["run-called-off"])
    rail.says("xu", "任务")
    assert rail.heard("xu") == ["runs-none"]


def test_late_it_is_nagged_about(rail: Play) -> None:
    until(rail, "2026-05-12 18:00")
    assert "xu" in rail.everybody_who_heard()


@pytest.mark.parametrize(
    ("who", "said", "refusal"),
    [
        ("wang", "任务 小徐 明天 换灯", "refusal-run-staff-only"),
        ("li", "任务 小徐 明天 换灯", "refusal-run-staff-only"),
        ("xu", "任务 杨主任 明天 换灯", "refusal-run-nobody"),
        ("yang", "任务 没这个人 明天 换灯", "refusal-run-nobody"),
        ("yang", "任务 小徐 5月6日 换灯", "refusal-run-far"),
        ("yang", "任务 小徐 2026-05-06 换灯", "refusal-run-past"),
    ],
)
def test_what_cannot_be_given_is_refused(play: Play, who: str, said: str, refusal: str) -> None:
    play.says(who, said)
    assert play.heard(who) == [refusal]
    assert none(play)


def test_who_did_not_give_it_and_supervises_nothing_there_calls_nothing_off(rail: Play) -> None:
    rail.says("gu", handle=rail.handle("yang", "duty.call-off"))
    assert run(rail, RunKind.TASK).open


# 会议


@pytest.fixture
def meeting(play: Play) -> Play:
    """Thursday noon: 杨主任 calls the staff together for Monday, 15:00."""
    play.says("yang", "会议 下周一 15:00 二楼会议室 说防火")
    return play


def test_the_staff_of_the_grid_are_invited_and_the_neighbours_are_not(meeting: Play) -> None:
    called = run(meeting, RunKind.MEETING)
    assert (called.title, local(meeting, called.opens_at)) == ("二楼会议室 说防火", "05-11 15:00")
    assert meeting.heard("xu") == meeting.heard("sun") == ["news-meeting-called"]
    assert meeting.heard("yang") == ["meeting-called"]
    assert meeting.last("yang").arg("count") == 2
    assert not {"li", "wei", "wang", "gu"} & set(meeting.everybody_who_heard())


def test_they_are_reminded_the_day_before_and_an_hour_before(meeting: Play) -> None:
    until(meeting, "2026-05-10 16:59")
    assert "news-meeting-near" not in meeting.heard("sun")
    until(meeting, "2026-05-10 17:00")
    assert meeting.heard("sun") == ["news-meeting-near"]
    until(meeting, "2026-05-11 13:59")
    until(meeting, "2026-05-11 14:00")
    assert "news-meeting-near" in meeting.heard("sun")


def test_after_an_outage_only_what_is_still_true_is_said(meeting: Play) -> None:
    meeting.sleeps_through(days=4, hours=5)
    assert "news-meeting-near" not in meeting.heard("sun")
    assert "run-minutes" in meeting.heard("yang")


def test_the_minutes_are_asked_for_once_and_go_to_those_who_were_invited(meeting: Play) -> None:
    until(meeting, "2026-05-11 15:00")
    assert meeting.heard("yang")[-1:] == ["run-minutes"]
    meeting.presses("yang", "duty.minutes")
    meeting.says("yang", "三件事都定了。")
    assert run(meeting, RunKind.MEETING).words == "三件事都定了。"
    assert run(meeting, RunKind.MEETING).state is RunState.DONE
    assert meeting.heard("sun") == ["news-minutes"]
    meeting.waits(days=3)
    assert "run-minutes" not in meeting.heard("yang")


def test_minutes_nobody_writes_are_nagged_about(meeting: Play) -> None:
    until(meeting, "2026-05-12 14:00")
    until(meeting, "2026-05-12 15:30")
    assert "yang" in meeting.everybody_who_heard()


def test_a_meeting_called_off_is_told_to_everybody_invited(meeting: Play) -> None:
    meeting.presses("yang", "duty.call-off")
    assert meeting.heard("sun") == ["news-run-called-off"]
    until(meeting, "2026-05-11 15:30")
    assert "run-minutes" not in meeting.heard("yang")


def test_day_hour_and_matter_are_asked_for(play: Play) -> None:
    play.says("yang", "会议")
    assert play.last("yang").key == "run-ask-day"
    play.says("yang", "周五")
    assert play.last("yang").key == "run-ask-hour"
    play.says("yang", "4")
    assert play.last("yang").key == "run-ask-title"
    play.says("yang", "二楼会议室")
    called = run(play, RunKind.MEETING)
    assert (called.title, local(play, called.opens_at)) == ("二楼会议室", "05-08 15:00")


# 公示


def test_it_hangs_its_days_and_then_may_come_down(play: Play) -> None:
    play.says("yang", "公示 15 加装电梯方案")
    assert play.heard("yang") == ["run-hung"]
    notice = run(play, RunKind.NOTICE)
    assert (notice.title, notice.opens_at) == ("加装电梯方案", play.now + timedelta(days=15))
    play.waits(days=14, hours=23)
    assert "run-take-down" not in play.heard("yang")
    play.waits(hours=1)
    assert "run-take-down" in play.heard("yang")
    play.presses("yang", "duty.taken-down")
    assert (play.heard("yang"), run(play, RunKind.NOTICE).state) == (["notice-down"], RunState.DONE)


def test_without_a_number_it_hangs_the_fewest_days_there_are(play: Play) -> None:
    play.says("yang", "公示 3号楼加装电梯")
    notice = run(play, RunKind.NOTICE)
    assert (notice.title, notice.opens_at) == ("3号楼加装电梯", play.now + timedelta(days=15))


def test_days_alone_are_asked_what_about(play: Play) -> None:
    play.says("yang", "公示 20天")
    assert play.last("yang").key == "run-ask-notice"
    play.says("yang", "加装电梯")
    assert run(play, RunKind.NOTICE).opens_at == play.now + timedelta(days=20)


@pytest.mark.parametrize("days", [0, 14, 366])
def test_too_few_days_and_too_many_are_refused(play: Play, days: int) -> None:
    play.says("yang", f"公示 {days} 加装电梯")
    assert play.heard("yang") == ["refusal-notice-days"]
    assert none(play)


@pytest.mark.parametrize("word", ["会议 周五 15:00 开会", "公示 15 方案"])
def test_residents_call_no_meetings_and_hang_no_notices_and_a_group_is_no_place_for_it(play: Play, word: str) -> None:
    play.says("wang", word)
    assert play.heard("wang") == ["refusal-run-staff-only"]
    play.says("yang", f"/{word}", group=True)
    assert play.heard(YARD_GROUP) == ["refusal-in-private"]
    assert none(play)
