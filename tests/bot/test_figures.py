"""``linzhang figures``: the figures of a month on the console, and as a table other programs read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.command.cli import build
from bot.command.console import Console
from bot.command.samples import sample_town
from bot.language.text import Locale, Texts
from bot.settings import Settings
from tests.engines import url_of

TEXTS = Texts.load(strict=True)


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"LINZHANG_{name.upper()}", raising=False)
    monkeypatch.setenv("LINZHANG_DATABASE", url_of(tmp_path))


def linzhang(*words: str) -> Result:
    return CliRunner().invoke(build(Console(TEXTS, Locale.EN)), words)


@pytest.fixture
def town() -> None:
    assert linzhang("import", str(sample_town("yueyang-lou"))).exit_code == 0


@pytest.mark.usefixtures("town")
def test_the_topmost_grid_is_told_and_those_below_it() -> None:
    result = linzhang("figures", "2026-05")
    assert result.exit_code == 0, result.output
    assert "岳阳楼街道, 5/2026" in result.output
    assert "洞庭社区: answered none" in result.output


@pytest.mark.usefixtures("town")
def test_the_table_has_a_row_for_every_grid_with_both_numbers(tmp_path: Path) -> None:
    result = linzhang("figures", "2026-05", "--csv", str(tmp_path / "may.csv"))
    assert result.exit_code == 0, result.output
    with (tmp_path / "may.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 13
    assert str(len(rows)) in result.output
    assert rows[0] | {"name": ""} == {
        "month": "2026-05",
        "grid": "yueyanglou",
        "level": "街道",
        "name": "",
        **{f"{rate}_{part}": "0" for rate in ("answered", "solved", "satisfied") for part in ("good", "all")},
        **{f"{rate}_percent": "" for rate in ("answered", "solved", "satisfied")},
    }


@pytest.mark.usefixtures("town")
def test_a_month_that_is_none_is_told_so() -> None:
    result = linzhang("figures", "2026-13")
    assert result.exit_code == 1
    assert "2026-13" in result.output


def test_without_a_town_there_are_no_figures() -> None:
    assert linzhang("figures").exit_code == 1
