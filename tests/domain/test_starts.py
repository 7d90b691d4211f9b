"""What a link says comes back as what was meant, for whatever a town calls its buildings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.starts import HOME, MOST, building_of, home_start, split, start

ids = st.text(min_size=1, max_size=60)


@given(ids, st.lists(ids, max_size=5))
def test_a_poster_leads_back_to_its_building_and_fits_into_a_link(building: str, others: list[str]) -> None:
    words = home_start(building)
    assert len(words) <= MOST
    assert re.fullmatch(r"[A-Za-z0-9_-]+", words)
    word, about = split(words)
    assert word == HOME
    assert building_of(about, [*others, building]) == building
    assert building_of(about, [other for other in others if other != building]) is None


@given(st.text(max_size=64), st.lists(ids, max_size=5))
def test_whatever_else_stands_there_is_no_building_or_one_of_the_towns(about: str, buildings: list[str]) -> None:
    assert building_of(about, buildings) in (None, *buildings)


@given(st.lists(ids, unique=True, max_size=20))
def test_no_two_buildings_have_one_poster(buildings: list[str]) -> None:
    assert len({home_start(building) for building in buildings}) == len(buildings)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("case-26-0031", ("case", "26-0031")),
        ("join-Ab_-c", ("join", "Ab_-c")),
        ("report", ("report", "")),
        (" report ", ("report", "")),
        ("", ("", "")),
        ("-", ("", "")),
    ],
)
def test_the_word_of_a_link_stands_before_the_first_dash(words: str, parts: tuple[str, str]) -> None:
    assert split(words) == parts


def test_a_link_is_its_word_and_what_it_is_about() -> None:
    assert start("case", "26-0031") == "case-26-0031"
