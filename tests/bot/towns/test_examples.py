"""The towns that come with the program: without a mistake, without a gap, and with somebody behind every handler."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.language.text import Locale
from bot.towns.folder import HOUSEHOLDS_FILE, TownFile, read_town
from domain.clocks.clock import Limit, Unit
from domain.duties.duty import Every
from domain.matters.matter import MatterReader
from domain.town import GridKind, HandlerKind, Standing

FOLDER = Path(__file__).parents[3] / "examples" / "towns"
TOWNS = {file.parent.name: read_town(file.parent) for file in sorted(FOLDER.glob("*/town.toml"))}
EVERY_TOWN = pytest.mark.parametrize("file", TOWNS.values(), ids=TOWNS.keys())

#: domain.md, "By category".
FINISH = {
    "garbage": Limit(4, Unit.WORK_HOUR),
    "stair-lamp": Limit(2, Unit.WORK_DAY),
    "drain": Limit(24, Unit.HOUR),
    "fire-lane": Limit(2, Unit.HOUR),
    "flying-wire": Limit(1, Unit.WORK_DAY),
    "clutter": Limit(2, Unit.WORK_DAY),
    "lift-trapped": Limit(2, Unit.HOUR),
    "stall": Limit(1, Unit.WORK_DAY),
    "greenery": Limit(5, Unit.WORK_DAY),
    "dispute": Limit(15, Unit.WORK_DAY),
    "illegal-building": Limit(20, Unit.WORK_DAY),
}

REPORTS = {
    "4栋2单元的灯不亮了，老人上下楼看不见路": "stair-lamp",
    "楼梯灯一闪一闪的": "stair-lamp",
    "巷口垃圾堆了两天没人收，好臭": "garbage",
    "有人把旧沙发丢在院门口": "garbage",
    "厨房下水道又堵了，污水反上来": "drain",
    "化粪池满了，冒水": "drain",
    "有车停在消防通道上": "fire-lane",
    "三楼从窗户拉线充电，是飞线": "flying-wire",
    "楼道里堆满了纸壳": "clutter",
    "广场舞音响太吵，娃娃睡不着": "noise",
    "有人困在电梯里了": "lift-trapped",
    "电梯坏了，上不去": "facilities",
    "一楼有煤气味！": "emergency",
    "夜宵摊占道经营": "stall",
    "窗前的树枝该修剪了": "greenery",
    "楼上空调水滴到我家，吵起来了": "dispute",
    "楼顶有人搭棚": "illegal-building",
    "井盖没了，好危险": "hazard",
    "整栋楼停水": "utilities",
    "请问医保在哪里办": "question",
    "誰家的電動車充電線拉到樓道": "flying-wire",
}


@EVERY_TOWN
def test_an_example_town_has_nothing_to_look_at(file: TownFile) -> None:
    assert file.warnings == ()


@EVERY_TOWN
def test_an_example_town_has_no_gaps(file: TownFile) -> None:
    assert file.register.town.gaps() == ()


@EVERY_TOWN
def test_somebody_hears_for_every_category_in_every_grid(file: TownFile) -> None:
    town = file.register.town
    contacts = {contact.handler for contact in file.register.contacts}
    for grid in town.grids:
        for category in town.categories:
            handler = town.who_answers(category, grid).handler
            if handler.kind is HandlerKind.ORGANISATION:
                assert handler.id in contacts
            elif not town.children[grid]:
                assert any(post.role == handler.role and town.contains(post.grid, grid) for post in file.register.posts)


@EVERY_TOWN
def test_every_place_where_people_live_has_a_neighbour_leader_and_somebody_above(file: TownFile) -> None:
    town = file.register.town
    for home in {household.grid for household in file.register.households}:
        held = [(town.roles[post.role].standing, post.grid) for post in file.register.posts]
        assert (Standing.LEADER, home) in held
        for standing in (Standing.MICRO_WORKER, Standing.GRID_WORKER, Standing.COMMUNITY):
            assert any(kind is standing and town.contains(grid, home) for kind, grid in held)


@EVERY_TOWN
def test_categories_are_named_in_every_language(file: TownFile) -> None:
    town = file.register.town
    for thing in (*town.categories.values(), *town.roles.values(), *town.handlers.values()):
        assert set(thing.name.names) == set(Locale)


@EVERY_TOWN
@pytest.mark.parametrize(("category", "finish"), FINISH.items(), ids=FINISH.keys())
def test_a_category_has_the_limit_the_cities_give_it(file: TownFile, category: str, finish: Limit) -> None:
    assert file.register.town.limits_of(category).finish == finish


@EVERY_TOWN
@pytest.mark.parametrize(("text", "category"), REPORTS.items(), ids=REPORTS.keys())
def test_what_residents_really_write_is_recognised(file: TownFile, text: str, category: str) -> None:
    assert MatterReader(file.register.town).suggest(text) == category


@EVERY_TOWN
def test_the_phones_show_the_whole_loop_and_the_climb(file: TownFile) -> None:
    register = file.register
    resident, private, handler, leader, staff, deputy, above = register.phones
    assert resident.person == private.person
    assert resident.chat is not None
    assert private.chat is None
    assert handler.person in {contact.person for contact in register.contacts}
    standings = {post.person: register.town.roles[post.role].standing for post in register.posts}
    assert standings[leader.person] is Standing.LEADER
    assert standings[staff.person] is Standing.COMMUNITY
    assert standings[deputy.person] is Standing.MICRO_WORKER
    assert standings[above.person] is Standing.GRID_WORKER


@EVERY_TOWN
def test_illegal_building_ends_in_three_stages(file: TownFile) -> None:
    town = file.register.town
    stages = town.categories["illegal-building"].milestones
    assert [(stage.name.names["zh-Hans"], stage.limit) for stage in stages] == [
        ("停工", Limit(4, Unit.WORK_HOUR)),
        ("处罚", Limit(7, Unit.WORK_DAY)),
        ("拆除", Limit(20, Unit.WORK_DAY)),
    ]
    limits = town.limits_of("illegal-building")
    assert (limits.contact, limits.plan) == (None, None)


@EVERY_TOWN
def test_what_cannot_wait_for_office_hours_runs_around_the_clock(file: TownFile) -> None:
    town = file.register.town
    assert [id for id, category in town.categories.items() if category.around_the_clock] == [
        "lift-trapped",
        "emergency",
    ]


@EVERY_TOWN
def test_every_kind_of_duty_is_shown(file: TownFile) -> None:
    duties = file.register.town.duties.values()
    assert {duty.recurrence.every for duty in duties} >= {Every.WEEK, Every.HALF_MONTH, Every.MONTH}
    assert any(duty.checklist for duty in duties)
    for duty in duties:
        for named in (duty, *duty.checklist):
            assert set(named.name.names) == set(Locale)


@pytest.mark.parametrize(("name", "file"), TOWNS.items(), ids=TOWNS.keys())
def test_the_register_comes_out_as_it_went_in(name: str, file: TownFile) -> None:
    with (FOLDER / name / HOUSEHOLDS_FILE).open(encoding="utf-8", newline="") as rows:
        areas = [row["area_m2"] for row in csv.DictReader(rows)]
    whole = [f"{home.area_cm2 // 10_000}.{home.area_cm2 % 10_000:04}" for home in file.register.households]
    assert whole == [f"{area}00" for area in areas]


def test_the_lamp_in_the_fujia_group_is_for_little_li() -> None:
    register = TOWNS["yueyang-lou"].register
    handler = register.town.who_answers("stair-lamp", "fujia").handler
    assert [contact.person for contact in register.contacts if contact.handler == handler.id] == ["li"]


def test_the_next_streets_sanitation_answers_only_when_a_case_is_passed_to_it() -> None:
    town = TOWNS["yueyang-lou"].register.town
    assert "chenglingji-sanitation" in town.handlers
    assert all(line.handler != "chenglingji-sanitation" for line in town.responsibilities)


def test_a_stall_in_the_market_is_first_for_the_head_of_the_market() -> None:
    town = TOWNS["yueyang-lou"].register.town
    assert town.grids["dongting-market"].kind is GridKind.DEDICATED
    assert town.who_answers("stall", "dongting-market").handler.id == "market-head"


def test_a_stairwell_that_is_a_neighbourhood_has_its_own_leader() -> None:
    register = TOWNS["changsheng"].register
    homes = {home.grid for home in register.households if (home.building, home.unit) == ("changsheng-1:1栋", "1")}
    assert homes == {"hemu"}
    assert [post.person for post in register.posts if post.grid == "hemu"] == ["he"]
