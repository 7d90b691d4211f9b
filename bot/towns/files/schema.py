"""What may stand in a ``town.toml``: one class for each kind of table, a field for each key.

Only the shape. Whether the things named elsewhere exist is checked by the module that builds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StrictBool,
    StrictInt,
    model_validator,
)
from pydantic_core import PydanticCustomError

from bot.towns.files.hours import (
    WEEKDAYS,
    DayText,
    IntervalText,
    LimitOrNone,
    LimitText,
    NightlyText,
    RungText,
    TimeText,
    WeeklyText,
)
from bot.towns.files.values import (
    AddressText,
    GbCode,
    Id,
    Ids,
    Locale,
    Names,
    Ring,
    Text,
    Units,
    Zone,
    at_least_one,
    not_empty,
    one_of,
)
from domain.clocks.ladder import Part, Rung
from domain.clocks.limits import CaseClass
from domain.duties.duty import Every, OffDay, Recurrence
from domain.register import Purpose
from domain.town import GridKind, HandlerKind, PersonalData, Standing

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
    shift_change: TimeText | None = None
    personal_data: Annotated[PersonalData, PlainValidator(one_of(PersonalData))] = PersonalData.ANYWHERE
    forward: StrictBool = False
    poll_reminders: StrictBool = True
    poll_doors: StrictBool = True


class WeekTable(Table):
    """Working hours by day or span of days ("mon-fri"): the keys are read in ``week.py``."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, tuple[IntervalText, ...]]


class OwnDay(StrEnum):
    """What a day of the town's own is, whatever week and year say."""

    OFF = "off"
    WORK = "work"


class DaysTable(Table):
    """The town's own days: the keys are read in ``week.py``."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Annotated[OwnDay, PlainValidator(one_of(OwnDay))]]


class QuietTable(Table):
    hours: tuple[NightlyText, ...] | None = None
    pings_a_day: Annotated[StrictInt, AfterValidator(at_least_one)] | None = None


class DigestsTable(Table):
    personal: TimeText | None = None
    summaries: Annotated[tuple[TimeText, ...], AfterValidator(not_empty)] | None = None
    agenda: WeeklyText | None = None
    figures: TimeText | None = None


class LimitsTable(Table):
    """Only what is written changes anything; contact and plan may be written off with "none"."""

    acknowledge: LimitText | None = None
    finish: LimitText | None = None
    verify: LimitText | None = None
    contact: LimitOrNone = None
    plan: LimitOrNone = None


class RungTable(Table):
    """A rung of a ladder: when (``at``), and who hears of it then."""

    at: RungText
    tell: Annotated[tuple[Annotated[Part, PlainValidator(one_of(Part))], ...], AfterValidator(not_empty)]

    @property
    def rung(self) -> Rung:
        return replace(self.at, to=self.tell)


Rungs = Annotated[tuple[RungTable, ...], AfterValidator(not_empty)]


class MilestoneTable(Table):
    id: Id
    name: Names
    limit: LimitText


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
    milestones: tuple[MilestoneTable, ...] = ()
    around_the_clock: StrictBool = False
    ladder: Rungs | None = None


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


class ItemTable(Table):
    """A line of a checklist."""

    id: Id
    name: Names
    category: str


class DutyTable(Table):
    id: Id
    name: Names
    role: str
    grid: str | None = None
    every: Annotated[Every, PlainValidator(one_of(Every))]
    days: tuple[DayText, ...] = ()
    off_day: Annotated[OffDay, PlainValidator(one_of(OffDay))] = OffDay.SKIP
    opens: TimeText | None = None
    limit: LimitText
    checklist: tuple[ItemTable, ...] = ()
    nil: StrictBool = True
    ladder: Rungs | None = None

    @model_validator(mode="after")
    def _days_suit(self) -> DutyTable:
        """Weekdays for weeks, numbers for months, nothing for the rest."""
        wanted = _DAYS_OF.get(self.every)
        if bool(self.days) != bool(wanted) or not all(isinstance(day, wanted or ()) for day in self.days):
            raise PydanticCustomError("town-duty-days", "days do not suit", {"every": self.every.value})
        return self

    @property
    def recurrence(self) -> Recurrence:
        days = (WEEKDAYS.index(day) + 1 if isinstance(day, str) else day for day in self.days)
        return Recurrence(self.every, tuple(days), self.off_day)


_DAYS_OF: Mapping[Every, type[str] | type[int]] = {Every.WEEK: str, Every.MONTH: int}


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


#: The tables a town has once at most; without the first two it is none.
SINGLE: Mapping[str, type[Table]] = {
    "town": TownTable,
    "week": WeekTable,
    "days": DaysTable,
    "quiet": QuietTable,
    "digests": DigestsTable,
}
NEEDED = ("town", "week")

#: The tables that hold one thing for each class of matters.
BY_CLASS = ("limits", "ladders")

SECTIONS: Mapping[str, type[Table]] = {
    "grids": GridTable,
    "buildings": BuildingTable,
    "categories": CategoryTable,
    "roles": RoleTable,
    "handlers": HandlerTable,
    "responsibilities": ResponsibilityTable,
    "duties": DutyTable,
    "people": PersonTable,
    "chats": ChatTable,
    "lab": PhoneTable,
}


#: The tables below which a key of another table may be written.
INNER: Mapping[str, type[Table]] = {
    "limits": LimitsTable,
    "posts": PostTable,
    "milestones": MilestoneTable,
    "checklist": ItemTable,
    "ladder": RungTable,
}


def keys_of(table: type[Table]) -> tuple[str, ...]:
    """The keys a table knows, as they are written."""
    return tuple(field.alias or name for name, field in table.model_fields.items())
