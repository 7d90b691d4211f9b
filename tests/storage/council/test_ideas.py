"""Ideas: everybody is for one once, and a merged one has the supporters of both, once each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.work import Work
from tests.town import NOON, a_unit, someone


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def test_whoever_has_it_is_for_it_and_nobody_twice(work: Work) -> None:
    wang, zhao = someone(work, "wang").id, someone(work, "zhao").id
    idea = work.ideas.add("yard", "装滑梯", wang, NOON)
    assert [work.ideas.support(idea, person) for person in (wang, zhao, zhao)] == [False, True, False]
    assert work.ideas.supporters(idea) == tuple(sorted((wang, zhao)))


def test_what_most_are_for_stands_first_and_of_equals_the_oldest(work: Work) -> None:
    wang, zhao = someone(work, "wang").id, someone(work, "zhao").id
    first = work.ideas.add("yard", "装滑梯", wang, NOON)
    second = work.ideas.add("yard", "加长椅", wang, NOON + timedelta(minutes=1))
    third = work.ideas.add("yard", "种花", wang, NOON + timedelta(minutes=2))
    work.ideas.support(third, zhao)
    assert [idea.id for idea in work.ideas.top(["yard", "willow"], 9)] == [third.id, first.id, second.id]
    assert work.ideas.top(["willow"], 9) == ()


def test_a_number_that_was_merged_away_leads_to_where_it_went(work: Work) -> None:
    wang = someone(work, "wang").id
    one, other, third = (work.ideas.add("yard", words, wang, NOON) for words in ("滑梯", "滑滑梯", "溜滑梯"))
    work.ideas.merge(other, third)
    work.ideas.merge(one, other)
    found = [work.ideas.find(idea.id) for idea in (one, other, third)]
    assert {idea.id for idea in found if idea is not None} == {one.id}


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(1, 6)), st.sets(st.integers(1, 6)))
def test_a_merged_idea_has_everybody_who_was_for_either_once(first: set[int], second: set[int]) -> None:
    with a_unit() as work:
        owner = someone(work, "wang").id
        ideas = [work.ideas.add("yard", words, owner, NOON) for words in ("滑梯", "秋千")]
        for idea, people in zip(ideas, (first, second), strict=True):
            for number in people:
                work.ideas.support(idea, someone(work, f"neighbour-{number}").id)
        merged = work.ideas.merge(*ideas)
        assert merged.supporters == len(first | second) + 1
        assert [idea.id for idea in work.ideas.top(["yard"], 9)] == [merged.id]
