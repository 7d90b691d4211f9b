"""A town as its administrators describe it: the tree of grids, its buildings, its categories, and who answers for what.

Pure data and look-ups. Who holds a post today is not here: people come and go, the town stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from functools import cached_property, lru_cache

from domain.clocks.calendar import Interval
from domain.clocks.counting import Limit
from domain.clocks.ladder import DEFAULT_LADDERS, Ladder
from domain.clocks.limits import DEFAULT_LIMITS, PINGS_A_DAY, CaseClass, Limits
from domain.clocks.quiet import DEFAULT_QUIET
from domain.duties.duty import Duty
from domain.message import Local

ANY_CATEGORY = "*"

#: The category of everything that sounds like no other; every town has it.
OTHER = "other"

#: When the next is on duty (值班), where a town says nothing else.
SHIFT_CHANGE = time(8, 30)

#: So many answers are remembered: there may be a million pairs of category and grid, and most are never asked for.
_REMEMBERED = 10_000


class GridKind(StrEnum):
    """A dedicated grid (专属网格: a mall, a hospital) owns places but no households."""

    GEOGRAPHIC = "geographic"
    DEDICATED = "dedicated"


@dataclass(frozen=True, slots=True)
class Grid:
    """A node of the tree: 街道, 社区, 网格, 微网格 … ``level`` is the town's own name for this depth.

    ``polygon`` is a ring of (longitude, latitude) in WGS-84 degrees, first point not repeated.
    """

    id: str
    name: str
    level: str
    parent: str | None = None
    kind: GridKind = GridKind.GEOGRAPHIC
    aliases: tuple[str, ...] = ()
    polygon: tuple[tuple[float, float], ...] | None = None


@dataclass(frozen=True, slots=True)
class Building:
    """A building in exactly one grid. ``name`` is how people say it ("4栋"), ``units`` its entrances, if numbered."""

    id: str
    grid: str
    name: str
    aliases: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage with a limit of its own (停工, 处罚, 拆除), counted from when the case was dispatched."""

    id: str
    name: Local
    limit: Limit


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of matter in plain words. ``limits`` and ``ladder`` override those of its class.

    ``discreet`` matters are never shown in a group. ``notice`` tells that 110/119/120 are shown first.
    ``gb_code`` is the optional GB/T 30428 code. ``examples`` are sentences as residents write them.
    ``around_the_clock`` matters are counted day and night, and nagged about in quiet hours too.
    """

    id: str
    name: Local
    klass: CaseClass
    keywords: tuple[str, ...] = ()
    notice: bool = False
    discreet: bool = False
    limits: Limits | None = None
    gb_code: str | None = None
    examples: tuple[str, ...] = ()
    ladder: Ladder | None = None
    milestones: tuple[Milestone, ...] = ()
    around_the_clock: bool = False

    @property
    def dangerous(self) -> bool:
        """Whether 110, 119 and 120 come before everything else."""
        return self.notice or self.klass is CaseClass.EMERGENCY


class Standing(StrEnum):
    """What a role counts as for the permission table, least first. A town names its roles as it likes."""

    OUTSIDER = "outsider"
    RESIDENT = "resident"
    LEADER = "leader"
    MICRO_WORKER = "micro_worker"
    GRID_WORKER = "grid_worker"
    DEPARTMENT = "department"
    COMMUNITY = "community"
    STREET = "street"
    OBSERVER = "observer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    name: Local
    standing: Standing


class HandlerKind(StrEnum):
    POST = "post"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Handler:
    """One that answers for matters (承办单位): whoever holds ``role`` nearest to the case, or an organisation.

    An organisation is heard for by its contacts; it may have no chat account at all.
    """

    id: str
    name: Local
    kind: HandlerKind
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A line of the 责任清单: for this category (or ``*``) in this grid and below, this handler, with this deputy."""

    category: str
    grid: str
    handler: str
    deputy: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers for a matter. ``found_at`` is the grid whose line decided, None when only the fallback was left."""

    handler: Handler
    deputy: Handler | None
    found_at: str | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A pair nobody but the fallback answers for."""

    category: str
    grid: str


@dataclass(frozen=True, slots=True)
class DigestTimes:
    """When what is summed up is said, local time: everybody's own list on working days, the staff groups' half-day
    summaries, the agenda of the weekly meeting (ISO weekday), and the figures of a month on its first working day.
    """

    personal: time = time(8, 30)
    summaries: tuple[time, ...] = (time(11, 30), time(17))
    agenda_weekday: int = 5
    agenda: time = time(16)
    figures: time = time(9)


class PersonalData(StrEnum):
    """Where personal data of residents may be: on any platform, or only on those whose servers are in the mainland."""

    ANYWHERE = "anywhere"
    MAINLAND = "mainland"


@dataclass(frozen=True)
class Town:
    """Everything that stays when people change. ``zone`` is an IANA name, ``fallback`` the handler of last resort.

    ``quiet`` is when nobody is nagged, ``pings_a_day`` how often at most, ``shift_change`` when the next is on duty.
    ``forward`` tells that neighbour leaders get what they may pass on without asking, ``poll_reminders`` that whoever
    has not voted is reminded, ``poll_doors`` that the roll of a named poll is published with the doors.
    """

    id: str
    name: str
    zone: str
    locale: str
    grids: Mapping[str, Grid]
    buildings: Mapping[str, Building]
    categories: Mapping[str, Category]
    roles: Mapping[str, Role]
    handlers: Mapping[str, Handler]
    responsibilities: tuple[Responsibility, ...]
    fallback: str
    limits: Mapping[CaseClass, Limits] = field(default_factory=dict)
    ladders: Mapping[CaseClass, Ladder] = field(default_factory=dict)
    quiet: tuple[Interval, ...] = DEFAULT_QUIET
    pings_a_day: int = PINGS_A_DAY
    shift_change: time = SHIFT_CHANGE
    digests: DigestTimes = field(default_factory=DigestTimes)
    duties: Mapping[str, Duty] = field(default_factory=dict)
    personal_data: PersonalData = PersonalData.ANYWHERE
    forward: bool = False
    poll_reminders: bool = True
    poll_doors: bool = True

    @cached_property
    def _lines(self) -> dict[tuple[str, str], Responsibility]:
        return {(line.category, line.grid): line for line in self.responsibilities}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The grids directly below each grid, in the town's own order."""
        below: dict[str, list[str]] = {grid: [] for grid in self.grids}
        for grid in self.grids.values():
            if grid.parent is not None:
                below[grid.parent].append(grid.id)
        return {grid: tuple(ids) for grid, ids in below.items()}

    @cached_property
    def _paths(self) -> dict[str, tuple[Grid, ...]]:
        """Filled as they are asked for: most of what is done asks for the same few."""
        return {}

    def path(self, grid: str) -> tuple[Grid, ...]:
        """The grid and all above it, nearest first."""
        path = self._paths.get(grid)
        if path is None:
            node = self.grids[grid]
            path = self._paths[grid] = (node, *(self.path(node.parent) if node.parent is not None else ()))
        return path

    def contains(self, outer: str, inner: str) -> bool:
        """Whether ``inner`` is ``outer`` or lies below it."""
        return any(grid.id == outer for grid in self.path(inner))

    def below(self, grid: str) -> tuple[str, ...]:
        """The grid and every grid below it, depth first."""
        found = [grid]
        for child in self.children[grid]:
            found.extend(self.below(child))
        return tuple(found)

    def limits_of(self, category: str, klass: CaseClass | None = None) -> Limits:
        """The category's own limits, else the town's for its class, else the defaults of ``domain.md``.

        For a case that was given another class than its category's, those of that class.
        """
        own = self.categories[category]
        if klass is not None and klass is not own.klass:
            return self.limits.get(klass) or DEFAULT_LIMITS[klass]
        return own.limits or self.limits.get(own.klass) or DEFAULT_LIMITS[own.klass]

    def ladder_of(self, category: str, klass: CaseClass | None = None) -> Ladder:
        """Who hears when time runs out: the category's own ladder, the town's for the class, else the default."""
        own = self.categories[category]
        if klass is not None and klass is not own.klass:
            return self.ladders.get(klass) or DEFAULT_LADDERS[klass]
        return own.ladder or self.ladders.get(own.klass) or DEFAULT_LADDERS[own.klass]

    def is_urgent(self, category: str, klass: CaseClass | None = None) -> bool:
        """Whether a matter is an emergency, by its category or by the class somebody gave it."""
        own = self.categories[category]
        return own.notice or (klass or own.klass) is CaseClass.EMERGENCY

    def who_answers(self, category: str, grid: str) -> Answer:
        """Exactly one handler, always: the nearest line for the category, else the nearest for any, else the fallback.

        A line for the category further up wins over a line for any category nearer by: a street's lamp contract is not
        undone by a yard's caretaker.
        """
        return self._answers(category, grid)

    @cached_property
    def _answers(self) -> Callable[[str, str], Answer]:
        return lru_cache(_REMEMBERED)(self._answer)

    def _answer(self, category: str, grid: str) -> Answer:
        for wanted in (category, ANY_CATEGORY):
            for node in self.path(grid):
                line = self._lines.get((wanted, node.id))
                if line is not None:
                    deputy = self.handlers[line.deputy] if line.deputy else None
                    return Answer(self.handlers[line.handler], deputy, node.id)
        return Answer(self.handlers[self.fallback], None, None)

    def gaps(self) -> tuple[Gap, ...]:
        """Every pair of leaf grid and category that only the fallback answers for (责任空白)."""
        leaves = [grid for grid in self.grids if not self.children[grid]]
        return tuple(
            Gap(category, grid)
            for grid in leaves
            for category in self.categories
            if self._answer(category, grid).found_at is None
        )
