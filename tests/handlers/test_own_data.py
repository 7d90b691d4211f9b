"""我的资料, 忘掉我: everybody may read what is kept of them, correct it, and have it forgotten after a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.erasing import forget_who_asked
from handlers.members.own_data import THINKS_IT_OVER
from tests.handlers.play import Play

A_MOMENT = timedelta(seconds=1)


def see_off(play: Play) -> None:
    """The service looks whose time is over, as it does every second."""
    for person in play.work.farewells.due(play.now):
        forget_who_asked(play.work, person, play.now, play.work.erasures.search(person))
    play.deliver()


@pytest.fixture
def leaving(play: Play) -> Play:
    """王阿姨 reported a lamp, wants to be forgotten, and is sure."""
    play.says("wang", "4栋2单元楼道灯坏了", photos=1)
    play.says("wang", "忘掉我")
    play.says("wang", "1")
    return play


def test_everybody_reads_what_is_kept_of_them(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了", photos=1)
    play.says("wang", "我的资料")

    (kept,) = play.news("wang")
    assert kept.key == "own-data"
    assert [kept.arg(name) for name in ("name", "cases", "photos", "supported")] == ["王阿姨", 1, 1, 0]
    assert play.choices("wang") == ["ask.mine", "member.leave-home", "member.forget-me"]


def test_of_a_stranger_nothing_is_known_but_the_account(play: Play) -> None:
    play.says("nameless", "我的资料")

    (kept,) = play.news("nameless")
    assert [kept.arg(name) for name in ("cases", "photos")] == [0, 0]
    assert play.choices("nameless") == ["ask.mine", "member.called", "member.forget-me"]


def test_a_name_and_a_home_are_corrected_there(play: Play) -> None:
    play.says("nameless", "我的资料")
    play.presses("nameless", "member.called")
    play.says("nameless", "陈师傅")
    play.says("nameless", "我的资料")
    assert play.last("nameless").arg("name") == "陈师傅"

    play.says("wang", "我的资料")
    play.presses("wang", "member.leave-home")
    assert play.heard("wang") == ["home-left"]


@pytest.mark.parametrize("words", ["/我的资料", "/忘掉我", "/不删了"])
def test_a_group_reads_nothing_of_it(play: Play, words: str) -> None:
    play.says("wang", words, group=True, addressed=True)
    assert play.everybody_who_heard() == {"fujia-group": ["refusal-in-private"]}


def test_what_goes_and_what_stays_is_said_before_they_are_sure(play: Play) -> None:
    play.says("wang", "忘掉我")

    assert play.heard("wang") == ["forget-me-sure"]
    assert play.work.farewells.due_at(play.person("wang")) is None


def test_whoever_does_not_say_yes_is_not_forgotten(play: Play) -> None:
    play.says("wang", "忘掉我")
    play.says("wang", "2")

    assert play.heard("wang") == ["stays"]
    assert play.work.farewells.due_at(play.person("wang")) is None


def test_a_day_later_nothing_of_theirs_is_left_and_the_matter_goes_on(leaving: Play) -> None:
    wang = leaving.person("wang")
    leaving.waits(seconds=THINKS_IT_OVER.total_seconds())
    see_off(leaving)

    assert leaving.rows("SELECT name FROM people WHERE id = ?", wang)[0]["name"] == ""
    assert leaving.rows("SELECT external FROM accounts WHERE person = ?", wang) == []
    case = leaving.case()
    assert (case.open, case.words, case.anonymous) == (True, "", True)
    leaving.presses("xu", "case.acknowledge")
    assert leaving.everybody_who_heard() == {"xu": ["done-acknowledge"]}


def test_until_then_they_may_think_better_of_it(leaving: Play) -> None:
    leaving.waits(seconds=(THINKS_IT_OVER - A_MOMENT).total_seconds())
    see_off(leaving)
    leaving.says("wang", "不删了")
    assert leaving.heard("wang") == ["stays"]

    leaving.waits(days=3)
    see_off(leaving)
    assert leaving.case().words


def test_asked_again_the_first_moment_counts(leaving: Play) -> None:
    until = leaving.last("wang").arg("until")
    leaving.waits(hours=5)
    leaving.says("wang", "忘掉我")

    assert (leaving.heard("wang"), leaving.last("wang").arg("until")) == (["forget-me-noted"], until)
    leaving.says("wang", "我的资料")
    assert leaving.choices("wang")[-1] == "member.stay"


@pytest.mark.parametrize("who", ["xu", "qin"])
def test_whoever_has_an_office_is_told_why_not(play: Play, who: str) -> None:
    play.says(who, "忘掉我")
    assert play.heard(who) == ["refusal-office-stays"]


def test_who_got_an_office_meanwhile_stays_and_hears_it(leaving: Play) -> None:
    leaving.write(
        "INSERT INTO posts (person, role, grid, from_at) VALUES (?, 'leader', 'yard', 0)", leaving.person("wang")
    )
    leaving.work.people.offices_changed()
    leaving.waits(seconds=THINKS_IT_OVER.total_seconds())
    leaving.listen()
    see_off(leaving)

    assert leaving.heard("wang") == ["refusal-office-stays"]
    assert leaving.case().words
    assert leaving.work.farewells.due(leaving.now) == ()


def test_an_account_that_became_somebody_elses_is_not_forgotten_under_them(play: Play) -> None:
    play.says("newcomer", "忘掉我")
    play.says("newcomer", "1")
    play.says("wang", "我的账号")
    play.says("newcomer", f"绑定 {play.last('wang').arg('code')}")
    play.says("newcomer", "1")
    play.waits(days=2)

    assert play.work.farewells.due(play.now) == ()
