"""The short version of backups under writes: the long one is ``make faults``."""

from __future__ import annotations

from tests.faults import backups


def test_a_backup_taken_under_writes_can_be_restored_and_one_that_was_killed_has_no_name() -> None:
    verdict = backups.run(2)
    assert verdict.good, verdict
    assert verdict.figures["commits"] > 0
