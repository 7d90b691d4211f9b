"""households.csv by itself: what is written is what is read, to the last byte and the last square centimetre."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.towns.doors import read_doors, square_metres, written_doors
from bot.towns.files.values import tidy
from bot.towns.mistakes import TownMistakes
from domain.register import Household, Tenure
from storage.work import Work
from tests.bot.towns.small_town import CSV, read
from tests.town import a_unit, someone

REGISTER = read().register
TOWN = REGISTER.town

_BUILDINGS = [
    (building.id, unit, building.grid)
    for building in TOWN.buildings.values()
    for unit in building.units or ("",)
    if building.grid not in ("mall",)
]


def _safe(text: str) -> bool:
    return bool(text) and tidy(text) == text and text[0] not in "=+@-" and text.isprintable()


rooms = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6).map(tidy).filter(_safe)
households = st.lists(
    st.tuples(
        st.sampled_from(_BUILDINGS),
        st.one_of(st.integers(1, 3_000).map(str), rooms),
        st.integers(1, 9_999_999_999),
        st.sampled_from(Tenure),
        st.one_of(st.just(""), rooms),
        st.integers(0, 99),
    ).map(lambda of: Household(of[0][0], of[0][1], of[1], of[0][2], *of[2:])),
    unique_by=lambda door: (door.building, door.unit, door.room),
    max_size=20,
)


def stored(work: Work) -> str:
    return written_doors(work.registers.households(), work.town)


@given(households)
def test_what_is_exported_imports_and_exports_the_same(doors: list[Household]) -> None:
    text = written_doors(doors, TOWN)
    again = read_doors(text, "households.csv", TOWN)
    assert sorted(map(repr, again)) == sorted(map(repr, doors))
    assert written_doors(again, TOWN) == text


@given(st.integers(1, 10**13))
def test_an_area_is_written_exactly(area: int) -> None:
    whole, _, decimals = square_metres(area).partition(".")
    assert int(whole) * 10_000 + int(f"{decimals:0<4}") == area
    assert 2 <= len(decimals) <= 4


def test_the_table_of_the_town_comes_out_of_the_database_as_it_went_in() -> None:
    with a_unit(REGISTER) as work:
        first = stored(work)
        counts = work.registers.put_households(read_doors(first, "households.csv", work.town))
        assert counts == {"new": 0, "changed": 0, "gone": 0}
        assert stored(work) == first
        assert set(work.registers.households()) == set(REGISTER.households)


def test_the_rows_of_the_file_are_all_there_is_and_people_stay_where_they_live() -> None:
    with a_unit() as work:
        wang = someone(work, "wang").id
        doors = work.registers.households()
        larger = [replace(door, area_cm2=door.area_cm2 + 1, adults=2) for door in doors if door.room == "301"]
        new = Household("yard-5", "", "102", "yard", 1)
        counts = work.registers.put_households([*larger, new])
        assert counts == {"new": 1, "changed": 1, "gone": 3}
        assert set(work.registers.households()) == {*larger, new}
        assert [door.room for door in work.people.doors(wang)] == ["301"]


def test_a_file_with_mistakes_says_all_of_them_and_is_not_read() -> None:
    text = CSV.replace("78.5,owner", "78.51234,owner", 1).replace("poplar", "popular").replace("红楼", "绿楼")
    with pytest.raises(TownMistakes) as wrong:
        read_doors(text, "new.csv", TOWN)
    assert [(mistake.file, mistake.line, mistake.say.key) for mistake in wrong.value.mistakes] == [
        ("new.csv", 2, "town-area-not-exact"),
        ("new.csv", 7, "town-unknown-building"),
        ("new.csv", 9, "town-unknown-grid"),
    ]


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+1", "-cmd", "＝1"])
def test_no_cell_runs_as_a_formula(cell: str) -> None:
    with pytest.raises(TownMistakes, match="1 mistakes"):
        read_doors(CSV.replace("laowu", cell, 1), "households.csv", TOWN)
