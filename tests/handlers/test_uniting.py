"""One person with two accounts: a code makes them one, nobody becomes somebody else by it, and one has one voice."""

from __future__ import annotations

import pytest

from domain.polls.ledger import Kind
from domain.polls.poll import Poll, RollKind, Secrecy
from handlers.erasing import forget
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked, chosen
from tests.handlers.polls.test_eligibility import LONG, OLD, is_one_with, lives
from tests.handlers.test_homes import homes
from tests.town import YARD_GROUP


def code(play: Play, of: str) -> str:
    play.says(of, "我的账号")
    return str(play.last(of).arg("code"))


def test_a_code_of_one_account_typed_in_the_other_makes_them_one(play: Play) -> None:
    play.says("alt", f"绑定 {code(play, 'wang')}")
    assert (play.heard("alt"), play.last("alt").arg("name")) == (["unite-asked"], "王阿姨")
    play.says("alt", "1")
    assert (play.heard("alt"), play.heard("wang")) == (["united"], ["account-united"])
    assert play.person("alt") == play.person("wang")


@pytest.mark.parametrize("words", ["绑定 {}", "/绑定 {}", "绑定：{}", "bind: {}"])
def test_the_code_may_be_typed_in_any_way(play: Play, words: str) -> None:
    play.says("alt", words.format(code(play, "wang").lower().replace("-", " ")))
    assert play.heard("alt") == ["unite-asked"]


def test_what_was_reported_and_where_one_lives_comes_along(play: Play) -> None:
    play.says("alt", "4栋2单元楼道灯坏了")
    lives("alt", LONG)(play)
    is_one_with("alt", "wang")(play)
    assert play.case().reporter == play.person("wang")
    assert sorted(homes(play, "wang")) == ["long 1 101", "yard-4 2 301"]


def test_nobody_is_anybody_before_they_say_so_themselves(play: Play) -> None:
    play.says("alt", f"绑定 {code(play, 'wang')}")
    play.says("alt", "2")
    assert play.heard("alt") == ["cancelled"]
    assert play.person("alt") != play.person("wang")


def test_a_code_works_once_and_for_ten_minutes(play: Play) -> None:
    shown = code(play, "wang")
    play.waits(minutes=10)
    play.says("alt", f"绑定 {shown}")
    assert play.heard("alt") == ["unite-wrong"]
    shown = code(play, "wang")
    for who, heard in (("alt", "unite-asked"), ("newcomer", "unite-wrong")):
        play.says(who, f"绑定 {shown}")
        assert play.heard(who) == [heard]


def test_whoever_waits_too_long_after_the_question_is_not_joined(play: Play) -> None:
    play.says("alt", f"绑定 {code(play, 'wang')}")
    handle = play.handle("alt", "member.unite")
    play.waits(minutes=11)
    play.says("alt", handle=handle)
    assert play.heard("alt") == ["refusal-old-button"]


def test_wrong_codes_lock_an_account_out(play: Play) -> None:
    for _ in range(5):
        play.says("alt", "绑定 AAAA-AAAA")
    play.says("alt", f"绑定 {code(play, 'wang')}")
    assert play.heard("alt") == ["join-locked"]


def test_ones_own_code_says_so_and_stays_good(play: Play) -> None:
    shown = code(play, "newcomer")
    play.says("newcomer", f"绑定 {shown}")
    assert play.heard("newcomer") == ["refusal-unite-same"]
    play.says("alt", f"绑定 {shown}")
    assert play.heard("alt") == ["unite-asked"]


def test_a_leader_who_types_a_strangers_code_makes_no_leader_of_the_stranger(play: Play) -> None:
    play.says("li", f"绑定 {code(play, 'newcomer')}")
    assert play.heard("li") == ["refusal-unite-other-way"]
    assert play.person("newcomer") != play.person("li")


def test_whoever_has_two_accounts_shows_the_code_and_types_none(play: Play) -> None:
    is_one_with("alt", "newcomer")(play)
    play.says("alt", f"绑定 {code(play, 'tourist')}")
    assert play.heard("alt") == ["refusal-unite-other-way"]
    is_one_with("tourist", "alt")(play)
    assert len({play.person(who) for who in ("alt", "newcomer", "tourist")}) == 1


def test_in_a_group_no_code_is_shown(play: Play) -> None:
    play.says("wang", "/我的账号", group=True)
    assert play.heard(YARD_GROUP) == ["refusal-in-private"]


def test_whoever_was_joined_wrongly_is_themselves_again(play: Play) -> None:
    lives("alt", LONG)(play)
    is_one_with("alt", "wang")(play)
    play.presses("wang", "member.not-them")
    assert (play.heard("wang"), play.heard("alt")) == (["join-undone"], ["no-longer-them"])
    assert play.choices("wang") == []
    assert (homes(play, "alt"), homes(play, "wang")) == (["long 1 101"], ["yard-4 2 301"])


def test_after_a_day_it_cannot_be_undone_by_a_button(play: Play) -> None:
    is_one_with("alt", "wang")(play)
    play.waits(hours=24)
    play.presses("wang", "member.not-them")
    assert play.heard("wang") == ["refusal-join-too-late"]


def test_whoever_is_forgotten_left_no_code(play: Play) -> None:
    shown = code(play, "wang")
    forget(play.work, play.person("wang"), play.now)
    play.says("alt", f"绑定 {shown}")
    assert play.heard("alt") == ["unite-wrong"]


# 一个人一票


def own_lines(play: Play, poll: Poll) -> list[tuple[int | None, str | None]]:
    lines = [line for line, _ in play.work.ledger.lines(poll.id)]
    return [(line.unit, line.choice) for line in lines if line.kind is Kind.BALLOT]


@pytest.fixture
def both(play: Play) -> Play:
    """王阿姨's other account lives next door, so that among adults she has two voices."""
    lives("alt", LONG)(play)
    return play


def test_a_ballot_of_the_former_is_withdrawn_when_the_two_are_one(both: Play) -> None:
    poll = asked(both, roll_kind=RollKind.ADULT)
    for who, choice in (("wang", 1), ("alt", 2)):
        both.says(who, f"议1 {choice}")
    assert chosen(both, poll) == {"4栋2-301 王阿姨": "1", "长楼1-101 alt": "2"}
    is_one_with("alt", "wang")(both)
    assert chosen(both, poll) == {"4栋2-301 王阿姨": "1"}
    assert own_lines(both, poll)[-1] == (3, None)
    for who in ("alt", "wang"):
        both.says(who, "议1 2")
        assert chosen(both, poll) == {"4栋2-301 王阿姨": "2"}


def test_the_voice_of_the_former_goes_over_to_whoever_has_none(play: Play) -> None:
    lives("alt", LONG)(play)
    poll = asked(play, roll_kind=RollKind.ADULT)
    play.says("alt", "议1 2")
    is_one_with("alt", "newcomer")(play)
    assert chosen(play, poll) == {"长楼1-101 alt": "2"}
    play.says("newcomer", "议1 1")
    assert chosen(play, poll) == {"长楼1-101 alt": "1"}


def test_what_a_door_chose_stays_chosen(play: Play) -> None:
    lives("alt", OLD)(play)
    poll = asked(play)
    play.says("alt", "议1 2")
    is_one_with("alt", "wang")(play)
    assert chosen(play, poll) == {"4栋2-301": "2"}


def test_two_doors_of_one_person_are_two_households_still(both: Play) -> None:
    poll = asked(both)
    is_one_with("alt", "wang")(both)
    both.says("wang", "议1 1")
    assert chosen(both, poll) == {"4栋2-301": "1", "长楼1-101": "1"}


def test_a_secret_ballot_stays_and_the_other_voice_is_silent(both: Play) -> None:
    poll = asked(both, roll_kind=RollKind.ADULT, secrecy=Secrecy.SECRET)
    both.work.secret.cast(poll, [3], "1")
    is_one_with("alt", "wang")(both)
    assert [voice.unit for voice in both.work.rolls.voices(poll.id, both.person("wang"))] == [3]
    both.presses("wang", "member.not-them")
    work = both.work
    assert [[v.unit for v in work.rolls.voices(poll.id, both.person(who))] for who in ("wang", "alt")] == [[1], [3]]


def test_whoever_is_themselves_again_has_their_voice_again(both: Play) -> None:
    poll = asked(both, roll_kind=RollKind.ADULT)
    is_one_with("alt", "wang")(both)
    both.presses("wang", "member.not-them")
    for who, choice in (("wang", 1), ("alt", 2)):
        both.says(who, f"议1 {choice}")
    assert chosen(both, poll) == {"4栋2-301 王阿姨": "1", "长楼1-101 alt": "2"}


def test_a_poll_that_is_over_stays_as_it_was(both: Play) -> None:
    poll = asked(both, roll_kind=RollKind.ADULT)
    both.says("alt", "议1 2")
    both.waits(days=4)
    before = own_lines(both, poll)
    is_one_with("alt", "wang")(both)
    assert own_lines(both, poll) == before
    assert chosen(both, poll) == {"长楼1-101 alt": "2"}
    assert both.person("alt") == both.person("wang")
