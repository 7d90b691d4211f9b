"""From doors and people to voices: nobody twice, nothing lost, always in the same order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.polls.electorate import Door, Electorate, Entry, Member, counted_order, door_label, named
from domain.polls.roll import Unit, roll_hash
from domain.register import Relation

doors = st.lists(
    st.builds(
        Door,
        household=st.integers(1, 40),
        label=st.just("4栋101"),
        area_cm2=st.integers(1, 2_000_000),
        owner_key=st.sampled_from(("", "", "laowu", "developer")),
        adults=st.integers(0, 4),
    ),
    unique_by=lambda door: door.household,
    max_size=12,
)


@st.composite
def electorates(draw: st.DrawFn) -> Electorate:
    """Doors, and people each of whom belongs to up to three of them."""
    behind = draw(doors)
    members: dict[int, list[Member]] = {}
    for person in range(1, draw(st.integers(1, 10))):
        for door in draw(st.lists(st.sampled_from(behind), unique=True, max_size=3)) if behind else ():
            member = Member(door.household, person, f"{person}", draw(st.sampled_from(Relation)))
            members.setdefault(door.household, []).append(member)
    return Electorate(behind, members)


def hashed(entries: Sequence[Entry]) -> str:
    return roll_hash(Unit(unit, entry.key, entry.area_cm2) for unit, entry in enumerate(entries, 1))


@given(electorates())
def test_every_door_is_one_household_empty_ones_too(electorate: Electorate) -> None:
    found = list(electorate.households())
    assert [entry.doors for entry in found] == [(door.household,) for door in electorate.doors]


@given(electorates())
def test_an_adult_has_one_voice_however_many_homes(electorate: Electorate) -> None:
    found = list(electorate.adults())
    people = {member.person for members in electorate.members.values() for member in members}
    assert sorted(entry.person for entry in found if entry.person is not None) == sorted(people)
    assert all(entry.voters in ((), (entry.person,)) for entry in found)


@given(electorates())
def test_behind_no_door_are_fewer_adults_than_were_counted(electorate: Electorate) -> None:
    found = list(electorate.adults())
    for door in electorate.doors:
        there = [entry for entry in found if door.household in entry.doors]
        assert len(there) == max(door.adults, len(electorate.members.get(door.household, ())))


@given(electorates())
def test_an_owner_has_one_voice_and_the_floor_of_all_their_rooms(electorate: Electorate) -> None:
    found = list(electorate.owners())
    keys = {door.owner_key or door.household for door in electorate.doors}
    assert len(found) == len(keys)
    assert sum(entry.area_cm2 for entry in found) == sum(door.area_cm2 for door in electorate.doors)
    assert sorted(door for entry in found for door in entry.doors) == sorted(
        door.household for door in electorate.doors
    )


@given(electorates())
def test_no_tenant_votes_as_an_owner(electorate: Electorate) -> None:
    owning = {
        (member.household, member.person)
        for members in electorate.members.values()
        for member in members
        if member.relation is Relation.OWNER
    }
    for entry in electorate.owners():
        assert len(set(entry.voters)) == len(entry.voters)
        assert all(any((door, person) in owning for door in entry.doors) for person in entry.voters)


@given(electorates())
def test_no_two_voices_have_one_key_and_no_key_names_anybody(electorate: Electorate) -> None:
    for found in (list(electorate.households()), list(electorate.adults()), list(electorate.owners())):
        keys = [entry.key for entry in found]
        assert len(set(keys)) == len(keys)
        assert not [key for key in keys if "laowu" in key or "developer" in key]
        assert hashed(found) == hashed(found)


def test_people_come_in_the_order_they_were_met() -> None:
    assert [entry.key for entry in named([(7, "何姐"), (3, "李师傅")])] == ["person:3", "person:7"]


@pytest.mark.parametrize(
    ("building", "unit", "room", "label"),
    [
        ("4栋", "2", "301", "4栋2-301"),
        ("5栋", "", "101", "5栋101"),
        ("Block 4", "2", "301", "Block 4-2-301"),
        ("No. 5", "", "1", "No. 5-1"),
        ("红楼", "东", "301", "红楼东-301"),
    ],
)
def test_a_door_is_written_as_neighbours_write_it(building: str, unit: str, room: str, label: str) -> None:
    assert door_label(building, unit, room) == label


def test_two_comes_before_ten() -> None:
    rooms = ["1001", "201", "B1", "101", "101²", "9", "B10", "B2", ""]
    assert sorted(rooms, key=counted_order) == ["", "9", "101", "101²", "201", "1001", "B1", "B2", "B10"]
