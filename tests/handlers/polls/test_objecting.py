"""After a result somebody on the roll may object; it takes effect once everything was answered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.polls.ledger import Kind
from domain.polls.poll import Effect, Poll, State
from domain.polls.presets import PRESETS
from storage.polls.polls import Happening
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked
from tests.town import YARD_GROUP

BINDING = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}


def passed(play: Play) -> Poll:
    """A poll that passed, with three days for objections ahead."""
    poll = asked(play, **BINDING)
    play.says("wang", "议1 1")
    play.waits(days=3)
    return play.work.polls.get(poll.id)


def state(play: Play, poll: Poll) -> State:
    return play.work.polls.get(poll.id).state


def test_when_nobody_objects_it_takes_effect_and_everybody_hears(play: Play) -> None:
    poll = passed(play)

    play.waits(days=3)

    assert state(play, poll) is State.EFFECTIVE
    assert play.heard(YARD_GROUP) == ["poll-in-effect"]
    assert "poll-in-effect" in play.heard("li")
    assert play.work.ledger.lines(poll.id)[-1][0].kind is Kind.EFFECTIVE


def test_an_objection_is_kept_and_the_community_is_to_answer_it(play: Play) -> None:
    poll = passed(play)

    play.says("zhao", "异议 议1 公示的时候我出门了")

    assert play.heard("zhao") == ["poll-objected"]
    assert play.heard("yang") == ["run-objection"]
    assert play.last("yang").arg("words") == "公示的时候我出门了"
    assert play.heard(YARD_GROUP) == []
    (objection,) = play.work.objections.unanswered(poll)
    assert objection.words == "公示的时候我出门了"


def test_until_it_is_answered_the_result_takes_no_effect(play: Play) -> None:
    poll = passed(play)
    play.says("zhao", "异议 议1 公示的时候我出门了")

    play.waits(days=4)
    assert state(play, poll) is State.OBJECTION
    assert "poll-objections-wait" in [one.key for one in play.all_heard if one.message.to.chat == "li"]

    play.says("yang", "答复 议1 已经打电话跟您说明白了")
    assert play.heard("zhao") == ["poll-objection-answered"]
    assert play.last("zhao").arg("answer") == "已经打电话跟您说明白了"
    assert state(play, poll) is State.EFFECTIVE


def test_answered_in_time_it_takes_effect_when_the_time_for_objections_ends(play: Play) -> None:
    poll = passed(play)
    play.says("zhao", "异议 议1 公示的时候我出门了")

    play.presses("yang", "poll.answer")
    play.says("yang", "已经打电话跟您说明白了")
    assert play.heard("zhao") == ["poll-objection-answered"]
    assert state(play, poll) is State.OBJECTION

    play.waits(days=3)
    assert state(play, poll) is State.EFFECTIVE


def test_an_answer_that_does_not_come_is_nagged_about(play: Play) -> None:
    passed(play)
    play.says("zhao", "异议 议1 公示的时候我出门了")

    play.waits(days=6)

    assert [one.key for one in play.all_heard if one.message.to.chat == "yang" and one.key.startswith("nag-")]


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("lu", "refusal-poll-objection-not-yours"), ("wang", None)],
)
def test_only_who_is_on_the_roll_objects(play: Play, who: str, refusal: str | None) -> None:
    poll = passed(play)

    play.says(who, "异议 议1 不公平")

    assert play.heard(who) == [refusal or "poll-objected"]
    assert len(play.work.objections.of_poll(poll)) == (0 if refusal else 1)


def test_nobody_objects_before_the_result_or_after_its_time(play: Play) -> None:
    asked(play, **BINDING)
    play.says("wang", "议1 1")

    play.says("zhao", "异议 议1 不公平")
    assert play.heard("zhao") == ["refusal-poll-no-objection"]

    play.waits(days=6)
    play.says("zhao", "异议 议1 不公平")
    assert play.heard("zhao") == ["refusal-poll-no-objection"]


def test_nobody_objects_twice_at_a_time(play: Play) -> None:
    passed(play)
    play.says("zhao", "异议 议1 不公平")

    play.says("zhao", "异议 议1 就是不公平")

    assert play.heard("zhao") == ["refusal-poll-objected-already"]


def test_what_somebody_objects_to_is_asked_for(play: Play) -> None:
    poll = passed(play)

    play.says("zhao", "异议 议1")
    assert play.heard("zhao") == ["poll-ask-objection"]

    play.says("zhao", "公示的时候我出门了")
    assert play.work.objections.unanswered(poll)[0].words == "公示的时候我出门了"


def test_only_whoever_was_asked_answers(play: Play) -> None:
    passed(play)
    play.says("zhao", "异议 议1 不公平")

    play.says("li", "答复 议1 很公平")

    assert play.heard("li") == ["refusal-run-not-yours"]


def test_objections_are_heard_in_private_alone(play: Play) -> None:
    passed(play)

    play.says("zhao", "异议 议1 不公平", group=True)

    assert play.heard(YARD_GROUP) == ["refusal-in-private"]


def test_nobody_has_to_answer_once_the_poll_is_annulled(play: Play) -> None:
    poll = passed(play)
    play.says("zhao", "异议 议1 名册里没有我家老二")
    play.says("li", "作废 议1 名册确实漏了")

    play.presses("xu", "poll.grant")

    run = play.work.objections.unanswered(poll)[0].run
    assert run is not None
    assert not play.work.duties.get(run).open


def test_the_ledger_tells_that_somebody_objected_and_not_what_they_said(play: Play) -> None:
    poll = passed(play)
    play.says("zhao", "异议 议1 公示的时候我出门了")

    (line,) = play.work.ledger.of_kind(poll.id, Kind.OBJECTED)
    assert "出门" not in str(line)
    assert play.work.ledger.words(poll.id)[line.seq] == {"words": "公示的时候我出门了"}
    moment = play.work.polls.moment(poll, Happening.OBJECTION_ENDS)
    assert moment == play.now + timedelta(days=3)
