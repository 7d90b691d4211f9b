"""A building split between two yards: the register of households knows in which one a door is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.places.place import Place
from domain.town import Grid
from handlers.placing import told_apart
from tests.handlers.play import Play
from tests.handlers.quarter import UNDER_THE_WILLOW


@pytest.mark.parametrize(
    ("said", "grid"),
    [
        ("长楼1单元垃圾成堆", "yard"),
        ("长楼1单元101门口垃圾成堆", "yard"),
        # Of the second entrance the doors lie in both yards, so only a door tells.
        ("长楼2单元垃圾成堆", "north"),
        ("长楼2单元101垃圾成堆", "willow"),
        ("长楼2单元102垃圾成堆", "yard"),
        # No such door in the register: what is known of its entrance counts.
        ("长楼1单元999垃圾成堆", "yard"),
        ("长楼2单元999垃圾成堆", "north"),
        ("长楼垃圾成堆", "north"),
        # The yard that was named is not overruled by the register.
        ("柳树组长楼1单元垃圾成堆", "willow"),
    ],
)
def test_the_door_decides_the_yard_as_far_as_the_register_knows_it(play: Play, said: str, grid: str) -> None:
    play.says("stranger", said)
    assert (play.case().place.grid, play.case().place.building) == (grid, "long")


def test_a_door_said_when_asked_is_looked_up_too(play: Play) -> None:
    play.says("stranger", "垃圾成堆")
    play.says("stranger", "长楼2单元101")
    assert play.case().place == Place("willow", "long", "2", "101")


def test_a_door_chosen_by_number_is_looked_up_too(play: Play) -> None:
    play.says("stranger", "长楼2单元101和4栋垃圾成堆")
    assert play.heard("stranger") == ["report-which-place"]
    play.says("stranger", "1")
    assert play.case().place == Place("willow", "long", "2", "101")


def test_a_door_corrected_is_looked_up_too(play: Play) -> None:
    play.says("wang", "垃圾成堆")
    play.says("wang", "改地点 26-0001 长楼2单元101")
    assert play.case().place.grid == "willow"
    assert play.case().lead_handler == "property"


def test_a_point_elsewhere_is_believed_before_the_door(play: Play) -> None:
    play.says("stranger", "4栋垃圾成堆", point=UNDER_THE_WILLOW)
    assert play.case().place == Place("willow")


def test_a_room_that_only_one_entrance_has_tells_the_entrance(play: Play) -> None:
    play.says("stranger", "4栋301门口垃圾成堆")
    assert play.case().place == Place("yard", "yard-4", "2", "301")


def test_a_room_that_two_entrances_have_leaves_the_entrance_open(play: Play) -> None:
    play.says("stranger", "长楼101门口垃圾成堆")
    assert (play.case().place.unit, play.case().place.room) == ("", "101")


def test_an_entrance_alone_is_one_of_the_speakers_own_building(play: Play) -> None:
    play.says("wang", "1单元门口垃圾成堆")
    assert play.case().place == Place("yard", "yard-4", "1")


def test_an_entrance_alone_said_to_everybody_is_nobodys_own(play: Play) -> None:
    play.says("wang", "1单元门口垃圾成堆", group=True, addressed=True)
    assert play.case().place == Place("yard")


def test_two_places_that_read_alike_are_told_with_what_they_lie_in(play: Play) -> None:
    work = play.work
    town = replace(work.town, grids={**work.town.grids, "south-yard": Grid("south-yard", "富家组", "微网格", "south")})
    places = (Place("yard"), Place("south-yard"), Place("willow"))
    choices = list(told_apart(town, {place: place for place in places}).values())
    assert [choice.key for choice in choices] == ["choice-place-within", "choice-place-within", "choice-place"]
    assert [choice.args["outer"] for choice in choices[:2]] == ["北网格", "南网格"]
