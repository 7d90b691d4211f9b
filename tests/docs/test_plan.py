"""The plan of the house in ``docs/architecture.md`` is the house as it stands."""

from __future__ import annotations

import re

import pytest

from bot.language.text import Locale
from tests.docs.pages import ROOT, blocks, read, rows, sections, spans, targets

PACKAGES = ("bot", "domain", "handlers", "storage")


def _rooms() -> dict[str, list[str]]:
    """The modules the plan names, by folder; below ``locales/`` its folders."""
    (plan,) = [block for block in blocks(read("docs/architecture.md")) if "routes.py" in block]
    found: dict[str, list[str]] = {}
    folder = ""
    for line in plan.splitlines():
        if not line.startswith(" "):
            folder = line.strip().rstrip("/")
            found[folder] = []
            continue
        names = re.split(r"\s{2,}", line.strip())[0]
        found[folder] += names.split()
    return found


ROOMS = _rooms()


def _folders() -> set[str]:
    """Every folder with modules of ours in it."""
    modules = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {str(path.parent.relative_to(ROOT)) for path in modules if "__pycache__" not in path.parts}


@pytest.mark.parametrize("folder", sorted(_folders()))
def test_the_plan_of_the_house_names_every_module(folder: str) -> None:
    there = {path.name for path in (ROOT / folder).glob("*.py") if not path.name.startswith("__")}
    assert set(ROOMS.get(folder, [])) == there


def test_the_plan_of_the_house_names_every_language() -> None:
    assert [name.rstrip("/") for name in ROOMS["locales"]] == [locale.value for locale in Locale]


def test_every_proof_of_a_promise_is_a_test() -> None:
    proofs = [row[1] for row in rows(sections(read("docs/architecture.md"))["Promises, and what proves them"])]
    assert proofs
    for proof in proofs:
        text = "".join((ROOT / "docs" / target).read_text(encoding="utf-8") for target in targets(proof))
        assert text, proof
        assert [name for name in spans(proof) if f"def {name}(" not in text] == [], proof


def test_every_name_is_in_the_file_the_page_says() -> None:
    page = read("docs/architecture.md")
    said = re.findall(r"`([A-Za-z_.]+)`(?: in | \()`([\w/]+\.\w+)`", page)
    assert len(said) > 20
    assert [(name, file) for name, file in said if name.rpartition(".")[2] not in read(file)] == []
