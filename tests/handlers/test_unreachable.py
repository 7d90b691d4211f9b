"""Somebody who cannot be reached is a fact: it is logged, and the next person is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.casework.case import State
from domain.message import Address
from handlers.undelivered import undelivered
from storage.membership.shifts import Shift
from tests.handlers.play import Play
from tests.town import YARD_GROUP


def test_the_deputy_hears_when_the_lead_has_blocked_the_bot(play: Play) -> None:
    play.gone = {"xu"}
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.heard("yang") == ["card-in-place"]
    assert play.actions()[-1] == "unreachable"


def test_without_deputy_the_level_above_hears(play: Play) -> None:
    play.gone = {"feng"}
    play.says("stranger", "柳树组垃圾成堆")
    assert play.heard("xu") == ["card-in-place"]


def test_when_nobody_at_all_can_be_reached_it_is_written_down(play: Play) -> None:
    play.gone = {"xu", "yang"}
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.actions()[-1] == "nobody-reached"


def test_known_to_be_gone_they_are_passed_over_at_once(play: Play) -> None:
    play.gone = {"xu"}
    play.says("wang", "4栋2单元楼道灯坏了")
    play.gone = set()
    play.says("wang", "5栋楼道灯坏了")
    assert (play.heard("xu"), play.heard("yang")) == ([], ["card-in-place"])
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


# Whoever is told in the place of another can do what the message offers.


def acts(play: Play, key: str) -> list[str]:
    """What the newest message of somebody offers."""
    return [name.removeprefix("case.") for name in play.choices(key)]


@pytest.mark.parametrize(
    ("gone", "words", "told", "offered"),
    [
        ({"qin"}, "4栋垃圾成堆", "xu", ["take", "transfer"]),
        ({"xu"}, "4栋2单元楼道灯坏了", "yang", ["take", "transfer"]),
        ({"feng"}, "4栋电梯困人", "xu", ["take", "transfer"]),
        ({"feng", "xu"}, "4栋电梯困人", "yang", ["take", "transfer"]),
    ],
)
def test_a_superior_told_in_the_handlers_place_takes_it_up_or_passes_it_on(
    play: Play, gone: set[str], words: str, told: str, offered: list[str]
) -> None:
    play.gone = gone
    play.says("wang", words)
    assert (play.heard(told), acts(play, told)) == (["card-in-place"], offered)
    play.presses(told, "case.transfer")
    assert play.heard(told) == ["ask-handler"]
    play.says(told, "取消")
    play.presses(told, "case.take")
    assert (play.case().state, play.case().lead) == (State.IN_PROGRESS, play.person(told))
    play.presses(told, "case.finish")
    play.says(told, "处理好了")
    assert play.case().state is State.HANDLED


def test_the_deputy_of_another_firm_takes_it_up_and_goes_on_like_whoever_answers(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    card = play.last("xu").message
    play.write("UPDATE cases SET deputy_handler = 'property'")
    play.work.people.unreachable(card.to, "blocked")
    play.listen()
    undelivered(play.work, card, "blocked", play.now)
    play.deliver()
    assert (play.heard("feng"), acts(play, "feng")) == (["card-in-place"], ["take"])

    play.presses("feng", "case.take")
    assert (play.heard("feng"), play.heard("wang")) == (["done-take"], ["news-taken"])
    assert {"finish", "transfer", "return", "suspend"} <= set(acts(play, "feng"))
    play.presses("feng", "case.transfer")
    play.says("feng", "环卫所 归你们")
    assert play.case().lead_handler == "sanitation"
    assert play.heard("qin") == ["card-lead"]


def test_whoever_was_told_in_vain_has_no_buttons_left_once_somebody_has_it(play: Play) -> None:
    play.gone = {"feng"}
    play.says("wang", "4栋电梯困人")
    assert play.heard("xu") == ["card-in-place"]
    play.presses("li", "case.take")
    shown = [one.message for one in play.all_heard if one.message.card == play.last("xu").message.card][-1]
    assert (shown.body.key, shown.choices) == ("card-lead", ())


def test_of_several_neighbours_only_who_took_it_can_finish_it(play: Play) -> None:
    play.write("INSERT INTO posts (person, role, grid, from_at) VALUES (?, 'leader', 'yard', 0)", play.person("tang"))
    play.work.people.offices_changed()
    play.says("wang", "4栋2单元楼道灯坏了")
    assert (play.heard("li"), play.heard("tang")) == (["card-neighbour"], ["card-neighbour"])
    play.presses("li", "case.take")
    assert "finish" in acts(play, "li")
    with pytest.raises(AssertionError, match="sees no button"):
        play.presses("tang", "case.finish")


def test_what_somebody_took_and_passed_on_leaves_their_hands(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.presses("li", "case.take")
    play.presses("li", "case.transfer")
    play.says("li", "环卫所 归他们")
    left = [one.message for one in play.all_heard if (one.message.card or "").startswith("case:1:hands:")][-1]
    assert (left.body.key, left.choices) == ("card-passed-on", ())


def test_whoever_took_it_on_the_spot_hears_with_buttons_that_it_is_not_fixed(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.presses("li", "case.take")
    play.says("li", "办结 26-0001 换了灯泡")
    play.says("wang", "没解决 26-0001 还是黑的")
    assert play.heard("li") == ["news-not-solved"]
    play.presses("li", "case.acknowledge")
    assert play.case().state is State.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("role", "offered"), [("worker", ["progress", "take", "transfer"]), ("leader", ["progress", "take"])]
)
def test_whoever_is_on_duty_hears_of_an_emergency_nobody_signs_with_what_they_may_do(
    play: Play, role: str, offered: list[str]
) -> None:
    tang = play.person("tang")
    play.write("INSERT INTO posts (person, role, grid, from_at) VALUES (?, ?, 'yard', 0)", tang, role)
    play.work.people.offices_changed()
    play.work.shifts.put(Shift("yard", tang, play.now, play.now + timedelta(days=1)), None)
    play.says("wang", "4栋电梯困人")
    play.waits(minutes=16)
    assert [name.split(".")[1] for name in play.choices("tang")] == offered
    play.presses("tang", "case.take")
    assert play.case().lead == tang
