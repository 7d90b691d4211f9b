"""The tally on the card in the group: right whenever it is shown, and not shown anew every second."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.polls.poll import Poll
from tests.handlers.play import Heard, Play, a_play
from tests.handlers.polls.asked import asked
from tests.handlers.polls.neighbours import YARD, move_in
from tests.town import YARD_GROUP

PRESSES = st.lists(st.tuples(st.sampled_from(YARD), st.sampled_from("120"), st.integers(0, 7)), min_size=1, max_size=20)


def shown(card: Heard) -> Counter[str]:
    """How many votes each option has on the card."""
    standing: Any = card.message.body.args["standing"]
    _, *options = standing.args["lines"]
    return +Counter({str(option.args["place"]): option.args["got"].args["votes"] for option in options})


def standing(play: Play, poll: Poll) -> Counter[str]:
    return +Counter({choice: units for choice, units, _ in play.work.ballots.counted(poll.id) if choice != "0"})


@settings(deadline=None, max_examples=40)
@given(presses=PRESSES)
def test_whenever_the_tally_is_shown_it_is_what_stands_and_never_twice_within_three_seconds(
    presses: list[tuple[str, str, int]],
) -> None:
    with a_play() as play:
        move_in(play)
        poll = asked(play)
        for voter, choice, seconds in presses:
            play.presses(voter, "poll.vote", choice, group=True)
            before = len(play.all_heard)
            play.waits(seconds=seconds)
            for heard in play.all_heard[before:]:
                if heard.message.to == YARD_GROUP:
                    assert shown(heard) == standing(play, poll)
        play.waits(seconds=4)

        cards = [one for one in play.all_heard if one.message.to == YARD_GROUP]
        assert shown(cards[-1]) == standing(play, poll)
        rows = play.rows("SELECT queued_at FROM outbox WHERE chat = ? AND edits IS NOT NULL", YARD_GROUP.chat)
        assert all(later["queued_at"] - row["queued_at"] >= 3_000_000 for row, later in pairwise(rows))
