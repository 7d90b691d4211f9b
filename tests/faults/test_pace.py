"""The short version of ``python -m tests.faults.pace``: a few hundred messages instead of ten thousand."""

from __future__ import annotations

from tests.faults.pace import run


def test_over_a_platform_that_counts_everybody_hears_everything_once_and_in_order() -> None:
    verdict = run(400)
    assert verdict.good, verdict
    assert verdict.figures["beyond_share"] < 0.01
    assert verdict.figures["refused"]
    assert verdict.figures["cut"]
    assert verdict.figures["longest_wait_for_an_answer_s"] < 120
