"""Decisions have one form, what is not ours is named, and the changelog knows what is coming."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, read, rows, sections

YEARS = sorted((ROOT / "storage" / "town" / "years").glob("*.json"))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def test_the_index_lists_every_decision_under_its_title() -> None:
    listed = {row[0]: row[1] for row in rows(read("docs/decisions/README.md"))}
    titles = [path.read_text(encoding="utf-8").splitlines()[0] for path in DECISIONS]
    expected = {
        f"[{path.name[:4]}]({path.name})": title.removeprefix(f"# {path.name[:4]} ")
        for path, title in zip(DECISIONS, titles, strict=True)
    }
    assert len(expected) >= 8
    assert listed == expected


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.name[:4])
def test_a_decision_is_one_page_in_the_form_all_have(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert re.match(r"# \d{4} .+\n\n- Date: \d{4}-\d\d-\d\d\n- Status: (Proposed|Accepted|Replaced by \d{4})\n", text)
    assert list(sections(text)) == ["Context", "Decision", "Consequences"]
    assert len(text.splitlines()) <= 60


@pytest.mark.parametrize("year", YEARS, ids=lambda path: path.stem)
def test_whoever_gave_us_the_holidays_is_named(year: Path) -> None:
    table = json.loads(year.read_text(encoding="utf-8"))
    assert not table["official"] or (
        table["source"] in read("NOTICE") and "Copyright (c) 2019 NateScarlet" in read("NOTICE")
    )


@pytest.mark.parametrize("file", sorted((ROOT / "bot" / "web" / "static").glob("*.min.js")), ids=lambda path: path.name)
def test_a_script_of_others_comes_with_its_licence(file: Path) -> None:
    assert file.name in read("NOTICE")
    assert file.with_name(f"{file.name}.LICENSE.txt").is_file()


def test_the_changelog_knows_what_is_coming() -> None:
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    unreleased = sections(read("CHANGELOG.md"))["[Unreleased]"]
    assert version in unreleased
    assert "### Added" in unreleased
