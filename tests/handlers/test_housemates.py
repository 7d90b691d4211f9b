"""The second person behind a door: whoever lives there says yes, or the leader; owners and tenants are told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.register import Relation, Tenure
from handlers.erasing import forget
from handlers.members.slips import new_slips
from tests.handlers.play import Play
from tests.handlers.polls.test_eligibility import LONG, OLD, TWIN, household_of, lives
from tests.handlers.quarter import quarter
from tests.handlers.test_homes import homes
from tests.town import at


@pytest.fixture
def asked(play: Play) -> Play:
    """A newcomer said that they live in 4栋2单元301, where 王阿姨 does."""
    play.says("newcomer", "/我家 4栋2单元301")
    return play


def relation(play: Play, who: str, door: tuple[str, str, str] = OLD) -> Relation | None:
    return play.work.claims.relation(household_of(play, door), play.person(who))


# 家里人说


def test_whoever_lives_there_says_yes_and_the_leader_reads_who_said_so(asked: Play) -> None:
    assert (asked.heard("wang"), asked.choices("wang")) == (["claim-asked-at-home"], ["member.admit", "member.decline"])
    asked.presses("wang", "member.admit")
    assert homes(asked, "newcomer") == ["yard-4 2 301"]
    assert (asked.heard("newcomer"), asked.last("newcomer").arg("by")) == (["home-granted"], "王阿姨")
    edited = [one for one in asked.all_heard if one.message.edits and one.message.to == at("li")]
    assert [(one.key, one.arg("by")) for one in edited] == [("claim-granted", "王阿姨")]


def test_a_no_from_home_is_told_to_the_leader_alone_and_decides_nothing(asked: Play) -> None:
    asked.presses("wang", "member.decline")
    assert asked.everybody_who_heard() == {"wang": ["claim-doubt-passed-on"], "li": ["claim-doubted"]}
    asked.presses("li", "member.admit")
    assert homes(asked, "newcomer") == ["yard-4 2 301"]


def test_whoever_comes_after_the_leader_reads_what_was_said(asked: Play) -> None:
    handles = [asked.handle("wang", action) for action in ("member.admit", "member.decline")]
    asked.presses("li", "member.decline")
    for handle in handles:
        asked.says("wang", handle=handle)
        assert asked.heard("wang") == ["claim-refused"]
    assert homes(asked, "newcomer") == []


def test_whoever_moved_out_meanwhile_says_nothing_for_the_door(asked: Play) -> None:
    asked.work.claims.move_out(household_of(asked, OLD), asked.person("wang"))
    for action in ("member.admit", "member.decline"):
        asked.presses("wang", action)
        assert asked.heard("wang") == ["refusal-not-yours-to-admit"]


def test_nobody_says_yes_for_the_door_beside_theirs(asked: Play) -> None:
    lives("zhao", TWIN)(asked)
    handle = asked.handle("wang", "member.admit")
    asked.write("UPDATE outbox SET chat = 'zhao' WHERE chat = 'wang'")
    asked.says("zhao", handle=handle)
    assert asked.heard("zhao") == ["refusal-not-yours-to-admit"]


def test_without_a_leader_in_reach_nobody_learns_whether_somebody_lives_there(play: Play) -> None:
    play.write("DELETE FROM accounts WHERE external IN ('li', 'wei', 'xu', 'yang')")
    for door in ("4栋2单元301", "4栋2单元302"):
        play.says("newcomer", f"/我家 {door}")
        assert play.everybody_who_heard() == {"newcomer": ["refusal-nobody-to-ask"]}


# 业主和租户


def test_the_leader_tells_a_tenant_from_an_owner(asked: Play) -> None:
    asked.presses("li", "member.admit", Relation.TENANT)
    assert relation(asked, "newcomer") is Relation.TENANT
    asked.says("tourist", "/我家 4栋2单元301")
    asked.presses("li", "member.admit", Relation.OWNER)
    assert relation(asked, "tourist") is Relation.OWNER


def test_a_tenant_makes_nobody_an_owner(play: Play) -> None:
    lives("zhao", LONG, Relation.TENANT)(play)
    play.says("newcomer", "/我家 长楼1单元101")
    play.presses("zhao", "member.admit")
    assert relation(play, "newcomer", LONG) is Relation.TENANT
    handle = play.handle("li", "member.admit", Relation.OWNER)
    play.says("tourist", "/我家 长楼1单元101")
    play.write("UPDATE outbox SET chat = 'zhao' WHERE chat = 'li'")
    play.says("zhao", handle=handle)
    assert relation(play, "newcomer", LONG) is Relation.TENANT


def test_a_tenant_who_bought_the_flat_asks_the_leader_again(play: Play) -> None:
    lives("newcomer", LONG, Relation.TENANT)(play)
    play.says("newcomer", "/我家 长楼1单元101")
    assert (play.heard("newcomer"), play.heard("li")) == (["home-asked"], ["claim-asked"])
    play.presses("li", "member.admit", Relation.OWNER)
    assert relation(play, "newcomer", LONG) is Relation.OWNER
    play.says("newcomer", "/我家 长楼1单元101")
    assert play.heard("newcomer") == ["refusal-home-already"]


def test_whom_the_register_puts_into_a_flat_that_is_let_is_a_tenant_there(play: Play) -> None:
    let = replace(quarter().households[0], tenure=Tenure.LET)
    play.write("DELETE FROM household_members")
    play.work.registers.bring_in(replace(quarter(), households=(let, *quarter().households[1:])), play.now)
    assert relation(play, "wang") is Relation.TENANT


def test_the_rooms_of_one_owner_are_shown_together(play: Play) -> None:
    play.says("zhao", "/我家")
    assert play.heard("zhao") == ["home-yours-and-owned"]
    (also,) = play.last("zhao").arg("also")  # type: ignore[misc]
    assert also.args["room"] == "302"  # type: ignore[union-attr]


# 入户单


def slip(play: Play, label: str = "4栋2-302") -> str:
    return next(slip.code for slip in new_slips(play.work, "yard", play.now) if slip.door.label == label)


@pytest.mark.parametrize("words", ["/start slip-{}", "/我家 {}", "/我家 {}。"])
def test_a_slip_names_the_door_and_the_leader_reads_that_it_was_there(play: Play, words: str) -> None:
    play.says("newcomer", words.format(slip(play)))
    assert (play.heard("newcomer"), play.heard("li")) == (["home-asked"], ["claim-asked-with-slip"])
    play.presses("li", "member.admit")
    assert homes(play, "newcomer") == ["yard-4 2 302"]


def test_after_a_poster_the_code_of_a_slip_may_be_typed_too(play: Play) -> None:
    play.says("newcomer", "我家")
    play.says("newcomer", slip(play).lower())
    assert play.heard("newcomer") == ["home-asked"]


def test_a_slip_admits_nobody_by_itself_and_nobody_twice(play: Play) -> None:
    code = slip(play)
    play.says("newcomer", f"/start slip-{code}")
    assert homes(play, "newcomer") == []
    play.says("tourist", f"/start slip-{code}")
    assert play.heard("tourist") == ["slip-wrong"]


def test_a_slip_is_good_for_thirty_days(play: Play) -> None:
    code = slip(play)
    play.now += new_slips(play.work, "yard", play.now)[0].until - play.now
    play.says("newcomer", f"/start slip-{code}")
    assert play.heard("newcomer") == ["slip-wrong"]


def test_a_slip_that_could_not_be_used_is_good_still(play: Play) -> None:
    code = slip(play, "4栋2-301")
    play.says("wang", f"/start slip-{code}")
    assert play.heard("wang") == ["refusal-home-already"]
    play.says("newcomer", f"/start slip-{code}")
    assert play.heard("newcomer") == ["home-asked"]


def test_the_slip_of_a_door_that_is_no_more_leads_nowhere(play: Play) -> None:
    code = slip(play)
    play.write("UPDATE households SET retired = 1")
    play.says("newcomer", f"/start slip-{code}")
    assert play.heard("newcomer") == ["slip-wrong"]


def test_whoever_tries_slips_is_locked_out(play: Play) -> None:
    for _ in range(5):
        play.says("newcomer", "/start slip-AAAA-AAAA")
    play.says("newcomer", f"/start slip-{slip(play)}")
    assert play.heard("newcomer") == ["join-locked"]


def test_in_a_group_a_slip_is_not_used(play: Play) -> None:
    play.says("newcomer", f"/start slip-{slip(play)}", group=True)
    assert play.heard("newcomer") == []
    assert play.work.claims.open_of(play.person("newcomer")) == ()


def test_of_somebody_forgotten_those_at_home_read_nothing_either(asked: Play) -> None:
    forget(asked.work, asked.person("newcomer"), asked.now)
    bodies = [row["body"] for row in asked.rows("SELECT body FROM outbox WHERE card LIKE 'claim:%'")]
    assert len(bodies) == 2
    assert all("message-forgotten" in body for body in bodies)
