"""The short version of moving house: a hundred cases and three ends; the long one is ``make faults``."""

from __future__ import annotations

from tests.faults import moving


def test_a_town_moves_whole_or_not_at_all() -> None:
    verdict = moving.run(3, cases=100)
    assert verdict.good, verdict
    assert verdict.figures["rows"] > 1_000
