"""08:30: everybody who has open work reads in one message what waits for them today.

It takes two rounds of many short transactions each. First the promises that are late or will be today are gone through,
and for each it is noted who is to read of it; then those who have anything to read are told, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from domain.clocks.ladder import OWN_LADDERS, Part
from domain.clocks.promises import Kind
from domain.message import Outgoing
from handlers.digests.lists import morning_list
from handlers.digests.times import STALE, next_time, working_day
from handlers.nagging.hearers import ABOVE, About, People, levels, people_of
from storage.digests import Unkept
from storage.routines import Routine
from storage.work import Work

#: So many promises are noted, and so many people told, in one transaction; no more row ids are gone through in one.
_PROMISES = 250
_READERS = 50
_IDS = 20_000


def next_morning(work: Work, subject: str, after: datetime) -> datetime | None:
    """Every working day."""
    return next_time(work.calendar, working_day, work.town.digests.personal, after)


def tell_everybody(work: Work, routine: Routine, now: datetime) -> str:
    """One step of one of the rounds; nothing when it is too late for today."""
    if now - routine.look_at > STALE:
        work.digests.clear()
        return ""
    step, _, after = (routine.progress or "note:0").partition(":")
    return _STEPS[step](work, int(after), now)


def _note(work: Work, after: int, now: datetime) -> str:
    """Who is to read of the next promises."""
    beyond = after + _IDS
    unkept_now = work.digests.due(after, beyond, work.calendar.day_of(now).whole.end, _PROMISES)
    # The promises of one case follow each other, and the same people owe them.
    owing: dict[tuple[int | None, int | None], People] = {}
    for unkept in unkept_now:
        about = unkept.case, unkept.run
        if about not in owing:
            owing[about] = _owing(work, _subject(work, unkept), now)
        waiting = _asked_to_look(work, unkept, now) if unkept.kind is Kind.VERIFY else owing[about]
        for person in waiting:
            work.digests.note(person, unkept)
        for person in _last_above(work, unkept, now) if unkept.top else ():
            work.digests.note(person, unkept, above=True)
    if len(unkept_now) == _PROMISES:
        return f"note:{unkept_now[-1].id}"
    return f"note:{beyond}" if beyond < work.digests.last_promise() else "tell:0"


def _tell(work: Work, after: int, now: datetime) -> str:
    """The next people are told."""
    end = work.calendar.day_of(now).whole.end
    for _ in range(_READERS):
        person = work.digests.next_reader(after, now, end)
        if person is None:
            return ""
        _tell_one(work, person, now, end)
        after = person
    return f"tell:{after}"


_STEPS: Mapping[str, Callable[[Work, int, datetime], str]] = {"note": _note, "tell": _tell}


def _tell_one(work: Work, person: int, now: datetime, end: datetime) -> None:
    said = morning_list(work, person, now, end)
    if said is None:
        work.digests.told(person, None, now)
        return
    body, buttons = said
    once = f"digest:{work.calendar.day_of(now).date.isoformat()}"
    row = work.outbox.ping(person, Outgoing(body, buttons=buttons, audience=person, once=once), now)
    if row is None:
        work.digests.cannot_tell(person)
    else:
        work.digests.told(person, row or None, now)


def _subject(work: Work, unkept: Unkept) -> About:
    return work.cases.get(unkept.case) if unkept.case is not None else work.duties.get(unkept.run or 0)


def _owing(work: Work, subject: About, now: datetime) -> People:
    """Who is to keep it, or has to find somebody who does."""
    return people_of(work, subject, Part.LEAD, now) or next(iter(levels(work, subject, now)), ())


def _asked_to_look(work: Work, unkept: Unkept, now: datetime) -> People:
    """Those whose turn has come to verify it. Whoever reported it is asked by the ladder alone, twice."""
    subject, fired = _subject(work, unkept), OWN_LADDERS[Kind.VERIFY].rungs[: unkept.rung]
    parts = dict.fromkeys(part for rung in fired for part in rung.to if part is not Part.REPORTER)
    return tuple(dict.fromkeys(person for part in parts for person in people_of(work, subject, part, now)))


def _last_above(work: Work, unkept: Unkept, now: datetime) -> People:
    """Who heard of it last when it had climbed to the top and nothing happened."""
    ladder = work.clocks.terms(work.clocks.find(unkept.id)).ladder
    parts = [part for rung in ladder.rungs for part in rung.to if part in ABOVE]
    if unkept.kind is Kind.VERIFY or not parts:
        return ()
    subject, highest = _subject(work, unkept), max(parts, key=ABOVE.index)
    return people_of(work, subject, highest, now) or next(reversed(levels(work, subject, now)), ())
