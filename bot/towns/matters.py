"""What matters there are and who answers for them: categories with their limits, roles, handlers, the 责任清单."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.towns.files.schema import CategoryTable, HandlerTable, LimitsTable, ResponsibilityTable, RoleTable
from bot.towns.files.sheets import Entry, Sheets, once
from bot.towns.files.toml_lines import Line
from bot.towns.ladders import build_ladders, ladder_of
from bot.towns.mistakes import Notes
from domain.clocks.ladder import Ladder
from domain.clocks.limits import DEFAULT_LIMITS, CaseClass, Limits
from domain.message import Local
from domain.town import ANY_CATEGORY, OTHER, Category, Handler, Milestone, Responsibility, Role

#: More than these nobody reads through on a telephone.
MOST_CATEGORIES = 20


@dataclass(frozen=True, slots=True)
class Matters:
    """Everything but places and people."""

    limits: Mapping[CaseClass, Limits]
    ladders: Mapping[CaseClass, Ladder]
    categories: Mapping[str, Category]
    roles: Mapping[str, Role]
    handlers: Mapping[str, Handler]
    responsibilities: tuple[Responsibility, ...]


def build_matters(sheets: Sheets, notes: Notes) -> Matters:
    """All of it, in the order of the file."""
    limits = _limits(sheets)
    return Matters(
        limits=limits,
        ladders=build_ladders(sheets),
        categories=_categories(sheets, limits, notes),
        roles=_roles(sheets, notes),
        handlers=_handlers(sheets, notes),
        responsibilities=_responsibilities(sheets, notes),
    )


def _limits(sheets: Sheets) -> dict[CaseClass, Limits]:
    """The town's own limits by class; what the town leaves out of one is the default."""
    return {klass: _merged(said, DEFAULT_LIMITS[klass]) for klass, said in sheets.limits.items()}


def _categories(sheets: Sheets, limits: Mapping[CaseClass, Limits], notes: Notes) -> dict[str, Category]:
    """The categories by id, in the order they are shown."""
    entries = once(((e.said.id, e, e.line("id")) for e in sheets.categories), "town-category-twice", notes)
    if OTHER not in sheets.named["categories"]:
        notes.add(min((int(entry.line()) for entry in entries.values()), default=1), "town-no-other", id=OTHER)
    for entry in list(entries.values())[MOST_CATEGORIES : MOST_CATEGORIES + 1]:
        notes.add(entry.line(), "town-too-many-categories", count=len(entries), most=MOST_CATEGORIES)
    for entry in entries.values():
        _check_milestones(entry, notes)
    return {name: _category(entry.said, limits) for name, entry in entries.items()}


def _check_milestones(entry: Entry[CategoryTable], notes: Notes) -> None:
    first: dict[str, Line] = {}
    for number, milestone in enumerate(entry.said.milestones):
        line = entry.line("milestones", number)
        if milestone.id in first:
            notes.add(line, "town-milestone-twice", value=milestone.id, first=int(first[milestone.id]))
        first.setdefault(milestone.id, line)


def _roles(sheets: Sheets, notes: Notes) -> dict[str, Role]:
    """The roles by id."""
    entries = once(((e.said.id, e, e.line("id")) for e in sheets.roles), "town-role-twice", notes)
    return {name: _role(entry.said) for name, entry in entries.items()}


def _handlers(sheets: Sheets, notes: Notes) -> dict[str, Handler]:
    """The handlers by id; their contacts are kept elsewhere."""
    entries = once(((e.said.id, e, e.line("id")) for e in sheets.handlers), "town-handler-twice", notes)
    for entry in entries.values():
        if entry.said.role is not None:
            sheets.check("roles", entry.said.role, entry.line("role"), notes)
        for number, person in enumerate(entry.said.contacts):
            sheets.check("people", person, entry.line("contacts", number), notes)
    if sheets.town is not None:
        sheets.check("handlers", sheets.town.said.fallback, sheets.town.line("fallback"), notes)
    return {name: _handler(entry.said) for name, entry in entries.items()}


def _responsibilities(sheets: Sheets, notes: Notes) -> tuple[Responsibility, ...]:
    """One line for each pair of category and grid that was written, however many an entry names."""
    first: dict[tuple[str, str], Line] = {}
    lines: list[Responsibility] = []
    for entry in sheets.responsibilities:
        _check_responsibility(entry, sheets, notes)
        said = entry.said
        for pair in dict.fromkeys((category, grid) for category in said.category for grid in said.grid):
            if pair in first:
                category, grid = pair
                notes.add(
                    entry.line(), "town-responsibility-twice", category=category, grid=grid, first=int(first[pair])
                )
                continue
            first[pair] = entry.line()
            lines.append(Responsibility(*pair, said.handler, said.deputy))
    return tuple(lines)


def _check_responsibility(entry: Entry[ResponsibilityTable], sheets: Sheets, notes: Notes) -> None:
    said = entry.said
    for number, category in enumerate(said.category):
        if category != ANY_CATEGORY:
            sheets.check("categories", category, entry.line("category", number), notes)
    for number, grid in enumerate(said.grid):
        sheets.check("grids", grid, entry.line("grid", number), notes)
    sheets.check("handlers", said.handler, entry.line("handler"), notes)
    if said.deputy is not None:
        sheets.check("handlers", said.deputy, entry.line("deputy"), notes)
        if said.deputy == said.handler:
            notes.add(entry.line("deputy"), "town-own-deputy", value=said.deputy)


def _merged(said: LimitsTable, rest: Limits) -> Limits:
    """What was said, and the rest as it is."""
    return replace(rest, **{name: getattr(said, name) for name in said.model_fields_set})


def _category(said: CategoryTable, limits: Mapping[CaseClass, Limits]) -> Category:
    usual = limits.get(said.klass, DEFAULT_LIMITS[said.klass])
    return Category(
        id=said.id,
        name=Local(said.name),
        klass=said.klass,
        keywords=said.keywords,
        notice=said.notice,
        discreet=said.discreet,
        limits=_merged(said.limits, usual) if said.limits else None,
        gb_code=said.gb_code,
        examples=said.examples,
        ladder=ladder_of(said.ladder) if said.ladder else None,
        milestones=tuple(Milestone(stage.id, Local(stage.name), stage.limit) for stage in said.milestones),
        around_the_clock=said.around_the_clock,
    )


def _role(said: RoleTable) -> Role:
    return Role(said.id, Local(said.name), said.standing)


def _handler(said: HandlerTable) -> Handler:
    return Handler(said.id, Local(said.name), said.kind, said.role)
