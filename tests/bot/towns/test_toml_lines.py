"""Every key of a TOML text is found on the line on which it was written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.towns.files.toml_lines import Lines
from bot.towns.files.toml_lines import Path as KeyPath
from tests.bot.towns.small_town import TOML

EXAMPLES = Path(__file__).parents[3] / "examples" / "towns"

AWKWARD = '''\
# a comment with [brackets] and = signs
levels = ["[a]", # one
  "b = c",

  'd',]
"quoted key".inner = 3.5
[[grids]]
ring = [[1.5, 2],
  [3, 4]]
[[grids]]
limits = { finish = "1", more = { deep = 2 } }
story = """
[not a table]
key = "not a key" """
raw = \'\'\'
# not a comment\'\'\'
[grids.name]
en = "#"
[[grids.posts]]
role = ""
[[grids.posts]]
at = 1979-05-27 07:32:00
[town . "x.y"]
last = true
'''

EXPECTED = {
    ("levels",): 2,
    ("levels", 0): 2,
    ("levels", 1): 3,
    ("levels", 2): 5,
    ("quoted key", "inner"): 6,
    ("grids", 0): 7,
    ("grids", 0, "ring", 1): 9,
    ("grids", 0, "ring", 1, 1): 9,
    ("grids", 1): 10,
    ("grids", 1, "limits", "finish"): 11,
    ("grids", 1, "limits", "more", "deep"): 11,
    ("grids", 1, "story"): 12,
    ("grids", 1, "raw"): 15,
    ("grids", 1, "name"): 17,
    ("grids", 1, "name", "en"): 18,
    ("grids", 1, "posts", 0, "role"): 20,
    ("grids", 1, "posts", 1): 21,
    ("grids", 1, "posts", 1, "at"): 22,
    ("town", "x.y"): 23,
    ("town", "x.y", "last"): 24,
}


@pytest.mark.parametrize(("path", "line"), EXPECTED.items(), ids=str)
def test_a_key_is_found_however_it_is_written(path: KeyPath, line: int) -> None:
    assert Lines(AWKWARD).at(path) == line


def test_a_key_that_was_not_written_is_looked_for_at_its_table() -> None:
    assert Lines(AWKWARD).at(("grids", 1, "parent")) == 10


def test_what_nobody_wrote_is_looked_for_at_the_top() -> None:
    assert Lines(AWKWARD).at(("people",)) == 1


@pytest.mark.parametrize(
    "text", [AWKWARD, TOML, *(file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("*/town.toml")))]
)
def test_everything_that_can_be_read_is_found_on_its_line(text: str) -> None:
    lines = Lines(text)
    for path, value in _paths(tomllib.loads(text), ()):
        written = path[-1] if isinstance(path[-1], str) else value
        if isinstance(written, str) and "." not in written:
            assert written in text.splitlines()[lines.at(path) - 1]


@pytest.mark.parametrize("end", ["", " # and more", "\r"])
@pytest.mark.parametrize(
    "value",
    [
        "['[', \"]\", '''q''', \"a \\\" ]\", \"= 1\"]",
        '{ a = "{", b = ["}"], c = """x""" }',
        "1979-05-27 07:32:00",
        "''",
        '""""a"b"""',
    ],
)
def test_the_key_after_a_value_on_one_line_is_on_the_next(value: str, end: str) -> None:
    text = f"first = {value}{end}\nsecond = {value}{end}\n[third]\n"
    assert [Lines(text).at((key,)) for key in tomllib.loads(text)] == [1, 2, 3]


def _paths(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, object]]:
    items: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        items = iter(value.items())
    elif isinstance(value, list):
        items = iter(enumerate(value))
    for key, inner in items:
        yield (*path, key), inner
        yield from _paths(inner, (*path, key))
