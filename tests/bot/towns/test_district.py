"""The district made by ``examples/towns/district.py``: as large as asked, with whatever is awkward about a real one."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.towns.files.toml_lines import Lines
from bot.towns.folder import TownFile, read_town
from domain.message import Point
from domain.places.geo import GridMap
from domain.register import Register
from domain.town import GridKind, HandlerKind, Standing
from examples.towns.district import Size, write
from storage.engine.database import connect
from storage.town.towns import TownShelf
from storage.work import Work
from tests.town import NOON, PLACE_WORDS

SMALL = Size(communities=5, grids=14, micro_grids=36, households=420, handlers=32, estates=6)
SCRIPT = Path(__file__).parents[3] / "examples" / "towns" / "district.py"
LATER = NOON + timedelta(days=1)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> TownFile:
    folder = tmp_path_factory.mktemp("district")
    write(folder, SMALL)
    return read_town(folder)


@pytest.fixture
def register(file: TownFile) -> Register:
    return file.register


def written(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in ("town.toml", "households.csv")]


def test_there_is_as_much_of_everything_as_was_asked_for(register: Register) -> None:
    town = register.town
    levels = Counter(grid.level for grid in town.grids.values())
    assert (levels["社区"], levels["网格"], levels["微网格"]) == (5, 14, 36)
    assert (len(register.households), len(town.handlers)) == (420, 32)
    assert sum(bool(grid.aliases) for grid in town.grids.values()) == 6


def test_there_is_nothing_to_look_at_and_no_gap(file: TownFile) -> None:
    assert file.warnings == ()
    assert file.register.town.gaps() == ()


def test_where_something_stands_is_only_found_out_for_what_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked_for(_lines: Lines, _path: object) -> int:
        raise AssertionError("nothing is told of a town without mistakes")

    write(tmp_path, SMALL)
    monkeypatch.setattr(Lines, "at", asked_for)
    assert read_town(tmp_path).warnings == ()


def test_every_household_has_a_leader_and_everybody_above(register: Register) -> None:
    town = register.town
    held = {(town.roles[post.role].standing, post.grid) for post in register.posts}
    for home in {household.grid for household in register.households}:
        assert (Standing.LEADER, home) in held
        above = [grid.id for grid in town.path(home)]
        for standing in (Standing.MICRO_WORKER, Standing.GRID_WORKER, Standing.COMMUNITY, Standing.STREET):
            assert any((standing, grid) in held for grid in above)


def test_whoever_answers_is_heard_for_by_somebody(register: Register) -> None:
    town = register.town
    heard = {contact.handler for contact in register.contacts}
    for grid in (grid for grid in town.grids if not town.children[grid]):
        for category in town.categories:
            handler = town.who_answers(category, grid).handler
            if handler.kind is HandlerKind.ORGANISATION:
                assert handler.id in heard
            else:
                assert any(post.role == handler.role and town.contains(post.grid, grid) for post in register.posts)


def test_communities_estates_and_buildings_share_their_names_with_others(register: Register) -> None:
    town = register.town
    communities = Counter(grid.name for grid in town.grids.values() if grid.level == "社区")
    estates = Counter(grid.aliases[0] for grid in town.grids.values() if grid.aliases)
    for names in (communities, estates, Counter(building.name for building in town.buildings.values())):
        assert max(names.values()) > 1
    twice = {name for name, count in estates.items() if count > 1}
    bearing = [grid for grid in town.grids.values() if twice.intersection(grid.aliases)]
    assert len({grid.parent for grid in bearing}) == len(bearing)


def test_the_buildings_of_an_estate_are_called_after_it_and_numbered_through(register: Register) -> None:
    town = register.town
    for grid in (grid for grid in town.grids.values() if grid.aliases):
        inside = [house.name for house in town.buildings.values() if town.contains(grid.id, house.grid)]
        assert inside == [f"{grid.aliases[0]}{number}栋" for number in range(1, len(inside) + 1)]


def test_a_market_has_a_head_and_nobody_lives_there(register: Register) -> None:
    markets = {grid.id for grid in register.town.grids.values() if grid.kind is GridKind.DEDICATED}
    assert markets
    assert markets.isdisjoint(household.grid for household in register.households)
    assert markets <= {post.grid for post in register.posts if post.role == "market-head"}


def test_every_smallest_grid_has_its_own_place_on_the_map(register: Register) -> None:
    there = GridMap(register.town)
    for grid in register.town.grids.values():
        if grid.polygon:
            lons, lats = zip(*grid.polygon, strict=True)
            assert there.grid_at(Point(lat=sum(lats) / 4, lon=sum(lons) / 4)) == grid.id


def test_the_same_numbers_make_the_same_files_in_any_process(tmp_path: Path) -> None:
    said = [f"--{name.replace('_', '-')}={getattr(SMALL, name)}" for name in Size.__dataclass_fields__]
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path / "one"), *said], check=True, timeout=60)
    write(tmp_path / "two", SMALL)
    write(tmp_path / "other", replace(SMALL, seed=1))
    assert written(tmp_path / "one") == written(tmp_path / "two") != written(tmp_path / "other")


@pytest.mark.parametrize(
    "changed",
    [{"communities": 1000}, {"grids": 4}, {"micro_grids": 9}, {"handlers": 3}, {"estates": 99}, {"households": 5}],
)
def test_numbers_that_do_not_fit_together_are_refused(tmp_path: Path, changed: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        write(tmp_path, replace(SMALL, **changed))


def test_a_second_import_writes_only_what_differs(register: Register) -> None:
    with closing(connect(":memory:", NOON)) as connection:
        shelf = TownShelf(PLACE_WORDS)

        def rows_written(register: Register) -> int:
            before = connection.total_changes
            Work(connection, shelf).registers.bring_in(register, LATER)
            return connection.total_changes - before

        everything = rows_written(register)
        always = rows_written(register)
        first, last = register.posts[0], register.posts[-1]
        handed_on = replace(register, posts=(*register.posts[:-1], replace(last, person=first.person)))
        assert (always, everything > 420) == (2, True)
        # A post ends, another begins, and the roster's version is raised for each.
        assert rows_written(handed_on) - always == 4
        assert rows_written(replace(handed_on, households=register.households[1:])) - always == 1
