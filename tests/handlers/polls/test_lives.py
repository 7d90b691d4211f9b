"""Lives of polls, drawn by lot: whatever people do and however often the program sleeps, no ballot counts outside its
time, no state follows another but by the table, and nothing is left without a next moment.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.polls.ledger import Kind, line_hash
from domain.polls.moves import MOVES
from domain.polls.poll import Effect, Poll, State
from domain.polls.presets import PRESETS
from storage.engine.times import from_us
from tests.handlers.duties.test_audited import findings
from tests.handlers.play import Play, a_play
from tests.handlers.polls.asked import asked
from tests.town import NOON

BINDING = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}

#: What may be said or pressed at any time; most of it is refused most of the time.
_SAID = (
    ("wang", "议1 1"),
    ("wang", "议1 2"),
    ("zhao", "议1 1"),
    ("zhao", "议1 0"),
    ("li", "提前截止 议1 都投完了"),
    ("li", "延长 议1 1天 好多人出门了"),
    ("li", "作废 议1 写错了"),
    ("li", "撤回 议1"),
    ("zhao", "异议 议1 没看到公示"),
    ("yang", "答复 议1 已经补上了"),
)

_STEPS = st.one_of(
    st.sampled_from(_SAID),
    st.sampled_from(["poll.grant", "poll.refuse"]),
    st.sampled_from([timedelta(seconds=50), timedelta(minutes=17), timedelta(hours=9), timedelta(days=2)]),
    st.sampled_from([-timedelta(seconds=90), -timedelta(minutes=40), -timedelta(hours=30)]),
)


def _can_follow(before: State, after: State) -> bool:
    """Whether the table leads from one to the other, in however many moves."""
    reached = {before}
    while more := {to for state in reached for to in MOVES[state].values()} - reached:
        reached |= more
    return after in reached


def _step(play: Play, step: tuple[str, str] | str | timedelta) -> None:
    if isinstance(step, tuple):
        play.says(*step)
    elif isinstance(step, str):
        try:
            button = play.handle("xu", step)
        except AssertionError:
            return
        play.says("xu", handle=button)
    elif step > timedelta():
        play.waits(seconds=step.total_seconds())
    else:
        play.sleeps_through(seconds=-step.total_seconds())


def _check(play: Play, poll: Poll, before: State) -> State:
    now = play.work.polls.get(poll.id)
    assert _can_follow(before, now.state)
    assert findings(play) == set()
    ledger = [line for line, _ in play.work.ledger.lines(poll.id)]
    ended = now.closed_at or now.closes_at
    for line in ledger:
        if line.kind is Kind.BALLOT:
            # Whoever votes at the very moment it is ended by hand may still have been before that.
            assert now.opens_at <= from_us(line.at_us) < now.closes_at
            assert from_us(line.at_us) <= ended
    assert sum(line.kind is Kind.CLOSED for line in ledger) <= 1
    assert (play.work.polls.result(now) is not None) is any(line.kind is Kind.COUNTED for line in ledger)
    return now.state


def _live(steps: list[tuple[str, str] | str | timedelta]) -> None:
    with a_play(NOON) as play:
        poll = asked(play, **BINDING)
        state = State.OPEN
        for step in steps:
            _step(play, step)
            state = _check(play, poll, state)
        play.waits(days=90)
        play.says("yang", "答复 议1 已经补上了")
        state = _check(play, poll, state)
        assert state in {State.PUBLISHED, State.EFFECTIVE, State.ANNULLED, State.CARRIED_OUT}
        previous = "0" * 64
        for line, written in play.work.ledger.lines(poll.id):
            previous = line_hash(previous, line)
            assert previous == written


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_STEPS, max_size=12))
def test_no_life_of_a_poll_leaves_the_table(steps: list[tuple[str, str] | str | timedelta]) -> None:
    _live(steps)


@pytest.mark.parametrize("state", State)
def test_nothing_leads_back(state: State) -> None:
    order = list(State)
    for after in MOVES[state].values():
        assert order.index(after) >= order.index(state)
