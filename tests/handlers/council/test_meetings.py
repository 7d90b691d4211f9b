"""Council meetings: what is missing is asked for, parties that are missing are named, and a talk decides nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.clocks.counting import Limit, Unit
from domain.council.meeting import Attendance, CouncilParty, ItemOutcome, MeetingType
from domain.council.topic import TopicState
from domain.duties.duty import Every, Recurrence
from domain.duties.run import RunState
from domain.message import Local, Say
from tests.handlers.council.talks import a_meeting, a_topic, decides, until
from tests.handlers.duties.patrols import PATROL, bring_in
from tests.handlers.play import Play
from tests.town import YARD_GROUP


def test_everything_in_one_sentence(play: Play) -> None:
    a_topic(play)
    play.says("li", "开会 五方会议 周五 19:30 说说停车")
    (council,) = play.work.councils.ahead(["yard"])
    assert (council.type, council.grid) == (MeetingType.FIVE_PARTY, "yard")
    assert play.work.duties.get(council.run).title == "说说停车"
    assert [item.topic for item in play.work.councils.agenda(council.run)] == [1]
    assert play.heard(YARD_GROUP) == ["meeting-announced"]
    assert play.heard("wei") == ["news-meeting-called"]


def test_what_is_missing_is_asked_for_one_thing_at_a_time(play: Play) -> None:
    play.says("li", "开会 19:30")
    assert play.last("li").key == "ask-meeting-type"
    play.says("li", "1")
    assert play.last("li").key == "ask-meeting-day"
    play.says("li", "周五")
    assert play.last("li").key == "council-called"


@pytest.mark.parametrize("who", ["wang", "somebody"])
def test_residents_call_none(play: Play, who: str) -> None:
    play.says(who, "开会 坝坝会 周五 19:30")
    assert play.heard(who) == ["refusal-council-not-yours"]
    assert play.count("council_meetings") == 0


def test_who_was_there_is_noted_once_and_who_is_missing_is_named(play: Play) -> None:
    a_meeting(play, "五方会议")
    for said in ("到会 物业 冯经理", "到会 物业 冯经理", "到会 社区 杨主任", "到会 邻长 李师傅", "到会 业主 老王"):
        play.says("li", said)
    (council,) = play.work.councils.ahead(["yard"])
    assert len(play.work.councils.attended(council.run)) == 4
    assert play.last("li").arg("missing") == Say("meeting-missing", {"parties": Say("party-of-five-management")})
    play.says("li", "到会")
    play.presses("li", "council.attended", "management")
    play.says("li", "老周")
    assert play.last("li").arg("missing") == Say("meeting-complete")


def test_a_yard_meeting_decides(play: Play) -> None:
    a_topic(play)
    a_meeting(play)
    resolution = decides(play)
    assert (resolution.words, resolution.topic, resolution.grid) == ("每层装两根", 1, "yard")
    topic = play.work.topics.find(1)
    assert topic is not None
    assert topic.state is TopicState.RESOLVED


@pytest.mark.parametrize("type", ["恳谈会", "听证会"])
def test_a_talk_does_not(play: Play, type: str) -> None:
    a_topic(play)
    a_meeting(play, type)
    play.presses("li", "council.item")
    play.says("li", "大家觉得好")
    assert play.choices("li") == ["council.outcome"] * 3
    (council,) = play.work.councils.ahead(["yard"])
    play.says("li", f"{council.run}|1|resolved")
    assert play.count("resolutions") == 0


def test_what_nobody_came_to_waits_for_another_time(play: Play) -> None:
    a_topic(play)
    a_topic(play, "加长椅")
    a_meeting(play)
    decides(play)
    play.presses("li", "council.close")
    (run,) = play.rows("SELECT run FROM council_meetings")
    outcomes = [item.outcome for item in play.work.councils.agenda(run["run"])]
    assert outcomes == [ItemOutcome.RESOLVED, ItemOutcome.PUT_OFF]
    other = play.work.topics.find(2)
    assert other is not None
    assert other.state is TopicState.OPEN
    assert play.heard("wei") == ["council-minutes-decided"]
    assert play.heard(YARD_GROUP) == ["meeting-results"]
    assert play.work.councils.ahead(["yard"]) == ()


def test_neighbours_never_read_who_was_there(play: Play) -> None:
    a_topic(play)
    a_meeting(play)
    play.says("li", "到会 业主 王大妈")
    play.presses("li", "council.close")
    assert "王大妈" not in str(play.last(YARD_GROUP).message.body)
    assert "王大妈" in str(play.last("wei").message.body)


def test_it_is_not_over_before_it_began(play: Play) -> None:
    play.says("li", "开会 坝坝会 周五 19:30")
    play.presses("li", "council.close")
    assert play.heard("li") == ["refusal-meeting-not-begun"]


def test_called_off_its_topics_wait_again(play: Play) -> None:
    a_topic(play)
    play.says("li", "开会 坝坝会 周五 19:30")
    play.presses("li", "duty.call-off")
    topic = play.work.topics.find(1)
    assert topic is not None
    assert topic.state is TopicState.OPEN
    assert play.heard("wei") == ["news-run-called-off"]


def test_minutes_that_are_not_sent_are_nagged_about(play: Play) -> None:
    a_meeting(play)
    play.waits(days=4)
    assert "li" in play.everybody_who_heard()


def test_somebody_else_cannot_hold_it(play: Play) -> None:
    a_topic(play)
    a_meeting(play)
    play.says("wei", handle=play.handle("li", "council.close"))
    assert play.heard("wei") == ["refusal-old-button"]


def test_who_came_is_known_by_name_where_the_register_has_them(play: Play) -> None:
    a_meeting(play)
    play.says("li", "到会 物业 冯经理")
    assert play.rows("SELECT person FROM attendances")[0]["person"] == play.person("feng")
    (council,) = play.work.councils.ahead(["yard"])
    assert play.work.councils.attended(council.run) == (Attendance(CouncilParty.PROPERTY, "冯经理"),)


def test_a_monthly_duty_that_is_called_so_is_done_once_it_was_held(play: Play) -> None:
    monthly = replace(
        PATROL,
        id="five",
        name=Local({"zh-Hans": "五方会议"}),
        role="leader",
        recurrence=Recurrence(Every.WORK_DAY),
        limit=Limit(3, Unit.WORK_DAY),
        grid="yard",
    )
    bring_in(play, monthly)
    until(play, "2026-05-08 09:00")
    a_meeting(play, "坝坝会")
    play.presses("li", "council.close")
    assert states(play) == [RunState.OPEN]
    play.says("li", "开会 五方会议 周六 10:00")
    until(play, "2026-05-09 10:00")
    play.presses("li", "council.close")
    assert RunState.DONE in states(play)


def states(play: Play) -> list[RunState]:
    """How the runs of the duty stand."""
    return [RunState(row["state"]) for row in play.rows("SELECT state FROM duty_runs WHERE duty = 'five' ORDER BY id")]
