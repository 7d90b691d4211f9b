"""Topics: raised by whoever runs the council, out of a case or by themselves; whoever reported it hears."""

from __future__ import annotations

import pytest

from domain.council.topic import TopicState
from tests.handlers.council.talks import a_topic
from tests.handlers.play import Play


@pytest.fixture
def reported(play: Play) -> Play:
    """王阿姨 reports a broken lamp."""
    play.says("wang", "楼道灯坏了")
    return play


def test_a_topic_is_raised_in_a_line(play: Play) -> None:
    topic = a_topic(play)
    assert (topic.title, topic.grid, topic.state) == ("楼道装扶手", "yard", TopicState.OPEN)
    assert play.last("li").key == "topic-card"
    assert play.choices("li") == ["council.vote", "council.drop"]


def test_a_case_becomes_a_topic_and_its_reporter_hears(reported: Play) -> None:
    reported.says("li", "提交议事 26-0001 换声控灯")
    assert reported.heard("wang") == ["news-to-council"]
    topic = reported.work.topics.of_case(reported.case().id)
    assert topic is not None
    assert topic.title == "换声控灯"
    assert reported.actions()[-1] == "to-council"


def test_without_words_the_title_is_asked_for(reported: Play) -> None:
    reported.says("li", "提交议事 26-0001")
    assert reported.heard("li") == ["ask-topic-title"]
    reported.says("li", "换声控灯")
    assert reported.heard("li") == ["topic-card"]


def test_a_case_is_one_topic_and_no_second(reported: Play) -> None:
    reported.says("li", "提交议事 26-0001 换声控灯")
    reported.says("li", "提交议事 26-0001 再换一次")
    assert reported.heard("li") == ["refusal-proposed-before"]
    assert reported.count("topics") == 1


def test_what_is_private_is_not_talked_over(play: Play) -> None:
    play.says("wang", "楼上吵架")
    play.says("yang", "提交议事 26-0001 吵架")
    assert play.heard("yang") == ["refusal-propose-discreet"]


@pytest.mark.parametrize("who", ["wang", "he", "gu", "somebody"])
def test_nobody_else_raises_one_there(reported: Play, who: str) -> None:
    reported.says(who, "提交议事 26-0001 换声控灯")
    assert reported.count("topics") == 0
    assert reported.heard(who) == ["refusal-council-not-yours"]


def test_a_telephone_in_a_title_is_starred(play: Play) -> None:
    assert a_topic(play, "找13812345678装扶手").title == "找138******78装扶手"


def test_neighbours_see_the_topics_of_their_yard_and_of_no_other(play: Play) -> None:
    a_topic(play)
    play.says("wang", "议题")
    assert (play.heard("wang"), play.choices("wang")) == (["topics"], ["council.topic"])
    play.says("gu", "议题")
    assert play.heard("gu") == ["topics-none"]
    play.says("gu", "议题1")
    assert play.heard("gu") == ["refusal-council-elsewhere"]


def test_a_resident_who_looks_at_one_has_no_buttons(play: Play) -> None:
    a_topic(play)
    play.says("wang", "议题1")
    assert (play.heard("wang"), play.choices("wang")) == (["topic-card"], [])
    play.says("li", "议题1")
    play.presses("li", "council.vote")
    assert play.choices("wang") == []


def test_dropping_one_needs_a_reason_which_its_reporter_hears(reported: Play) -> None:
    reported.says("li", "提交议事 26-0001 换声控灯")
    reported.presses("li", "council.drop")
    assert reported.heard("li") == ["ask-drop-reason"]
    reported.says("li", "已经换过了")
    assert (reported.heard("li"), reported.heard("wang")) == (["topic-dropped"], ["news-council-dropped"])
    topic = reported.work.topics.find(1)
    assert topic is not None
    assert topic.state is TopicState.DROPPED
