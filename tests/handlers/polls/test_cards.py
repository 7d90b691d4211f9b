"""What a poll looks like: in the group, in private, in a list; and what nobody may see before it closes."""

from __future__ import annotations

import pytest

from domain.message import Say
from domain.polls.poll import Method, Option, Poll, RollKind, Secrecy, State
from handlers.polls.cards import poll_card, private_card
from handlers.polls.posting import chats_for, refresh
from tests.handlers.play import Play, texts
from tests.handlers.polls.asked import asked, draft
from tests.town import YARD_GROUP


def actions(play: Play, poll: Poll) -> list[tuple[str, str]]:
    """The buttons the group sees."""
    return [(button.action.name, button.action.value) for button in poll_card(play.work, poll, play.now).buttons]


def test_yes_and_no_can_be_pressed_in_the_group_and_so_can_abstaining(play: Play) -> None:
    poll = asked(play)
    assert actions(play, poll) == [("poll.vote", "1"), ("poll.vote", "2"), ("poll.vote", "0")]


@pytest.mark.parametrize("method", [Method.SEVERAL, Method.APPROVAL, Method.DOT, Method.RATING])
def test_what_takes_more_than_a_press_leads_into_private(play: Play, method: Method) -> None:
    poll = asked(play, "东门", "西门", "南门", method=method, picks=2)
    assert actions(play, poll) == [("talk.start", "poll-1")]
    assert [button.action.name for button in private_card(play.work, poll, play.now).buttons] == ["poll.ballot"]


def test_a_secret_ballot_is_not_pressed_before_everybodys_eyes(play: Play) -> None:
    poll = asked(play, secrecy=Secrecy.SECRET)
    assert actions(play, poll) == [("talk.start", "poll-1")]


def test_the_card_shows_the_size_and_the_beginning_of_the_hash_of_the_roll(play: Play) -> None:
    poll = asked(play)
    voices = poll_card(play.work, poll, play.now).body.args["voices"]
    assert isinstance(voices, Say)
    assert (voices.args["count"], voices.args["hash"]) == (6, poll.roll_hash[:8])


def test_the_link_of_the_card_shows_the_poll_in_private_with_ones_own_vote(play: Play) -> None:
    asked(play)
    play.says("wang", "/start poll-1")
    (shown,) = play.news("wang")
    assert shown.key == "poll-shown"
    assert play.choices("wang") == ["poll.vote", "poll.vote", "poll.vote"]


@pytest.mark.parametrize("start", ["poll-", "poll-99", "poll-x", "poll-1234567", "poll-٣"])
def test_a_link_to_no_poll_says_hello(play: Play, start: str) -> None:
    play.says("wang", f"/start {start}")
    assert play.heard("wang") == ["hello"]


def test_nobody_is_shown_a_draft(play: Play) -> None:
    draft(play)
    play.says("wang", "/start poll-1")
    assert play.heard("wang") == ["hello"]


def test_the_number_alone_shows_the_card_again_where_it_was_typed(play: Play) -> None:
    asked(play)
    play.says("zhao", "/议1", group=True)
    assert play.heard(YARD_GROUP) == ["poll-card"]


def test_whoever_has_no_voice_is_shown_the_poll_without_a_vote(play: Play) -> None:
    asked(play)
    play.says("lu", "议1")
    assert play.heard("lu") == ["poll-card"]


# What may be seen before it closes.


def standing(play: Play, poll: Poll) -> Say:
    say = poll_card(play.work, poll, play.now).body.args["standing"]
    assert isinstance(say, Say)
    return say


def test_an_open_tally_stands_on_the_card(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 1")
    assert standing(play, poll).key == "poll-tally"


def test_a_hidden_tally_says_nothing_before_five_have_voted_and_then_only_how_many(play: Play) -> None:
    poll = asked(play, live=False)
    assert standing(play, poll).args["tally"] == Say("poll-tally-at-close")
    play.says("wang", "议1 1")
    assert standing(play, poll).args["tally"] == Say("poll-tally-at-close")
    for unit in (3, 4, 5, 6):
        play.write(
            "INSERT INTO ballots (poll, unit, choice, origin, seq, receipt) VALUES (?, ?, '2', 'paper', ?, ?)",
            poll.id,
            unit,
            unit + 10,
            f"R-{unit}",
        )
    voted = {voice.unit for voice in play.work.rolls.units(poll.id)} & {1, 3, 4, 5, 6}
    assert standing(play, poll).args["tally"] == Say("poll-tally-voted", {"voted": len(voted), "of": 6})


def test_the_card_of_a_secret_poll_is_the_same_whoever_voted_for_what(play: Play) -> None:
    poll = asked(play, secrecy=Secrecy.SECRET)
    before = poll_card(play.work, poll, play.now)
    play.says("wang", "议1 1")
    play.presses("wang", "poll.cast-secretly")
    (door,) = play.work.rolls.voices(poll.id, play.person("wang"))
    assert play.work.secret.participated(poll.id, door.unit)
    assert poll_card(play.work, poll, play.now) == before


def test_no_name_and_no_door_is_on_any_card(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 1")
    said = " ".join(texts(poll_card(play.work, poll, play.now).body))
    assert "王阿姨" not in said
    assert "301" not in said


# Where it stands.


def test_once_it_is_over_nobody_is_left_with_buttons(play: Play) -> None:
    poll = asked(play)
    play.waits(days=3, minutes=5)
    over = play.work.polls.get(poll.id)
    assert over.state is not State.OPEN
    assert poll_card(play.work, over, play.now).buttons == ()
    edits = [one for one in play.all_heard if one.message.edits and one.message.to.chat == "wang"]
    assert edits[-1].message.body.key == "poll-card-over"
    assert edits[-1].message.choices == ()


def test_pictures_stand_in_the_order_of_the_options_and_say_so_where_some_have_none(play: Play) -> None:
    poll = asked(play)
    some = Poll(**{**_fields(poll), "options": (Option("东门"), Option("西门", photo="b"), Option("南门", photo="c"))})
    card = private_card(play.work, some, play.now)
    assert card.photos == ("b", "c")
    options = card.body.args["standing"]
    assert isinstance(options, Say)
    assert options.args["pictured"] == "2 · 3"


def _fields(poll: Poll) -> dict[str, object]:
    return {name: getattr(poll, name) for name in poll.__dataclass_fields__}


def test_a_poll_of_the_community_is_shown_in_every_group_below(play: Play) -> None:
    assert [chat.address for chat in chats_for(play.work, "fujia", RollKind.HOUSEHOLD)] == [YARD_GROUP]


def test_a_yard_without_a_group_is_asked_in_the_nearest_above(play: Play) -> None:
    assert chats_for(play.work, "willow", RollKind.HOUSEHOLD) == ()
    play.write("UPDATE chats SET grid = 'north'")
    play.write("UPDATE meta SET value = value")
    assert [chat.grid for chat in chats_for(play.work, "willow", RollKind.HOUSEHOLD)] == ["north"]


def test_a_card_that_says_the_same_is_not_sent_again(play: Play) -> None:
    poll = asked(play)
    refresh(play.work, poll, play.now)
    play.deliver()
    assert play.news(YARD_GROUP) == []
    assert [one for one in play.all_heard if one.message.edits] == []


# The list.


def test_what_is_open_is_listed_where_it_concerns_somebody(play: Play) -> None:
    asked(play)
    for who in ("wang", "li", "yang"):
        play.says(who, "议事 列表")
        assert play.heard(who) == ["polls-open"], who
    play.says("lu", "议事 列表")
    assert play.heard("lu") == ["polls-none"]


def test_in_the_group_the_word_alone_lists_and_a_leader_can_begin_with_a_press(play: Play) -> None:
    asked(play)
    play.says("wang", "/议事", group=True)
    assert play.choices(YARD_GROUP) == ["poll.say"]
    play.says("li", "/议事", group=True)
    assert play.choices(YARD_GROUP) == ["poll.say", "poll.begin"]
    play.presses("li", "poll.begin", group=True)
    assert play.heard(YARD_GROUP) == ["poll-ask-question"]
