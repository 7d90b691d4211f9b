"""A short version of every fault: the same trials as ``make faults``, tried a few times.

What a contributor's machine does not allow (mounting, failing disks) is left out there, and fails in CI, where it
must run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from storage.engine.database import connect
from tests.faults import kills, upgrades
from tests.faults.__main__ import FAULTS
from tests.faults.power import PROTECTED, statements_of_a_run
from tests.faults.small_disk import NotHere
from tests.town import NOON


@pytest.fixture(scope="module", autouse=True)
def _one_workshop_for_all() -> Iterator[None]:
    """Importing the program takes longer than dying does."""
    with kills.workshop() as shop, pytest.MonkeyPatch.context() as patch:
        for module in (kills, upgrades):
            patch.setattr(module, "workshop", lambda: nullcontext(shop))
        yield


@pytest.mark.parametrize("name", [name for name, (_, _, short) in FAULTS.items() if short])
def test_nothing_is_lost_doubled_or_broken_and_the_trial_could_have_told(name: str) -> None:
    run, _, short = FAULTS[name]
    try:
        verdict = run(short)
    except NotHere as reason:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"{reason}; CI tries it")
    assert verdict.good, verdict


def test_power_cuts_are_tried_on_what_the_service_really_tells_sqlite(tmp_path: object) -> None:
    told = [said.sql for said in statements_of_a_run() if said.sql.startswith("PRAGMA")]
    assert "PRAGMA synchronous = FULL" in told
    (journal,) = [said.rpartition(" ")[2] for said in told if said.startswith("PRAGMA journal_mode")]
    assert journal in {manner.journal for manner in PROTECTED}
    assert {manner.synchronous for manner in PROTECTED} == {"FULL"}
    connection = connect(f"{tmp_path}/town.db", NOON)
    try:
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == journal
    finally:
        connection.close()
