"""What a town may want otherwise of its polls: no reminders, and a roll that is published without the doors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.polls.poll import Effect, Poll
from domain.polls.presets import PRESETS
from domain.register import Register
from handlers.polls.asking.opening import open_poll
from storage.polls.polls import Happening
from tests.handlers.play import Play, texts
from tests.handlers.polls.asked import draft
from tests.handlers.polls.streets import DIRECTOR, a_play_in, group_of, streets

GROUP = group_of("g1")

REMINDERS = {Happening.REMIND_HALF, Happening.REMIND_DAY, Happening.REMIND_HOURS}


def town_with(**own: object) -> Register:
    register = streets(1, 3)
    return replace(register, town=replace(register.town, **own))  # type: ignore[arg-type]


@pytest.fixture
def discreet() -> Iterator[Play]:
    with a_play_in(town_with(poll_doors=False)) as play:
        yield play


def opened(play: Play) -> Poll:
    """A binding poll among nine households, open."""
    binding = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}
    poll = draft(play, grid="g1", proposed_by=play.person(DIRECTOR), **binding)
    poll = open_poll(play.work, poll, play.now)
    play.deliver()
    play.listen()
    return poll


def over(play: Play, poll: Poll) -> None:
    """Three have voted, and it is published."""
    for door, choice in (("b1-101", 1), ("b2-102", 2), ("b3-103", 1)):
        play.says(door, f"议1 {choice}")
    play.waits(days=4)


def published(play: Play) -> list[tuple[str, tuple[str, ...]]]:
    """The lines of the roll as the group read them: the sentence, and what stands in it."""
    (page,) = [one for one in play.all_heard if one.message.to == GROUP and one.key.startswith("poll-roll")]
    lines = page.arg("lines")
    assert isinstance(lines, tuple)
    return [(line.key, tuple(texts(line))) for line in lines]


def test_where_the_town_wants_it_everybody_finds_their_choice_by_the_receipt_alone(discreet: Play) -> None:
    poll = opened(discreet)
    over(discreet, poll)

    receipts = sorted(ballot.receipt for ballot in discreet.work.ballots.standing(poll.id))
    lines = published(discreet)
    assert [key for key, _ in lines] == ["poll-roll-receipt"] * 3
    assert [receipt for receipt in receipts for _, said in lines if receipt in said] == receipts
    assert [next(one for one in said if one.startswith("R-")) for _, said in lines] == receipts
    labels = {voice.label for voice in discreet.work.rolls.units(poll.id)}
    assert not any(label in text for _, said in lines for text in said for label in labels)


def test_elsewhere_every_door_stands_beside_its_choice() -> None:
    with a_play_in(town_with()) as play:
        poll = opened(play)
        over(play, poll)

        assert [key for key, _ in published(play)] == ["poll-roll-line"] * 3


def test_what_was_said_when_it_opened_holds_whatever_the_town_wants_later(discreet: Play) -> None:
    poll = opened(discreet)
    discreet.work.registers.bring_in(town_with(poll_doors=True), discreet.now)
    over(discreet, poll)

    assert {key for key, _ in published(discreet)} == {"poll-roll-receipt"}


def test_whoever_is_asked_reads_how_it_will_be_published(discreet: Play) -> None:
    opened(discreet)

    secrecy = discreet.last("b1-101").arg("secrecy")
    assert getattr(secrecy, "key", None) == "poll-secrecy-named-by-receipt"


def test_in_a_town_without_reminders_nobody_is_reminded() -> None:
    with a_play_in(town_with(poll_reminders=False)) as play:
        poll = opened(play)

        assert not REMINDERS & {moment.kind for moment in play.work.polls.moments(poll)}


def test_elsewhere_whoever_is_silent_is_reminded() -> None:
    with a_play_in(town_with()) as play:
        poll = opened(play)

        assert {moment.kind for moment in play.work.polls.moments(poll)} >= REMINDERS
