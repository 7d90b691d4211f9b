"""Neighbours whose platform tells no name: asked before somebody has to know them, and never shown as nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.message import Say
from domain.starts import SLIP, start
from handlers.erasing import forget
from storage.membership.codes import CodeFor
from tests.handlers.play import NAMELESS, Play
from tests.town import YARD_GROUP, at

UNKNOWN = Say("name-nameless")


@pytest.fixture
def guest(play: Play) -> Play:
    """Somebody of whom WeChat tells no name said hello."""
    play.says(NAMELESS, "你好")
    return play


def called(play: Play) -> str:
    known = play.work.people.known(at(NAMELESS))
    assert known is not None
    return known.name


def test_whoever_has_no_name_is_asked_for_one_before_the_neighbour_leader_is(guest: Play) -> None:
    guest.says(NAMELESS, "/我家 4栋2单元302")
    assert guest.everybody_who_heard() == {NAMELESS: ["name-ask-for-home"]}
    guest.says(NAMELESS, "王阿姨")
    assert (guest.heard(NAMELESS), guest.heard("li")) == (["home-asked"], ["claim-asked"])
    assert guest.last("li").arg("name") == "王阿姨"


def test_a_name_may_be_said_in_a_whole_sentence(guest: Play) -> None:
    guest.says(NAMELESS, "/我家 4栋2单元302")
    guest.says(NAMELESS, "我叫 刘三姐。")
    assert guest.last("li").arg("name") == "刘三姐"


def test_a_slip_is_good_until_the_name_is_known(guest: Play) -> None:
    household = guest.rows("SELECT id FROM households WHERE building = 'yard-4' AND unit = '2' AND room = '302'")[0]
    about, until = {"household": str(household["id"])}, guest.now + timedelta(days=30)
    code = guest.work.codes.issue(CodeFor.HOUSEHOLD, about, None, until)
    guest.says(NAMELESS, f"/start {start(SLIP, code)}")
    assert guest.heard(NAMELESS) == ["name-ask-for-home"]
    guest.says(NAMELESS, "刘三姐")
    assert (guest.heard(NAMELESS), guest.heard("li")) == (["home-asked"], ["claim-asked-with-slip"])


@pytest.mark.parametrize(
    "words", ["13812345678", "王 138 1234 5678", "www.example.com", "1", "待办", "！！！", "长" * 21]
)
def test_what_is_no_name_is_asked_for_again(guest: Play, words: str) -> None:
    guest.says(NAMELESS, "/我家 4栋2单元302")
    guest.says(NAMELESS, words)
    assert guest.everybody_who_heard() == {NAMELESS: ["refusal-no-name"]}
    guest.says(NAMELESS, "王阿姨")
    assert guest.heard(NAMELESS) == ["home-asked"]


def test_a_broken_lamp_is_heard_before_the_name(guest: Play) -> None:
    guest.says(NAMELESS, "/我家 4栋2单元302")
    guest.says(NAMELESS, "4栋2单元楼道灯坏了")
    assert guest.heard(NAMELESS) == ["card-reporter", "name-wonder"]


def test_a_report_is_taken_first_and_the_name_asked_once(guest: Play) -> None:
    guest.says(NAMELESS, "4栋2单元楼道灯坏了")
    assert guest.heard(NAMELESS) == ["card-reporter", "name-wonder"]
    guest.says(NAMELESS, "5栋垃圾成堆")
    assert guest.heard(NAMELESS) == ["card-reporter"]


def test_a_report_without_a_name_asks_for_none(guest: Play) -> None:
    guest.says(NAMELESS, "匿名上报 4栋2单元楼道灯坏了")
    assert guest.heard(NAMELESS) == ["card-reporter"]


def test_whoever_answers_reads_words_for_a_name_and_the_name_once_it_is_known(guest: Play) -> None:
    guest.says(NAMELESS, "4栋2单元楼道灯坏了")
    (lead,) = (one for one in guest.all_heard if one.key == "card-lead")
    assert lead.arg("reporter") == Say("reporter-named", {"name": UNKNOWN})
    guest.says(NAMELESS, "我叫王阿姨")
    assert guest.heard(NAMELESS) == ["name-known"]
    changed = [one for one in guest.all_heard if one.key == "card-lead"][-1]
    assert changed.arg("reporter") == Say("reporter-named", {"name": "王阿姨"})


@pytest.mark.parametrize("words", ["我叫 刘三姐", "/我叫 刘三姐", "我叫刘三姐", "call me: 刘三姐", "/name 刘三姐"])
def test_a_name_can_be_given_and_changed_at_any_time(guest: Play, words: str) -> None:
    guest.says(NAMELESS, "我叫 小刘")
    guest.says(NAMELESS, words)
    assert (guest.heard(NAMELESS), called(guest)) == (["name-known"], "刘三姐")


@pytest.mark.parametrize("words", ["我叫了师傅来", "我叫你们来修灯"])
def test_words_that_only_begin_like_a_name_change_none(guest: Play, words: str) -> None:
    guest.says(NAMELESS, words)
    assert called(guest) == ""


def test_without_a_name_behind_it_the_word_asks_for_one(guest: Play) -> None:
    guest.says(NAMELESS, "我叫")
    assert guest.heard(NAMELESS) == ["name-ask"]
    guest.says(NAMELESS, "刘三姐")
    assert (guest.heard(NAMELESS), called(guest)) == (["name-known"], "刘三姐")


def test_whoever_the_register_knows_is_called_as_it_says(play: Play) -> None:
    play.says("wang", "我叫 书记")
    assert play.heard("wang") == ["refusal-name-of-register"]
    assert play.work.people.get(play.person("wang")).name == "王阿姨"


def test_names_are_given_in_private(play: Play) -> None:
    play.says("wang", "/我叫 刘三姐", group=True)
    assert play.heard(YARD_GROUP) == ["refusal-in-private"]


def test_a_name_is_forgotten_with_whoever_it_was_of(guest: Play) -> None:
    guest.says(NAMELESS, "我叫 刘三姐")
    person = guest.work.people.known(at(NAMELESS))
    assert person is not None
    forget(guest.work, person.id, guest.now)
    assert not guest.rows("SELECT 1 FROM people WHERE name = '刘三姐'")


def test_nobody_without_a_name_stands_for_election(play: Play) -> None:
    for words in ("选举 邻长", "2", "1"):
        play.says("li", words)
    play.write("UPDATE people SET name = '' WHERE id = ?", play.person("wang"))
    play.says("wang", "我参选")
    assert play.heard("wang") == ["refusal-name-first"]


def test_a_candidate_keeps_the_name_the_ballot_has(play: Play) -> None:
    for words in ("选举 邻长", "2", "1"):
        play.says("li", words)
    play.says("zhao", "我参选")
    play.write("UPDATE people SET key = NULL WHERE id = ?", play.person("zhao"))
    play.says("zhao", "我叫 赵书记")
    assert play.heard("zhao") == ["refusal-name-on-ballot"]
