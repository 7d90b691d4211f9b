"""What is allowed in a town's files but worth a look: warnings, never a reason to refuse."""

from __future__ import annotations

from collections import Counter

from bot.towns.files.sheets import Sheets
from bot.towns.households import Doors
from bot.towns.mistakes import Notes
from domain.reading.folding import fold
from domain.register import FEWEST_HOUSEHOLDS, MOST_HOUSEHOLDS, PostEntry, Register, too_few_or_many
from domain.town import Standing, Town


def advise_on_leaders(register: Register, sheets: Sheets, notes: Notes) -> None:
    """Grids whose neighbour leaders have too few or too many households each; deputies are not counted."""
    town = register.town
    homes = Counter(household.grid for household in register.households)
    leaders = Counter(post.grid for post in register.posts if _leads(town, post))
    written = {entry.said.key: entry.line("posts") for entry in sheets.people}
    lines = {post.grid: written[post.person] for post in register.posts if _leads(town, post)}
    for grid, count in leaders.items():
        doors = sum(homes[below] for below in town.below(grid))
        if too_few_or_many(doors, count):
            limits = {"fewest": FEWEST_HOUSEHOLDS, "most": MOST_HOUSEHOLDS}
            name = town.grids[grid].name
            notes.add(lines[grid], "town-warning-leader", grid=name, doors=doors, leaders=count, **limits)


def advise_on_keywords(sheets: Sheets, notes: Notes) -> None:
    """Keywords that two categories claim: they point at neither."""
    first: dict[str, str] = {}
    for entry in sheets.categories:
        for number, keyword in enumerate(entry.said.keywords):
            other = first.setdefault(fold(keyword), entry.said.id)
            if other != entry.said.id:
                args = {"value": keyword, "first": other, "second": entry.said.id}
                notes.add(entry.line("keywords", number), "town-warning-keyword", **args)


def advise_on_doors(register: Register, doors: Doors, notes: Notes) -> None:
    """Doors in a grid that is divided further: nobody down there answers for them."""
    town = register.town
    for household in register.households:
        if town.children[household.grid]:
            door = (household.building, household.unit, household.room)
            written = "/".join(part for part in door if part)
            name = town.grids[household.grid].name
            notes.add(doors.lines[door], "town-warning-door-not-in-a-leaf", value=written, grid=name)


def _leads(town: Town, post: PostEntry) -> bool:
    return town.roles[post.role].standing is Standing.LEADER and not post.deputy
