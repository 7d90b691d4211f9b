"""Reports by somebody who had not seen how they are read: ``unseen.csv`` is never tuned to, only measured against.

``expect`` is "place" where the text names one building, "ask" where it fits several or contradicts itself, "none" where
it names none. Nothing is known of who wrote it.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.language.doors import place_words
from bot.language.matters import matter_words
from bot.language.text import Texts
from domain.matters.matter import MatterReader
from domain.places.place import Ambiguous, Found, PlaceReader
from domain.town import OTHER
from tests.corpus.reports import towns


@dataclass(frozen=True, slots=True)
class Unseen:
    """One row."""

    town: str
    register: str
    twist: str
    text: str
    category: str
    building: str
    unit: str
    room: str
    expect: str


@cache
def unseen() -> tuple[Unseen, ...]:
    with (Path(__file__).parent / "unseen.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Unseen(**row) for row in csv.DictReader(file))


def test_places_are_read_right_or_asked_about() -> None:
    words = place_words(Texts.load())
    readers = {name: PlaceReader(town, words) for name, town in towns().items()}
    outcomes = Counter[str]()
    for row in unseen():
        match readers[row.town].read(row.text, near=None):
            case Found(place) if place.building is not None:
                right = row.expect == "place" and (place.building, place.unit) == (row.building, row.unit)
                outcomes["right" if right else "wrong"] += 1
            case Ambiguous():
                outcomes["asked"] += 1
    named = sum(row.expect == "place" for row in unseen())
    assert outcomes["right"] >= 0.95 * named, outcomes
    assert outcomes["wrong"] <= 0.01 * len(unseen()), outcomes
    assert outcomes["asked"] >= 0.8 * sum(row.expect == "ask" for row in unseen()), outcomes


def test_the_kind_of_matter_is_the_first_guess_or_among_three() -> None:
    words = matter_words(Texts.load())
    readers = {name: MatterReader(town, words) for name, town in towns().items()}
    first = among = 0
    for row in unseen():
        guesses = readers[row.town].read(row.text)
        ranked = [guess.category for guess in guesses.ranked] if guesses.matters else [OTHER]
        first += ranked[0] == row.category
        among += row.category in ranked[:3]
    assert first >= 0.80 * len(unseen()), first
    assert among >= 0.95 * len(unseen()), among


def test_half_of_them_are_written_as_people_slip_or_in_traditional_characters() -> None:
    assert len(unseen()) >= 300
    assert sum(row.twist != "none" for row in unseen()) >= 0.5 * len(unseen())
    assert {row.register for row in unseen()} == {"spoken", "formal", "terse"}
