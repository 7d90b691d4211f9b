"""Elections: people stand or are put up, agree in private, and only then are on the ballot, in an order by lot."""

from __future__ import annotations

from hashlib import sha256

import pytest

from domain.polls.poll import Method, Secrecy, State
from tests.handlers.play import Play
from tests.handlers.polls.neighbours import candidates, move_in, poll_numbered
from tests.town import YARD_GROUP


@pytest.fixture
def play(play: Play) -> Play:
    """The yard calls an election of one leader for all of it."""
    move_in(play)
    play.says("li", "选举 邻长")
    play.presses("li", "poll.elect-change", None)
    play.presses("li", "poll.elect-now")
    return play


def opens(play: Play) -> None:
    """Nominations end."""
    play.waits(days=4)


def test_an_election_is_secret_noticed_and_announced(play: Play) -> None:
    election = poll_numbered(play, 1)

    assert (election.state, election.options, election.method) == (State.NOTICED, (), Method.SINGLE)
    assert election.secrecy is Secrecy.SECRET
    assert election.question == "富家组 邻长"
    assert play.heard("li") == ["election-called"]
    assert play.heard(YARD_GROUP) == ["election-announced"]


@pytest.mark.parametrize("group", [True, False])
def test_somebody_stands_by_saying_so(play: Play, group: bool) -> None:
    play.says("wang", "我参选", group=group)

    assert play.heard(YARD_GROUP if group else "wang") == ["candidate-stands"]
    opens(play)
    assert candidates(play, 1) == ["王阿姨"]
    assert poll_numbered(play, 1).state is State.OPEN


def test_whoever_is_put_up_is_asked_and_stands_only_after_a_yes(play: Play) -> None:
    play.says("zhao", "提名 王阿姨", group=True)
    assert play.heard(YARD_GROUP) == ["candidate-put-up"]
    assert play.heard("wang") == ["candidate-asked"]
    play.says("wang", "提名 赵大爷")
    assert play.heard("zhao") == ["candidate-asked"]

    play.presses("wang", "poll.accept")
    assert play.heard("wang") == ["candidate-stands"]
    assert play.heard("zhao") == ["candidate-accepted"]
    play.presses("zhao", "poll.decline")
    assert play.heard("zhao") == ["candidate-declined"]
    assert play.heard("wang") == ["candidate-not-accepted"]

    opens(play)
    assert candidates(play, 1) == ["王阿姨"]


def test_without_an_answer_nobody_is_on_the_ballot(play: Play) -> None:
    play.says("zhao", "提名 王阿姨")
    play.says("zhao", "我参选")

    opens(play)

    assert candidates(play, 1) == ["赵大爷"]


def test_a_candidate_steps_back_before_the_ballot_is_made_and_not_after(play: Play) -> None:
    play.says("wang", "我参选")
    play.says("zhao", "我参选")
    play.says("wang", "退选")
    assert play.heard("wang") == ["candidate-stood-down"]

    opens(play)

    assert candidates(play, 1) == ["赵大爷"]
    play.says("zhao", "退选 议1")
    assert play.heard("zhao") == ["refusal-election-under-way"]


def test_a_no_can_become_a_yes_and_the_button_serves_only_whom_it_asked(play: Play) -> None:
    play.says("zhao", "提名 王阿姨")
    yes = play.handle("wang", "poll.accept")
    play.presses("wang", "poll.decline")

    play.says("zhao", handle=yes, addressed=True)
    assert play.heard("zhao") == ["refusal-old-button"]

    play.says("wang", "我参选")
    assert play.heard("wang") == ["candidate-stands"]


def test_the_roll_decides_the_order_whatever_order_they_were_put_up_in(play: Play) -> None:
    for who in ("wang", "zhao", "周家", "吴家"):
        play.says(who, "我参选")

    opens(play)

    election = poll_numbered(play, 1)
    drawn = [option.person for option in election.options]
    standing = [one.person for one in play.work.nominations.of_poll(election.id)]
    assert sorted(standing) == sorted(person for person in drawn if person)
    assert drawn == sorted(standing, key=lambda person: sha256(f"{election.roll_hash}:{person}".encode()).digest())


def test_no_name_is_in_the_ledger_and_a_forgotten_candidate_has_none(play: Play) -> None:
    play.says("wang", "我参选")
    play.says("zhao", "我参选")
    opens(play)

    assert "王阿姨" not in "".join(str(tuple(row)) for row in play.rows("SELECT * FROM poll_events"))
    assert "王阿姨" not in "".join(str(tuple(row)) for row in play.rows("SELECT * FROM polls"))
    play.work.erasures.forget(play.person("wang"), play.now)

    assert "王阿姨" not in candidates(play, 1)
    assert play.count("nominations") == 1


def test_nobody_stands_so_nominations_are_prolonged_once_and_then_it_is_withdrawn(play: Play) -> None:
    opens(play)
    assert poll_numbered(play, 1).state is State.NOTICED
    assert play.heard(YARD_GROUP) == ["election-prolonged"]

    opens(play)
    assert poll_numbered(play, 1).state is State.WITHDRAWN
    assert play.heard(YARD_GROUP) == ["election-nobody-stood"]
    assert play.work.polls.moments(poll_numbered(play, 1)) == ()


def test_whoever_stands_while_it_is_prolonged_is_on_the_ballot(play: Play) -> None:
    opens(play)
    play.says("zhao", "我参选")

    opens(play)

    assert candidates(play, 1) == ["赵大爷"]
    assert poll_numbered(play, 1).closes_at > play.now


@pytest.mark.parametrize(
    ("who", "words", "key"),
    [
        ("lu", "我参选", "refusal-no-election"),
        ("lu", "我参选 议1", "refusal-candidate-elsewhere"),
        ("lu", "提名 议1 王阿姨", "refusal-nominate-elsewhere"),
        ("wang", "提名 陆大妈", "refusal-candidate-nobody"),
        ("wang", "提名 王阿姨", "refusal-nominate-oneself"),
        ("wang", "退选", "refusal-no-election"),
        ("wang", "退选 议1", "refusal-candidate-not"),
        ("wang", "我参选 议7", "refusal-no-election"),
    ],
)
def test_who_may_not_is_told_why(play: Play, who: str, words: str, key: str) -> None:
    play.says(who, words)

    assert play.heard(who) == [key]
    assert play.count("nominations") == 0


def test_nobody_is_put_up_twice(play: Play) -> None:
    play.says("zhao", "提名 王阿姨")
    play.says("周家", "提名 王阿姨")
    assert play.heard("周家") == ["refusal-candidate-named-already"]

    play.says("wang", "我参选")
    play.says("wang", "我参选")
    assert play.heard("wang") == ["refusal-candidate-already"]


def test_staff_may_put_up_a_resident_who_cannot_be_reached(play: Play) -> None:
    play.gone.add("wang")
    play.write("UPDATE accounts SET unreachable = 'blocked' WHERE external = 'wang'")

    play.says("li", "提名 王阿姨")

    assert play.heard("li") == ["candidate-out-of-reach"]


def test_whoever_is_put_up_without_a_name_is_asked_for(play: Play) -> None:
    play.says("zhao", "提名")
    assert play.heard("zhao") == ["candidate-ask-whom"]
    play.says("zhao", "王阿姨")
    assert play.heard("zhao") == ["candidate-put-up"]


def test_a_ballot_holds_twelve(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.polls.elections.candidacy.MOST_CANDIDATES", 2)
    for who in ("wang", "zhao", "周家"):
        play.says(who, "我参选")

    assert play.heard("周家") == ["refusal-candidates-full"]
