"""``docs/towns.md`` shows a town that can be imported, and the defaults that are in force."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.towns.duties import MOST_CATEGORIES
from domain.clocks.limits import DEFAULT_LIMITS, CaseClass
from domain.town import Standing
from tests.bot.towns.small_town import read

TEXT = (Path(__file__).parents[3] / "docs" / "towns.md").read_text(encoding="utf-8")


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found[1]


def test_the_town_in_the_document_can_be_imported() -> None:
    csv = _block("csv") + "willow:1栋,2,301,78.50,owner,,\n"
    file = read(_block("toml"), csv)
    assert len(file.register.households) == 3
    assert file.warnings == ()


@pytest.mark.parametrize("klass", CaseClass)
def test_the_document_knows_the_default_limits(klass: CaseClass) -> None:
    limits = DEFAULT_LIMITS[klass]
    cells = [
        f"{limit.amount} {limit.unit}{'s' if limit.amount > 1 else ''}"
        for limit in (limits.acknowledge, limits.finish, limits.verify)
    ]
    assert f"| `{klass}` | {' | '.join(cells)} |" in TEXT


@pytest.mark.parametrize("standing", Standing)
def test_the_document_names_every_standing(standing: Standing) -> None:
    assert f"`{standing}`" in TEXT


def test_the_document_knows_how_many_categories_there_may_be() -> None:
    assert MOST_CATEGORIES == 20
    assert "At most twenty categories" in TEXT
