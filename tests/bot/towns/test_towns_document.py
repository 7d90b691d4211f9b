"""``docs/towns.md`` shows a town that can be imported, and the defaults that are in force."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.towns.matters import MOST_CATEGORIES
from domain.clocks.ladder import Part
from domain.clocks.limits import DEFAULT_LIMITS, PINGS_A_DAY, CaseClass
from domain.clocks.quiet import DEFAULT_QUIET
from domain.duties.duty import Every, OffDay
from domain.town import SHIFT_CHANGE, DigestTimes, Standing
from tests.bot.towns.small_town import read

TEXT = (Path(__file__).parents[3] / "docs" / "towns.md").read_text(encoding="utf-8")


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found[1]


def test_the_town_in_the_document_can_be_imported() -> None:
    csv = _block("csv") + "willow:1栋,2,301,78.50,owner,,,\n"
    file = read(_block("toml"), csv)
    assert len(file.register.households) == 3
    assert file.warnings == ()


@pytest.mark.parametrize("klass", CaseClass)
def test_the_document_knows_the_default_limits(klass: CaseClass) -> None:
    limits = DEFAULT_LIMITS[klass]
    promised = (limits.acknowledge, limits.contact, limits.plan, limits.finish, limits.verify)
    cells = ["–" if limit is None else f"{limit.amount} {limit.unit}{'s' * (limit.amount > 1)}" for limit in promised]
    assert f"| `{klass}` | {' | '.join(cells)} |" in TEXT


@pytest.mark.parametrize("word", [*Standing, *Part, *Every, *OffDay])
def test_the_document_names_every_choice(word: str) -> None:
    assert f"`{word}`" in TEXT


def test_the_document_shows_the_times_that_hold_where_a_town_says_nothing() -> None:
    shown = read(_block("toml"), _block("csv") + "willow:1栋,2,301,78.50,owner,,,\n").register.town
    assert (shown.quiet, shown.pings_a_day, shown.shift_change) == (DEFAULT_QUIET, PINGS_A_DAY, SHIFT_CHANGE)
    assert shown.digests == DigestTimes()


def test_the_document_knows_how_many_categories_there_may_be() -> None:
    assert MOST_CATEGORIES == 20
    assert "At most twenty categories" in TEXT
