"""金点子 as people say it: whoever lives there has one and is for one, once; staff merge them and make topics."""

from __future__ import annotations

import pytest

from tests.handlers.play import Play
from tests.town import YARD_GROUP


@pytest.fixture
def slide(play: Play) -> Play:
    """王阿姨 wants a slide."""
    play.says("wang", "金点子 院里装滑梯")
    return play


def supporters(play: Play, number: int = 1) -> int:
    idea = play.work.ideas.find(number)
    assert idea is not None
    return idea.supporters


def test_a_line_is_an_idea_with_its_telephones_starred(play: Play) -> None:
    play.says("wang", "金点子 装滑梯，找我13812345678")
    idea = play.work.ideas.find(1)
    assert idea is not None
    assert (idea.words, idea.grid, idea.supporters) == ("装滑梯，找我138******78", "yard", 1)


def test_a_number_alone_is_no_idea(slide: Play) -> None:
    slide.says("zhao", "金点子1")
    assert (slide.heard("zhao"), slide.choices("zhao")) == (["idea-card"], ["council.support"])
    slide.says("zhao", "金点子 3楼装扶手")
    assert slide.count("ideas") == 2


def test_it_is_supported_once_by_word_or_by_button(slide: Play) -> None:
    slide.says("zhao", "支持 金点子1")
    slide.says("zhao", "支持金点子 1")
    slide.says("zhao", "金点子1")
    slide.presses("zhao", "council.support")
    assert slide.heard("zhao") == ["idea-supported-before"]
    assert supporters(slide) == 2


def test_in_a_group_the_card_says_that_it_counts(play: Play) -> None:
    play.says("wang", "金点子 院里装滑梯", group=True)
    assert play.heard(YARD_GROUP) == ["idea-card"]
    play.presses("zhao", "council.support", group=True)
    assert (play.heard(YARD_GROUP), supporters(play)) == ([], 2)


def test_two_that_mean_the_same_are_one_with_everybody_who_was_for_either(slide: Play) -> None:
    slide.says("zhao", "金点子 装个滑滑梯")
    slide.says("wang", "支持 金点子2")
    slide.says("li", "合并 金点子1 2")
    assert (slide.heard("li"), slide.heard("zhao")) == (["ideas-merged"], ["news-idea-merged"])
    assert (supporters(slide, 1), supporters(slide, 2)) == (2, 2)
    slide.says("zhao", "支持 金点子2")
    assert slide.heard("zhao") == ["idea-supported-before"]


@pytest.mark.parametrize("said", ["合并 金点子1", "合并 金点子1 1", "合并 金点子 滑梯"])
def test_what_cannot_be_merged_is_refused(slide: Play, said: str) -> None:
    slide.says("li", said)
    assert slide.heard("li") == ["refusal-merge-ideas"]


def test_residents_merge_nothing(slide: Play) -> None:
    slide.says("zhao", "金点子 装个滑滑梯")
    slide.says("zhao", "合并 金点子1 2")
    assert slide.heard("zhao") == ["refusal-council-not-yours"]


@pytest.mark.parametrize(
    ("who", "said"), [("somebody", "金点子 我也想"), ("somebody", "支持 金点子1"), ("gu", "支持 金点子1")]
)
def test_others_neighbourhoods_are_not_theirs(slide: Play, who: str, said: str) -> None:
    slide.says(who, said)
    assert slide.count("ideas") == 1
    assert supporters(slide) == 1


def test_staff_make_a_topic_of_it_and_whoever_had_it_hears(slide: Play) -> None:
    slide.says("li", "金点子1")
    slide.presses("li", "council.raise")
    assert (slide.heard("li"), slide.heard("wang")) == (["topic-card"], ["news-idea-topic"])
    slide.says("wang", "金点子")
    assert slide.heard("wang") == ["ideas-none"]
