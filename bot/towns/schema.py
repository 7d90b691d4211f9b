"""What may stand in a ``town.toml``: one class for each kind of table, a field for each key.

Only the shape. Whether the things named elsewhere exist is checked by the module that builds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StrictBool, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from bot.towns.values import (
    AddressText,
    GbCode,
    Id,
    Ids,
    IntervalText,
    LimitText,
    Locale,
    Names,
    Ring,
    Text,
    Units,
    Zone,
    one_of,
)
from domain.clocks.limits import CaseClass
from domain.register import Purpose
from domain.town import GridKind, HandlerKind, Standing

_MOST_BUILDINGS = 200


class Table(BaseModel):
    """A table that knows all its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TownTable(Table):
    id: Id
    name: Text
    zone: Zone
    locale: Locale
    levels: tuple[Text, ...]
    fallback: str


class WeekTable(Table):
    """Working hours by day or span of days ("mon-fri"): the keys are read in ``week.py``."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, tuple[IntervalText, ...]]


class LimitsTable(Table):
    acknowledge: LimitText | None = None
    finish: LimitText | None = None
    verify: LimitText | None = None


class GridTable(Table):
    id: Id
    name: Text
    level: Text
    parent: str | None = None
    kind: Annotated[GridKind, PlainValidator(one_of(GridKind))] = GridKind.GEOGRAPHIC
    aliases: tuple[Text, ...] = ()
    polygon: Ring | None = None


class BuildingTable(Table):
    """One building (``name``), several (``names``), or a numbered row (``from``, ``to``, ``pattern``)."""

    grid: str
    name: Text | None = None
    aliases: tuple[Text, ...] = ()
    names: tuple[Text, ...] = ()
    first: StrictInt | None = Field(default=None, alias="from")
    last: StrictInt | None = Field(default=None, alias="to")
    pattern: Text | None = None
    units: Units = ()

    @model_validator(mode="after")
    def _says_which(self) -> BuildingTable:
        row = (self.first, self.last, self.pattern)
        ways = (self.name is not None) + bool(self.names) + any(part is not None for part in row)
        if ways != 1 or (self.aliases and self.name is None):
            raise PydanticCustomError("town-building-which", "which buildings")
        if any(part is not None for part in row):
            self._check_row()
        return self

    def _check_row(self) -> None:
        if self.first is None or self.last is None or self.pattern is None or "{n}" not in self.pattern:
            raise PydanticCustomError("town-building-row", "incomplete row")
        if not 0 < self.first <= self.last <= self.first + _MOST_BUILDINGS - 1:
            found = {"from": self.first, "to": self.last, "most": _MOST_BUILDINGS}
            raise PydanticCustomError("town-building-row-backwards", "backwards", found)

    def all_names(self) -> tuple[str, ...]:
        """The buildings this entry stands for, by name."""
        if self.name is not None:
            return (self.name,)
        if self.first is None or self.last is None or self.pattern is None:
            return self.names
        return tuple(self.pattern.replace("{n}", str(number)) for number in range(self.first, self.last + 1))


class CategoryTable(Table):
    id: Id
    name: Names
    klass: Annotated[CaseClass, PlainValidator(one_of(CaseClass))] = Field(alias="class")
    keywords: tuple[Text, ...] = ()
    examples: tuple[Text, ...] = ()
    notice: StrictBool = False
    discreet: StrictBool = False
    gb_code: GbCode | None = None
    limits: LimitsTable | None = None


class RoleTable(Table):
    id: Id
    name: Names
    standing: Annotated[Standing, PlainValidator(one_of(Standing))]


class HandlerTable(Table):
    id: Id
    name: Names
    kind: Annotated[HandlerKind, PlainValidator(one_of(HandlerKind))]
    role: str | None = None
    contacts: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _suits_its_kind(self) -> HandlerTable:
        if self.kind is HandlerKind.POST and (self.role is None or self.contacts):
            raise PydanticCustomError("town-handler-post", "a post has a role")
        if self.kind is HandlerKind.ORGANISATION and self.role is not None:
            raise PydanticCustomError("town-handler-organisation", "an organisation has contacts")
        return self


class ResponsibilityTable(Table):
    category: Ids
    grid: Ids
    handler: str
    deputy: str | None = None


class PostTable(Table):
    role: str
    grid: str
    deputy: StrictBool = False


class PersonTable(Table):
    key: Id
    name: Text
    locale: Locale | None = None
    accounts: tuple[AddressText, ...] = ()
    door: Text | None = None
    posts: tuple[PostTable, ...] = ()


class ChatTable(Table):
    address: AddressText
    title: Text
    grid: str
    purpose: Annotated[Purpose, PlainValidator(one_of(Purpose))]
    locale: Locale | None = None


class PhoneTable(Table):
    """A phone on the lab page."""

    person: str
    chat: AddressText | None = None


SECTIONS: Mapping[str, type[Table]] = {
    "grids": GridTable,
    "buildings": BuildingTable,
    "categories": CategoryTable,
    "roles": RoleTable,
    "handlers": HandlerTable,
    "responsibilities": ResponsibilityTable,
    "people": PersonTable,
    "chats": ChatTable,
    "lab": PhoneTable,
}


def keys_of(table: type[Table]) -> tuple[str, ...]:
    """The keys a table knows, as they are written."""
    return tuple(field.alias or name for name, field in table.model_fields.items())
