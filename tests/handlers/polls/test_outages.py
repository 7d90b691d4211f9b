"""When nobody looked shortly before a poll closes, it closes later by as much and ten minutes, and says so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.polls.ledger import Kind
from domain.polls.poll import State
from handlers.polls.ending import outages
from tests.handlers.play import Play, a_play
from tests.handlers.polls.asked import asked
from tests.town import NOON, YARD_GROUP

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def test_ten_minutes_down_before_the_end_are_given_back_with_ten_more(play: Play) -> None:
    poll = asked(play)
    play.waits(days=3, minutes=-20)

    play.sleeps_through(minutes=10)

    extended = play.work.polls.get(poll.id)
    assert extended.closes_at - poll.closes_at >= 20 * MINUTE
    assert play.heard(YARD_GROUP) == ["poll-extended-outage"]
    assert play.last(YARD_GROUP).arg("until") == extended.closes_at


def test_who_comes_back_after_the_end_finds_the_poll_open(play: Play) -> None:
    poll = asked(play)
    play.waits(days=3, minutes=-5)

    play.sleeps_through(hours=3)

    extended = play.work.polls.get(poll.id)
    assert extended.state is State.OPEN
    assert extended.closes_at >= play.now + 10 * MINUTE
    play.says("wang", "议1 1")
    assert play.heard("wang") == ["ballot-receipt"]


def test_a_press_that_is_faster_than_the_first_look_after_an_outage_counts(play: Play) -> None:
    poll = asked(play)
    play.waits(days=3, minutes=-5)
    play.now += timedelta(hours=1)

    play.says("wang", "议1 1")

    assert play.heard("wang") == ["ballot-receipt"]
    assert play.heard(YARD_GROUP) == ["poll-extended-outage"]
    assert play.work.polls.get(poll.id).state is State.OPEN


def test_an_outage_long_before_the_end_changes_nothing(play: Play) -> None:
    poll = asked(play)
    play.waits(days=1)

    play.sleeps_through(days=1)

    assert play.work.polls.get(poll.id).closes_at == poll.closes_at


def test_it_is_told_of_one_extension_though_the_machine_fails_twice(play: Play) -> None:
    poll = asked(play)
    play.waits(days=3, minutes=-25)

    play.sleeps_through(minutes=5)
    play.waits(minutes=5)
    play.sleeps_through(minutes=5)
    play.waits(days=1)

    over = play.work.polls.get(poll.id)
    assert over.state is State.PUBLISHED
    assert 20 * MINUTE <= over.closes_at - poll.closes_at <= 22 * MINUTE


def test_an_outage_in_the_time_that_was_added_adds_no_more(play: Play) -> None:
    poll = asked(play)
    play.waits(days=3, minutes=-10)
    play.sleeps_through(minutes=5)
    play.waits(minutes=7)
    extended = play.work.polls.get(poll.id)

    play.sleeps_through(hours=1)

    over = play.work.polls.get(poll.id)
    assert (over.state, over.closes_at) == (State.PUBLISHED, extended.closes_at)


def test_watching_costs_a_write_every_twenty_seconds_and_only_near_the_end(play: Play) -> None:
    poll = asked(play)
    play.waits(days=3, minutes=-31)
    moments = []
    while (moment := play.work.polls.next_watch()) is not None and moment < poll.closes_at:
        moments.append(moment)
        play.waits(seconds=(moment - play.now).total_seconds())

    assert len(moments) <= 94
    assert play.work.polls.get(poll.id).extended_by == 0


@pytest.mark.parametrize(("down", "extended"), [(30, False), (100, True)])
def test_what_is_shorter_than_a_minute_is_no_outage(play: Play, down: int, extended: bool) -> None:
    poll = asked(play)
    play.waits(days=3, minutes=-10)

    play.sleeps_through(seconds=down)

    assert (play.work.polls.get(poll.id).closes_at > poll.closes_at) is extended


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    begins=st.integers(min_value=-45 * 60, max_value=60),
    lasts=st.integers(min_value=1, max_value=2 * 60 * 60),
)
def test_wherever_an_outage_lies_the_poll_closes_later_by_what_was_lost_of_its_last_half_hour(
    begins: int, lasts: int
) -> None:
    with a_play(NOON) as play:
        poll = asked(play, closes_at=NOON + timedelta(hours=2))
        play.waits(seconds=2 * 60 * 60 + begins)
        if play.work.polls.get(poll.id).state is not State.OPEN:
            assert begins >= 0
            return
        play.sleeps_through(seconds=lasts)
        play.waits(hours=6)

        over = play.work.polls.get(poll.id)
        longer = over.closes_at - poll.closes_at
        end = poll.closes_at
        start, back = end + timedelta(seconds=begins), end + timedelta(seconds=begins + lasts)
        lost = max(timedelta(), back - max(start, end - outages.LAST))
        # Between two looks nobody knows when the program ended: so far the outage may seem to be longer.
        if lost >= outages.SHORTEST:
            assert lost + outages.BESIDES <= longer <= lost + outages.BESIDES + outages.EVERY + MINUTE
        elif longer:
            assert lost + outages.EVERY >= outages.SHORTEST
        extended = [line for line, _ in play.work.ledger.lines(poll.id) if line.kind is Kind.EXTENDED]
        assert len(extended) == (1 if longer else 0)
        assert over.state is State.PUBLISHED
