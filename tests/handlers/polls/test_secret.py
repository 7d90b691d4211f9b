"""Secret ballots: confirmed in private, cast once, and nothing of the choice is left anywhere but in the urn."""

from __future__ import annotations

import pytest

from domain.message import Say
from domain.polls.poll import Method, Poll, Secrecy
from handlers.polls.secrecy import secret
from storage.engine.sqlite import sqlite3
from tests.engines import tables
from tests.handlers.play import Play, a_play
from tests.handlers.polls.asked import asked
from tests.town import YARD_GROUP

PEOPLE = ("wang", "zhao")
CANDIDATES = ("甲某某", "乙某某", "丙某某")


@pytest.fixture
def poll(play: Play) -> Poll:
    return asked(play, *CANDIDATES, method=Method.SINGLE, secrecy=Secrecy.SECRET)


def chooses(play: Play, who: str, choice: str) -> None:
    play.presses(who, "poll.vote", choice)


def casts(play: Play, who: str, choice: str) -> None:
    chooses(play, who, choice)
    play.presses(who, "poll.cast-secretly")


def everything_kept(play: Play, choice: str) -> list[tuple[object, ...]]:
    """The rows outside the urn that say that somebody chose it, or hold a button that stands for it."""
    option = CANDIDATES[int(choice) - 1]
    marks = (f'"poll.cast-secretly",1,"{choice}"', f'{{"args":{{"text":"{option}"}},"say":"ballot-one"}}')
    outside = [table for table in tables(play._connection) if table != "secret_ballots"]
    rows = [(table, *row) for table in outside for row in play.rows(f"SELECT * FROM {table}")]
    return [row for row in rows if any(mark in str(field) for mark in marks for field in row)]


def test_a_choice_is_shown_once_more_and_said_to_be_for_good(play: Play, poll: Poll) -> None:
    chooses(play, "wang", "2")
    assert play.heard("wang") == ["secret-slip"]
    assert play.last("wang").arg("choice") == Say("ballot-one", {"text": "乙某某"})
    assert play.choices("wang") == ["poll.cast-secretly", "poll.not-yet"]
    assert not play.work.secret.any_cast(poll.id)


def test_a_confirmed_slip_is_one_ballot_and_the_receipt_tells_only_that(play: Play, poll: Poll) -> None:
    casts(play, "wang", "2")
    assert play.heard("wang") == ["secret-cast"]
    assert set(play.last("wang").message.body.args) == {"number", "voices", "until"}
    assert play.work.secret.counted(poll.id) == (("2", 1, 0),)


def test_what_is_said_after_casting_is_the_same_for_every_choice() -> None:
    said = []
    for choice in ("1", "2", "3", "0"):
        with a_play() as play:
            asked(play, *CANDIDATES, method=Method.SINGLE, secrecy=Secrecy.SECRET)
            chooses(play, "wang", choice)
            play.presses("wang", "poll.cast-secretly")
            said.append([(heard.message.to, heard.message.body) for heard in play.all_heard[play._step :]])
    assert {body.key for _, body in said[0]} == {"secret-cast", "secret-slip-put-away"}
    assert all(same == said[0] for same in said)


def test_nothing_outside_the_urn_tells_what_was_cast(play: Play, poll: Poll) -> None:
    chooses(play, "wang", "2")
    assert everything_kept(play, "2"), "until it is cast the slip says it"
    play.presses("wang", "poll.cast-secretly")
    assert everything_kept(play, "2") == []
    assert not play.rows("SELECT 1 FROM poll_events WHERE kind = 'ballot' OR choice IS NOT NULL")


def test_a_ballot_cannot_be_cast_twice_nor_changed(play: Play, poll: Poll) -> None:
    casts(play, "wang", "2")
    chooses(play, "wang", "1")
    assert play.heard("wang") == ["secret-cast-already"]
    assert play.work.secret.counted(poll.id) == (("2", 1, 0),)


def test_a_slip_pressed_twice_is_cast_once(play: Play, poll: Poll) -> None:
    chooses(play, "wang", "2")
    handle = play.handle("wang", "poll.cast-secretly")
    play.says("wang", handle=handle, addressed=True)
    play.says("wang", handle=handle, addressed=True)
    assert play.heard("wang") == ["refusal-old-button"]
    assert play.work.secret.counted(poll.id) == (("2", 1, 0),)


def test_of_two_people_of_one_household_the_first_casts(play: Play, poll: Poll) -> None:
    (unit,) = play.work.rolls.voices(poll.id, play.person("wang"))
    zhao = play.person("zhao")
    play.write("UPDATE household_members SET household = ? WHERE person = ?", unit.household, zhao)
    play.write("UPDATE poll_voters SET unit = ? WHERE poll = ? AND person = ?", unit.unit, poll.id, zhao)
    chooses(play, "wang", "2")
    chooses(play, "zhao", "3")
    play.presses("wang", "poll.cast-secretly")
    play.presses("zhao", "poll.cast-secretly")
    assert play.heard("zhao") == ["secret-cast-already"]
    assert play.work.secret.counted(poll.id) == (("2", 1, 0),)
    assert everything_kept(play, "3") == []


def test_thinking_again_wipes_the_slip(play: Play, poll: Poll) -> None:
    chooses(play, "wang", "2")
    play.presses("wang", "poll.not-yet")
    assert play.heard("wang") == ["secret-not-cast"]
    assert everything_kept(play, "2") == []
    assert not play.work.secret.any_cast(poll.id)


def test_another_choice_wipes_the_slip_before(play: Play, poll: Poll) -> None:
    chooses(play, "wang", "2")
    first = play.handle("wang", "poll.cast-secretly", "2")
    chooses(play, "wang", "3")
    assert everything_kept(play, "2") == []
    assert everything_kept(play, "3")
    play.says("wang", handle=first, addressed=True)
    assert play.heard("wang") == ["refusal-old-button"]
    play.presses("wang", "poll.cast-secretly", "3")
    assert play.work.secret.counted(poll.id) == (("3", 1, 0),)


def test_a_slip_nobody_confirms_is_put_away_after_a_quarter_of_an_hour(play: Play, poll: Poll) -> None:
    chooses(play, "wang", "2")
    play.waits(minutes=10)
    chooses(play, "zhao", "1")
    play.waits(minutes=6)
    assert everything_kept(play, "2") == []
    assert everything_kept(play, "1"), "hers is still fresh"
    play.waits(minutes=15)
    assert everything_kept(play, "1") == []


def test_typed_numbers_choose_as_presses_do(play: Play, poll: Poll) -> None:
    play.says("wang", "议1 2")
    assert play.heard("wang") == ["secret-slip"]
    play.says("wang", "1")
    assert play.heard("wang") == ["secret-cast"]
    assert play.work.secret.counted(poll.id) == (("2", 1, 0),)


def test_in_the_group_nobody_chooses(play: Play, poll: Poll) -> None:
    play.says("wang", "议1 2", group=True, addressed=True)
    assert play.heard(YARD_GROUP) == ["refusal-secret-in-group"]
    assert play.heard("wang") == []
    assert not play.work.secret.any_cast(poll.id)


def test_the_group_sees_nothing_of_it_before_the_end(play: Play, poll: Poll) -> None:
    play.listen()
    for who in PEOPLE:
        casts(play, who, "1")
    play.waits(hours=1)
    assert not [heard for heard in play.all_heard[play._step :] if heard.message.to == YARD_GROUP]


def test_after_the_end_no_slip_is_cast_and_none_is_left(play: Play, poll: Poll) -> None:
    play.waits(days=2, hours=23, minutes=59, seconds=30)
    chooses(play, "wang", "2")
    play.now = poll.closes_at
    play.presses("wang", "poll.cast-secretly")
    assert play.heard("wang") == ["refusal-poll-closed"]
    assert not play.work.secret.any_cast(poll.id)
    play.waits(minutes=5)
    assert everything_kept(play, "2") == []


def test_the_three_numbers_agree_and_say_so_when_they_do_not(play: Play, poll: Poll) -> None:
    for who in PEOPLE:
        casts(play, who, "1")
    assert secret.account(play.work, poll) == Say("secret-account", {"used": 2, "ballots": 2, "counted": 2})
    play.write("UPDATE participations SET used = 0 WHERE unit = (SELECT max(unit) FROM participations WHERE used = 1)")
    assert secret.account(play.work, poll).key == "secret-account-wrong"


@pytest.mark.parametrize(("size", "warned"), [(1, True), (4, True), (5, False), (300, False)])
def test_fewer_than_five_are_warned_that_it_cannot_be_secret(size: int, warned: bool) -> None:
    assert (secret.warning(size) is not None) is warned


def test_secrecy_is_never_undone(play: Play, poll: Poll) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        play.write("UPDATE polls SET secrecy = 'named' WHERE id = ?", poll.id)


def test_what_the_last_voter_chose_changes_nothing_anybody_else_hears() -> None:
    """Before it closes nobody can tell the one choice from the other by what is said, to whomever."""
    said = []
    for choice in ("1", "2"):
        with a_play() as play:
            asked(play, *CANDIDATES, method=Method.SINGLE, secrecy=Secrecy.SECRET)
            casts(play, "zhao", "1")
            play.listen()
            start = play._step
            casts(play, "wang", choice)
            play.waits(days=2)
            said.append([heard.message for heard in play.all_heard[start:] if heard.message.to.chat != "wang"])
    assert said[0] == said[1]


def test_what_is_marked_step_by_step_is_wiped_with_the_slip(play: Play) -> None:
    asked(play, *CANDIDATES, method=Method.SEATS, seats_max=2, secrecy=Secrecy.SECRET)
    play.presses("wang", "poll.ballot")
    play.presses("wang", "poll.mark", "2")
    play.presses("wang", "poll.mark", "3")
    assert play.rows("SELECT 1 FROM dialogues WHERE notes LIKE '%2,3%'")
    play.presses("wang", "poll.cast")
    assert play.heard("wang") == ["secret-slip"]
    play.presses("wang", "poll.cast-secretly")
    assert not play.rows("SELECT 1 FROM dialogues")
    assert not play.rows("SELECT 1 FROM outbox WHERE body LIKE '%ballot-marked%' OR body LIKE '%ballot-several%'")
    assert play.work.secret.counted(1) == (("2,3", 1, 0),)


def test_marks_nobody_casts_are_put_away_too(play: Play) -> None:
    asked(play, *CANDIDATES, method=Method.SEATS, seats_max=2, secrecy=Secrecy.SECRET)
    play.presses("wang", "poll.ballot")
    play.presses("wang", "poll.mark", "2")
    play.waits(minutes=40)
    assert not play.rows("SELECT 1 FROM dialogues")
    assert not play.rows("SELECT 1 FROM outbox WHERE body LIKE '%ballot-marked%'")
