"""One poll in many places: each has its own roll, card and result, and whoever handed it out one roll-up of all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from domain.message import Say
from domain.polls.poll import Effect, Method, Option, Poll, RollKind, Secrecy, State
from domain.polls.presets import PRESETS, with_participation
from domain.polls.rules import Measure, Op, Threshold, Verdict
from handlers.polls import happening
from handlers.polls.asking.opening import give_notice, open_poll
from handlers.polls.series.rolling_up import Outcome, standing_of
from storage.polls.polls import NewPoll
from tests.handlers.play import Play
from tests.handlers.polls.asked import DAYS
from tests.handlers.polls.streets import DIRECTOR, a_play_in, group_of, streets


@pytest.fixture
def play() -> Iterator[Play]:
    """Five grids with two buildings each."""
    with a_play_in(streets(5, 10)) as play:
        yield play


def template(play: Play, **changes: object) -> Poll:
    """The director's draft: shall the old sheds go?"""
    decided: dict[str, object] = {
        "grid": "fujia",
        "question": "拆不拆旧车棚",
        "options": (Option("拆"), Option("不拆")),
        "method": Method.YES_NO,
        "preset": "yard",
        "rule": PRESETS["yard"],
        "effect": Effect.RESOLUTION,
        "secrecy": Secrecy.NAMED,
        "roll_kind": RollKind.HOUSEHOLD,
        "proposed_by": play.person(DIRECTOR),
        "opens_at": play.now,
        "closes_at": play.now + DAYS,
        **changes,
    }
    return play.work.polls.add(NewPoll(**decided), play.now)  # type: ignore[arg-type]


def handed_out(play: Play, words: str = "分发 议1 到 富家社区的所有微网格") -> tuple[Poll, ...]:
    """The polls of the batch, once all of them have opened."""
    play.says(DIRECTOR, words)
    play.presses(DIRECTOR, "poll.hand-out-now")
    play.waits(seconds=0)
    found = play.work.polls.find(2)
    assert found is not None
    assert found.batch is not None
    return play.work.polls.of_batch(found.batch)


def counts(play: Play, batch: int | None) -> dict[Outcome, int]:
    assert batch is not None
    standing = standing_of(play.work, batch)
    return {outcome: standing.count(outcome) for outcome in Outcome if standing.count(outcome)}


def vote(play: Play, poll: Poll, *choices: str) -> None:
    """The first neighbours of the grid choose."""
    for voice, choice in zip(play.work.rolls.units(poll.id), choices, strict=False):
        (person,) = play.work.rolls.voters(poll.id, voice.unit)
        account = play.work.people.address(person)
        assert account is not None
        play.says(account.chat, f"议{poll.serial} {choice}")


def test_every_grid_has_its_own_poll_with_its_own_roll_and_card(play: Play) -> None:
    template(play)

    polls = handed_out(play)

    assert [poll.grid for poll in polls] == ["g1", "g2", "g3", "g4", "g5"]
    assert {poll.state for poll in polls} == {State.OPEN}
    assert {play.work.rolls.size(poll.id) for poll in polls} == {6}
    assert len({poll.roll_hash for poll in polls}) == 5
    for poll in polls:
        assert play.heard(group_of(poll.grid)) == ["poll-card"]


def test_what_is_not_said_is_asked_with_buttons_that_tell_how_many(play: Play) -> None:
    template(play)

    play.says(DIRECTOR, "分发 议1")
    assert play.heard(DIRECTOR) == ["batch-ask-where"]
    labels = [label for _, label in play.last(DIRECTOR).message.choices]
    assert labels == [
        Say("batch-all-of-level", {"level": "微网格", "count": 5}),
        Say("batch-all-buildings", {"count": 10}),
    ]

    play.presses(DIRECTOR, "poll.hand-out-where", "fujia|*")
    play.presses(DIRECTOR, "poll.hand-out-now")
    play.waits(seconds=0)

    found = play.work.polls.find(2)
    assert found is not None
    assert [poll.building for poll in play.work.polls.of_batch(found.batch or 0)] == [f"b{n}" for n in range(1, 11)]


def test_no_transaction_opens_more_than_ten(play: Play) -> None:
    template(play)
    play.says(DIRECTOR, "分发 议1")
    play.presses(DIRECTOR, "poll.hand-out-where", "fujia|*")
    play.presses(DIRECTOR, "poll.hand-out-now")

    assert happening.happen(play.work, play.now) <= 10


def test_the_roll_up_follows_every_result_and_the_last_is_news(play: Play) -> None:
    template(play)
    polls = handed_out(play)
    for poll, choices in zip(polls, ("111", "222", "12", "", "1"), strict=True):
        vote(play, poll, *choices)

    play.waits(days=3)

    assert counts(play, polls[0].batch) == {Outcome.PASSED: 2, Outcome.FAILED: 3}
    assert "batch-whole" in play.heard(DIRECTOR)
    over = next(one for one in reversed(play.all_heard) if one.key == "batch-whole")
    assert over.arg("places") == 5
    totals = over.arg("totals")
    assert isinstance(totals, Say)
    assert (totals.args["voted"], totals.args["roll"], totals.args["counted"]) == (9, 30, 5)
    assert [line.args["got"] for line in totals.args["options"]] == [5, 4]  # type: ignore[union-attr]


def test_one_roll_up_card_changes_in_place_while_it_goes_on(play: Play) -> None:
    template(play)
    polls = handed_out(play)
    play.says(DIRECTOR, f"汇总 议{polls[2].serial}")

    assert play.heard(DIRECTOR) == ["batch-whole"]
    assert play.last(DIRECTOR).arg("totals") == Say("batch-totals-none")
    assert counts(play, polls[0].batch) == {Outcome.OPEN: 5}


@pytest.mark.parametrize(
    ("who", "words", "key"),
    [
        ("b1-101", "分发 议1", "refusal-batch-staff-only"),
        ("leader-g1", "分发 议1", "refusal-batch-own-poll"),
        (DIRECTOR, "分发 议7", "refusal-batch-own-poll"),
        (DIRECTOR, "分发", "refusal-batch-own-poll"),
        (DIRECTOR, "汇总 议1", "refusal-no-such-poll"),
    ],
)
def test_what_cannot_be_is_refused_in_words(play: Play, who: str, words: str, key: str) -> None:
    template(play)

    play.says(who, words)

    assert play.heard(who) == [key]
    assert play.count("poll_batches") == 0


def test_the_roll_up_is_not_for_neighbours_nor_for_leaders_of_one_place(play: Play) -> None:
    template(play)
    polls = handed_out(play)

    for who in ("b1-101", "leader-g1"):
        play.says(who, f"汇总 议{polls[0].serial}")
        assert play.heard(who) == ["refusal-batch-not-yours"]


def test_a_formal_poll_is_handed_out_only_after_its_second_person_agreed(play: Play) -> None:
    rule = PRESETS["residents_households"]
    draft = template(play, preset=rule.id, rule=rule)
    play.says(DIRECTOR, "分发 议1 到所有微网格")
    assert play.heard(DIRECTOR) == ["refusal-batch-formal"]

    play.write("UPDATE polls SET approved_by = ? WHERE id = ?", play.person("leader-g1"), draft.id)
    polls = handed_out(play)

    assert {poll.state for poll in polls} == {State.NOTICED}
    assert {poll.approved_by for poll in polls} == {play.person("leader-g1")}


def test_a_place_without_anybody_on_its_roll_is_left_out(play: Play) -> None:
    template(play)
    play.write("UPDATE households SET retired = 1 WHERE grid = 'g3'")

    assert [poll.grid for poll in handed_out(play)] == ["g1", "g2", "g4", "g5"]


def test_ninety_four_units_vote_from_one_template_and_roll_up_as_one() -> None:
    """94 实施单元: 80 pass, 10 do not, and in 4 fewer than half take part."""
    half = with_participation(PRESETS["yard"], Threshold(Measure.UNITS, 1, 2, Op.AT_LEAST))
    with a_play_in(streets(94, 94, doors=2)) as play:
        template(play, rule=half)
        polls = handed_out(play)
        for place, poll in enumerate(polls):
            choice = "1" if place < 80 else "2"
            if place < 90:
                vote(play, poll, choice, choice)

        play.waits(days=3)

        assert len(polls) == 94
        verdicts = [play.work.polls.get(poll.id).verdict for poll in polls]
        assert verdicts == [Verdict.PASSED] * 80 + [Verdict.FAILED] * 10 + [Verdict.VOID] * 4
        assert counts(play, polls[0].batch) == {Outcome.PASSED: 80, Outcome.FAILED: 10, Outcome.VOID: 4}
        over = [one for one in play.all_heard if one.key == "batch-whole"]
        assert len(over) == 1
        totals = over[0].arg("totals")
        assert isinstance(totals, Say)
        assert (totals.args["voted"], totals.args["roll"]) == (180, 188)
        assert [line.args["got"] for line in totals.args["options"]] == [160, 20]  # type: ignore[union-attr]


def hands_out(play: Play) -> list[tuple[str, str]]:
    """The buttons by which it is done: what each says, and what it asks for."""
    play.says(DIRECTOR, "分发 议1 到 富家社区的所有微网格")
    pressed = [play.work.choices.pressed(handle) for handle, _ in play.last(DIRECTOR).message.choices]
    return [
        (label.key, one.action.value)
        for one, (_, label) in zip(pressed, play.last(DIRECTOR).message.choices, strict=True)
        if one is not None
    ]


def test_a_poll_that_is_only_noticed_is_withdrawn_where_the_others_come_instead_of_it(play: Play) -> None:
    noticed = give_notice(play.work, template(play), play.now)
    beside, instead = "fujia|微网格", "fujia|微网格|instead"
    assert hands_out(play) == [("button-batch-instead", instead), ("button-batch-beside", beside)]
    assert play.heard(DIRECTOR) == ["batch-confirm-instead"]

    play.presses(DIRECTOR, "poll.hand-out-now", instead)

    assert play.work.polls.get(noticed.id).state is State.WITHDRAWN
    assert "batch-summary" in play.heard(DIRECTOR)


def test_it_stays_where_whoever_hands_it_out_wants_both(play: Play) -> None:
    noticed = give_notice(play.work, template(play), play.now)
    hands_out(play)

    play.presses(DIRECTOR, "poll.hand-out-now", "fujia|微网格")

    assert play.work.polls.get(noticed.id).state is State.NOTICED
    assert play.work.polls.find(2) is not None


def test_whoever_presses_too_late_to_withdraw_it_hands_out_nothing(play: Play) -> None:
    question = {"preset": "straw", "rule": PRESETS["straw"], "effect": Effect.STRAW}
    opened = open_poll(play.work, template(play, **question), play.now)
    hands_out(play)
    assert play.heard(DIRECTOR) == ["batch-confirm-instead"]
    play.waits(minutes=3)

    play.presses(DIRECTOR, "poll.hand-out-now", "fujia|微网格|instead")

    assert play.heard(DIRECTOR) == ["refusal-batch-too-late-to-withdraw"]
    assert play.work.polls.find(2) is None
    assert play.work.polls.get(opened.id).state is State.OPEN


def test_an_open_poll_nobody_can_withdraw_alone_is_spoken_of_before_it_is_handed_out(play: Play) -> None:
    open_poll(play.work, template(play), play.now)
    play.waits(minutes=3)

    assert hands_out(play) == [("button-batch-hand-out", "fujia|微网格")]
    assert play.heard(DIRECTOR) == ["batch-confirm-open"]
