"""Very many people hear of a poll a part at a time: everybody once, whatever ends the program, and nobody too late.

Nine neighbours of one grid, four of whom are told in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.message import Say
from domain.polls.poll import Effect, Poll, State
from domain.polls.presets import PRESETS
from handlers.deadlines import sweep
from handlers.polls import portions, spreading
from handlers.polls.asking.opening import give_notice, open_poll
from handlers.polls.cards import facts
from handlers.polls.posting import announce
from storage.polls.polls import Happening
from tests.handlers.play import Play
from tests.handlers.polls.asked import draft
from tests.handlers.polls.streets import DIRECTOR, a_play_in, streets

PORTION, VOTERS = 4, 9


class Ended(Exception):
    """The program ended."""


@pytest.fixture
def street(monkeypatch: pytest.MonkeyPatch) -> Iterator[Play]:
    monkeypatch.setattr(portions, "AT_ONCE", PORTION)
    monkeypatch.setattr(spreading, "AT_ONCE", PORTION)
    with a_play_in(streets(1, 3)) as play:
        yield play


@pytest.fixture
def lane(monkeypatch: pytest.MonkeyPatch) -> Iterator[Play]:
    """The same street, whose people have no group."""
    monkeypatch.setattr(portions, "AT_ONCE", PORTION)
    monkeypatch.setattr(spreading, "AT_ONCE", PORTION)
    with a_play_in(replace(streets(1, 3), chats=())) as play:
        yield play


def drafted(play: Play, **changes: object) -> Poll:
    binding = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}
    return draft(play, **{"grid": "g1", "proposed_by": play.person(DIRECTOR), **binding, **changes})


def opened(play: Play, **changes: object) -> Poll:
    """The poll as the transaction left it that opened it."""
    return open_poll(play.work, drafted(play, **changes), play.now)


def told(play: Play, poll: Poll, what: str) -> list[int]:
    """Whom it was said to, in the order in which it was."""
    rows = play.rows("SELECT reader FROM outbox WHERE once = ? ORDER BY id", f"poll:{poll.id}:{what}")
    return [row["reader"] for row in rows]


def voters(play: Play, poll: Poll) -> list[int]:
    return list(play.work.rolls.everybody(poll.id, 0, 1_000))


def parts(play: Play, poll: Poll, what: str) -> list[int]:
    """How many heard it in each transaction of the sweep from now on."""
    before, counted = len(told(play, poll, what)), []
    while sweep(play.work, play.now):
        heard = len(told(play, poll, what))
        counted.append(heard - before)
        before = heard
    return [count for count in counted if count]


def dies_over_a_part(play: Play) -> None:
    """The program ends before what it does is stored."""
    work = play.work
    with work.all_or_nothing():
        sweep(work, play.now)
        raise Ended


def nobody_makes_up_for_outages(play: Play, poll: Poll) -> None:
    play.work.polls.drop_moment(poll, Happening.WATCH)


def test_everybody_hears_once_that_it_is_open_a_part_at_a_time(street: Play) -> None:
    poll = opened(street)
    assert told(street, poll, "opened") == voters(street, poll)[:PORTION]

    assert parts(street, poll, "opened") == [4, 1]

    assert told(street, poll, "opened") == voters(street, poll)
    assert len(voters(street, poll)) == VOTERS
    assert street.work.polls.moment(poll, Happening.TELL) is None


def test_whom_one_transaction_can_tell_hear_it_when_it_opens(street: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "AT_ONCE", VOTERS)

    poll = opened(street)

    assert told(street, poll, "opened") == voters(street, poll)
    assert street.work.polls.moment(poll, Happening.TELL) is None


def test_a_poll_that_opens_by_itself_tells_no_more_people_at_once(street: Play) -> None:
    noticed = give_notice(street.work, drafted(street, rule=PRESETS["residents_households"]), street.now)
    street.now = noticed.opens_at

    assert parts(street, noticed, "opened") == [4, 4, 1]


def test_every_part_begins_behind_the_last_who_was_told(street: Play) -> None:
    poll = opened(street)
    everybody = voters(street, poll)

    (moment,) = [one for one in street.work.polls.moments(poll) if one.kind is Happening.TELL]
    assert moment.progress == everybody[PORTION - 1]
    assert street.work.rolls.silent_voters(poll.id, moment.progress, VOTERS) == tuple(everybody[PORTION:])


@pytest.mark.parametrize("part", [0, 1])
def test_wherever_the_program_ends_everybody_hears_it_once(street: Play, part: int) -> None:
    poll = opened(street)
    for _ in range(part):
        sweep(street.work, street.now)
    before = told(street, poll, "opened")
    with pytest.raises(Ended):
        dies_over_a_part(street)
    assert told(street, poll, "opened") == before

    street.waits(hours=1)

    assert told(street, poll, "opened") == voters(street, poll)


def test_a_part_that_is_told_again_says_nothing_twice(street: Play) -> None:
    poll = opened(street)
    street.work.polls.set_moment(poll, Happening.TELL, street.now, progress=voters(street, poll)[0])

    street.waits(hours=1)

    assert told(street, poll, "opened") == voters(street, poll)


def test_whoever_votes_before_it_is_their_turn_need_not_hear_it(street: Play) -> None:
    poll = opened(street)
    (unit,) = street.work.rolls.voices(poll.id, voters(street, poll)[-1])
    street.says("b3-103", "议1 1")
    assert [ballot.unit for ballot in street.work.ballots.standing(poll.id)] == [unit.unit]

    street.waits(hours=1)

    assert told(street, poll, "opened") == voters(street, poll)[:-1]


def test_nobody_hears_after_its_end_that_it_is_open(street: Play) -> None:
    poll = opened(street)
    nobody_makes_up_for_outages(street, poll)

    street.sleeps_through(days=3)

    assert street.work.polls.get(poll.id).state is not State.OPEN
    assert told(street, poll, "opened") == voters(street, poll)[:PORTION]
    assert street.work.polls.moment(poll, Happening.TELL) is None


def test_where_an_outage_is_made_up_for_the_others_still_hear_it(street: Play) -> None:
    poll = opened(street)

    street.sleeps_through(days=3)
    street.waits(seconds=2)

    assert street.work.polls.get(poll.id).state is State.OPEN
    assert told(street, poll, "opened") == voters(street, poll)


def test_the_silent_are_reminded_a_part_at_a_time(street: Play) -> None:
    poll = opened(street)
    street.waits(days=1)
    street.says("b1-101", "议1 1")
    at = street.work.polls.moment(poll, Happening.REMIND_DAY)
    assert at is not None
    street.now = at

    assert parts(street, poll, "remind_day") == [4, 4]

    (voted,) = set(voters(street, poll)) - set(told(street, poll, "remind_day"))
    assert voted == street.person("b1-101")
    assert len(told(street, poll, "remind_day")) == VOTERS - 1


def test_a_reminder_that_runs_into_the_quiet_goes_on_in_the_morning_where_it_stood(street: Play) -> None:
    poll = opened(street)
    at = street.work.polls.moment(poll, Happening.REMIND_DAY)
    assert at is not None
    street.now = at
    everybody = voters(street, poll)
    while not told(street, poll, "remind_day"):
        sweep(street.work, street.now)
    assert told(street, poll, "remind_day") == everybody[:PORTION]

    street.sleeps_through(hours=12)
    (moment,) = [one for one in street.work.polls.moments(poll) if one.kind is Happening.REMIND_DAY]
    assert moment.progress == everybody[PORTION - 1]
    assert told(street, poll, "remind_day") == everybody[:PORTION]

    street.waits(hours=8)
    assert told(street, poll, "remind_day") == everybody


def test_of_a_poll_that_was_withdrawn_meanwhile_nobody_else_hears(street: Play) -> None:
    poll = opened(street, preset="straw", rule=PRESETS["straw"], effect=Effect.STRAW)
    street.deliver()
    street.listen()

    street.says(DIRECTOR, "撤回 议1")

    assert street.work.polls.get(poll.id).state is State.WITHDRAWN
    assert told(street, poll, "opened") == voters(street, poll)[:PORTION]


def ended(play: Play, poll: Poll) -> Poll:
    """The poll as the transaction left it that closed it."""
    nobody_makes_up_for_outages(play, poll)
    for kind in (Happening.REMIND_HALF, Happening.REMIND_DAY, Happening.REMIND_HOURS):
        play.work.polls.drop_moment(poll, kind)
    play.now = poll.closes_at
    while play.work.polls.get(poll.id).state is State.OPEN:
        assert sweep(play.work, play.now)
    return play.work.polls.get(poll.id)


def without_buttons(play: Play, poll: Poll) -> list[int]:
    """Whose card was changed, or will be, to one on which nothing can be chosen."""
    rows = play.rows(
        "SELECT DISTINCT reader FROM outbox WHERE card = ? AND edits IS NOT NULL AND buttons = '[]' ORDER BY reader",
        f"poll:{poll.id}:private",
    )
    return [row["reader"] for row in rows]


def who_heard(play: Play, key: str) -> list[int]:
    """Who was told that, in the order in which they were."""
    rows = play.rows("SELECT reader, body FROM outbox WHERE once IS NOT NULL ORDER BY id")
    return [row["reader"] for row in rows if f'"{key}"' in row["body"]]


def test_the_result_stands_before_the_first_of_very_many_cards_is_changed(street: Play) -> None:
    poll = opened(street)
    street.waits(hours=1)
    street.deliver()

    closed = ended(street, poll)

    assert closed.verdict is not None
    assert street.work.polls.result(closed) is not None
    assert without_buttons(street, poll) == []
    assert street.work.polls.moment(poll, Happening.SPREAD) is not None


def test_cards_are_changed_and_the_result_is_told_a_part_at_a_time(lane: Play) -> None:
    poll = opened(lane)
    lane.waits(hours=1)
    lane.deliver()
    ended(lane, poll)
    everybody, reached = voters(lane, poll), []

    while sweep(lane.work, lane.now):
        reached.append((len(without_buttons(lane, poll)), len(who_heard(lane, "poll-published"))))

    assert reached[:3] == [(4, 4), (8, 8), (9, 9)]
    assert who_heard(lane, "poll-published") == everybody
    assert lane.work.announcements.waiting(poll.id) == ()


@pytest.mark.parametrize("part", [0, 1, 2])
def test_wherever_the_program_ends_everybody_hears_the_result_once(lane: Play, part: int) -> None:
    poll = opened(lane)
    lane.waits(hours=1)
    lane.deliver()
    result = lane.work.polls.result(ended(lane, poll))
    for _ in range(part):
        sweep(lane.work, lane.now)
    before = who_heard(lane, "poll-published")
    with pytest.raises(Ended):
        dies_over_a_part(lane)
    assert who_heard(lane, "poll-published") == before

    lane.waits(hours=1)

    assert who_heard(lane, "poll-published") == voters(lane, poll)
    assert without_buttons(lane, poll) == voters(lane, poll)
    assert lane.work.polls.result(poll) == result


def test_whoever_presses_a_card_that_was_not_changed_yet_hears_that_it_is_over(street: Play) -> None:
    poll = opened(street)
    street.waits(hours=1)
    street.deliver()
    result = street.work.polls.result(ended(street, poll))

    street.says("b3-103", f"议{poll.serial} 1")

    assert street.work.ballots.standing(poll.id) == ()
    assert street.last("b3-103").key == "refusal-poll-closed"
    assert street.work.polls.result(poll) == result


def test_whoever_only_looked_at_it_sees_last_that_it_is_over(street: Play) -> None:
    poll = opened(street)
    street.waits(hours=1)
    street.says(DIRECTOR, f"议{poll.serial}")
    street.deliver()
    assert street.person(DIRECTOR) not in voters(street, poll)
    ended(street, poll)

    street.waits(seconds=1)

    assert set(without_buttons(street, poll)) == {*voters(street, poll), street.person(DIRECTOR)}


def test_what_is_announced_meanwhile_is_heard_by_everybody_as_well(lane: Play) -> None:
    poll = opened(lane)
    lane.waits(hours=1)
    lane.deliver()
    closed = ended(lane, poll)
    sweep(lane.work, lane.now)
    announce(lane.work, closed, Say("poll-in-effect", facts(lane.work, closed)), lane.now)

    lane.waits(seconds=1)

    for key in ("poll-published", "poll-in-effect"):
        assert sorted(who_heard(lane, key)) == voters(lane, poll), key
