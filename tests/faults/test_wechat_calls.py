"""The short version of the calls at the doors of WeChat and WeCom: the long one is ``make faults``."""

from __future__ import annotations

import pytest

from tests.faults import wechat_calls
from tests.faults.fronts import ACCOUNT, APP, ROBOT, Front


@pytest.mark.parametrize("front", [ACCOUNT, APP, ROBOT], ids=lambda front: front.name)
def test_of_many_broken_and_captured_calls_none_gets_in_and_none_counts_twice(front: Front) -> None:
    verdict = wechat_calls.calls_at(front, 320)
    # How long it takes is for the long version to say: here others use the same machine.
    assert (verdict.lost, verdict.doubled, verdict.control_red) == (0, 0, True), verdict
    assert (verdict.figures["unhandled"], verdict.figures["server_errors"]) == (0, 0), verdict
    assert verdict.figures["replays"] == 96
