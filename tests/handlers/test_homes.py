"""Saying where one lives: the poster or a word, the neighbour leader's yes or no, and nothing told of other doors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.message import Say
from domain.starts import home_start
from handlers.erasing import forget
from tests.handlers.play import Play
from tests.handlers.quarter import quarter
from tests.handlers.test_members import absent
from tests.town import YARD_GROUP, at


@pytest.fixture
def asked(play: Play) -> Play:
    """A newcomer said that they live in 4栋2单元301, where 王阿姨 does."""
    play.says("newcomer", "/我家 4栋2单元301")
    return play


def homes(play: Play, key: str) -> list[str]:
    return [f"{door.building} {door.unit} {door.room}" for door in play.work.people.doors(play.person(key))]


# 说自己住哪里


def test_the_neighbour_leader_is_asked_and_the_newcomer_told_who_that_is(asked: Play) -> None:
    assert (asked.heard("newcomer"), asked.heard("li")) == (["home-asked"], ["claim-asked"])
    assert asked.choices("li") == ["member.admit", "member.admit", "member.decline"]
    assert set(asked.everybody_who_heard()) == {"newcomer", "li", "wang"}


@pytest.mark.parametrize("room", ["301", "302"])
def test_whether_anybody_lives_there_is_told_to_nobody(play: Play, room: str) -> None:
    play.says("newcomer", f"/我家 4栋2单元{room}")
    said = play.last("newcomer")
    assert (said.key, sorted(said.message.body.args)) == ("home-asked", ["people", "place"])
    assert "王阿姨" not in str(said.message.body)
    assert "王阿姨" not in str(play.last("li").message.body)


@pytest.mark.parametrize("building", ["yard-4", "willow-1"])
def test_a_poster_asks_which_entrance_and_room(play: Play, building: str) -> None:
    play.says("newcomer", f"/start {home_start(building)}")
    assert play.heard("newcomer") == ["home-which-unit"]
    play.presses("newcomer", "member.home")
    assert play.heard("newcomer") == ["home-which-room"]


@pytest.mark.parametrize("answer", ["2单元301", "2-301", "301", "301室", "4栋2单元301", "三零一"])
def test_the_room_may_be_said_in_any_way(play: Play, answer: str) -> None:
    play.says("newcomer", f"/start {home_start('yard-4')}")
    play.says("newcomer", answer)
    assert play.heard("newcomer") == ["home-asked"]
    assert play.heard("li") == ["claim-asked"]


def test_an_entrance_is_picked_and_then_the_room_is_typed(play: Play) -> None:
    play.says("newcomer", f"/start {home_start('long')}")
    play.says("newcomer", "2")
    play.says("newcomer", "101")
    assert (play.heard("newcomer"), play.heard("he")) == (["home-asked"], ["claim-asked"])


def test_words_that_name_no_room_are_asked_about_again(play: Play) -> None:
    play.says("newcomer", "我家")
    assert play.heard("newcomer") == ["home-which-door"]
    play.says("newcomer", "就在河边")
    assert play.heard("newcomer") == ["home-which-door"]
    play.says("newcomer", "4栋")
    assert play.heard("newcomer") == ["home-which-unit"]
    play.says("newcomer", "我也不知道")
    assert play.heard("newcomer") == ["home-which-unit"]
    play.says("newcomer", "算了")
    assert play.heard("newcomer") == ["cancelled"]


def test_a_room_that_several_entrances_have_is_asked_about(play: Play) -> None:
    play.says("newcomer", "/我家 长楼101")
    assert play.heard("newcomer") == ["home-which-place"]
    play.says("newcomer", "2")
    assert (play.heard("newcomer"), play.heard("he")) == (["home-asked"], ["claim-asked"])


@pytest.mark.parametrize("door", ["4栋2单元909", "5栋777"])
def test_a_door_the_register_does_not_have_is_nobodys(play: Play, door: str) -> None:
    play.says("newcomer", f"/我家 {door}")
    assert play.everybody_who_heard() == {"newcomer": ["refusal-no-such-door"]}


@pytest.mark.parametrize("words", ["home-", "home-%%%", "home--", "home-eGVueg", "home"])
def test_a_poster_of_no_building_says_hello(play: Play, words: str) -> None:
    play.says("newcomer", f"/start {words}")
    assert play.heard("newcomer") == ["hello-stranger"]


def test_in_the_group_nobody_says_where_they_live(play: Play) -> None:
    for words in ("/我家 4栋2单元301", "/退出 4栋2单元301"):
        play.says("wang", words, group=True)
        assert play.heard(YARD_GROUP) == ["refusal-in-private"]
    play.says("wang", f"/start {home_start('yard-4')}", group=True)
    assert play.heard(YARD_GROUP) == ["start-in-private"]


@pytest.mark.parametrize(
    ("words", "photos", "heard"), [("楼道灯坏了", 0, "card-reporter"), ("", 1, "report-what-shown")]
)
def test_whoever_was_asked_for_a_door_may_report_something_instead(
    play: Play, words: str, photos: int, heard: str
) -> None:
    play.says("wang", f"/start {home_start('yard-4')}")
    play.says("wang", words, photos=photos)
    assert play.heard("wang") == [heard]


@pytest.mark.parametrize("words", ["我家 4栋没水了", "我家4栋2单元楼道灯坏了"])
def test_a_report_that_begins_with_my_home_is_a_report(play: Play, words: str) -> None:
    play.says("wang", words)
    assert "home-asked" not in play.heard("wang")
    assert "home-which-unit" not in play.heard("wang")


# 一次几处


def test_where_one_lives_already_need_not_be_asked(play: Play) -> None:
    play.says("wang", "/我家 4栋2单元301")
    assert play.everybody_who_heard() == {"wang": ["refusal-home-already"]}


def test_the_same_home_is_asked_about_once(asked: Play) -> None:
    asked.says("newcomer", "/我家 4栋2单元301")
    assert asked.everybody_who_heard() == {"newcomer": ["refusal-claim-waits"]}


def test_three_homes_may_wait_for_an_answer(play: Play) -> None:
    for door in ("4栋2单元301", "长楼1单元101", "长楼1单元102"):
        play.says("newcomer", f"/我家 {door}")
        assert play.heard("newcomer") == ["home-asked"]
    play.says("newcomer", "/我家 长楼2单元102")
    assert play.everybody_who_heard() == {"newcomer": ["refusal-too-many-claims"]}


def test_after_a_no_a_day_goes_by(asked: Play) -> None:
    asked.presses("li", "member.decline")
    asked.says("newcomer", "/我家 长楼1单元101")
    assert asked.heard("newcomer") == ["refusal-claim-again"]
    asked.waits(hours=24)
    asked.says("newcomer", "/我家 长楼1单元101")
    assert asked.heard("newcomer") == ["home-asked"]


# 邻长说


def test_a_yes_makes_it_a_home_that_reports_come_from(asked: Play) -> None:
    asked.presses("li", "member.admit")
    assert (asked.heard("newcomer"), asked.heard("li")) == (["home-granted"], ["claim-granted"])
    assert homes(asked, "newcomer") == ["yard-4 2 301"]
    asked.says("newcomer", "楼道灯坏了")
    place = asked.case().place
    assert (place.grid, place.building, place.unit, place.room) == ("yard", "yard-4", "2", "")


def test_a_no_says_with_whom_to_talk(asked: Play) -> None:
    asked.presses("li", "member.decline")
    assert (asked.heard("newcomer"), asked.heard("li")) == (["home-refused"], ["claim-refused"])
    by = asked.last("newcomer").arg("by")
    assert isinstance(by, Say)
    assert by.args["name"] == "李师傅"
    assert homes(asked, "newcomer") == []


def test_a_home_a_leader_said_yes_to_stays_after_the_town_is_imported_again(asked: Play) -> None:
    asked.presses("li", "member.admit")
    asked.says("wei", "/我家 4栋2单元301")
    asked.presses("li", "member.admit")
    for _ in range(2):
        asked.work.registers.bring_in(quarter(), asked.now)
    assert homes(asked, "newcomer") == homes(asked, "wei") == ["yard-4 2 301"]


def test_a_door_the_register_changes_takes_no_other_home_away(play: Play) -> None:
    play.says("lu", "/我家 4栋2单元301")
    play.presses("li", "member.admit")
    moved = replace(next(entry for entry in quarter().people if entry.key == "lu"), door=("long", "2", "101"))
    people = tuple(moved if entry.key == "lu" else entry for entry in quarter().people)
    play.work.registers.bring_in(replace(quarter(), people=people), play.now)
    assert sorted(homes(play, "lu")) == ["long 2 101", "yard-4 2 301"]


def test_whoever_comes_second_reads_what_was_said_first(play: Play) -> None:
    play.write("INSERT INTO posts (person, role, grid, from_at) VALUES (?, 'leader', 'yard', 1)", play.person("tang"))
    play.says("newcomer", "/我家 4栋2单元301")
    handle = play.handle("tang", "member.admit")
    play.presses("li", "member.decline")
    play.says("tang", handle=handle)
    assert play.heard("tang") == ["claim-refused"]
    assert play.last("tang").arg("by") == "李师傅"
    assert homes(play, "newcomer") == []
    assert [one.key for one in play.all_heard if one.message.edits and one.message.to == at("tang")] == [
        "claim-refused"
    ]


@pytest.mark.parametrize("who", ["he", "sun", "gu", "qin", "zhao", "newcomer"])
def test_nobody_else_decides_about_a_door(asked: Play, who: str) -> None:
    handle = asked.handle("li", "member.admit")
    asked.write("UPDATE outbox SET chat = ? WHERE chat = 'li'", who)
    asked.says(who, handle=handle)
    assert asked.heard(who) == ["refusal-not-yours-to-admit"]
    assert homes(asked, "newcomer") == []


def test_a_leader_who_is_none_any_longer_decides_nothing(asked: Play) -> None:
    asked.write("UPDATE posts SET until_at = 1 WHERE role = 'leader'")
    asked.presses("li", "member.admit")
    assert asked.heard("li") == ["refusal-not-yours-to-admit"]


def test_nobody_says_yes_to_themselves(play: Play) -> None:
    play.says("li", "/我家 4栋2单元301")
    assert play.heard("li") == ["home-asked"]
    assert play.heard("wei") == ["claim-asked"]
    handle = play.handle("wei", "member.admit")
    play.write("UPDATE outbox SET chat = 'li' WHERE chat = 'wei'")
    play.says("li", handle=handle)
    assert play.heard("li") == ["refusal-not-yours-to-admit"]


def test_a_door_that_was_torn_down_meanwhile_is_nobodys(asked: Play) -> None:
    asked.write("UPDATE households SET retired = 1")
    asked.presses("li", "member.admit")
    assert asked.heard("li") == ["refusal-no-such-door"]


def test_of_somebody_forgotten_the_leader_reads_nothing_any_more(play: Play) -> None:
    play.says("newcomer", "/我家 4栋2单元301", sender_name="新")
    forget(play.work, play.person("newcomer"), play.now)
    (body,) = play._connection.execute("SELECT body FROM outbox WHERE card LIKE 'claim:%'").fetchone()
    assert "message-forgotten" in body


def test_a_name_like_the_leaders_decides_nothing(asked: Play) -> None:
    handle = asked.handle("li", "member.admit")
    for name in ("李师傅", "李师傅 ", "李師傅", "邻长李师傅"):
        asked.write("UPDATE outbox SET chat = ? WHERE card LIKE 'claim:%'", name)
        asked.says(name, handle=handle, sender_name=name)
        assert asked.heard(name) == ["refusal-not-yours-to-admit"]


def test_of_somebody_forgotten_meanwhile_nothing_is_asked(asked: Play) -> None:
    handle = asked.handle("li", "member.admit")
    forget(asked.work, asked.person("newcomer"), asked.now)
    asked.says("li", handle=handle)
    assert asked.heard("li") == ["refusal-no-such-claim"]


# 没人说


def test_without_a_leader_in_reach_the_next_above_is_asked(play: Play) -> None:
    absent(play, "li", "wei")
    play.says("newcomer", "/我家 4栋2单元302")
    assert play.everybody_who_heard() == {"newcomer": ["home-asked"], "xu": ["claim-asked"]}


def test_with_nobody_in_reach_nothing_waits(play: Play) -> None:
    absent(play, "li", "wei", "xu", "yang")
    play.says("newcomer", "/我家 4栋2单元301")
    assert play.heard("newcomer") == ["refusal-nobody-to-ask"]
    assert play.work.claims.open_of(play.person("newcomer")) == ()


def test_after_three_days_the_next_above_is_asked_once(asked: Play) -> None:
    asked.waits(days=2, hours=23)
    assert asked.everybody_who_heard() == {}
    asked.waits(hours=2)
    assert asked.everybody_who_heard() == {"wei": ["claim-asked"]}
    asked.waits(days=30)
    assert asked.everybody_who_heard() == {}
    asked.presses("wei", "member.admit")
    assert homes(asked, "newcomer") == ["yard-4 2 301"]


def test_a_leader_who_blocked_the_bot_is_passed_over(play: Play) -> None:
    play.gone.add("li")
    play.says("newcomer", "/我家 4栋2单元301")
    assert play.heard("wei") == ["claim-asked"]
    play.presses("wei", "member.decline")
    assert play.heard("newcomer") == ["home-refused"]


def test_whoever_is_asked_instead_has_as_long_to_decide(play: Play) -> None:
    play.gone.add("li")
    play.says("newcomer", "/我家 4栋2单元301")
    play.waits(days=3)
    assert play.everybody_who_heard() == {"xu": ["claim-asked"]}
    play.waits(days=30)
    assert play.everybody_who_heard() == {}


def test_a_decided_claim_is_not_asked_about_again_when_a_leader_blocks_the_bot(play: Play) -> None:
    play.write("INSERT INTO posts (person, role, grid, from_at) VALUES (?, 'leader', 'yard', 1)", play.person("tang"))
    play.says("newcomer", "/我家 4栋2单元301")
    play.gone.update(("li", "tang"))
    play.presses("tang", "member.decline")
    assert play.everybody_who_heard() == {"newcomer": ["home-refused"]}


def test_with_another_leader_in_reach_nobody_above_is_asked(play: Play) -> None:
    play.write("INSERT INTO posts (person, role, grid, from_at) VALUES (?, 'leader', 'yard', 1)", play.person("tang"))
    play.gone.add("li")
    play.says("newcomer", "/我家 4栋2单元301")
    assert (play.heard("tang"), play.heard("wei")) == (["claim-asked"], [])


def test_what_was_decided_is_not_asked_again(asked: Play) -> None:
    asked.presses("li", "member.decline")
    asked.waits(days=30)
    assert asked.everybody_who_heard() == {}


# 搬走


def test_whoever_moves_out_lives_there_no_longer(asked: Play) -> None:
    asked.presses("li", "member.admit")
    asked.says("newcomer", "/退出 4栋2单元301")
    assert asked.heard("newcomer") == ["home-left"]
    assert (homes(asked, "newcomer"), homes(asked, "wang")) == ([], ["yard-4 2 301"])


@pytest.mark.parametrize("words", ["退出", "/退出 5栋", "/退出 长楼1单元101", "/退出 4栋1单元301"])
def test_which_home_is_left_has_to_be_plain(play: Play, words: str) -> None:
    play.says("wang", words)
    assert play.heard("wang") == ["home-yours"]
    play.says("wang", "1")
    assert play.heard("wang") == ["home-left"]


def test_whoever_has_no_home_leaves_none(play: Play) -> None:
    play.says("newcomer", "退出")
    assert play.heard("newcomer") == ["refusal-no-home"]


def test_ones_homes_are_shown_to_oneself(play: Play) -> None:
    play.says("wang", "我家")
    assert play.heard("wang") == ["home-yours"]
    assert play.choices("wang") == ["member.leave-home"]
