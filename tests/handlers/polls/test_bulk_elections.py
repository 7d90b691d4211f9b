"""楼栋长 elections in 139 buildings at once: one word calls them, each is held by itself, one roll-up says all."""

from __future__ import annotations

from collections import Counter

import pytest

from domain.message import Say
from domain.polls.poll import Poll, State
from domain.polls.rules import Verdict
from handlers.polls import happening
from handlers.polls.series.rolling_up import Outcome, standing_of
from storage.polls.polls import Happening
from tests.handlers.play import Play
from tests.handlers.polls.streets import DIRECTOR, a_play_in, group_of, streets

#: In so many buildings two stand and one is elected, the two are tied, one stands alone, nobody stands.
ELECTED, TIED, ALONE, NOBODY = 100, 20, 15, 4


def called(play: Play) -> tuple[Poll, ...]:
    """The elections of all buildings, in which people are nominated."""
    play.says(DIRECTOR, "选举 邻长")
    play.presses(DIRECTOR, "poll.elect-now")
    return every(play)


def every(play: Play) -> tuple[Poll, ...]:
    """All polls of the batch, runoffs too."""
    found = play.work.polls.find(1)
    assert found is not None
    assert found.batch is not None
    return play.work.polls.of_batch(found.batch)


def somebody_stands(play: Play, polls: tuple[Poll, ...]) -> None:
    for place, poll in enumerate(polls):
        rooms = () if place >= ELECTED + TIED + ALONE else ("101",) if place >= ELECTED + TIED else ("101", "102")
        for room in rooms:
            person = play.person(f"{poll.building}-{room}")
            assert play.work.nominations.add(poll.id, person, person, play.now)


def everybody_votes(play: Play, polls: tuple[Poll, ...]) -> None:
    """Three households each; where it is to be a tie the third abstains."""
    for place, poll in enumerate(polls):
        choices = "120" if ELECTED <= place < ELECTED + TIED else "111"
        for voice, choice in zip(play.work.rolls.units(poll.id), choices, strict=True):
            play.work.secret.cast(poll, [voice.unit], choice)


def nobody_looks_for_outages(play: Play) -> None:
    """The last half hour of a poll is watched every few seconds, which is tried elsewhere."""
    for poll in every(play):
        play.work.polls.drop_moment(poll, Happening.WATCH)


def test_a_hundred_and_thirty_nine_buildings_elect_at_once() -> None:
    buildings = ELECTED + TIED + ALONE + NOBODY
    with a_play_in(streets(12, buildings)) as play:
        polls = called(play)
        assert len(polls) == buildings
        assert {poll.state for poll in polls} == {State.NOTICED}
        somebody_stands(play, polls)

        play.waits(days=4)
        opened = [poll for poll in every(play) if poll.state is State.OPEN]
        assert len(opened) == ELECTED + TIED + ALONE
        everybody_votes(play, tuple(opened))
        nobody_looks_for_outages(play)

        play.waits(days=3)
        runoffs = [poll for poll in every(play) if poll.runoff_of]
        assert len(runoffs) == TIED
        play.waits(days=1)
        for runoff in runoffs:
            choice = "1" if runoff.id % 2 else "2"
            for voice in play.work.rolls.units(runoff.id):
                play.work.secret.cast(play.work.polls.get(runoff.id), [voice.unit], choice)
        nobody_looks_for_outages(play)
        play.waits(days=8)

        standing = standing_of(play.work, polls[0].batch or 0)
        counted = Counter(outcome for _, outcome in standing.places)
        assert counted == {Outcome.PASSED: ELECTED + TIED + ALONE, Outcome.WITHDRAWN: NOBODY}
        assert standing.over
        (over,) = [one for one in play.all_heard if one.key == "batch-whole"]
        assert over.arg("places") == buildings
        won = [line for line in over.arg("lines") if line.key == "batch-line-won"]  # type: ignore[union-attr]
        assert len(won) == ELECTED + TIED + ALONE


def test_each_group_hears_once_of_all_its_buildings() -> None:
    with a_play_in(streets(4, 20)) as play:
        called(play)

        for grid in ("g1", "g2", "g3", "g4"):
            assert play.heard(group_of(grid)) == ["election-announced"]
            lines = play.last(group_of(grid)).arg("lines")
            assert len(lines) == 5  # type: ignore[arg-type]
        assert play.heard(DIRECTOR) == ["batch-summary"]


def test_where_nobody_stands_each_group_hears_once_of_all_its_buildings() -> None:
    with a_play_in(streets(4, 20)) as play:
        somebody_stands(play, called(play)[:10])

        for key, state in (("election-prolonged", State.NOTICED), ("election-nobody-stood", State.WITHDRAWN)):
            play.waits(days=4)
            assert [poll.state for poll in every(play)][10:] == [state] * 10
            for grid in ("g1", "g2", "g3", "g4"):
                (told,) = [one for one in play.all_heard if one.key == key and one.message.to == group_of(grid)]
                assert 2 <= len(told.arg("lines")) <= 3  # type: ignore[arg-type]


def test_neighbours_stand_where_they_live_and_nowhere_else() -> None:
    with a_play_in(streets(2, 6)) as play:
        called(play)

        play.says("b3-101", "我参选")

        (poll,) = [poll for poll in every(play) if poll.building == "b3"]
        assert play.work.nominations.of_person(poll.id, play.person("b3-101"))
        assert play.count("nominations") == 1
        play.says("b3-101", f"我参选 议{poll.serial % 6 + 1}")
        assert play.heard("b3-101") == ["refusal-candidate-elsewhere"]


def test_opening_a_street_of_elections_takes_turns_with_everything_else() -> None:
    with a_play_in(streets(3, 30)) as play:
        somebody_stands(play, called(play))
        play.now = play.now.replace(day=play.now.day + 4)

        portions = []
        while done := happening.happen(play.work, play.now):
            portions.append(done)

        assert max(portions) <= 10
        assert sum(poll.state is State.OPEN for poll in every(play)) == 30


def test_what_is_planned_is_shown_and_can_be_changed_with_buttons() -> None:
    with a_play_in(streets(2, 6)) as play:
        play.says(DIRECTOR, "选举")
        assert play.heard(DIRECTOR) == ["election-ask"]
        play.says(DIRECTOR, "邻长")
        assert play.heard(DIRECTOR) == ["election-plan"]
        assert play.last(DIRECTOR).arg("where") == Say("election-in-buildings", {"grid": "富家社区", "count": 6})

        other = [label.key for _, label in play.last(DIRECTOR).message.choices]
        assert other == ["button-election-go", "button-election-by-grid", *["button-election-days"] * 2]
        play.says(DIRECTOR, "4")
        play.says(DIRECTOR, "2")
        assert play.last(DIRECTOR).arg("where") == Say("election-in-grid", {"grid": "富家社区", "count": 1})
        play.presses(DIRECTOR, "poll.elect-now")

        (poll,) = [poll for poll in (play.work.polls.find(1),) if poll]
        assert (poll.building, poll.batch) == (None, None)
        assert (poll.closes_at - poll.opens_at).days == 7


@pytest.mark.parametrize(
    ("words", "seats"),
    [("居民理事会 3-5", (3, 5)), ("居民理事会 3到5人", (3, 5)), ("居民理事会 5", (5, 5)), ("居民理事会", (1, 1))],
)
def test_seats_are_read_from_the_words(words: str, seats: tuple[int, int]) -> None:
    with a_play_in(streets(1, 1)) as play:
        play.says(DIRECTOR, f"选举 {words}")
        play.presses(DIRECTOR, "poll.elect-now")

        (poll,) = [poll for poll in (play.work.polls.find(1),) if poll]
        assert (poll.seats_min, poll.seats_max) == seats
        assert poll.question.endswith("居民理事会")
        assert play.work.nominations.election(poll.id).role is None  # type: ignore[union-attr]


def test_a_post_of_several_words_is_named_whole() -> None:
    with a_play_in(streets(1, 1)) as play:
        play.says(DIRECTOR, "/elect residents' council 3-5")
        play.presses(DIRECTOR, "poll.elect-now")

        (poll,) = [poll for poll in (play.work.polls.find(1),) if poll]
        assert poll.question.endswith("residents' council")
        assert (poll.seats_min, poll.seats_max) == (3, 5)


@pytest.mark.parametrize(
    ("who", "words", "key"),
    [
        ("b1-101", "选举 邻长", "refusal-batch-staff-only"),
        (DIRECTOR, "选举 居民理事会 3-50", "refusal-election-words"),
        (DIRECTOR, "选举 3", "refusal-election-words"),
    ],
)
def test_what_cannot_be_elected_is_refused_in_words(who: str, words: str, key: str) -> None:
    with a_play_in(streets(2, 4)) as play:
        play.says(who, words)

        assert play.heard(who) == [key]
        assert play.count("polls") == 0


def test_a_leader_calls_elections_in_their_own_grid_only() -> None:
    with a_play_in(streets(2, 4)) as play:
        play.says("leader-g1", "选举 邻长 第2小区")
        assert play.heard("leader-g1") == ["refusal-batch-not-yours"]

        play.says("leader-g1", "选举 邻长")
        play.presses("leader-g1", "poll.elect-now")

        assert {(poll.grid, poll.building) for poll in every(play)} == {("g1", "b2"), ("g1", "b4")}


def test_a_button_of_somebody_who_lost_the_post_calls_nothing() -> None:
    with a_play_in(streets(2, 4)) as play:
        play.says("leader-g1", "选举 邻长")
        play.write("UPDATE posts SET until_at = 1")

        play.presses("leader-g1", "poll.elect-now")

        assert play.heard("leader-g1") == ["refusal-batch-staff-only"]
        assert play.count("polls") == 0


def test_a_verdict_of_every_place_has_an_outcome() -> None:
    assert {outcome.value for outcome in Outcome} >= {verdict.value for verdict in Verdict}
