"""The six steps as people note them: in words and with a picture, by whoever runs the council."""

from __future__ import annotations

import pytest

from domain.council.procedure import ProcedureStep
from tests.handlers.council.talks import a_topic
from tests.handlers.play import Play
from tests.town import YARD_GROUP


@pytest.fixture
def topic(play: Play) -> Play:
    a_topic(play, "垃圾清运收费")
    return play


def noted(play: Play) -> list[ProcedureStep]:
    topic = play.work.topics.find(1)
    assert topic is not None
    return [one.step for one in play.work.topics.steps(topic)]


def test_a_step_with_words_and_a_picture_is_noted_and_told(topic: Play) -> None:
    topic.says("li", "一征三议 1 征求意见 问了三十户", photos=1)
    assert noted(topic) == [ProcedureStep.SOLICIT]
    assert topic.heard(YARD_GROUP) == ["news-step"]
    assert topic.count("photos") == 1


def test_without_a_name_it_is_the_one_whose_turn_it_is(topic: Play) -> None:
    for _ in range(3):
        topic.says("li", "一征三议 1 都同意", photos=1)
    assert noted(topic) == list(ProcedureStep)[:3]


def test_without_a_picture_nothing_is_noted(topic: Play) -> None:
    topic.says("li", "一征三议 1 征求意见 问了三十户")
    assert topic.heard("li") == ["ask-step-photo"]
    assert noted(topic) == []
    topic.says("li", photos=1)
    assert noted(topic) == [ProcedureStep.SOLICIT]
    assert topic.work.topics.steps(topic.work.topics.get(1))[0].words == "问了三十户"


@pytest.mark.parametrize("skipped", ["两委提议", "会议决议", "决议公开", "实施公开"])
def test_none_is_skipped(topic: Play, skipped: str) -> None:
    topic.says("li", f"一征三议 1 {skipped} 好", photos=1)
    assert topic.heard("li") == ["refusal-step-skipped"]
    assert noted(topic) == []


def test_a_topic_on_this_way_is_not_voted_on_too_early(topic: Play) -> None:
    topic.says("li", "一征三议 1 征求意见 好", photos=1)
    topic.says("li", "议题1")
    topic.presses("li", "council.vote")
    assert topic.heard("li") == ["refusal-topic-steps-first"]


def test_neighbours_see_how_far_it_is_and_note_nothing(topic: Play) -> None:
    topic.says("wang", "一征三议 1")
    assert topic.heard("wang") == ["steps-card"]
    topic.says("wang", "一征三议 1 征求意见 好", photos=1)
    assert topic.heard("wang") == ["refusal-council-not-yours"]
    assert noted(topic) == []
