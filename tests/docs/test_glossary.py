"""The glossary has the words of the code: all of them, and no others."""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from enum import StrEnum
from importlib import import_module

import pytest

import domain
from bot.web.metrics import INBOX_STATES, OUTBOX_STATES
from tests.docs.pages import read, rows, sections
from tests.locales.code import sources

ALL_CODE = "\n".join(sources().values())


def _enums() -> list[type[StrEnum]]:
    """Every list of words the rules know; one of signs nobody can print is no list of words."""
    modules = [import_module(module.name) for module in pkgutil.walk_packages(domain.__path__, "domain.")]
    found = {
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, StrEnum)
        and thing.__module__ == module.__name__
        and all(word.isprintable() for word in thing)
    }
    return sorted(found, key=lambda enum: (enum.__name__, enum.__module__))


def _title(enum: type[StrEnum], namesakes: Counter[str]) -> str:
    """The name of a list; with the folder of its module before it where another list has that name."""
    folder = enum.__module__.split(".")[1]
    return f"{folder}.{enum.__name__}" if namesakes[enum.__name__] > 1 else enum.__name__


NAMESAKES = Counter(enum.__name__ for enum in _enums())
LISTS = {_title(enum, NAMESAKES): [str(word) for word in enum] for enum in _enums()} | {
    "INBOX_STATES": list(INBOX_STATES),
    "OUTBOX_STATES": list(OUTBOX_STATES),
}
GLOSSARY = sections(read("docs/glossary.md"))


@pytest.mark.parametrize("name", LISTS)
def test_the_glossary_lists_exactly_the_words_of_the_code(name: str) -> None:
    (section,) = [text for title, text in GLOSSARY.items() if title.endswith(f"`{name}`")]
    listed = rows(section)
    assert [row[1].strip("`") for row in listed] == LISTS[name]
    assert all(all(row) for row in listed)


def _nouns() -> list[str]:
    """The identifiers of the tables that list no words of one type."""
    open_tables = [text for title, text in GLOSSARY.items() if "`" not in title and "| identifier |" in text]
    return [row[1].strip("`") for text in open_tables for row in rows(text)]


@pytest.mark.parametrize("noun", _nouns())
def test_every_noun_of_the_glossary_is_in_the_code(noun: str) -> None:
    assert re.search(rf"\b{noun}\b", ALL_CODE)


def test_one_identifier_has_one_line() -> None:
    nouns = _nouns()
    assert len(nouns) > 40
    assert len(set(nouns)) == len(nouns)
