"""The second step: a rung that fired is noted in the case's log, and it is settled who hears, and why they.

Also where nobody is left who can be told: then the staff group nearest to the matter hears that nobody could.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.casework.case import Case
from domain.clocks.promises import Kind
from domain.clocks.quiet import after_quiet
from domain.clocks.terms import Terms
from domain.message import Arg, Outgoing, Say
from domain.register import Purpose
from handlers.duties.whose import title_say
from handlers.nagging.hearers import About, Hearer, about, hearers
from handlers.telling.views import view
from storage.engine.failpoints import failpoint
from storage.promises.clock import Clock
from storage.promises.nags import Nag, NewPing, Ping, Silence
from storage.work import Work

#: So many nags are settled in one transaction.
AT_ONCE = 100


def address(work: Work, now: datetime) -> int:
    """How many nags it was settled for who hears of them; call again while it is not 0."""
    nags = work.nags.unaddressed(AT_ONCE)
    for nag in nags:
        _note(work, nag, now)
        _address(work, nag, now)
        failpoint("nag.addressed")
    return len(nags)


def pass_on(work: Work, ping: Ping, now: datetime) -> None:
    """The next who can be reached hears of it at once, unless somebody else did; whoever was to cannot be told."""
    work.nags.fail([ping])
    if not work.nags.heard(ping.nag):
        _address(work, work.nags.get(ping.nag), now, missing=Hearer(ping.person, ping.part))


def _note(work: Work, nag: Nag, now: datetime) -> None:
    """The case's log says which rung fired, of which promise, and how many below it were slept through."""
    clock = work.clocks.find(nag.clock)
    facts = {"rung": str(nag.rung), "due": clock.due_at.isoformat()}
    if clock.name:
        facts["name"] = clock.name
    if nag.skipped:
        facts["skipped"] = str(nag.skipped)
    _log(work, about(work, clock), f"late-{clock.kind}", now, facts)


def _address(work: Work, nag: Nag, now: datetime, missing: Hearer | None = None) -> None:
    clock = work.clocks.find(nag.clock)
    if clock.stopped_at is not None or clock.stands_still:
        work.nags.address(nag, now, (), Silence.SETTLED)
        return
    subject, terms = about(work, clock), work.clocks.terms(clock)
    asked = () if missing is None else work.nags.asked(nag.id)
    found = hearers(work, subject, terms.ladder, nag, now, asked=asked, missing=missing)
    if isinstance(found, Silence):
        work.nags.address(nag, now, (), found)
        _silent(work, clock, subject, found, now)
        return
    if missing is not None or any(hearer.instead_of is not None for hearer in found):
        _log(work, subject, "unreachable", now)
    work.nags.address(nag, now, _pings(work, nag, terms, found, now))


def _pings(work: Work, nag: Nag, terms: Terms, found: Iterable[Hearer], now: datetime) -> list[NewPing]:
    at = after_quiet(now, terms.quiet, ZoneInfo(work.town.zone))
    return [NewPing(nag.id, one.person, one.part, one.instead_of, terms.urgent, at) for one in found]


def _silent(work: Work, clock: Clock, subject: About, why: Silence, now: datetime) -> None:
    if clock.kind is Kind.FOLLOW_UP:
        assert clock.case is not None
        work.clocks.stop(clock.case, clock.kind, now)
    if why is Silence.NOBODY_REACHED:
        _log(work, subject, "nobody-reached", now)
        _tell_staff(work, subject, now)


def _tell_staff(work: Work, subject: About, now: datetime) -> None:
    """The staff group of the nearest grid that has one hears of it: number, category and grid, nobody's name."""
    body, grid = _nobody_say(work, subject)
    for node in work.town.path(grid):
        chats = work.people.chats_of(node.id, Purpose.STAFF)
        for chat in chats:
            work.outbox.post(chat.address, Outgoing(body), now)
        if chats:
            return


def _nobody_say(work: Work, subject: About) -> tuple[Say, str]:
    if not isinstance(subject, Case):
        grid = work.town.grids[subject.grid].name
        return Say("nag-run-nobody-reached", {"title": title_say(work, subject), "grid": grid}), subject.grid
    seen, number = view(work, subject), subject.number
    if seen.discreet:
        return Say("nag-nobody-reached-discreet", {"number": number}), subject.place.grid
    args: dict[str, Arg] = {"number": number, "category": seen.category, "grid": seen.grid}
    return Say("nag-nobody-reached", args), subject.place.grid


def _log(work: Work, subject: About, action: str, now: datetime, facts: Mapping[str, str] | None = None) -> None:
    """Only cases have a log; of a run the nag itself says what became of it."""
    if isinstance(subject, Case):
        work.history.add(subject, action, now, before=subject.state, facts=facts)
