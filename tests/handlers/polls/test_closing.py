"""The end of a poll: closed, counted, published; what came in before the end counts, what came in after it does not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.duties.duty import RunKind
from domain.message import Say
from domain.polls.ledger import GENESIS, Kind, line_hash
from domain.polls.poll import Effect, Poll, Secrecy, State
from domain.polls.presets import PRESETS
from domain.polls.rules import Verdict
from handlers.polls.ending import publishing
from handlers.polls.ending.closing import PATIENCE
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked, chosen
from tests.town import YARD_GROUP

BINDING = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}


def kinds(play: Play, poll: Poll) -> list[Kind]:
    """What the ledger tells of, line by line."""
    return [line.kind for line, _ in play.work.ledger.lines(poll.id)]


def lines_of(play: Play, key: str) -> list[Say]:
    """What stands in the newest message with that key in the group."""
    (heard,) = [one for one in play.news(YARD_GROUP) if one.key == key]
    said = heard.arg("lines")
    assert isinstance(said, tuple)
    return list(said)


def test_at_its_end_a_poll_is_closed_counted_and_published_at_once(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 1")

    play.waits(days=3)

    over = play.work.polls.get(poll.id)
    assert (over.state, over.verdict, over.closed_at) == (State.PUBLISHED, Verdict.PASSED, poll.closes_at)
    assert kinds(play, poll)[-3:] == [Kind.CLOSED, Kind.COUNTED, Kind.PUBLISHED]
    assert play.work.polls.moments(over) == ()
    assert play.heard(YARD_GROUP) == ["poll-published", "poll-roll"]
    assert "poll-to-do-passed" in play.heard("li")


def test_it_never_closes_before_its_moment(play: Play) -> None:
    poll = asked(play)

    play.waits(days=3, microseconds=-1)
    assert play.work.polls.get(poll.id).state is State.OPEN

    play.waits(microseconds=1)
    assert play.work.polls.get(poll.id).state is State.PUBLISHED


def test_the_card_in_the_group_loses_its_buttons(play: Play) -> None:
    asked(play)
    before = play.handle("wang", "poll.vote", "1", group=True)

    play.waits(days=3)
    play.says("wang", group=True, handle=before, addressed=True)

    assert play.heard("wang") == ["refusal-poll-closed"]
    (shown,) = [one for one in play.all_heard if one.key == "poll-card-over" and one.message.to == YARD_GROUP]
    assert shown.message.choices == ()


def test_the_roll_with_choices_and_receipts_is_published_of_a_show_of_hands(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 1")
    play.says("zhao", "议1 2")

    play.waits(days=3)

    doors = {line.args["door"]: line for line in lines_of(play, "poll-roll")}
    assert set(doors) == set(chosen(play, poll))
    receipts = {ballot.receipt for ballot in play.work.ballots.standing(poll.id)}
    assert {line.args["receipt"] for line in doors.values()} == receipts


@pytest.mark.parametrize(("most", "key"), [(2, "poll-roll"), (1, "poll-roll-long")])
def test_of_too_many_doors_the_group_hears_how_many_and_where_each_is_found(
    play: Play, monkeypatch: pytest.MonkeyPatch, most: int, key: str
) -> None:
    monkeypatch.setattr(publishing, "MOST_DOORS", most)
    asked(play)
    play.says("wang", "议1 1")
    play.says("zhao", "议1 1")

    play.waits(days=3)

    assert play.heard(YARD_GROUP) == ["poll-published", key]
    if key == "poll-roll-long":
        assert play.last(YARD_GROUP).arg("count") == 2


def test_nobody_is_named_when_a_secret_poll_is_published(play: Play) -> None:
    asked(play, secrecy=Secrecy.SECRET)

    play.waits(days=3)

    assert play.heard(YARD_GROUP) == ["poll-published"]
    assert [line.key for line in lines_of(play, "poll-published")][1] == "secret-account"


def test_the_seal_in_the_group_is_the_end_of_the_ledger_when_it_was_published(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 1")

    play.waits(days=3)

    (published,) = [one for one in play.news(YARD_GROUP) if one.key == "poll-published"]
    ledger = play.work.ledger.lines(poll.id)
    assert published.arg("seal") == ledger[-1][1]
    previous = GENESIS
    for line, written in ledger:
        previous = line_hash(previous, line)
        assert previous == written


def test_a_press_that_waits_since_before_the_end_is_waited_for(play: Play) -> None:
    poll = asked(play)
    play.waits(days=3, seconds=-1)
    play.work.inbox.store(
        channel="lab", update_id="late", conversation="wang", payload=b"{}", now=poll.closes_at - timedelta(seconds=1)
    )

    play.waits(seconds=30)
    assert play.work.polls.get(poll.id).state is State.OPEN

    (waiting,) = play.work.inbox.waiting(1)
    play.work.inbox.done(waiting.id, play.now)
    play.waits(seconds=2)
    assert play.work.polls.get(poll.id).state is State.PUBLISHED


def test_nobody_is_waited_for_longer_than_two_minutes_and_a_half(play: Play) -> None:
    poll = asked(play)
    play.waits(days=3, seconds=-1)
    play.work.inbox.store(
        channel="lab", update_id="stuck", conversation="wang", payload=b"{}", now=poll.closes_at - timedelta(seconds=1)
    )

    play.waits(seconds=1 + PATIENCE.total_seconds() - 1)
    assert play.work.polls.get(poll.id).state is State.OPEN

    play.waits(seconds=1)
    assert play.work.polls.get(poll.id).state is State.PUBLISHED


def test_what_came_in_at_the_end_or_after_it_is_refused_also_while_others_are_waited_for(play: Play) -> None:
    poll = asked(play)
    play.waits(days=3, seconds=-1)
    play.work.inbox.store(
        channel="lab", update_id="stuck", conversation="x", payload=b"{}", now=poll.closes_at - timedelta(seconds=1)
    )
    play.waits(seconds=1)

    play.says("wang", "议1 1")
    assert play.heard("wang") == ["refusal-poll-closed"]

    play.says("zhao", "议1 1", at=poll.closes_at - timedelta(milliseconds=1))
    assert play.heard("zhao") == ["ballot-receipt"]


@pytest.mark.parametrize(
    ("changes", "votes", "state"),
    [
        ({}, "1", State.PUBLISHED),
        (BINDING, "1", State.OBJECTION),
        (BINDING, "2", State.PUBLISHED),
        ({**BINDING, "effect": Effect.PAPER}, "1", State.OBJECTION),
        ({**BINDING, "effect": Effect.REHEARSAL}, "1", State.PUBLISHED),
        ({**BINDING, "rule": PRESETS["straw"]}, "1", State.EFFECTIVE),
    ],
    ids=["asked-around", "resolved", "failed", "paper", "rehearsed", "nothing-to-object"],
)
def test_only_what_binds_and_passed_takes_effect(
    play: Play, changes: dict[str, object], votes: str, state: State
) -> None:
    poll = asked(play, **changes)
    play.says("wang", f"议1 {votes}")

    play.waits(days=3)

    assert play.work.polls.get(poll.id).state is state


def test_a_result_hangs_out_for_as_long_as_its_rule_wants(play: Play) -> None:
    poll = asked(play, **BINDING)
    play.says("wang", "议1 1")

    play.waits(days=3)

    (notice,) = [run for run in play.work.duties.of_person(poll.proposed_by) if run.kind is RunKind.NOTICE]
    assert notice.opens_at - play.now == timedelta(days=poll.rule.publish_days)
    assert notice.title == poll.question


def test_where_there_is_no_group_everybody_with_a_voice_hears_the_result(play: Play) -> None:
    asked(play)
    play.work.people.unbind(YARD_GROUP)

    play.waits(days=3)

    assert "poll-published" in play.heard("wang")
    assert "poll-published" in play.heard("zhao")


def test_where_there_is_no_group_everybody_with_a_voice_hears_once_that_the_result_is_in_effect(play: Play) -> None:
    poll = asked(play, **BINDING)
    play.work.people.unbind(YARD_GROUP)
    play.says("wang", "议1 1")
    play.says("zhao", "议1 1")
    play.waits(days=3)
    play.listen()

    play.waits(days=poll.rule.objection_days)

    assert [play.heard(who).count("poll-in-effect") for who in ("wang", "zhao", "li")] == [1, 1, 1]
