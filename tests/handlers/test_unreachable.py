"""Somebody who cannot be reached is a fact: it is logged, and the next person is told."""

from __future__ import annotations

from domain.message import Address
from handlers.undelivered import undelivered
from tests.handlers.play import Play
from tests.town import YARD_GROUP


def test_the_deputy_hears_when_the_lead_has_blocked_the_bot(play: Play) -> None:
    play.gone = {"xu"}
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.heard("yang") == ["card-lead"]
    assert play.actions()[-1] == "unreachable"


def test_without_deputy_the_level_above_hears(play: Play) -> None:
    play.gone = {"feng"}
    play.says("stranger", "柳树组垃圾成堆")
    assert play.heard("xu") == ["card-lead"]


def test_when_nobody_at_all_can_be_reached_it_is_written_down(play: Play) -> None:
    play.gone = {"xu", "yang"}
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.actions()[-1] == "nobody-reached"


def test_known_to_be_gone_they_are_passed_over_at_once(play: Play) -> None:
    play.gone = {"xu"}
    play.says("wang", "4栋2单元楼道灯坏了")
    play.gone = set()
    play.says("wang", "5栋楼道灯坏了")
    assert (play.heard("xu"), play.heard("yang")) == ([], ["card-lead"])
    play.says("xu", "待办")
    play.says("wang", "5栋101楼道灯坏了")
    assert (play.heard("xu"), play.heard("yang")) == (["card-lead"], [])


def test_a_colleague_who_got_it_too_is_enough(play: Play) -> None:
    play.write("INSERT INTO contacts (handler, person) VALUES ('sanitation', ?)", play.person("tang"))
    play.gone = {"qin"}
    play.says("wang", "4栋垃圾成堆")
    assert play.everybody_who_heard()["tang"] == ["card-lead"]
    assert "xu" not in play.everybody_who_heard()
    assert "unreachable" not in play.actions()


def test_news_that_cannot_be_delivered_to_a_resident_disturbs_nobody_else(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.gone = {"wang"}
    play.presses("xu", "case.acknowledge")
    assert play.everybody_who_heard() == {"xu": ["done-acknowledge"]}


def test_a_card_of_a_case_that_has_ended_needs_no_other_reader(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    card = play.last("xu").message
    play.says("wang", "撤回")
    undelivered(play.work, card, "blocked", play.now)
    assert play.actions()[-1] == "withdraw"


def test_a_group_that_is_gone_has_no_next_person(play: Play) -> None:
    play.gone = {YARD_GROUP.chat}
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.work.people.address(play.person("wang")) == Address("lab", "wang")
    assert "unreachable" not in play.actions()


def test_where_nobody_supervises_a_returned_case_is_written_down(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.work.people.unreachable(play.last("xu").message.to, "blocked")
    play.work.people.unreachable(Address("lab", "yang"), "blocked")
    play.says("xu", "退单 26-0001 不归我管")
    assert "nobody-reached" in play.actions()
