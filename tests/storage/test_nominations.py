"""Who is put up for election: once each, on the ballot only with their own yes, and only while people are nominated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.polls.poll import Option, Poll, State
from storage.engine.sqlite import sqlite3
from storage.polls.nominations import Election, Nomination
from storage.work import Work
from tests.storage.elections import an_election, in_state
from tests.town import NOON, a_unit, someone

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def put_up(work: Work, poll: Poll, who: str, by: str) -> Nomination:
    nomination = work.nominations.add(poll.id, someone(work, who).id, someone(work, by).id, NOON)
    assert nomination is not None
    return nomination


def test_an_election_is_to_a_role_or_to_what_it_asks_and_no_other_poll_is_one(work: Work) -> None:
    leader, council = an_election(work), an_election(work, role=None)
    assert work.nominations.election(leader.id) == Election(leader.id, "leader", False)
    assert work.nominations.election(council.id) == Election(council.id, None, False)
    assert work.nominations.election(council.id + 1) is None


def test_nobody_can_be_elected_to_a_role_the_town_never_had(work: Work) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        an_election(work, role="emperor")


def test_only_the_election_that_nobody_stood_in_is_prolonged(work: Work) -> None:
    polls = [an_election(work), an_election(work)]
    work.nominations.prolong(polls[0].id)
    elections = [work.nominations.election(poll.id) for poll in polls]
    assert [election.prolonged for election in elections if election is not None] == [True, False]


def test_whoever_puts_up_themselves_has_said_yes_and_whoever_is_put_up_nothing_yet(work: Work) -> None:
    poll = an_election(work)
    assert put_up(work, poll, "wang", by="wang").accepted is True
    assert put_up(work, poll, "zhao", by="wang").accepted is None
    answered = [row[0] for row in work._connection.execute("SELECT answered_at IS NULL FROM nominations ORDER BY id")]
    assert answered == [False, True]


def test_what_was_noted_is_found_again_as_it_was_said(work: Work) -> None:
    poll = an_election(work)
    own, other = put_up(work, poll, "wang", by="wang"), put_up(work, poll, "zhao", by="wang")
    assert work.nominations.of_poll(poll.id) == (own, other)
    assert work.nominations.get(other.id) == other
    assert work.nominations.of_person(poll.id, other.person) == other
    assert work.nominations.get(other.id + 1) is None
    assert work.nominations.of_person(poll.id, someone(work, "li").id) is None


def test_nobody_is_put_up_twice_in_one_election_and_the_first_word_stays(work: Work) -> None:
    poll, wang = an_election(work), someone(work, "wang").id
    first = put_up(work, poll, "wang", by="zhao")
    assert work.nominations.add(poll.id, wang, wang, LATER) is None
    assert work.nominations.of_poll(poll.id) == (first,)
    assert put_up(work, an_election(work), "wang", by="wang").accepted is True


def test_whoever_was_put_up_answers_and_may_change_their_mind(work: Work) -> None:
    poll = an_election(work)
    wang, zhao = put_up(work, poll, "wang", by="zhao"), put_up(work, poll, "zhao", by="wang")
    heard = []
    for answer in (True, False, True):
        work.nominations.answer(wang, answer, LATER)
        heard.append([one.accepted for one in work.nominations.of_poll(poll.id)])
    assert heard == [[True, None], [False, None], [True, None]]
    work.nominations.answer(zhao, False, LATER)
    assert [one.accepted for one in work.nominations.of_poll(poll.id)] == [True, False]


def test_elections_of_a_building_are_not_those_of_its_yard(work: Work) -> None:
    fourth, fifth = (an_election(work, building=building) for building in ("yard-4", "yard-5"))
    yard, willow = an_election(work), an_election(work, grid="willow")
    assert work.nominations.open_in_building("yard-4") == (fourth.id,)
    assert work.nominations.open_in_building("yard-5") == (fifth.id,)
    assert work.nominations.open_in_grid("yard") == (yard.id,)
    assert work.nominations.open_in_grid("north") == ()
    assert work.nominations.open_all() == (
        (fourth.id, "yard"),
        (fifth.id, "yard"),
        (yard.id, "yard"),
        (willow.id, "willow"),
    )


def open_elections(work: Work) -> tuple[int, ...]:
    """What is open to nominations in 4栋 and in the yard as a whole; the same is open in the whole town."""
    found = (*work.nominations.open_in_building("yard-4"), *work.nominations.open_in_grid("yard"))
    assert tuple(id for id, _ in work.nominations.open_all()) == found
    return found


@pytest.mark.parametrize("state", [state for state in State if state is not State.NOTICED])
def test_people_are_nominated_only_while_an_election_is_noticed(work: Work, state: State) -> None:
    building, grid = an_election(work, building="yard-4"), an_election(work)
    assert open_elections(work) == (building.id, grid.id)
    for poll in (building, grid):
        in_state(work, poll, state)
    assert open_elections(work) == ()


def test_once_the_ballot_is_made_nobody_is_nominated_any_more(work: Work) -> None:
    building, grid = an_election(work, building="yard-4"), an_election(work)
    for poll in (building, grid):
        work.polls.put_up(poll, [Option("王阿姨", person=someone(work, "wang").id)])
    assert open_elections(work) == ()


def test_a_candidate_stands_with_a_yes_and_until_the_election_opens(work: Work) -> None:
    first, second, third = (an_election(work) for _ in range(3))
    wang = someone(work, "wang").id
    put_up(work, first, "wang", by="wang")
    put_up(work, second, "wang", by="zhao")
    work.nominations.answer(put_up(work, third, "wang", by="zhao"), True, LATER)
    assert work.nominations.standing_for(wang) == (first.id, third.id)
    in_state(work, first, State.OPEN)
    assert work.nominations.standing_for(wang) == (third.id,)
    assert work.nominations.standing_for(someone(work, "zhao").id) == ()


def test_an_election_is_without_candidates_as_long_as_nobody_says_yes(work: Work) -> None:
    batch = work.batches.add("楼栋长", "fujia", someone(work, "yang").id, NOON)
    fourth, fifth = (
        an_election(work, building=building, batch=batch.id, question=f"{building} 楼栋长")
        for building in ("yard-4", "yard-5")
    )
    an_election(work, building="yard-4", question="另外选的")
    an_election(work, grid="willow", batch=batch.id)
    both = ((fourth.serial, "yard-4 楼栋长"), (fifth.serial, "yard-5 楼栋长"))
    assert work.nominations.without_candidates(batch.id, "yard") == both
    asked = put_up(work, fourth, "wang", by="zhao")
    assert work.nominations.without_candidates(batch.id, "yard") == both
    work.nominations.answer(asked, True, LATER)
    assert work.nominations.without_candidates(batch.id, "yard") == both[1:]
    work.nominations.answer(asked, False, LATER)
    assert work.nominations.without_candidates(batch.id, "yard") == both
    in_state(work, fifth, State.WITHDRAWN)
    assert work.nominations.without_candidates(batch.id, "yard") == both[:1]
