"""Casting ballots: by a press in the group, in private, by typed number; receipts; what does not count."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.message import Origin
from domain.polls.ledger import Kind
from domain.polls.poll import Method, Poll, RollKind
from tests.handlers.play import Play
from tests.handlers.polls.asked import DAYS, asked, chosen
from tests.town import YARD_GROUP

WANG = "4栋2-301"


def ballots(play: Play, poll: Poll) -> list[tuple[int | None, str | None]]:
    """Unit and choice of every line of a ballot."""
    lines = [line for line, _ in play.work.ledger.lines(poll.id)]
    return [(line.unit, line.choice) for line in lines if line.kind is Kind.BALLOT]


def test_a_press_in_the_group_is_a_ballot_and_its_receipt_comes_in_private(play: Play) -> None:
    poll = asked(play)

    play.presses("wang", "poll.vote", "1", group=True)

    assert chosen(play, poll) == {WANG: "1"}
    assert play.heard("wang") == ["ballot-receipt"]
    assert play.heard(YARD_GROUP) == []
    (door,) = play.last("wang").arg("doors")  # type: ignore[misc]
    (ballot,) = play.work.ballots.standing(poll.id)
    assert door.args == {"door": WANG, "receipt": ballot.receipt}  # type: ignore[union-attr]


def test_a_household_that_votes_twice_has_one_standing_ballot(play: Play) -> None:
    poll = asked(play)

    play.presses("wang", "poll.vote", "1", group=True)
    play.says("wang", "议1 2")

    assert chosen(play, poll) == {WANG: "2"}
    assert play.heard("wang") == ["ballot-changed"]
    assert [choice for _, choice in ballots(play, poll)] == ["1", "2"]


def test_the_same_choice_again_is_already_so_and_shows_the_same_receipt(play: Play) -> None:
    poll = asked(play)
    play.presses("wang", "poll.vote", "1", group=True)
    first = play.work.ballots.standing(poll.id)

    play.presses("wang", "poll.vote", "1", group=True)

    assert play.heard("wang") == ["ballot-same"]
    assert play.work.ballots.standing(poll.id) == first
    assert len(ballots(play, poll)) == 1


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("议1 2", "2"),
        ("议1 1", "1"),
        ("/议1 2", "2"),
        ("议１　２", "2"),
        ("議1 2", "2"),
        ("议1：2", "2"),
        ("议 1 2", "2"),
        ("poll 1 2", "2"),
        ("/poll 1 2", "2"),
        ("议1 同意", "1"),
        ("议1同意", "1"),
        ("同意 议1", "1"),
        ("议1 反对", "2"),
        ("议1 弃权", "0"),
        ("议1 0", "0"),
        ("议1 不装", "2"),
        ("poll 1 in favour", "1"),
    ],
)
@pytest.mark.parametrize("group", [False, True])
def test_the_number_of_the_poll_and_a_choice_are_a_ballot_wherever_they_are_typed(
    play: Play, text: str, choice: str, group: bool
) -> None:
    poll = asked(play)

    play.says("wang", text, group=group)

    assert chosen(play, poll) == {WANG: choice}
    assert play.heard("wang") == ["ballot-receipt"]
    assert play.heard(YARD_GROUP) == []


def test_a_number_alone_is_a_ballot_where_it_answers_the_card(play: Play) -> None:
    poll = asked(play)
    card = next(one for one in play.all_heard if one.message.to == YARD_GROUP)

    play.says("wang", "2", group=True, answering=card)
    play.says("zhao", "2", group=True)

    assert chosen(play, poll) == {WANG: "2"}


@pytest.mark.parametrize("text", ["议1点开会", "议1 大家怎么看", "我看议1 2", "同意", "2", "会议1 2"])
def test_what_neighbours_say_to_one_another_of_a_poll_is_no_ballot(play: Play, text: str) -> None:
    poll = asked(play)

    play.says("wang", text, group=True)

    assert not chosen(play, poll)
    assert play.everybody_who_heard() == {}


def test_a_choice_nobody_can_read_is_asked_again_in_private(play: Play) -> None:
    poll = asked(play)

    play.says("wang", "议1 3")

    assert play.heard("wang") == ["refusal-choice-unclear"]
    assert not chosen(play, poll)


@pytest.mark.parametrize("text", ["议7 1", "议99 同意"])
def test_a_poll_nobody_has_opened_takes_no_ballot(play: Play, text: str) -> None:
    asked(play)

    play.says("wang", text)

    assert play.heard("wang") == ["refusal-no-such-poll"]


def test_同意_alone_says_not_what_it_is_about(play: Play) -> None:
    poll = asked(play)

    play.says("wang", "同意")

    assert play.heard("wang") == ["refusal-which-poll"]
    assert not chosen(play, poll)


def test_同意_means_nothing_where_there_are_more_things_to_choose_from(play: Play) -> None:
    poll = asked(play, "东门", "西门", "南门", method=Method.SINGLE)

    play.says("wang", "议1 同意")

    assert play.heard("wang") == ["refusal-choice-unclear"]
    assert not chosen(play, poll)


def test_an_option_may_be_called_同意(play: Play) -> None:
    poll = asked(play, "反对", "看情况", "同意", method=Method.SINGLE)

    play.says("wang", "议1 同意")
    assert chosen(play, poll) == {WANG: "3"}
    play.says("wang", "议1 反对")
    assert chosen(play, poll) == {WANG: "1"}


@pytest.mark.parametrize("text", ["议1 同意，但是要先修灯", "议1 同意吗", "议1 反对？"])
def test_a_condition_or_a_question_is_no_ballot(play: Play, text: str) -> None:
    poll = asked(play)

    play.says("wang", text)

    assert not chosen(play, poll)


def test_whoever_is_not_on_the_roll_is_told_why_in_private(play: Play) -> None:
    poll = asked(play)

    play.presses("lu", "poll.vote", "1", group=True)

    (key,) = play.heard("lu")
    assert key.startswith("refusal-not-on-roll-")
    assert play.heard(YARD_GROUP) == []
    assert not chosen(play, poll)


def test_the_moment_of_closing_is_the_first_too_late(play: Play) -> None:
    poll = asked(play)
    button = play.handle("wang", "poll.vote", "1", group=True)
    closing = play.now + DAYS

    play.says("wang", group=True, handle=button, addressed=True, at=closing)

    assert play.heard("wang") == ["refusal-poll-closed"]
    assert play.last("wang").arg("at") == closing
    assert not chosen(play, poll)

    play.says("wang", group=True, handle=button, addressed=True, at=closing - timedelta(microseconds=1))

    assert play.heard("wang") == ["ballot-receipt"]
    assert chosen(play, poll) == {WANG: "1"}


def test_a_line_says_when_the_press_was_received_and_not_when_it_was_dealt_with(play: Play) -> None:
    poll = asked(play)
    received = play.now + timedelta(seconds=5)

    play.now += timedelta(seconds=20)
    play.says("wang", "议1 1", at=received)

    line, _ = play.work.ledger.lines(poll.id)[-1]
    assert line.at_us == round(received.timestamp() * 1_000_000)


def test_after_closing_a_press_is_refused_in_words(play: Play) -> None:
    poll = asked(play)
    button = play.handle("wang", "poll.vote", "1", group=True)
    play.waits(days=4)

    play.says("wang", group=True, handle=button, addressed=True)

    assert play.heard("wang") == ["refusal-poll-closed"]
    assert not chosen(play, poll)


def test_one_press_of_an_owner_of_several_rooms_votes_for_all_of_them(play: Play) -> None:
    play.write(
        "INSERT INTO household_members (household, person) SELECT id, ? FROM households WHERE building = 'long'",
        play.person("wang"),
    )
    poll = asked(play)

    play.says("wang", "议1 1")

    doors = [door.args["door"] for door in play.last("wang").arg("doors")]  # type: ignore[union-attr]
    assert doors == list(chosen(play, poll))
    assert len(doors) == 4


def test_every_ballot_brings_the_card_up_to_date_a_little_later_and_not_each_for_itself(play: Play) -> None:
    poll = asked(play)

    play.says("wang", "议1 1")
    play.says("zhao", "议1 2")

    (show,) = [moment for moment in play.work.polls.moments(poll) if moment.kind == "show"]
    assert show.at == play.now + timedelta(seconds=3)


@pytest.mark.parametrize("origin", [Origin.FORWARDED, Origin.EDITED, Origin.UNNAMED])
@pytest.mark.parametrize("group", [False, True])
def test_only_ones_own_new_words_are_a_ballot(play: Play, origin: Origin, group: bool) -> None:
    poll = asked(play)

    play.says("wang", "议1 1", group=group, origin=origin)

    assert not chosen(play, poll)


def test_whoever_changes_a_message_is_told_that_it_is_no_ballot(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 1")

    play.says("wang", "议1 2", origin=Origin.EDITED)

    assert play.heard("wang") == ["refusal-vote-edited"]
    assert chosen(play, poll) == {WANG: "1"}


def test_whoever_cannot_be_told_in_private_reads_the_receipt_in_the_group(play: Play) -> None:
    poll = asked(play)
    play.gone |= {"wang", "zhao"}

    play.presses("wang", "poll.vote", "1", group=True)

    (heard,) = play.news(YARD_GROUP)
    assert heard.key == "ballot-receipts-in-group"
    (first,) = play.work.ballots.standing(poll.id)
    assert heard.arg("receipts") == first.receipt

    play.presses("zhao", "poll.vote", "2", group=True)

    assert play.news(YARD_GROUP) == []
    named = [one for one in play.all_heard if one.key == "ballot-receipts-in-group"][-1]
    assert {*str(named.arg("receipts")).split()} == {one.receipt for one in play.work.ballots.standing(poll.id)}


def test_a_stranger_who_cannot_be_told_why_not_is_asked_into_private_once(play: Play) -> None:
    asked(play)
    play.gone.add("lu")

    heard = []
    for _ in range(3):
        play.presses("lu", "poll.vote", "1", group=True)
        heard += play.heard(YARD_GROUP)

    assert heard == ["ballot-answer-in-private"]


def test_a_representative_votes_as_a_person(play: Play) -> None:
    poll = asked(play, roll_kind=RollKind.REPRESENTATIVE, roll_role="leader")

    play.says("li", "议1 1")

    assert list(chosen(play, poll).values()) == ["1"]
