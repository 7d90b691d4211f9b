"""改不改 → 改什么 → 怎么改: the next poll opens by itself only when the one before has passed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.polls.poll import Effect, Method, Option, Poll, State
from domain.polls.presets import PRESETS
from handlers.polls.series import stages
from tests.handlers.play import Play
from tests.handlers.polls.asked import DAYS, asked
from tests.town import YARD_GROUP

YARD = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}


def first(play: Play) -> Poll:
    """改不改, open."""
    return asked(play, "改", "不改", **YARD)


def poll(play: Play, serial: int) -> Poll:
    found = play.work.polls.find(serial)
    assert found is not None
    return found


def all_vote(play: Play, serial: int, choice: str) -> None:
    for who in ("wang", "zhao"):
        play.says(who, f"议{serial} {choice}")


def test_the_next_stage_is_a_draft_with_the_same_roll_rule_and_length(play: Play) -> None:
    before = first(play)

    play.says("li", "接着 议1 改什么 / 屋顶 / 管道")

    stage = poll(play, 2)
    assert (stage.state, stage.question, stage.stage_after) == (State.DRAFT, "改什么", before.id)
    assert stage.options == (Option("屋顶"), Option("管道"))
    assert (stage.grid, stage.rule, stage.roll_kind, stage.method) == (
        "yard",
        before.rule,
        before.roll_kind,
        Method.SINGLE,
    )
    assert stage.closes_at - stage.opens_at == DAYS
    assert play.heard("li") == ["stage-set"]
    assert play.heard(YARD_GROUP) == []


def test_it_opens_by_itself_when_the_one_before_has_passed(play: Play) -> None:
    first(play)
    play.says("li", "接着 议1 改什么 / 屋顶 / 管道")
    all_vote(play, 1, "1")

    play.waits(days=3)

    stage = poll(play, 2)
    assert stage.state is State.OPEN
    assert stage.closes_at == play.now + DAYS
    assert "poll-card" in play.heard(YARD_GROUP)
    assert "poll-card" in play.heard("wang")


@pytest.mark.parametrize("choices", [("2", "2"), ("1", "2"), ("1", "0")])
def test_it_is_withdrawn_with_all_that_follows_when_the_one_before_fails(play: Play, choices: tuple[str, str]) -> None:
    first(play)
    play.says("li", "接着 议1 改什么 / 屋顶 / 管道")
    play.says("li", "接着 议2 怎么改 / 今年 / 明年")
    for who, choice in zip(("wang", "zhao"), choices, strict=True):
        play.says(who, f"议1 {choice}")

    play.waits(days=3)

    assert [poll(play, serial).state for serial in (2, 3)] == [State.WITHDRAWN] * 2
    assert "stage-called-off" in play.heard(YARD_GROUP)
    play.waits(days=10)
    assert [poll(play, serial).state for serial in (2, 3)] == [State.WITHDRAWN] * 2


def test_all_three_come_one_after_another(play: Play) -> None:
    first(play)
    play.says("li", "接着 议1 改什么 / 屋顶 / 管道")
    play.says("li", "接着 议2 怎么改 / 今年 / 明年")
    states = []
    for serial, choice in ((1, "1"), (2, "2"), (3, "1")):
        states.append([poll(play, one).state for one in (1, 2, 3)].count(State.OPEN))
        all_vote(play, serial, choice)
        play.waits(days=3)

    assert states == [1, 1, 1]
    assert play.work.polls.result(poll(play, 3)) is not None


def test_options_that_are_not_known_yet_are_asked_for_when_its_turn_comes(play: Play) -> None:
    first(play)
    play.says("li", "接着 议1 改什么")
    all_vote(play, 1, "1")

    play.waits(days=3)
    assert poll(play, 2).state is State.DRAFT
    assert "stage-needs-options" in play.heard("li")

    play.presses("li", "poll.change-stage")
    assert play.heard("li") == ["stage-ask-again"]
    play.says("li", "改什么 / 屋顶 / 管道")

    assert play.heard("li") == ["stage-opens-now"]
    assert poll(play, 2).state is State.OPEN
    assert poll(play, 2).closes_at == play.now + DAYS


def test_what_comes_next_is_set_with_a_button_too_and_step_by_step(play: Play) -> None:
    first(play)
    play.says("li", "接着 议1")
    assert play.heard("li") == ["stage-ask"]
    play.says("li", "改什么 / 屋顶 / 管道")
    assert play.choices("li") == ["poll.next-stage", "poll.change-stage", "poll.drop-stage"]

    play.presses("li", "poll.next-stage")
    play.says("li", "怎么改")

    assert poll(play, 3).stage_after == poll(play, 2).id


def test_it_can_be_changed_and_dropped_until_it_opens(play: Play) -> None:
    first(play)
    play.says("li", "接着 议1 改什么 / 屋顶 / 管道")
    play.says("li", "接着 议2 怎么改")

    play.says("li", "改下一步 议2 换什么 / 电线 / 水管 / 都换")
    assert [option.text for option in poll(play, 2).options] == ["电线", "水管", "都换"]

    play.says("li", "改下一步 议2")
    play.says("li", "/取消")
    play.presses("li", "poll.drop-stage", None)
    assert play.heard("li") == ["stage-dropped"]


def test_dropping_a_stage_drops_what_follows_it(play: Play) -> None:
    first(play)
    play.says("li", "接着 议1 改什么 / 屋顶 / 管道")
    stage = play.handle("li", "poll.drop-stage")
    play.says("li", "接着 议2 怎么改")

    play.says("li", handle=stage, addressed=True)

    assert play.work.polls.find(2) is None
    assert play.work.polls.find(3) is None


def test_an_open_stage_cannot_be_changed_any_more(play: Play) -> None:
    first(play)
    play.says("li", "接着 议1 改什么 / 屋顶 / 管道")
    all_vote(play, 1, "1")
    play.waits(days=3)

    play.says("li", "改下一步 议2 换什么 / 电线 / 水管")

    assert play.heard("li") == ["refusal-stage-shown"]
    assert poll(play, 2).question == "改什么"


@pytest.mark.parametrize(
    ("who", "words", "key"),
    [
        ("wang", "接着 议1 改什么 / 屋顶 / 管道", "refusal-stage-not-yours"),
        ("li", "接着 议9 改什么", "refusal-stage-no-such-poll"),
        ("li", "接着 议1 改什么 / 屋顶", "refusal-stage-options"),
        ("li", "接着 议1 改什么 / 屋顶 / 屋顶", "refusal-stage-options"),
        ("li", f"接着 议1 {'长' * 201}", "refusal-stage-words"),
        ("li", "接着 改什么 / 屋顶 / 管道", "refusal-which-poll"),
        ("li", "改下一步 议1 改什么", "refusal-stage-shown"),
    ],
)
def test_what_cannot_be_is_refused_in_words(play: Play, who: str, words: str, key: str) -> None:
    first(play)

    play.says(who, words)

    assert play.heard(who) == [key]
    assert play.work.polls.find(2) is None


def test_a_poll_has_one_next_stage(play: Play) -> None:
    first(play)
    play.says("li", "接着 议1 改什么 / 屋顶 / 管道")

    play.says("li", "接着 议1 换什么 / 电线 / 水管")

    assert play.heard("li") == ["refusal-stage-there-already"]


def test_a_poll_that_is_over_gets_none(play: Play) -> None:
    first(play)
    play.waits(days=3)

    play.says("li", "接着 议1 改什么 / 屋顶 / 管道")

    assert play.heard("li") == ["refusal-stage-too-late"]


def test_stages_are_not_talked_of_in_the_group(play: Play) -> None:
    first(play)

    play.says("li", "接着 议1 改什么 / 屋顶 / 管道", group=True)

    assert play.heard(YARD_GROUP) == ["refusal-in-private"]


def test_a_stage_waits_for_the_runoff_of_a_tie_and_opens_when_that_has_passed(play: Play) -> None:
    asked(play, "屋顶", "管道", "电线", method=Method.SINGLE, **YARD)
    play.says("li", "接着 议1 怎么改 / 今年 / 明年")
    play.says("wang", "议1 1")
    play.says("zhao", "议1 2")

    play.waits(days=3)
    assert poll(play, 2).state is State.DRAFT
    play.waits(days=1)
    all_vote(play, 3, "2")
    play.waits(days=3)

    assert poll(play, 2).state is State.OPEN


def test_what_is_withdrawn_takes_its_stages_with_it(play: Play) -> None:
    before = first(play)
    play.says("li", "接着 议1 改什么 / 屋顶 / 管道")

    stages.call_off(play.work, before, play.now + timedelta(hours=1))

    assert poll(play, 2).state is State.WITHDRAWN


@pytest.mark.parametrize(
    ("options", "winner", "opens"),
    [
        (("改", "不改"), "1", True),
        (("改", "不改"), "2", False),
        (("不装", "装"), "2", True),
        (("不用装", "装"), "1", False),
        (("屋顶", "管道"), "2", True),
        (("屋顶", "屋顶和管道"), "2", True),
        (("改", "不改", "再等等"), "2", True),
    ],
)
def test_of_something_and_its_denial_only_the_first_leads_on(
    play: Play, options: tuple[str, ...], winner: str, opens: bool
) -> None:
    asked(play, *options, **YARD, method=Method.SINGLE)
    play.says("li", "接着 议1 怎么改 / 今年 / 明年")
    all_vote(play, 1, winner)

    play.waits(days=3)

    assert poll(play, 2).state is (State.OPEN if opens else State.WITHDRAWN)
