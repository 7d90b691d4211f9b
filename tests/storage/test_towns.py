"""The town that is read is the town that was brought in, with everything that is worked out from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time

import pytest

from domain.clocks.clock import Interval, Limit, Unit
from domain.clocks.limits import CaseClass, Limits
from domain.message import Point
from domain.places.place import Found, Place
from domain.register import Register
from domain.town import Category, Grid, GridKind
from storage.town.towns import InUse
from storage.work import Work
from tests.town import a_unit, small_town

QUICK = Limits(Limit(15, Unit.MINUTE), Limit(2, Unit.WORK_HOUR), Limit(1, Unit.DAY))
RING = ((113.0, 29.0), (113.1, 29.0), (113.1, 29.1))


def unusual() -> Register:
    """The town with everything set that a town may leave out."""
    register = small_town()
    town = register.town
    mall = Grid("mall", "商场", "微网格", "north", GridKind.DEDICATED, ("购物中心",), RING)
    lamp: Category = replace(town.categories["lamp"], limits=QUICK, gb_code="0103", examples=("黑漆漆的",))
    unusual = replace(
        town,
        grids={**town.grids, "mall": mall},
        categories={**town.categories, "lamp": lamp},
        limits={CaseClass.SIMPLE: QUICK},
    )
    return replace(register, town=unusual, week={0: (Interval(time(8, 30), time(12)),), 6: ()})


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit(unusual()) as unit:
        yield unit


def test_the_town_comes_out_as_it_went_in(work: Work) -> None:
    stored, meant = work.town, unusual().town
    assert stored.grids == meant.grids
    assert stored.buildings == meant.buildings
    assert stored.categories == meant.categories
    assert stored.roles == meant.roles
    assert stored.handlers == meant.handlers
    assert sorted(stored.responsibilities, key=repr) == sorted(meant.responsibilities, key=repr)
    assert replace(stored, responsibilities=()) == replace(meant, responsibilities=())


def test_everything_stays_in_the_towns_own_order(work: Work) -> None:
    stored, meant = work.town, unusual().town
    for name in ("grids", "buildings", "categories", "roles", "handlers"):
        assert list(getattr(stored, name)) == list(getattr(meant, name))


def test_what_is_worked_out_from_the_town_knows_it(work: Work) -> None:
    assert work.places.read("4栋2单元301的灯坏了", near="yard") == Found(Place("yard", "yard-4", "2", "301"))
    assert work.matters.suggest("门口一堆垃圾") == "garbage"
    assert work.map.grid_at(Point(lat=29.01, lon=113.09)) == "mall"
    assert work.calendar.zone == "Asia/Shanghai"
    assert work.calendar.day(date(2026, 5, 7)).hours == ()
    assert len(work.calendar.day(date(2026, 5, 11)).hours) == 1


def test_what_reads_peoples_words_is_there_when_it_is_asked_for_and_stays(work: Work) -> None:
    readers = {"places", "matters", "pupil", "map"}
    there = vars(work._shelved)
    assert work.town.name
    assert not there.keys() & readers
    places = work.places
    assert there.keys() & readers == {"places"}
    work.prepare_to_read()
    assert there.keys() >= readers
    assert work.places is places


def test_a_town_that_reads_as_in_use_cannot_be_told_from_any_other(work: Work) -> None:
    grids: Mapping[str, Grid] = work.town.grids
    assert isinstance(grids, InUse)
    assert (len(grids), "mall" in grids, "nowhere" in grids, grids.get("nowhere")) == (5, True, False, None)
