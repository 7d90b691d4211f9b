"""Who has a voice: forty-odd people, what they are, and what comes of it when they type 议1 1.

The yard's doors: 4栋2-301 王阿姨; 4栋2-302 and 5栋101 of one owner, 赵大爷 in the second; 长楼1-101, 1-102 and 2-102.
长楼2-101 is in the next yard, as are 陆大妈's 柳树1栋1-102 and an empty flat.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from domain.places.place import Place
from domain.polls.poll import Poll, RollKind
from domain.polls.roll import roll_hash
from domain.register import Household, Relation, Tenure
from handlers.polls.asking.opening import open_poll
from tests.handlers.play import Play
from tests.handlers.polls.asked import chosen, draft
from tests.handlers.quarter import quarter

Step = Callable[[Play], None]

OLD = ("yard-4", "2", "301")
TWIN = ("yard-4", "2", "302")
LONG = ("long", "1", "101")
NEXT = ("long", "1", "102")
AWAY = ("long", "2", "101")
FLAT = ("yard-5", "", "101")


def lives(who: str, door: tuple[str, str, str], relation: Relation = Relation.OWNER) -> Step:
    """Somebody says where they live, and the leader says yes."""

    def step(play: Play) -> None:
        work, household = play.work, household_of(play, door)
        claim = work.claims.ask(household, play.person(who), 0, None, play.now)
        assert work.claims.grant(claim, relation, play.person("li"), play.now)

    return step


def claims(who: str, *, granted: bool | None = None) -> Step:
    """Somebody says that they live in 长楼1-101, and the leader says nothing yet, or no."""

    def step(play: Play) -> None:
        work = play.work
        claim = work.claims.ask(household_of(play, LONG), play.person(who), 0, None, play.now)
        if granted is False:
            work.claims.refuse(claim, play.person("li"), play.now)

    return step


def leaves(who: str, door: tuple[str, str, str]) -> Step:
    return lambda play: play.work.claims.move_out(household_of(play, door), play.person(who))


def household_of(play: Play, door: tuple[str, str, str]) -> int:
    found = play.work.claims.household(Place("yard", *door))
    assert found is not None
    return found


def holds(who: str, role: str = "leader", grid: str = "yard", deputy: int = 0) -> Step:
    sql = "INSERT INTO posts (person, role, grid, deputy, from_at) VALUES (?, ?, ?, ?, 1)"
    return lambda play: play.write(sql, play.person(who), role, grid, deputy)


def loses_office(play: Play) -> None:
    play.write("UPDATE posts SET until_at = 1 WHERE role = 'leader' AND grid = 'yard'")


def is_away(play: Play) -> None:
    """李师傅 is on leave, and 魏姐 stands in."""
    sql = "INSERT INTO absences (person, stand_in, noted_by, from_at, until_at, noted_at) VALUES (?, ?, ?, 1, 9e15, 1)"
    play.write(sql, play.person("li"), play.person("wei"), play.person("li"))


def is_one_with(who: str, other: str) -> Step:
    """Somebody types in one account the code that was shown in the other."""

    def step(play: Play) -> None:
        play.says(other, "我的账号")
        play.says(who, f"/绑定 {play.last(other).arg('code')}")
        play.says(who, "1")
        assert play.heard(who) == ["united"]

    return step


def is_torn_down(play: Play) -> None:
    play.write("UPDATE households SET retired = 1 WHERE building = 'yard-4'")


def developer(play: Play) -> None:
    """Two flats nobody bought yet; 唐师傅 of the firm belongs to one of them."""
    unsold = [
        Household("yard-5", "", room, "yard", 900_000, Tenure.EMPTY, owner_key="developer") for room in ("901", "902")
    ]
    play.work.registers.bring_in(replace(quarter(), households=(*quarter().households, *unsold)), play.now)
    lives("tang", ("yard-5", "", "902"))(play)


def counted(play: Play) -> None:
    """Three adults live in 4栋2-301, one of whom has a name."""
    play.write("UPDATE households SET adults = 3 WHERE building = 'yard-4' AND room = '301'")


@dataclass(frozen=True)
class Scene:
    """``before`` happens until the roll is frozen, ``after`` while the poll is open; ``comes_of_it`` are the doors the
    ballot counts for, or why it does not count.
    """

    says: str
    kind: RollKind
    who: str
    comes_of_it: str | tuple[str, ...]
    before: tuple[Step, ...] = ()
    after: tuple[Step, ...] = ()
    poll: dict[str, object] = field(default_factory=dict)
    listed: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.says


HOME, CLAIM, LATE, ELSEWHERE, GONE, TENANT, ROLE, LISTED = (
    f"refusal-not-on-roll-{why}"
    for why in ("no-home", "claim-waits", "late", "elsewhere", "moved-out", "tenant", "role", "listed")
)

HOUSE, ADULT, OWNER, REPR, LIST = RollKind
REPRESENTATIVES = {"roll_role": "leader"}
ONE_BUILDING = {"building": "yard-4"}
COMMUNITY = {"grid": "fujia"}
TENANCY = Relation.TENANT

TWO_HOMES = (lives("wang", LONG),)
TWO_ROOMS = (lives("zhao", TWIN),)
RENTS = (lives("newcomer", LONG, TENANCY),)

SCENES = (
    Scene("a member of a household", HOUSE, "wang", ("4栋2-301",)),
    Scene("a second member", HOUSE, "newcomer", ("4栋2-301",), (lives("newcomer", OLD),)),
    Scene("two homes", HOUSE, "wang", ("4栋2-301", "长楼1-101"), TWO_HOMES),
    Scene("a tenant", HOUSE, "newcomer", ("长楼1-101",), RENTS),
    Scene(
        "an owner beside a tenant", HOUSE, "lu", ("长楼1-101",), (lives("newcomer", LONG, TENANCY), lives("lu", LONG))
    ),
    Scene("a stranger", HOUSE, "newcomer", HOME),
    Scene("a claim that waits", HOUSE, "newcomer", CLAIM, (claims("newcomer"),)),
    Scene("a claim that was refused", HOUSE, "newcomer", HOME, (claims("newcomer", granted=False),)),
    Scene("a claim made while it was open", HOUSE, "newcomer", CLAIM, (), (claims("newcomer"),)),
    Scene("joined late", HOUSE, "newcomer", LATE, (), (lives("newcomer", LONG),)),
    Scene("a second member who joined late", HOUSE, "newcomer", LATE, (), (lives("newcomer", OLD),)),
    Scene("moved out meanwhile", HOUSE, "wang", GONE, (), (leaves("wang", OLD),)),
    Scene("moved out before", HOUSE, "wang", HOME, (leaves("wang", OLD),)),
    Scene("left one of two homes", HOUSE, "wang", ("长楼1-101",), TWO_HOMES, (leaves("wang", OLD),)),
    Scene("moved within the yard", HOUSE, "wang", GONE, (), (leaves("wang", OLD), lives("wang", LONG))),
    Scene("left and came back", HOUSE, "wang", ("4栋2-301",), (), (leaves("wang", OLD), lives("wang", OLD))),
    Scene("another yard", HOUSE, "lu", ELSEWHERE),
    Scene("the other half of a building", HOUSE, "newcomer", ELSEWHERE, (lives("newcomer", AWAY),)),
    Scene("the leader, who lives elsewhere", HOUSE, "li", HOME),
    Scene("a deputy of the leader", HOUSE, "tang", HOME, (holds("tang", deputy=1),)),
    Scene("the grid worker", HOUSE, "xu", HOME),
    Scene("a firm that answers for things", HOUSE, "feng", HOME),
    Scene("another account of somebody there", HOUSE, "alt", HOME),
    Scene("two accounts made one before", HOUSE, "alt", ("4栋2-301",), (is_one_with("alt", "wang"),)),
    Scene("two accounts made one meanwhile", HOUSE, "alt", ("4栋2-301",), (), (is_one_with("alt", "wang"),)),
    Scene("a door that is no more", HOUSE, "wang", HOME, (is_torn_down,)),
    Scene("a door torn down meanwhile", HOUSE, "wang", ("4栋2-301",), (), (is_torn_down,)),
    Scene("in the building asked", HOUSE, "wang", ("4栋2-301",), poll=ONE_BUILDING),
    Scene("in another building", HOUSE, "zhao", ELSEWHERE, poll=ONE_BUILDING),
    Scene("in a yard of the community", HOUSE, "lu", ("柳树1栋1-102",), poll=COMMUNITY),
    Scene("an adult", ADULT, "wang", ("4栋2-301 王阿姨",)),
    Scene("two adults behind one door", ADULT, "newcomer", ("4栋2-301 newcomer",), (lives("newcomer", OLD),)),
    Scene("an adult with two homes", ADULT, "wang", ("4栋2-301 王阿姨",), TWO_HOMES),
    Scene(
        "an adult who left one of two homes",
        ADULT,
        "wang",
        ("4栋2-301 王阿姨",),
        TWO_HOMES,
        (leaves("wang", OLD),),
    ),
    Scene("an adult who moved out", ADULT, "wang", GONE, (), (leaves("wang", OLD),)),
    Scene("an adult who was only counted", ADULT, "newcomer", LATE, (counted,), (lives("newcomer", OLD),)),
    Scene("an adult who rents", ADULT, "newcomer", ("长楼1-101 newcomer",), RENTS),
    Scene("an owner of two rooms", OWNER, "zhao", ("4栋2-302 +1",)),
    Scene("an owner's family in the other room", OWNER, "newcomer", ("4栋2-302 +1",), (lives("newcomer", TWIN),)),
    Scene("a tenant among owners", OWNER, "newcomer", TENANT, RENTS),
    Scene("who rents here and owns there", OWNER, "wang", ("4栋2-301",), (lives("wang", LONG, TENANCY),)),
    Scene(
        "a tenant who bought meanwhile",
        OWNER,
        "newcomer",
        LATE,
        RENTS,
        (lives("newcomer", LONG),),
    ),
    Scene("the developer", OWNER, "tang", ("5栋901 +1",), (developer,)),
    Scene(
        "an owner who sold one of two rooms",
        OWNER,
        "zhao",
        ("4栋2-302 +1",),
        TWO_ROOMS,
        (leaves("zhao", FLAT),),
    ),
    Scene("an owner who sold both", OWNER, "zhao", GONE, (), (leaves("zhao", FLAT),)),
    Scene("a representative", REPR, "li", ("李师傅",), poll=REPRESENTATIVES),
    Scene("a representative of a yard below", REPR, "he", ("何姐",), poll={**REPRESENTATIVES, **COMMUNITY}),
    Scene("a representative of another yard", REPR, "he", ROLE, poll=REPRESENTATIVES),
    Scene("a deputy", REPR, "tang", ROLE, (holds("tang", deputy=1),), poll=REPRESENTATIVES),
    Scene("who stands in", REPR, "wei", ROLE, (is_away,), poll=REPRESENTATIVES),
    Scene("who lost the post meanwhile", REPR, "li", ("李师傅",), (), (loses_office,), REPRESENTATIVES),
    Scene("who got the post meanwhile", REPR, "tang", ROLE, (), (holds("tang"),), REPRESENTATIVES),
    Scene("a resident among representatives", REPR, "wang", ROLE, poll=REPRESENTATIVES),
    Scene("on the list", LIST, "zhao", ("赵大爷",), listed=("wang", "zhao")),
    Scene("not on the list", LIST, "lu", LISTED, listed=("wang", "zhao")),
)


def opened(play: Play, scene: Scene) -> Poll:
    for step in scene.before:
        step(play)
    poll = draft(play, roll_kind=scene.kind, **scene.poll)
    play.work.rolls.ask_only(poll.id, map(play.person, scene.listed))
    poll = open_poll(play.work, poll, play.now)
    play.deliver()
    play.now += timedelta(minutes=1)
    for step in scene.after:
        step(play)
    return poll


@pytest.mark.parametrize("scene", SCENES, ids=str)
def test_a_ballot_counts_for_whom_the_roll_has_and_nobody_else(play: Play, scene: Scene) -> None:
    poll = opened(play, scene)
    play.says(scene.who, f"议{poll.serial} 1")
    if isinstance(scene.comes_of_it, str):
        assert play.heard(scene.who) == [scene.comes_of_it]
        assert chosen(play, poll) == {}
    else:
        assert chosen(play, poll) == dict.fromkeys(scene.comes_of_it, "1")


@pytest.mark.parametrize("scene", SCENES, ids=str)
def test_whatever_happens_meanwhile_the_roll_is_the_one_whose_hash_was_posted(play: Play, scene: Scene) -> None:
    poll = opened(play, scene)
    assert roll_hash(voice.counted for voice in play.work.rolls.units(poll.id)) == poll.roll_hash
