"""Whoever is forgotten leaves no word in any poll; their ballots stand, and the ledger still verifies."""

from __future__ import annotations

from domain.polls.ledger import GENESIS, line_hash
from domain.polls.poll import Effect, Poll, RollKind, State
from domain.polls.presets import PRESETS
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked, draft

BINDING = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}

TABLES = (
    "polls",
    "poll_units",
    "poll_voters",
    "poll_words",
    "poll_requests",
    "objections",
    "ballots",
    "outbox",
    "inbox",
)


def everything(play: Play) -> str:
    """Whatever the tables of polls, and those of messages, hold."""
    return "\n".join(str(tuple(row)) for table in TABLES for row in play.rows(f"SELECT * FROM {table}"))


def forget(play: Play, key: str) -> None:
    play.work.erasures.forget(play.person(key), play.now)


def assert_ledger_holds(play: Play, poll: Poll) -> None:
    previous = GENESIS
    for line, written in play.work.ledger.lines(poll.id):
        previous = line_hash(previous, line)
        assert previous == written


def test_an_objection_goes_and_the_result_keeps_its_history(play: Play) -> None:
    poll = asked(play, **BINDING)
    play.says("zhao", "议1 1")
    play.waits(days=3)
    play.says("zhao", "异议 议1 公示的时候我在医院")
    assert "公示的时候我在医院" in everything(play)

    forget(play, "zhao")

    assert "公示的时候我在医院" not in everything(play)
    assert_ledger_holds(play, poll)


def test_a_reason_goes_and_nobody_agrees_to_it_any_more(play: Play) -> None:
    poll = asked(play)
    play.says("li", "提前截止 议1 我下午要去接孙子")
    button = play.handle("xu", "poll.grant")

    forget(play, "li")

    assert "我下午要去接孙子" not in everything(play)
    play.says("xu", handle=button)
    assert play.work.polls.get(poll.id).state is State.OPEN
    assert_ledger_holds(play, poll)


def test_the_ballot_stands_and_nobody_has_cast_it(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 1")
    wang = play.person("wang")

    forget(play, "wang")

    (ballot,) = play.work.ballots.standing(poll.id)
    assert (ballot.choice, ballot.cast_by) == ("1", None)
    assert play.rows("SELECT * FROM poll_voters WHERE person = ?", wang) == []


def test_a_voice_of_ones_own_keeps_its_number_and_loses_its_name(play: Play) -> None:
    poll = asked(play, roll_kind=RollKind.ADULT)
    play.says("wang", "议1 1")
    wang = play.person("wang")
    size = play.work.rolls.size(poll.id)

    forget(play, "wang")

    assert play.work.rolls.size(poll.id) == size
    assert [row["label"] for row in play.rows("SELECT label FROM poll_units WHERE person = ?", wang)] == [""]
    assert "王阿姨" not in everything(play)
    assert_ledger_holds(play, poll)


def test_what_somebody_was_about_to_ask_is_asked_by_nobody(play: Play) -> None:
    poll = draft(play)

    forget(play, "li")

    gone = play.work.polls.get(poll.id)
    assert (gone.question, gone.options, gone.state) == ("", (), State.WITHDRAWN)


def test_what_others_said_of_them_goes_too(play: Play) -> None:
    asked(play, **BINDING)
    play.says("wang", "议1 1")
    play.waits(days=3)
    play.says("wang", "异议 议1 赵大爷没有收到通知")
    play.says("li", "作废 议1 赵大爷确实没有收到通知")

    forget(play, "zhao")

    assert "赵大爷" not in everything(play)
