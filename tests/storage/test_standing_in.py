"""Who is there and who stands in, at every moment, whoever else is away."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from storage.town.standing_in import Absent, Away, Held, lent

PEOPLE = st.integers(1, 4)


@st.composite
def absences(draw: st.DrawFn) -> tuple[Away, ...]:
    """For each of some people one absence after the other, perhaps with somebody else who stands in."""
    found = []
    for person in draw(st.sets(PEOPLE)):
        ends = sorted(draw(st.sets(st.integers(0, 20), max_size=4)))
        for start, end in list(pairwise(ends))[::2]:
            stand_in = draw(st.none() | PEOPLE.filter(lambda one, person=person: one != person))
            found.append(Away(person, stand_in, start, end))
    return tuple(found)


def test_an_office_is_lent_for_just_as_long_as_its_holder_has_it_and_is_away() -> None:
    (part,) = lent([Held(1, "post", 5, 15)], [Away(1, 2, 0, 10)])
    assert (part.person, part.from_us, part.until_us, part.lent) == (2, 5, 10, True)
    assert list(lent([Held(1, "post", 5, 10)], [Away(1, 2, 10, 20)])) == []
    assert list(lent([Held(1, "post", 5)], [Away(1, None, 6, 7)])) == []


def test_a_span_has_its_first_moment_and_not_its_last() -> None:
    away = Away(1, 2, 5, 10)
    assert [us for us in range(3, 12) if away.covers(us)] == [5, 6, 7, 8, 9]


def test_two_who_stand_in_for_each_other_lead_nowhere() -> None:
    absent = Absent((Away(1, 2, 0, 9), Away(2, 1, 0, 9)))
    assert absent.present((1, 2), 5) == ()
    assert absent.stands_in_for(1, 5) == {2}


@given(absences(), st.lists(PEOPLE, max_size=4), st.integers(-1, 21))
def test_who_is_said_to_be_there_is_there(away: tuple[Away, ...], people: list[int], us: int) -> None:
    absent = Absent(away)
    there = absent.present(people, us)
    assert not any(absence.person in there and absence.covers(us) for absence in away)
    assert {person for person in people if absent.away(person, us) is None} <= set(there)
    assert len(set(there)) == len(there)


@given(absences(), PEOPLE, st.integers(-1, 21))
def test_whoever_is_spoken_to_instead_may_do_what_the_absent_one_may(away: tuple[Away, ...], who: int, us: int) -> None:
    absent = Absent(away)
    for there in absent.present((who,), us):
        holding = {
            held.person for held in (Held(who, "post", 0), *lent([Held(who, "post", 0)], away)) if held.covers(us)
        }
        assert us < 0 or there in holding
        assert there == who or who in absent.stands_in_for(there, us)
