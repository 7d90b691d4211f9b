"""The short version of poison and floods: the long one is ``make faults``."""

from __future__ import annotations

from datetime import timedelta

from tests.faults import floods, poison


def test_good_messages_among_poisoned_ones_are_handled_once_each() -> None:
    verdict = poison.run(150)
    assert verdict.good, verdict
    assert verdict.figures["unreadable"] > 0
    assert verdict.figures["ignored_or_answered"] > 0


def test_three_who_never_stop_reach_nobody_beyond_the_limits_and_a_neighbour_is_served() -> None:
    verdict = floods.run(45, accounts=3, lasts=timedelta(minutes=1))
    assert verdict.good, verdict
    assert verdict.figures["held"] > 0
