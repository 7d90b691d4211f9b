"""Duties: what has to be done again and again, by whom, with which checklist."""

from __future__ import annotations

from dataclasses import replace

from bot.towns.files.schema import DutyTable
from bot.towns.files.sheets import Entry, Sheets, once
from bot.towns.files.toml_lines import Line
from bot.towns.ladders import ladder_of
from bot.towns.mistakes import Notes
from domain.duties.duty import Duty, Item
from domain.message import Local
from domain.register import Register


def build_duties(sheets: Sheets, notes: Notes) -> dict[str, Duty]:
    """The duties by id, in the order of the file."""
    entries = once(((e.said.id, e, e.line("id")) for e in sheets.duties), "town-duty-twice", notes)
    for entry in entries.values():
        sheets.check("roles", entry.said.role, entry.line("role"), notes)
        if entry.said.grid is not None:
            sheets.check("grids", entry.said.grid, entry.line("grid"), notes)
        _check_items(entry, sheets, notes)
    return {name: _duty(entry.said) for name, entry in entries.items()}


def advise_on_duties(register: Register, sheets: Sheets, notes: Notes) -> None:
    """Duties of a role that nobody holds where they are to be done."""
    for entry in sheets.duties:
        duty = register.town.duties[entry.said.id]
        held = {post.grid for post in register.posts if post.role == duty.role}
        if not (held if duty.grid is None else held & {duty.grid}):
            notes.add(entry.line("role"), "town-warning-duty-nobody", name=duty.name, role=duty.role)


def _check_items(entry: Entry[DutyTable], sheets: Sheets, notes: Notes) -> None:
    first: dict[str, Line] = {}
    for number, item in enumerate(entry.said.checklist):
        line = entry.line("checklist", number)
        sheets.check("categories", item.category, line, notes)
        if item.id in first:
            notes.add(line, "town-item-twice", value=item.id, first=int(first[item.id]))
        first.setdefault(item.id, line)


def _duty(said: DutyTable) -> Duty:
    duty = Duty(
        id=said.id,
        name=Local(said.name),
        role=said.role,
        recurrence=said.recurrence,
        limit=said.limit,
        grid=said.grid,
        checklist=tuple(Item(item.id, Local(item.name), item.category) for item in said.checklist),
        nil=said.nil,
        ladder=ladder_of(said.ladder) if said.ladder else None,
    )
    return duty if said.opens is None else replace(duty, opens=said.opens)
