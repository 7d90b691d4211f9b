"""``households.csv`` by itself: read for a town that is imported already, and written as it would be read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from bot.towns.files.rows import COLUMNS, read_rows
from bot.towns.households import build_households
from bot.towns.mistakes import Notes, TownMistakes, hint
from bot.towns.places import places_of
from domain.polls.electorate import counted_order
from domain.register import Household
from domain.town import Town

#: So many square centimetres are a square metre.
_SQUARE_METRE = 10_000


def read_doors(text: str, name: str, town: Town) -> tuple[Household, ...]:
    """Every household of the text. Raises TownMistakes with all that is wrong with it; ``name`` is the file's."""
    notes = Notes(name)

    def check_grid(grid: str, line: int, notes: Notes) -> None:
        if grid not in town.grids:
            notes.add(line, "town-unknown-grid", value=grid, hint=hint(grid, town.grids))

    doors = build_households(read_rows(text, notes), check_grid, places_of(town), notes)
    if mistakes := notes.found():
        raise TownMistakes(mistakes)
    return doors.households


def written_doors(households: Iterable[Household], town: Town) -> str:
    """The households as a table, in the order one walks by them: what was read, to the last digit."""
    stand = {id: place for place, id in enumerate(town.buildings)}
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for household in sorted(
        households, key=lambda door: (stand[door.building], counted_order(door.unit), counted_order(door.room))
    ):
        table.writerow(_row(household, town))
    return text.getvalue()


def _row(household: Household, town: Town) -> tuple[str, ...]:
    own_grid = town.buildings[household.building].grid
    return (
        household.building,
        household.unit,
        household.room,
        square_metres(household.area_cm2),
        household.tenure,
        household.owner_key,
        "" if household.grid == own_grid else household.grid,
        str(household.adults or ""),
    )


def square_metres(area_cm2: int) -> str:
    """The area exactly, with two decimals or as many as it takes: "89.53"."""
    whole, rest = divmod(area_cm2, _SQUARE_METRE)
    decimals = f"{rest:04}".rstrip("0")
    return f"{whole}.{decimals:0<2}"
