"""From a topic to a poll and back: what passes is a resolution, what fails is dropped, what is annulled open again."""

from __future__ import annotations

import pytest

from domain.council.topic import TopicState
from domain.duties.run import RunState
from domain.polls.deciding import Result
from domain.polls.poll import Effect, Method, Option, Poll, State
from domain.polls.presets import PRESETS
from domain.polls.rules import Verdict
from handlers.council.resolutions.resolving import annulled, follow
from tests.handlers.council.talks import a_topic, done_by
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked, draft

BINDING = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}


def state(play: Play) -> TopicState:
    topic = play.work.topics.find(1)
    assert topic is not None
    return topic.state


def voted(play: Play, choice: str, **changes: object) -> Poll:
    """The neighbours were asked about 李师傅's topic, and 王阿姨 alone has voted."""
    topic = a_topic(play)
    poll = asked(play, topic=topic.id, **{**BINDING, **changes})
    play.says("wang", f"议1 {choice}")
    play.waits(days=3)
    return play.work.polls.get(poll.id)


def test_the_question_is_the_topic_s(play: Play) -> None:
    a_topic(play)
    play.presses("li", "council.vote")
    assert play.last("li").arg("question") == "楼道装扶手"


def test_what_passes_is_a_resolution_and_its_proposer_is_asked_for_tasks(play: Play) -> None:
    poll = voted(play, "1")
    resolution = play.work.resolutions.of_poll(poll.id)
    assert resolution is not None
    assert (resolution.words, resolution.topic) == ("院里装不装充电桩 → 装", 1)
    assert "run-assign" in play.heard("li")
    assert state(play) is TopicState.RESOLVED


@pytest.mark.parametrize(
    ("choice", "changes", "left"),
    [
        ("2", {}, TopicState.DROPPED),
        ("1", {"preset": "straw", "rule": PRESETS["straw"], "effect": Effect.STRAW}, TopicState.OPEN),
        ("2", {"preset": "straw", "rule": PRESETS["straw"], "effect": Effect.STRAW}, TopicState.OPEN),
        ("1", {"preset": "owners_ordinary", "rule": PRESETS["owners_ordinary"]}, TopicState.OPEN),
    ],
    ids=["the neighbours said no", "they were only asked", "they were only asked and said no", "too few took part"],
)
def test_anything_else_decides_nothing(play: Play, choice: str, changes: dict[str, object], left: TopicState) -> None:
    voted(play, choice, **changes)
    assert play.count("resolutions") == 0
    assert state(play) is left


def test_an_election_is_no_resolution(play: Play) -> None:
    candidates = tuple(Option("", person=play.person(key)) for key in ("wang", "zhao"))
    poll = draft(play, options=candidates, method=Method.SINGLE, **BINDING)
    follow(play.work, poll, Result(Verdict.PASSED, (), winners=(1,)), play.now)
    assert play.count("resolutions") == 0


def test_done_and_verified_the_poll_is_carried_out_once_nobody_may_object(play: Play) -> None:
    poll = voted(play, "1")
    play.says("li", "任务 决议1 魏姐 5月12日 装扶手")
    done_by(play, "wei")
    play.presses("li", "council.right")
    assert play.work.polls.get(poll.id).state is State.OBJECTION
    play.waits(days=4)
    assert play.work.polls.get(poll.id).state is State.CARRIED_OUT
    assert state(play) is TopicState.CARRIED_OUT


def test_of_an_annulled_poll_nothing_is_left_to_do(play: Play) -> None:
    poll = voted(play, "1")
    play.says("li", "任务 决议1 魏姐 5月12日 装扶手")
    annulled(play.work, poll, play.now)
    resolution = play.work.resolutions.of_poll(poll.id)
    assert resolution is not None
    assert not resolution.open
    assert [task.state for task in play.work.resolutions.tasks(resolution)] == [RunState.CALLED_OFF]
    assert state(play) is TopicState.OPEN
    play.says("li", "任务 决议1 魏姐 5月12日 装扶手")
    assert play.heard("li") == ["refusal-resolution-over"]
