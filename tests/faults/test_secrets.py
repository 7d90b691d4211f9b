"""The short version of ``python -m tests.faults.secrets``: two polls of a dozen households instead of two hundred."""

from __future__ import annotations

from tests.faults.secrets import run


def test_whoever_takes_every_file_away_learns_of_nobody_what_they_chose() -> None:
    verdict = run(2, houses=12)
    assert verdict.good, verdict
    assert verdict.figures["votes"] == 24
