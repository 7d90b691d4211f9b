"""The documents of the project as text: what they quote, link to and list. What is asked of them is in the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<(?:img|a)\s[^>]*(?:src|href)=\"([^\"]+)\"")
_ROW = re.compile(r"^\|(.+)\|$", re.MULTILINE)


def read(name: str) -> str:
    """The text of a file, by its path from the top of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def pages() -> tuple[str, ...]:
    """Every Markdown page, by its path; what was fetched or built is none of ours."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    return tuple(sorted(str(path) for path in found if not any(map(_fetched, path.parts))))


def _fetched(part: str) -> bool:
    return part.startswith(".") or part == "node_modules"


def blocks(text: str, language: str = "") -> Iterator[str]:
    """The fenced blocks of a language, or all of them."""
    return (block for tongue, block in _FENCED.findall(text) if tongue == language or not language)


def prose(text: str) -> str:
    """The text without its fenced blocks."""
    return _FENCED.sub("", text)


def code(text: str) -> Iterator[str]:
    """Every line of a fenced block, without what follows a #, and every code span."""
    for block in blocks(text):
        yield from (line.partition("#")[0] for line in block.splitlines())
    yield from _SPAN.findall(prose(text))


def targets(text: str) -> list[str]:
    """Where the links and pictures of a page lead, other sites left out."""
    found = (link or picture for link, picture in _LINK.findall(prose(text)))
    return sorted({target for target in found if "://" not in target})


def anchors(text: str) -> set[str]:
    """The names of the headings, as links write them."""
    titles = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def sections(text: str) -> Mapping[str, str]:
    """The text below each second heading, by the heading."""
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> list[list[str]]:
    """The cells of each row of the tables, without headings and rules."""
    table = [[cell.strip() for cell in row.split("|")] for row in _ROW.findall(text)]
    rules = {place for place, row in enumerate(table) if set("".join(row)) <= set("-: ")}
    return [row for place, row in enumerate(table) if place not in rules and place + 1 not in rules]


def spans(text: str) -> list[str]:
    """The code spans of a text, in order."""
    return _SPAN.findall(text)
