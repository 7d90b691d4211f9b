"""The short version of the calls at the door of the official account: the long one is ``make faults``."""

from __future__ import annotations

from tests.faults import wechat_calls


def test_of_many_broken_and_captured_calls_none_gets_in_and_none_counts_twice() -> None:
    verdict = wechat_calls.run(320)
    # How long it takes is for the long version to say: here others use the same machine.
    assert (verdict.lost, verdict.doubled, verdict.control_red) == (0, 0, True), verdict
    assert (verdict.figures["unhandled"], verdict.figures["server_errors"]) == (0, 0), verdict
    assert verdict.figures["replays"] == 96
