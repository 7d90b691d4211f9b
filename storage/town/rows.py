"""A register as the rows that are kept of it, column by column. Nothing is compared or written here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from domain.register import Household, Register
from storage.engine.documents import dump
from storage.town.facts import category_document

Row: TypeAlias = "dict[str, Any]"


def grid_rows(register: Register) -> Iterator[Row]:
    """Parents before children, as in the town."""
    for position, grid in enumerate(register.town.grids.values()):
        yield {
            "id": grid.id,
            "position": position,
            "name": grid.name,
            "level": grid.level,
            "parent": grid.parent,
            "kind": grid.kind,
            "aliases": dump(list(grid.aliases)),
            "polygon": dump(grid.polygon) if grid.polygon else None,
        }


def building_rows(register: Register) -> Iterator[Row]:
    for position, building in enumerate(register.town.buildings.values()):
        yield {
            "id": building.id,
            "position": position,
            "grid": building.grid,
            "name": building.name,
            "aliases": dump(list(building.aliases)),
            "units": dump(list(building.units)),
        }


def category_rows(register: Register) -> Iterator[Row]:
    for position, category in enumerate(register.town.categories.values()):
        yield {"id": category.id, "position": position, "document": category_document(category)}


def role_rows(register: Register) -> Iterator[Row]:
    for position, role in enumerate(register.town.roles.values()):
        yield {"id": role.id, "position": position, "names": dump(dict(role.name.names)), "standing": role.standing}


def handler_rows(register: Register) -> Iterator[Row]:
    for position, handler in enumerate(register.town.handlers.values()):
        yield {
            "id": handler.id,
            "position": position,
            "names": dump(dict(handler.name.names)),
            "kind": handler.kind,
            "role": handler.role,
        }


def responsibility_rows(register: Register) -> Iterator[Row]:
    for line in register.town.responsibilities:
        yield {"category": line.category, "grid": line.grid, "handler": line.handler, "deputy": line.deputy}


def household_row(household: Household) -> Row:
    return {
        "building": household.building,
        "unit": household.unit,
        "room": household.room,
        "grid": household.grid,
        "area_cm2": household.area_cm2,
        "tenure": household.tenure,
        "owner_key": household.owner_key,
        "adults": household.adults,
    }


def chat_rows(register: Register) -> Iterator[Row]:
    """A group nobody chose a language for speaks the town's."""
    for chat in register.chats:
        yield {
            "channel": chat.address.channel,
            "external": chat.address.chat,
            "title": chat.title,
            "grid": chat.grid,
            "purpose": chat.purpose,
            "locale": chat.locale or register.town.locale,
        }
