"""Places: the tree of grids with its buildings, from compact entries to one building each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.towns.files.schema import BuildingTable
from bot.towns.files.sheets import Entry, Sheets
from bot.towns.files.toml_lines import Line
from bot.towns.files.values import tidy
from bot.towns.mistakes import Notes
from bot.towns.tree import build_grids
from domain.reading.folding import fold
from domain.town import Building, Grid, Town

#: Between the grid and the name in a building's id; ids of grids do not hold it.
_JOINT = ":"


@dataclass(frozen=True, slots=True)
class Places:
    """All grids and buildings by id, and buildings by every name. ``whole`` unless a building could not be read."""

    grids: Mapping[str, Grid]
    buildings: Mapping[str, Building]
    by_name: Mapping[str, tuple[str, ...]]
    whole: bool

    def find(self, said: str) -> tuple[str, ...]:
        """The ids of the buildings that may be meant: by id, or by a name or alias, which several grids may use."""
        return (said,) if said in self.buildings else self.by_name.get(fold(said), ())


def build_places(sheets: Sheets, notes: Notes) -> Places:
    """Every grid and building once; a building's id is made of its grid and its name ("fujia:4栋")."""
    grids = build_grids(sheets, notes)
    by_id: dict[str, Building] = {}
    by_name: dict[str, list[str]] = defaultdict(list)
    first: dict[tuple[str, str], Line] = {}
    for entry in sheets.buildings:
        sheets.check("grids", entry.said.grid, entry.line("grid"), notes)
        for building, line in _expand(entry):
            names = dict.fromkeys(fold(name) for name in (building.name, *building.aliases))
            taken = next((name for name in names if (building.grid, name) in first), None)
            if taken is not None:
                notes.add(
                    line, "town-building-twice", value=taken, grid=building.grid, first=int(first[building.grid, taken])
                )
                continue
            by_id[building.id] = building
            for name in names:
                first[building.grid, name] = line
                by_name[name].append(building.id)
    names_of = {name: tuple(ids) for name, ids in by_name.items()}
    return Places(grids, by_id, names_of, whole="buildings" not in sheets.broken)


def places_of(town: Town) -> Places:
    """The grids and buildings of a town that was imported."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for building in town.buildings.values():
        for name in dict.fromkeys(fold(name) for name in (building.name, *building.aliases)):
            by_name[name].append(building.id)
    return Places(town.grids, town.buildings, {name: tuple(ids) for name, ids in by_name.items()}, whole=True)


def _expand(entry: Entry[BuildingTable]) -> Iterator[tuple[Building, Line]]:
    said = entry.said
    for number, name in enumerate(said.all_names()):
        line = entry.line("names", number) if said.names else entry.line()
        yield Building(f"{said.grid}{_JOINT}{tidy(name)}", said.grid, name, said.aliases, said.units), line
