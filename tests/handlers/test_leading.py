"""我的住户: what a neighbour leader reads of their households, and what still waits for their yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.message import Say
from domain.register import Household, Tenure, too_few_or_many
from tests.handlers.play import Play
from tests.handlers.polls.test_eligibility import holds
from tests.handlers.quarter import quarter
from tests.town import YARD_GROUP


def lines(play: Play, who: str = "li") -> list[Say]:
    play.says(who, "我的住户")
    said = next(one for one in play.news(who) if one.key == "households-yours")
    return list(said.arg("lines"))  # type: ignore[arg-type]


def with_doors(play: Play, count: int) -> None:
    """The yard has so many doors, those above the first three empty."""
    more = [Household("yard-5", "", f"{room}", "yard", 1, Tenure.EMPTY) for room in range(200, 200 + count - 3)]
    play.work.registers.bring_in(replace(quarter(), households=(*quarter().households[:3], *more)), play.now)


def test_a_leader_reads_who_is_here_and_who_is_missing(play: Play) -> None:
    counted, missing = lines(play)
    assert counted.args == {"grid": "富家组", "doors": 6, "here": 2, "empty": 0, "waiting": 0}
    assert missing.args == {"labels": "4栋2-302 长楼1-101 长楼1-102 长楼2-102", "more": 0}


def test_what_waits_for_a_yes_is_shown_again_with_its_buttons(play: Play) -> None:
    play.says("newcomer", "/我家 4栋2单元302")
    assert lines(play)[0].args["waiting"] == 1
    play.says("li", "1")
    assert play.heard("li") == ["claim-asked"]
    play.presses("li", "member.admit")
    assert play.heard("newcomer") == ["home-granted"]


def test_what_was_decided_meanwhile_or_is_anothers_to_decide_is_not_asked(play: Play) -> None:
    play.says("newcomer", "/我家 4栋2单元302")
    lines(play)
    handle = play.handle("li", "member.claim")
    play.write("UPDATE posts SET until_at = 1 WHERE role = 'leader'")
    play.says("li", handle=handle)
    assert play.heard("li") == ["refusal-not-yours-to-admit"]
    play.write("UPDATE posts SET until_at = NULL")
    play.presses("li", "member.decline")
    play.says("li", handle=handle)
    assert play.heard("li") == ["claim-refused"]


def test_a_leader_is_not_asked_about_themselves(play: Play) -> None:
    play.says("li", "/我家 4栋2单元302")
    play.says("li", "我的住户")
    assert (play.heard("li"), play.choices("li")) == (["households-yours"], [])


@pytest.mark.parametrize(("doors", "warned"), [(4, True), (5, False), (15, False), (16, True)])
def test_outside_five_to_fifteen_households_there_is_a_warning(play: Play, doors: int, warned: bool) -> None:
    with_doors(play, doors)
    assert ("households-uneven" in [line.key for line in lines(play)]) is warned


def test_two_leaders_share_their_households(play: Play) -> None:
    with_doors(play, 16)
    holds("tang")(play)
    assert "households-uneven" not in [line.key for line in lines(play)]
    assert too_few_or_many(31, 2)
    assert not too_few_or_many(30, 2)


def test_of_a_long_list_of_missing_doors_fifteen_are_named(play: Play) -> None:
    with_doors(play, 30)
    missing = next(line for line in lines(play) if line.key == "households-missing")
    assert (len(str(missing.args["labels"]).split()), missing.args["more"]) == (15, 13)


def test_whoever_leads_two_yards_reads_of_both(play: Play) -> None:
    holds("li", grid="willow", deputy=1)(play)
    assert [line.args["grid"] for line in lines(play) if line.key == "households-counted"] == ["富家组", "柳树组"]


@pytest.mark.parametrize("who", ["wang", "newcomer", "xu", "wei", "qin"])
def test_nobody_else_reads_of_households(play: Play, who: str) -> None:
    play.says(who, "我的住户")
    assert play.heard(who) == ["refusal-not-a-leader"]


def test_in_a_group_doors_are_not_listed(play: Play) -> None:
    play.says("li", "/我的住户", group=True)
    assert play.heard(YARD_GROUP) == ["refusal-in-private"]
