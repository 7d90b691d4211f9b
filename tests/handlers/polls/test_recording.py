"""Paper and telephone: ballots entered by a named recorder, told to the household, corrected by it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.polls.ledger import Kind, Line
from domain.polls.poll import Method, Option, Origin, Poll, RollKind, Secrecy
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked, chosen
from tests.town import YARD_GROUP

WANG, ZHAO, EMPTY = "4栋2-301", "5栋101", "4栋2-302"


def last_ballot(play: Play, poll: Poll) -> Line:
    lines = [line for line, _ in play.work.ledger.lines(poll.id)]
    return [line for line in lines if line.kind is Kind.BALLOT][-1]


def test_a_paper_ballot_is_entered_with_its_photo_in_one_message(play: Play) -> None:
    poll = asked(play)

    play.says("li", "代录 议1 4-2-302 2", photos=1)

    assert play.heard("li") == ["ballot-recorded-not-told"]
    assert chosen(play, poll) == {EMPTY: "2"}
    (ballot,) = play.work.ballots.standing(poll.id)
    assert (ballot.origin, ballot.cast_by, ballot.recorder) == (Origin.PAPER, None, play.person("li"))
    line = last_ballot(play, poll)
    assert (line.origin, line.actor) == ("paper", play.person("li"))
    assert line.facts == {"receipt": ballot.receipt, "recorded": True}
    assert [name for name, _ in line.commitments] == ["photo"]
    assert len(play.work.ledger.words(poll.id)[line.seq]["photo"]) == 64


def test_a_ballot_by_telephone_says_when_it_was_given(play: Play) -> None:
    poll = asked(play)

    play.says("li", "代录 议1 4-2-302 1 今天11点半吴先生打电话说的")

    assert play.heard("li") == ["ballot-recorded-not-told"]
    line = last_ballot(play, poll)
    assert line.origin == "phone"
    assert play.work.ledger.words(poll.id)[line.seq] == {"said": "今天11点半吴先生打电话说的"}


def test_what_is_missing_is_asked_one_thing_after_another(play: Play) -> None:
    poll = asked(play)

    play.says("li", "代录 议1 4栋2单元302")
    assert play.heard("li") == ["record-what"]
    play.says("li", "2")
    assert play.heard("li") == ["record-evidence"]
    assert not chosen(play, poll)
    play.says("li", photos=1)

    assert play.heard("li") == ["ballot-recorded-not-told"]
    assert chosen(play, poll) == {EMPTY: "2"}


def test_a_photo_sent_first_is_not_asked_for_again(play: Play) -> None:
    poll = asked(play, "东门", "西门", "南门", method=Method.SEVERAL, picks=2)

    play.says("li", "代录 议1 4-2-302", photos=1)
    play.says("li", "1 3")

    assert play.heard("li") == ["ballot-recorded-not-told"]
    assert chosen(play, poll) == {EMPTY: "1,3"}


def test_the_household_hears_of_it_at_once_and_may_correct_it(play: Play) -> None:
    poll = asked(play)

    play.says("li", "代录 议1 4-2-301 2", photos=1)

    assert play.heard("wang") == ["ballot-recorded-for-you"]
    assert play.heard("li") == ["ballot-recorded"]
    assert play.last("wang").arg("by") == "李师傅"
    play.says("wang", "我的票")
    ((line,),) = (one.args["doors"] for one in play.last("wang").arg("open"))  # type: ignore[union-attr]
    assert line.key == "my-vote-recorded"

    play.says("wang", "议1 1")

    assert play.heard("wang") == ["ballot-changed"]
    assert chosen(play, poll) == {WANG: "1"}


def test_a_household_that_agrees_makes_the_ballot_its_own(play: Play) -> None:
    poll = asked(play)
    play.says("li", "代录 议1 4-2-301 2", photos=1)

    play.says("wang", "议1 2")

    (ballot,) = play.work.ballots.standing(poll.id)
    assert (ballot.recorder, ballot.cast_by) == (None, play.person("wang"))


def test_what_a_household_cast_itself_is_never_entered_over(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 1")

    play.says("li", "代录 议1 4-2-301 2", photos=1)

    assert play.heard("li") == ["refusal-voted-themselves"]
    assert chosen(play, poll) == {WANG: "1"}


def test_a_slip_of_the_recorder_is_entered_anew(play: Play) -> None:
    poll = asked(play)

    play.says("li", "代录 议1 4-2-302 2", photos=1)
    play.says("li", "代录 议1 4-2-302 1", photos=1)

    assert chosen(play, poll) == {EMPTY: "1"}


@pytest.mark.parametrize("who", ["wang", "qin", "he", "stranger"])
def test_only_leaders_and_staff_of_the_grid_enter_anything(play: Play, who: str) -> None:
    poll = asked(play)

    play.says(who, "代录 议1 4-2-302 2", photos=1)

    assert play.heard(who) == ["refusal-may-not-record"]
    assert not chosen(play, poll)


def test_nobody_enters_a_ballot_for_their_own_door(play: Play) -> None:
    play.write(
        "INSERT INTO household_members (household, person) SELECT id, ? FROM households WHERE room = '302'"
        " AND building = 'yard-4'",
        play.person("li"),
    )
    poll = asked(play)

    play.says("li", "代录 议1 4-2-302 2", photos=1)

    assert play.heard("li") == ["refusal-own-ballot"]
    assert not chosen(play, poll)


def test_a_candidate_enters_nothing(play: Play) -> None:
    options = (Option("何姐", person=play.person("he")), Option("魏姐", person=play.person("wei")))
    poll = asked(play, grid="willow", method=Method.SINGLE, options=options)

    play.says("he", "代录 议1 柳树1栋1单元101 2", photos=1)
    assert play.heard("he") == ["refusal-candidate-records"]
    play.says("xu", "代录 议1 柳树1栋1单元101 2", photos=1)
    assert list(chosen(play, poll).values()) == ["2"]


def test_in_a_secret_poll_nothing_is_entered(play: Play) -> None:
    poll = asked(play, secrecy=Secrecy.SECRET)

    play.says("li", "代录 议1 4-2-302 2", photos=1)

    assert play.heard("li") == ["refusal-record-secret"]
    assert not play.work.secret.any_cast(poll.id)


def test_whose_ballot_it_is_is_not_said_in_the_group(play: Play) -> None:
    poll = asked(play)

    play.says("li", "代录 议1 4-2-302 2", group=True, photos=1)

    assert play.heard(YARD_GROUP) == ["refusal-record-in-private"]
    assert not chosen(play, poll)


def test_a_door_that_is_not_on_the_roll_has_no_ballot(play: Play) -> None:
    asked(play)

    for door in ("9栋901", "柳树1栋1单元101"):
        play.says("li", f"代录 议1 {door} 2", photos=1)
        assert play.heard("li") == ["refusal-no-such-voice"]


def test_of_several_adults_behind_one_door_one_is_chosen(play: Play) -> None:
    play.write("UPDATE households SET adults = 2 WHERE building = 'yard-4' AND room = '302'")
    poll = asked(play, roll_kind=RollKind.ADULT)

    play.says("li", "代录 议1 4-2-302 2", photos=1)
    assert play.heard("li") == ["record-which-voice"]
    play.says("li", "1")
    play.says("li", "2")
    play.says("li", photos=1)

    assert list(chosen(play, poll).values()) == ["2"]


def test_after_closing_nothing_is_entered(play: Play) -> None:
    poll = asked(play)

    play.says("li", "代录 议1 4-2-302 2", photos=1, at=play.now + timedelta(days=3))

    assert play.heard("li") == ["refusal-poll-closed"]
    assert not chosen(play, poll)
