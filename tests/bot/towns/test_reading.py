"""What a town's files turn into once they are right, and what an administrator is told to look at."""

from __future__ import annotations

from datetime import time

import pytest

from bot.towns.folder import HOUSEHOLDS_FILE, TOWN_FILE
from domain.clocks.clock import Interval, Limit, Unit
from domain.clocks.limits import DEFAULT_LIMITS, CaseClass, Limits
from domain.message import Address, Local
from domain.register import Household, Tenure
from tests.bot.towns.small_town import CSV, TOML, line_of, read, said

REGISTER = read().register
TOWN = REGISTER.town


def test_a_town_without_a_slip_has_nothing_to_look_at() -> None:
    assert read().warnings == ()


def test_a_row_of_buildings_is_one_building_for_each_number() -> None:
    assert [house.id for house in TOWN.buildings.values()][:2] == ["willow:1栋", "willow:2栋"]
    assert TOWN.buildings["willow:2栋"].units == ("1", "2")


def test_two_yards_may_both_have_a_first_building() -> None:
    assert {"willow:1栋", "poplar:1栋"} <= TOWN.buildings.keys()


def test_a_boundary_drawn_closed_is_kept_open() -> None:
    assert TOWN.grids["willow"].polygon == ((113.0, 29.0), (113.1, 29.0), (113.1, 29.1))


def test_a_plain_name_is_one_in_the_language_of_the_town() -> None:
    assert TOWN.categories["other"].name == Local({"zh-Hans": "其他"})
    assert TOWN.categories["lamp"].name == Local({"zh-Hans": "楼道灯", "en": "Stair lamp"})


def test_a_limit_that_is_not_written_is_the_towns_then_the_default() -> None:
    default = DEFAULT_LIMITS[CaseClass.SIMPLE]
    own = Limits(default.acknowledge, Limit(2, Unit.WORK_DAY), default.verify)
    assert TOWN.limits == {CaseClass.SIMPLE: own}
    assert TOWN.limits_of("lamp") == Limits(own.acknowledge, Limit(4, Unit.WORK_HOUR), own.verify)
    assert TOWN.limits_of("other") == DEFAULT_LIMITS[CaseClass.ORDINARY]


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("1 minute", Limit(1, Unit.MINUTE)),
        ("90 minutes", Limit(90, Unit.MINUTE)),
        ("1 hour", Limit(1, Unit.HOUR)),
        ("2 work_hours", Limit(2, Unit.WORK_HOUR)),
        ("1 work_day", Limit(1, Unit.WORK_DAY)),
        ("30 days", Limit(30, Unit.DAY)),
    ],
)
def test_a_limit_is_written_with_its_unit_in_one_or_in_many(written: str, limit: Limit) -> None:
    town = read(TOML.replace("4 work_hours", written)).register.town
    assert town.limits_of("lamp").finish == limit


def test_the_week_has_seven_days_and_sunday_is_off() -> None:
    morning, afternoon = Interval(time(9), time(12)), Interval(time(13), time(18))
    assert REGISTER.week == {**dict.fromkeys(range(5), (morning, afternoon)), 5: (morning,), 6: ()}


def test_a_line_for_two_categories_is_two_responsibilities() -> None:
    assert [(line.category, line.grid, line.handler) for line in TOWN.responsibilities] == [
        ("lamp", "lakeside", "property"),
        ("other", "lakeside", "property"),
    ]


def test_pairs_nobody_answers_for_are_no_mistake_but_gaps() -> None:
    town = read(TOML.replace('["lamp", "other"]', '"lamp"')).register.town
    assert {gap.category for gap in town.gaps()} == {"other"}


def test_an_area_is_kept_to_the_square_centimetre() -> None:
    assert REGISTER.households[3] == Household(
        "willow:2栋", "1", "101", "willow", 784321, Tenure.EMPTY, owner_key="laowu"
    )


def test_doors_of_a_shared_building_lie_in_the_grid_their_row_names() -> None:
    shared = {home.unit: home.grid for home in REGISTER.households if home.building == "north:9栋"}
    assert shared == {"东": "willow", "西": "poplar"}


def test_a_person_may_have_accounts_on_several_channels() -> None:
    wang = REGISTER.people[0]
    assert wang.accounts == (Address("lab", "wang"), Address("telegram", "4711"))
    assert wang.door == ("willow:1栋", "2", "101")


def test_a_building_with_a_name_of_its_own_needs_no_grid_before_it() -> None:
    toml = TOML.replace("willow:1栋/2/101", "長樓/东/101")
    assert read(toml).register.people[0].door == ("north:9栋", "东", "101")


def test_the_lab_shows_its_phones_in_the_order_written() -> None:
    assert [(phone.person, phone.chat) for phone in REGISTER.phones] == [
        ("wang", Address("lab", "willow-group")),
        ("li", None),
    ]


def test_a_town_may_begin_without_a_register_but_is_told_so() -> None:
    toml = TOML.replace('door = "willow:1栋/2/101"\n', "").replace(
        'role = "leader", grid = "willow"', 'role = "staff", grid = "willow"'
    )
    town = read(toml, csv=None)
    assert town.register.households == ()
    assert said(town.warnings) == [(HOUSEHOLDS_FILE, 1, "town-warning-no-households")]


@pytest.mark.parametrize(("doors", "warned"), [(4, True), (5, False), (15, False), (16, True)])
def test_a_neighbour_leader_has_five_to_fifteen_households(doors: int, warned: bool) -> None:
    rows = [f"willow:1栋,2,{100 + number},60,owner,," for number in range(1, doors + 1)]
    csv = "\n".join((CSV.splitlines()[0], *rows, ""))
    found = said(read(csv=csv).warnings)
    assert found == ([(TOWN_FILE, line_of(TOML, 'role = "leader", grid'), "town-warning-leader")] if warned else [])


def test_two_leaders_share_the_households_of_their_grid() -> None:
    rows = [f"willow:1栋,2,{100 + number},60,owner,," for number in range(1, 17)]
    second = '[[people]]\nkey = "zhao"\nname = "赵大爷"\nposts = [{ role = "leader", grid = "willow" }]\n\n[[chats]]'
    csv = "\n".join((CSV.splitlines()[0], *rows, ""))
    assert read(TOML.replace("[[chats]]", second), csv).warnings == ()


def test_a_keyword_two_categories_claim_is_worth_a_look() -> None:
    toml = TOML.replace('name = "其他"', 'name = "其他"\nkeywords = ["燈壞了"]')
    assert said(read(toml).warnings) == [(TOWN_FILE, line_of(toml, "燈壞了"), "town-warning-keyword")]


def test_a_door_nobody_below_answers_for_is_worth_a_look() -> None:
    csv = CSV.replace("owner,,poplar", "owner,,")
    assert said(read(csv=csv).warnings) == [(HOUSEHOLDS_FILE, line_of(csv, "长楼"), "town-warning-door-not-in-a-leaf")]
