"""How lists look: what one person reads in the morning, and the lines of cases everybody at work may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from domain.clocks.promises import Kind
from domain.message import Action, Arg, Button, Say
from domain.town import Town
from storage.digests import Line, OnDuty
from storage.work import Work

#: No part of a list has more lines; the rest is counted.
MOST_LINES = 12

#: So many of the cases in a list can be opened by a button.
_BUTTONS = 6


def morning_list(work: Work, person: int, now: datetime, end: datetime) -> tuple[Say, tuple[Button, ...]] | None:
    """What waits for somebody today, and buttons for the first of it; None when nothing does."""
    town, lines = work.town, work.digests.lines(person)
    own = _each_once(line for line in lines if not line.above)
    verify = [line for line in own if line.kind is Kind.VERIFY]
    owed = [line for line in own if line.kind is not Kind.VERIFY]
    late = [line for line in owed if line.due_at <= now]
    today = [line for line in owed if line.due_at > now]
    told = {_key(line) for line in lines}
    held = [line for line in _each_once(work.digests.held(person)) if _key(line) not in told]
    parts = (
        *_part("digest-late", late, town),
        *_part("digest-today", today, town),
        *_part("digest-verify", verify, town),
        *_part("digest-held", held, town),
        *_above(_each_once(line for line in lines if line.above)),
        *(_shift(shift, town) for shift in work.digests.shifts(person, now, end)),
    )
    if not parts:
        return None
    body = Say("digest", {"day": work.calendar.day_of(now).date, "parts": parts})
    return body, tuple(_buttons((*late, *today, *verify, *held)))


def counted(key: str, lines: Sequence[Say]) -> Iterator[Say]:
    """A part of a list: how many there are, the first of them, and how many are left out; nothing of none."""
    if lines:
        left_out = len(lines) - MOST_LINES
        more = (Say("digest-more", {"count": left_out}),) if left_out > 0 else ()
        yield Say(key, {"count": len(lines), "lines": (*lines[:MOST_LINES], *more)})


def case_line(town: Town, number: str, category: str, grid: str) -> Say:
    """A case as a group of staff may see it: of a discreet one the number alone."""
    # A closed case may be of a category the town no longer has.
    known = town.categories.get(category)
    if known is None or known.discreet:
        return Say("digest-discreet", {"number": number})
    return Say("digest-case", {"number": number, "category": known.name, "grid": town.grids[grid].name})


def _part(key: str, lines: Sequence[Line], town: Town) -> Iterator[Say]:
    return counted(key, [_say(line, town) for line in lines])


def _each_once(lines: Iterable[Line]) -> list[Line]:
    """Of each case, and of each run, the promise that is due first."""
    first: dict[tuple[int | None, str, str], Line] = {}
    for line in lines:
        first.setdefault(_key(line), line)
    return list(first.values())


def _key(line: Line) -> tuple[int | None, str, str]:
    return line.case, line.title, line.grid


def _say(line: Line, town: Town) -> Say:
    where = town.grids[line.grid].name
    if line.case is None:
        return Say("digest-run", {"title": _title(line, town), "grid": where, "due": line.due_at})
    category = town.categories[line.category]
    stages = {stage.id: stage.name for stage in category.milestones}
    what = Say(f"promise-{line.kind.replace('_', '-')}", {"name": stages.get(line.name, line.name)})
    args: dict[str, Arg] = {"number": line.number, "category": category.name, "grid": where}
    return Say("digest-line", {**args, "what": what, "due": line.due_at})


def _title(line: Line, town: Town) -> Arg:
    duty = None if line.duty is None else town.duties.get(line.duty)
    return line.title if duty is None else duty.name


def _above(lines: Sequence[Line]) -> Iterator[Say]:
    """One line, however many there are."""
    if lines:
        key = "digest-above" if len(lines) <= MOST_LINES else "digest-above-and-more"
        numbers = " · ".join(line.number or line.title for line in lines[:MOST_LINES])
        yield Say(key, {"count": len(lines), "numbers": numbers})


def _shift(shift: OnDuty, town: Town) -> Say:
    return Say("digest-shift", {"grid": town.grids[shift.grid].name, "from": shift.start, "until": shift.end})


def _buttons(lines: Iterable[Line]) -> Iterator[Button]:
    cases = dict.fromkeys((line.case, line.number) for line in lines if line.case is not None)
    for case, number in list(cases)[:_BUTTONS]:
        yield Button(Say("digest-show", {"number": number}), Action("ask.progress", case))
