"""What is tried on both databases is found by what it stands on."""

from __future__ import annotations

import pytest

from tests.imports import stands_on


@pytest.mark.parametrize(
    "module",
    [
        "tests.handlers.play",  # which imports it
        "tests.handlers.duties.test_doing",  # through another
        "tests.storage.test_queries",  # for a name that is no module
        "tests.emulators.telegram_program",
    ],
)
def test_what_leads_to_the_engine_is_known_however_long_the_way(module: str) -> None:
    assert "tests.engines" in stands_on(module)


def test_what_is_imported_only_when_it_is_wanted_counts_as_well() -> None:
    assert "tests.emulators.telegram.oracle" in stands_on("tests.emulators.telegram.emulator")


def test_what_asks_no_database_leads_to_none() -> None:
    assert stands_on("tests.bot.channels.telegram.scripted") & {"tests.engines"} == set()
    assert stands_on("tests.ports") == set()
