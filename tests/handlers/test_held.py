"""Somebody who may only be answered hears what was meant for them once they speak; until then others hear it."""

from __future__ import annotations

from datetime import timedelta

from domain.message import Address, Outgoing, Say, Turn
from storage.polls.secret import Unconfirmed, cards
from tests.handlers.play import Play
from tests.town import at

DAYS = timedelta(days=3)


def tells(play: Play, key: str, *messages: Outgoing) -> None:
    """Somebody is told things, one after another."""
    for message in messages:
        play.work.outbox.tell(play.person(key), message, play.now)
    play.deliver()


def note(number: int, card: str | None = None) -> Outgoing:
    return Outgoing(Say("words-said", {"words": f"第{number}件"}), card=card)


def words(play: Play, key: str) -> list[object]:
    """What somebody newly heard of all that."""
    return [one.arg("words") for one in play.news(key) if one.key == "words-said"]


def test_while_the_lead_may_only_be_answered_the_deputy_hears(play: Play) -> None:
    play.windowed = {"xu"}
    play.says("wang", "4栋2单元楼道灯坏了")
    assert (play.heard("xu"), play.heard("yang")) == ([], ["card-in-place"])
    assert play.actions()[-1] == "unreachable"


def test_when_nobody_may_be_spoken_to_it_is_written_down_once(play: Play) -> None:
    play.windowed = {"xu", "yang"}
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.actions().count("nobody-reached") == 1


def test_the_lead_hears_of_it_after_the_answer_to_whatever_they_say(play: Play) -> None:
    play.windowed = {"xu"}
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("xu", "帮助")
    assert play.heard("xu") == ["help-staff", "card-lead"]
    play.says("xu", "帮助")
    assert play.heard("xu") == ["help-staff"]


def test_what_was_kept_can_be_pressed_and_counted(play: Play) -> None:
    play.windowed = {"xu"}
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("xu", "帮助")
    play.says("xu", "1")
    assert play.actions()[-1] == "acknowledge"


def test_a_card_that_waited_says_what_is_true_when_it_is_read(play: Play) -> None:
    play.windowed = {"xu"}
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("wang", "撤回")
    play.says("xu", "帮助")
    card = play.news("xu")[1]
    assert (card.key, card.message.choices) == ("card-lead", ())


def test_of_a_card_only_the_newest_message_is_said(play: Play) -> None:
    play.windowed = {"wang"}
    tells(play, "wang", note(1, card="c"), note(2), note(3, card="c"))
    play.says("wang", "帮助")
    assert words(play, "wang") == ["第2件", "第3件"]


def test_no_more_is_said_at_once_than_fits_beside_the_answer(play: Play) -> None:
    play.windowed = {"wang"}
    tells(play, "wang", *(note(number) for number in range(1, 7)))
    heard = []
    for _ in range(3):
        play.now += timedelta(seconds=1)
        play.says("wang", "帮助")
        heard.append((words(play, "wang"), [one.arg("count") for one in play.news("wang") if one.key == "held-more"]))
    assert heard == [(["第1件", "第2件"], [4]), (["第3件", "第4件"], [2]), (["第5件", "第6件"], [])]


def test_a_nag_that_was_settled_meanwhile_is_not_said(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.windowed = {"xu"}
    play.waits(days=2)
    assert play.work.held.of(at("xu"))
    play.says("wang", "撤回")
    play.says("xu", "帮助")
    assert not [key for key in play.heard("xu") if key.startswith("nag-")]
    assert play.work.held.of(at("xu")) == ()


def test_a_nag_that_still_stands_is_said_and_may_be_answered(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.windowed = {"xu"}
    play.waits(days=2)
    play.says("xu", "帮助")
    assert [key for key in play.heard("xu") if key.startswith("nag-")]


def test_whoever_has_another_account_is_told_there(play: Play) -> None:
    other = Address("lab", "wang-at-home")
    play.work.people.given(other, play.person("wang"), play.now - DAYS)
    play.windowed = {"wang"}
    tells(play, "wang", note(1))
    assert [one.arg("words") for one in play.news(other)] == ["第1件"]
    assert play.work.held.of(at("wang")) == ()


def test_a_group_waits_for_nobody(play: Play) -> None:
    play.windowed = {"yard-group"}
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.count("held_messages") == 0


def test_what_shows_a_secret_ballot_is_not_kept(play: Play) -> None:
    play.windowed = {"wang"}
    tells(play, "wang", note(1, card=f"{cards(Unconfirmed.SLIP, 1)}1"))
    assert play.count("held_messages") == 0


def test_only_so_much_is_kept_for_somebody_who_never_speaks(play: Play) -> None:
    play.windowed = {"wang"}
    tells(play, "wang", *(note(number) for number in range(1, 40)))
    assert [held.body.args["words"] for held in play.work.held.of(at("wang"))] == [f"第{n}件" for n in range(10, 40)]


def test_whoever_turns_away_is_told_nothing_by_that(play: Play) -> None:
    play.windowed = {"wang"}
    tells(play, "wang", note(1))
    play.happens(Turn.BLOCKED, to=at("wang"))
    assert play.heard("wang") == []
    assert play.work.held.of(at("wang"))


def test_a_neighbour_who_is_forgotten_leaves_no_window_and_nothing_that_waits(play: Play) -> None:
    play.windowed = {"wang"}
    play.says("wang", "帮助")
    play.now += DAYS
    tells(play, "wang", note(1))
    play.work.erasures.forget(play.person("wang"), play.now)
    assert (play.count("held_messages"), play.count("reply_windows")) == (0, 0)
