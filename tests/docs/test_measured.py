"""The page of figures is what the last runs wrote, and the README names no other figures."""

from __future__ import annotations

import re

import pytest

from benchmarks.figures import SECTIONS, told
from benchmarks.report import FAULTS, LATEST, PAGE, page, read
from tests.docs.pages import read as text_of

#: How a figure stands in a README: `<!-- figure: name -->` right after it.
_NAMED = re.compile(r"([\d.,]+)[^\d<>\n]{0,40}<!-- figure: (\w+) -->")

#: A number with one of these beside it speaks of speed, size or time, and has to have its mark.
_MEASURED = re.compile(
    r"\d[\d.,]*\s*(?:reports? (?:a|per) second|reports/s|ms\b|µs|MiB|MB\b|times as (?:fast|many)|条/秒|毫秒|微秒|兆)"
)


def test_the_page_is_what_the_runs_wrote() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(read(LATEST), read(FAULTS))


def test_every_figure_that_was_measured_is_told() -> None:
    names = {figure.name for section in SECTIONS for figure in section.figures}
    assert set(read(LATEST)) - names <= {"machine", "command", "date"}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_a_readme_names_only_figures_of_the_page(readme: str) -> None:
    text, latest = text_of(readme), read(LATEST)
    for value, name in _NAMED.findall(text):
        assert value == told(latest[name]), name
    marked = sum(1 for _ in _NAMED.finditer(text))
    assert len(_MEASURED.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL))) <= marked


def test_a_figure_of_nowhere_is_found() -> None:
    assert _NAMED.findall("It takes 2,345 reports a second <!-- figure: reports_per_s_64 -->") == [
        ("2,345", "reports_per_s_64")
    ]
    assert _MEASURED.findall("It takes 9 ms.")
