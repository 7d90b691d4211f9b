"""Who hears of a nag today: each part of a ladder as people, and who hears instead of those that cannot be reached.

Whoever is away is replaced before they get here (``People.present``); here it is about those no message reaches.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.casework.case import Case, State
from domain.clocks.ladder import Ladder, Part, Rung
from domain.duties.run import Run
from domain.people import ALLOWED, Act
from handlers.duties.whose import doers
from handlers.telling import news
from storage.promises.clock import Clock
from storage.promises.nags import Nag, Silence
from storage.work import Work

#: What a promise is about.
About: TypeAlias = Case | Run

People: TypeAlias = "tuple[int, ...]"

#: The levels above, lowest first.
ABOVE = (Part.FIRST_ABOVE, Part.SECOND_ABOVE, Part.THIRD_ABOVE)

#: Whose turn it is first; whoever comes later may hear for whoever comes before.
_TURN: Mapping[Part, int] = {
    part: turn
    for turn, part in enumerate((Part.REPORTER, Part.NEIGHBOURS, Part.LEAD, Part.DEPUTY, Part.ON_DUTY, *ABOVE))
}

#: Parts nobody need hold: a rung of these alone may pass in silence.
_OPTIONAL = frozenset({*ABOVE, Part.ON_DUTY})


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody hears of it as ``part``, perhaps ``instead_of`` one who cannot be reached."""

    person: int
    part: Part
    instead_of: int | None = None


def about(work: Work, clock: Clock) -> About:
    """What the clock's promise is about."""
    if clock.run is not None:
        return work.duties.get(clock.run)
    assert clock.case is not None
    return work.cases.get(clock.case)


def hearers(
    work: Work,
    subject: About,
    ladder: Ladder,
    nag: Nag,
    now: datetime,
    *,
    asked: Collection[int] = (),
    missing: Hearer | None = None,
) -> tuple[Hearer, ...] | Silence:
    """Those of the nag's rung who can be reached, else of the next ones at once; or why it is nobody.

    ``asked`` were told already or cannot be, ``missing`` is who could not.
    """
    for rung in ladder.rungs[nag.rung :]:
        parts = _parts(work, subject, rung, now, slept=bool(nag.skipped))
        if not parts and missing is None and _OPTIONAL.issuperset(rung.to):
            return Silence.NOBODY_ABOVE
        found, lost = _reached(work, parts, asked)
        missing = missing or lost
        if found:
            return tuple(Hearer(person, part, _for_whom(missing, part)) for person, part in found.items())
    if all(rung.to == (Part.REPORTER,) for rung in ladder.rungs):
        return Silence.SETTLED
    for level in levels(work, subject, now):
        found, _ = _reached(work, dict.fromkeys(level, Part.THIRD_ABOVE), asked)
        if found:
            return tuple(Hearer(person, part, _for_whom(missing, part)) for person, part in found.items())
    return Silence.NOBODY_REACHED


def _parts(work: Work, subject: About, rung: Rung, now: datetime, *, slept: bool) -> dict[int, Part]:
    """The people of a rung, each as the first part they are."""
    found: dict[int, Part] = {}
    for part in rung.to:
        people = people_of(work, subject, part, now)
        if not people and slept and part in ABOVE:
            # The turn of the top was slept through: it has it now.
            people = (levels(work, subject, now) or ((),))[-1]
        for person in people:
            found.setdefault(person, part)
    return found


def _reached(work: Work, parts: Mapping[int, Part], asked: Collection[int]) -> tuple[dict[int, Part], Hearer | None]:
    """Those who can be told, and the first who cannot."""
    found: dict[int, Part] = {}
    missing = None
    for person, part in parts.items():
        if person in asked:
            continue
        if work.people.address(person) is not None:
            found[person] = part
        elif missing is None:
            missing = Hearer(person, part)
    return found, missing


def _for_whom(missing: Hearer | None, part: Part) -> int | None:
    return missing.person if missing is not None and _TURN[part] > _TURN[missing.part] else None


def people_of(work: Work, subject: About, part: Part, now: datetime) -> People:
    """Who is this part of a ladder today."""
    if part in ABOVE:
        above, level = levels(work, subject, now), ABOVE.index(part)
        return above[level] if level < len(above) else ()
    if isinstance(subject, Case):
        return _OF_CASE[part](work, subject, now)
    return doers(work, subject, now) if part is Part.LEAD else _on_duty(work, subject, now, part)


def levels(work: Work, subject: About, now: datetime) -> tuple[People, ...]:
    """Who is told next, level by level up the grid path; nobody is their own superior, or judges what they did."""
    if isinstance(subject, Case):
        above = news.levels_above(work, subject, now)
        if subject.state is State.HANDLED:
            others = (tuple(person for person in people if person != subject.finished_by) for people in above)
            return tuple(people for people in others if people)
        # A returned case is on the table of the level above, so that is where its ladder begins.
        return above[1:] if subject.state is State.RETURNED else above
    return _above_run(work, subject, now)


def _above_run(work: Work, run: Run, now: datetime) -> tuple[People, ...]:
    people, doing = work.people, set(doers(work, run, now))
    found = []
    for node in work.town.path(run.grid):
        holders = people.present(people.standing_in(ALLOWED[Act.HEAR_ESCALATION], node.id, work.town, now), now)
        if rest := tuple(person for person in holders if person not in doing):
            found.append(rest)
    return tuple(found)


def _on_duty(work: Work, run: Run, now: datetime, part: Part) -> People:
    return work.shifts.on_duty(run.grid, now) if part is Part.ON_DUTY else ()


def _lead(work: Work, case: Case, now: datetime) -> People:
    if case.state is State.RETURNED:
        return (news.levels_above(work, case, now) or ((),))[0]
    return news.leads(work, case, now)


def _deputy(work: Work, case: Case, now: datetime) -> People:
    """Those who hear for the deputy handler, and those who hold the lead's post beside whoever took the case up."""
    town, people = work.town, work.people
    handlers = [case.deputy_handler] if case.deputy_handler else []
    if case.lead is not None:
        handlers.append(case.lead_handler)
    hearing = [people.who_hears(town.handlers[handler], case.place.grid, town, now) for handler in handlers]
    return people.present(tuple(dict.fromkeys(person for circle in hearing for person in circle)), now)


def _reporter(work: Work, case: Case, now: datetime) -> People:
    """Whoever reported it, unless they did it themselves."""
    return () if case.reporter == case.finished_by else (case.reporter,)


def _neighbours(work: Work, case: Case, now: datetime) -> People:
    """The neighbour leaders, but for whoever did it; discreet matters are none of theirs."""
    if work.town.categories[case.category].discreet:
        return ()
    return tuple(person for person in news.neighbours(work, case, now) if person != case.finished_by)


def _watch(work: Work, case: Case, now: datetime) -> People:
    return work.shifts.on_duty(case.place.grid, now)


_OF_CASE: Mapping[Part, Callable[[Work, Case, datetime], People]] = {
    Part.LEAD: _lead,
    Part.DEPUTY: _deputy,
    Part.ON_DUTY: _watch,
    Part.REPORTER: _reporter,
    Part.NEIGHBOURS: _neighbours,
}
