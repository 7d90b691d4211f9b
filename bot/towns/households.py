"""Households: each row of the register brought to its building and grid, each door once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.towns.files.rows import Row, Rows
from bot.towns.mistakes import Notes, hint
from bot.towns.places import Places
from bot.towns.tree import within
from domain.register import Household
from domain.town import Building, Grid, GridKind

#: Notes it when no grid bears the name.
CheckGrid: TypeAlias = Callable[[str, int, Notes], None]


@dataclass(frozen=True, slots=True)
class Doors:
    """All households, and the line of each door: (building id, unit, room). ``whole`` when no row was left out."""

    households: tuple[Household, ...]
    lines: Mapping[tuple[str, str, str], int]
    whole: bool


def build_households(rows: Rows, check_grid: CheckGrid, places: Places, notes: Notes) -> Doors:
    """The rows as households."""
    households: list[Household] = []
    lines: dict[tuple[str, str, str], int] = {}
    for row in rows.rows:
        building = _building(row, places, notes)
        if building is None:
            continue
        _check_unit(row, building, notes)
        _check_grid(row, building, check_grid, places.grids, notes)
        door = (building.id, row.unit, row.room)
        if door in lines:
            notes.add(row.line, "town-room-twice", value="/".join(part for part in door if part), first=lines[door])
            continue
        lines[door] = row.line
        grid = row.grid or building.grid
        households.append(Household(*door, grid, row.area_cm2, row.tenure, row.owner_key, row.adults))
    return Doors(tuple(households), lines, whole=rows.whole and len(households) == len(rows.rows))


def _building(row: Row, places: Places, notes: Notes) -> Building | None:
    found = places.find(row.building)
    if len(found) > 1:
        notes.add(row.line, "town-ambiguous-building", value=row.building, choices=", ".join(found))
        return None
    if not found:
        if places.whole:
            known = (*places.by_name, *places.buildings)
            notes.add(row.line, "town-unknown-building", value=row.building, hint=hint(row.building, known))
        return None
    return places.buildings[found[0]]


def _check_unit(row: Row, building: Building, notes: Notes) -> None:
    if row.unit in building.units or (not row.unit and not building.units):
        return
    if building.units:
        args = {"value": row.unit, "building": building.id, "choices": ", ".join(building.units)}
        notes.add(row.line, "town-unknown-unit", **args)
    else:
        notes.add(row.line, "town-building-without-units", value=row.unit, building=building.id)


def _check_grid(row: Row, building: Building, check: CheckGrid, grids: Mapping[str, Grid], notes: Notes) -> None:
    """A building split among grids is entered in the grid that holds all of it; its doors may lie in those below."""
    name = row.grid or building.grid
    if row.grid:
        check(row.grid, row.line, notes)
    if name not in grids or building.grid not in grids:
        return
    if not within(grids, building.grid, name):
        args = {"value": row.grid, "building": building.id, "grid": building.grid}
        notes.add(row.line, "town-household-elsewhere", **args)
    if grids[name].kind is GridKind.DEDICATED:
        notes.add(row.line, "town-household-in-dedicated", value=grids[name].name)
