"""What of a town is kept as JSON: its facts as one document, and a document for each category. Rows are next door.

What an older version wrote is read too: whatever it did not know yet is as it is everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

import orjson

from domain.clocks.calendar import Interval
from domain.clocks.ladder import Ladder
from domain.clocks.limits import PINGS_A_DAY, CaseClass, Limits
from domain.clocks.quiet import DEFAULT_QUIET
from domain.duties.duty import Duty, Every, Item, OffDay, Recurrence
from domain.message import Local
from domain.register import Register
from domain.town import SHIFT_CHANGE, Category, DigestTimes, Milestone, PersonalData
from storage.engine.documents import dump
from storage.promises.ladders import dump_ladder, load_ladder, load_limit, plain_limit


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of a town that is not a row of its own, with its working hours and the days of its own."""

    id: str
    name: str
    zone: str
    locale: str
    fallback: str
    limits: Mapping[CaseClass, Limits]
    ladders: Mapping[CaseClass, Ladder]
    quiet: tuple[Interval, ...]
    pings_a_day: int
    shift_change: time
    digests: DigestTimes
    duties: Mapping[str, Duty]
    personal_data: PersonalData
    forward: bool
    poll_reminders: bool
    poll_doors: bool
    week: Mapping[int, tuple[Interval, ...]]
    days: Mapping[date, bool]


def facts_of(register: Register) -> str:
    """The facts as JSON text."""
    town = register.town
    return dump(
        {
            "id": town.id,
            "name": town.name,
            "zone": town.zone,
            "locale": town.locale,
            "fallback": town.fallback,
            "limits": {klass.value: _plain_limits(limits) for klass, limits in town.limits.items()},
            "ladders": {klass.value: dump_ladder(ladder) for klass, ladder in town.ladders.items()},
            "quiet": _plain_hours(town.quiet),
            "pings_a_day": town.pings_a_day,
            "shift_change": town.shift_change.isoformat(),
            "digests": asdict(town.digests),
            "duties": [_plain_duty(duty) for duty in town.duties.values()],
            "personal_data": town.personal_data,
            "forward": town.forward,
            "poll_reminders": town.poll_reminders,
            "poll_doors": town.poll_doors,
            "week": {str(day): _plain_hours(hours) for day, hours in register.week.items()},
            "days": {day.isoformat(): off for day, off in register.days.items()},
        }
    )


def load_facts(text: str) -> Facts:
    """The facts that ``facts_of`` wrote, now or in an older version."""
    plain = orjson.loads(text)
    return Facts(
        id=plain["id"],
        name=plain["name"],
        zone=plain["zone"],
        locale=plain["locale"],
        fallback=plain["fallback"],
        limits={CaseClass(klass): _limits(limits) for klass, limits in plain["limits"].items()},
        ladders={CaseClass(klass): load_ladder(ladder) for klass, ladder in plain.get("ladders", {}).items()},
        quiet=_hours(plain["quiet"]) if "quiet" in plain else DEFAULT_QUIET,
        pings_a_day=plain.get("pings_a_day", PINGS_A_DAY),
        shift_change=time.fromisoformat(plain["shift_change"]) if "shift_change" in plain else SHIFT_CHANGE,
        digests=_digests(plain["digests"]) if "digests" in plain else DigestTimes(),
        duties={duty["id"]: _duty(duty) for duty in plain.get("duties", ())},
        personal_data=PersonalData(plain.get("personal_data", PersonalData.ANYWHERE)),
        forward=plain.get("forward", False),
        poll_reminders=plain.get("poll_reminders", True),
        poll_doors=plain.get("poll_doors", True),
        week={int(day): _hours(hours) for day, hours in plain["week"].items()},
        days={date.fromisoformat(day): off for day, off in plain.get("days", {}).items()},
    )


def category_document(category: Category) -> str:
    """What is stored of a category besides its id."""
    return dump(
        {
            "names": dict(category.name.names),
            "klass": category.klass,
            "keywords": category.keywords,
            "notice": category.notice,
            "discreet": category.discreet,
            "limits": _plain_limits(category.limits) if category.limits else None,
            "gb_code": category.gb_code,
            "examples": category.examples,
            "ladder": dump_ladder(category.ladder) if category.ladder else None,
            "milestones": [
                [stage.id, dict(stage.name.names), plain_limit(stage.limit)] for stage in category.milestones
            ],
            "around_the_clock": category.around_the_clock,
        }
    )


def load_category(id: str, text: str) -> Category:
    """The category that ``category_document`` wrote, now or in an older version."""
    plain = orjson.loads(text)
    return Category(
        id=id,
        name=Local(plain["names"]),
        klass=CaseClass(plain["klass"]),
        keywords=tuple(plain["keywords"]),
        notice=plain["notice"],
        discreet=plain["discreet"],
        limits=_limits(plain["limits"]) if plain["limits"] else None,
        gb_code=plain["gb_code"],
        examples=tuple(plain.get("examples", ())),
        ladder=load_ladder(plain["ladder"]) if plain.get("ladder") else None,
        milestones=tuple(
            Milestone(stage, Local(names), load_limit(limit)) for stage, names, limit in plain.get("milestones", ())
        ),
        around_the_clock=plain.get("around_the_clock", False),
    )


def _plain_limits(limits: Limits) -> dict[str, list[Any]]:
    promised = ((name, getattr(limits, name)) for name in Limits.__dataclass_fields__)
    return {name: plain_limit(limit) for name, limit in promised if limit is not None}


def _limits(plain: Mapping[str, list[Any]]) -> Limits:
    return Limits(**{name: load_limit(limit) for name, limit in plain.items()})


def _plain_hours(hours: Iterable[Interval]) -> list[list[str]]:
    return [[interval.start.isoformat(), interval.end.isoformat()] for interval in hours]


def _hours(plain: Iterable[Iterable[str]]) -> tuple[Interval, ...]:
    return tuple(Interval(*map(time.fromisoformat, interval)) for interval in plain)


def _digests(plain: Mapping[str, Any]) -> DigestTimes:
    return DigestTimes(
        personal=time.fromisoformat(plain["personal"]),
        summaries=tuple(map(time.fromisoformat, plain["summaries"])),
        agenda_weekday=plain["agenda_weekday"],
        agenda=time.fromisoformat(plain["agenda"]),
        figures=time.fromisoformat(plain["figures"]),
    )


def _plain_duty(duty: Duty) -> dict[str, Any]:
    return {
        "id": duty.id,
        "names": dict(duty.name.names),
        "role": duty.role,
        "recurrence": [duty.recurrence.every, duty.recurrence.days, duty.recurrence.off_day],
        "limit": plain_limit(duty.limit),
        "opens": duty.opens.isoformat(),
        "grid": duty.grid,
        "checklist": [[item.id, dict(item.name.names), item.category] for item in duty.checklist],
        "nil": duty.nil,
        "ladder": dump_ladder(duty.ladder) if duty.ladder else None,
    }


def _duty(plain: Mapping[str, Any]) -> Duty:
    every, days, off_day = plain["recurrence"]
    return Duty(
        id=plain["id"],
        name=Local(plain["names"]),
        role=plain["role"],
        recurrence=Recurrence(Every(every), tuple(days), OffDay(off_day)),
        limit=load_limit(plain["limit"]),
        opens=time.fromisoformat(plain["opens"]),
        grid=plain["grid"],
        checklist=tuple(Item(item, Local(names), category) for item, names, category in plain["checklist"]),
        nil=plain["nil"],
        ladder=load_ladder(plain["ladder"]) if plain["ladder"] else None,
    )
