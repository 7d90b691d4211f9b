"""Who has not voted is reminded, in private, three times at most; at half-time their neighbour leader hears."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.polls.poll import Effect, Poll, Secrecy
from domain.polls.presets import PRESETS
from storage.polls.polls import Happening
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked

BINDING = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}


_REMINDERS = {"poll-card", "poll-card-private", "poll-reminder"}


def reminders(play: Play, who: str) -> list[str]:
    """Everything somebody heard in private about a poll that is open, the opening included."""
    said = [one for one in play.all_heard if one.message.to.chat == who and one.message.edits is None]
    return ["poll-opened" if one.key.startswith("poll-card") else one.key for one in said if one.key in _REMINDERS]


def opened(play: Play, **changes: object) -> Poll:
    return asked(play, **{**BINDING, **changes})


def test_whoever_has_not_voted_hears_three_times_in_all(play: Play) -> None:
    opened(play)

    play.waits(days=3)

    assert reminders(play, "wang") == ["poll-opened", "poll-reminder", "poll-reminder"]


def test_whoever_has_voted_hears_no_more(play: Play) -> None:
    opened(play)
    play.says("wang", "议1 1")

    play.waits(days=3)

    assert reminders(play, "wang") == ["poll-opened"]


def test_a_reminder_is_a_ballot_to_press(play: Play) -> None:
    poll = opened(play)
    play.waits(days=2)

    play.presses("wang", "poll.vote", "1")

    assert play.heard("wang") == ["ballot-receipt"]
    assert len(play.work.ballots.standing(poll.id)) == 1


def test_nobody_is_reminded_of_a_mere_question(play: Play) -> None:
    asked(play)

    play.waits(days=3)

    assert reminders(play, "wang") == ["poll-opened"]


def test_nobody_is_reminded_in_quiet_hours(play: Play) -> None:
    poll = opened(play, closes_at=play.now + timedelta(days=2, hours=20))

    play.waits(days=3)

    told = [one for one in play.all_heard if one.key == "poll-reminder"]
    assert told
    for moment in (Happening.REMIND_DAY, Happening.REMIND_HOURS):
        assert play.work.polls.moment(poll, moment) is None


def test_a_poll_that_is_over_before_the_quiet_reminds_nobody_in_it(play: Play) -> None:
    """It closes at seven in the morning: three hours before it everybody sleeps, and when they wake it is over."""
    closes = play.now.replace(hour=23) + timedelta(days=2)
    poll = opened(play, closes_at=closes)

    assert play.work.polls.moment(poll, Happening.REMIND_HOURS) is None
    assert play.work.polls.moment(poll, Happening.REMIND_DAY) is not None


def test_a_poll_of_an_afternoon_reminds_nobody_who_was_told_just_now(play: Play) -> None:
    poll = opened(play, closes_at=play.now + timedelta(hours=3))

    kinds = {moment.kind for moment in play.work.polls.moments(poll)}
    assert kinds == {Happening.WATCH, Happening.CLOSE}


def test_at_half_time_the_leader_hears_which_doors_are_silent(play: Play) -> None:
    opened(play)
    play.says("wang", "议1 1")

    play.waits(days=2)

    (told,) = [one for one in play.all_heard if one.key == "poll-half-time"]
    assert told.message.to.chat == "li"
    doors = told.arg("doors")
    assert isinstance(doors, tuple)
    assert told.arg("count") == len(doors) == 5


@pytest.mark.parametrize("voted", [0, 3])
def test_of_a_secret_poll_no_door_is_named_and_no_number(play: Play, voted: int) -> None:
    poll = opened(play, secrecy=Secrecy.SECRET)
    play.work.secret.cast(poll, range(1, voted + 1), "1")

    play.waits(days=2)

    (told,) = [one for one in play.all_heard if one.key.startswith("poll-half-time")]
    assert told.key == "poll-half-time-secret"
    assert not {"doors", "count"} & set(told.message.body.args)


def test_after_an_outage_only_the_last_reminder_is_said(play: Play) -> None:
    opened(play)
    play.waits(days=1)

    play.sleeps_through(days=1, hours=22)

    assert play.heard("wang") == ["poll-reminder"]


def test_a_reminder_is_said_once_however_often_the_program_ends(play: Play) -> None:
    poll = opened(play)
    play.waits(days=2)
    before = reminders(play, "wang")

    play.work.polls.set_moment(poll, Happening.REMIND_DAY, play.now)
    play.waits(seconds=1)

    assert reminders(play, "wang") == before
