"""No platform is spoken to faster than it allows, and nobody waits longer than that takes."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.channels import Limits
from bot.courier.pace import Pace
from tests.town import NOON

LIMITS = Limits(per_second=30, chat_per_second=1, group_per_minute=20)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
MOMENT = timedelta(milliseconds=50)


def test_a_chat_rests_for_a_second_after_each_message() -> None:
    pace = Pace(LIMITS)
    pace.goes("wang", NOON, public=False)
    assert pace.resting(NOON + SECOND) == {"wang"}
    assert pace.next_moment(NOON) == NOON + SECOND + MOMENT
    assert pace.resting(NOON + SECOND + MOMENT) == frozenset()


def test_the_second_begins_when_the_message_has_arrived() -> None:
    pace = Pace(LIMITS)
    pace.goes("wang", NOON, public=False)
    pace.arrived("wang", NOON + 4 * SECOND, public=False)
    assert pace.resting(NOON + 5 * SECOND) == {"wang"}


def test_a_group_rests_until_twenty_are_a_minute_old_and_one_person_does_not() -> None:
    pace = Pace(LIMITS)
    for n in range(20):
        group = pace.goes("group", NOON + 2 * n * SECOND, public=True)
        person = pace.goes("wang", NOON + 2 * n * SECOND, public=False)
    assert (group, person) == (NOON + MINUTE + MOMENT, NOON + 39 * SECOND + MOMENT)
    assert pace.resting(NOON + 50 * SECOND) == {"group"}
    assert pace.resting(NOON + MINUTE + MOMENT) == frozenset()
    assert pace.goes("group", NOON + MINUTE + MOMENT, public=True) == NOON + MINUTE + 2 * SECOND + MOMENT


def test_thirty_may_go_in_a_second_whoever_they_are_for() -> None:
    pace = Pace(LIMITS)
    for n in range(30):
        assert pace.room(NOON) == 30 - n
        pace.goes(f"neighbour-{n}", NOON, public=False)
    assert pace.room(NOON + SECOND) == 0
    assert pace.room(NOON + SECOND + MOMENT) == 30


def test_what_took_its_time_counts_when_it_arrives() -> None:
    pace = Pace(LIMITS)
    for n in range(30):
        pace.goes(f"neighbour-{n}", NOON, public=False)
    assert pace.room(NOON + 9 * SECOND) == 30
    for n in range(30):
        pace.arrived(f"neighbour-{n}", NOON + 9 * SECOND, public=False)
    assert pace.room(NOON + 9 * SECOND) == 0
    assert pace.next_moment(NOON + 9 * SECOND) == NOON + 10 * SECOND + MOMENT


def test_a_chat_the_platform_wants_left_alone_is_left_alone_so_long() -> None:
    pace = Pace(LIMITS)
    pace.goes("group", NOON, public=True)
    pace.halt("group", NOON + 40 * SECOND)
    pace.arrived("group", NOON + SECOND, public=True)
    assert pace.resting(NOON + 39 * SECOND) == {"group"}
    assert pace.resting(NOON + 40 * SECOND) == frozenset()


def test_a_clock_set_back_holds_nobody_up() -> None:
    pace = Pace(LIMITS)
    for n in range(30):
        pace.goes(f"group-{n}", NOON, public=True)
    earlier = NOON - timedelta(hours=1)
    assert (pace.room(earlier), pace.resting(earlier)) == (30, frozenset())


def test_who_was_long_silent_is_no_longer_remembered() -> None:
    pace = Pace(LIMITS)
    for n in range(5_000):
        pace.goes(f"neighbour-{n}", NOON + n * SECOND, public=False)
    assert len(pace._arrived) <= 62
    assert len(pace._free_at) <= 2


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["wang", "li", "-group", "-staff"]),
            st.integers(0, 2_500).map(lambda ms: timedelta(milliseconds=ms)),
            st.integers(0, 900).map(lambda ms: timedelta(milliseconds=ms)),
        ),
        min_size=1,
        max_size=150,
    )
)
def test_however_fast_people_are_to_be_told_no_limit_is_passed(
    messages: list[tuple[str, timedelta, timedelta]],
) -> None:
    """Each message goes as soon as it may; the platform counts it at any moment while it is under way."""
    limits = Limits(per_second=3, chat_per_second=1, group_per_minute=4)
    pace, now = Pace(limits), NOON
    began, counted = [], []
    for chat, later, takes in messages:
        public = chat.startswith("-")
        now += later
        while chat in pace.resting(now) or pace.room(now) <= 0:
            moment = pace.next_moment(now)
            assert moment is not None
            assert moment > now
            now = moment
        pace.goes(chat, now, public=public)
        began.append(now)
        counted.append((chat, now, now + takes))
        pace.arrived(chat, now + takes, public=public)
    for first, fourth in zip(began, began[3:], strict=False):
        assert fourth - first >= SECOND
    for chat in {chat for chat, _, _ in counted}:
        spans = [(start, end) for there, start, end in counted if there == chat]
        assert all(start - end >= SECOND for (_, end), (start, _) in pairwise(spans))
        if chat.startswith("-"):
            assert all(start - end >= MINUTE for (_, end), (start, _) in zip(spans, spans[4:], strict=False))
