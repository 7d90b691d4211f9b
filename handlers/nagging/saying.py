"""The third step: everything somebody is to hear at one moment is one message.

What was settled meanwhile is not said; what is more than a person is to hear in a day is held for the digest, unless it
is an emergency. Whoever reported a matter is asked about it by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.clocks.ladder import Part
from domain.clocks.promises import Kind
from domain.clocks.quiet import after_quiet
from domain.message import Outgoing
from handlers.nagging import addressing
from handlers.nagging.hearers import about
from handlers.nagging.wording import Told, listed, worded
from storage.engine.failpoints import failpoint
from storage.promises.clock import Clock
from storage.promises.nags import Ping
from storage.work import Work

#: So many people are told in one transaction.
AT_ONCE = 50


def say(work: Work, now: datetime) -> int:
    """How many people it was settled for what they hear now; call again while it is not 0."""
    for told in range(AT_ONCE):
        person = work.nags.next_to_tell(now)
        if person is None:
            return told
        _tell(work, person, now)
        failpoint("nag.said")
    return AT_ONCE


def _tell(work: Work, person: int, now: datetime) -> None:
    pings = work.nags.waiting(person, now)
    if work.people.address(person) is None:
        for ping in pings:
            addressing.pass_on(work, ping, now)
        return
    told = _still_true(work, pings, now)
    asked = [one for one in told if one.ping.part is Part.REPORTER]
    nags = [one for one in told if one.ping.part is not Part.REPORTER]
    for one in asked:
        _send(work, [one], worded(work, one, now), now)
    if nags and not all(one.ping.urgent for one in nags) and _heard_enough(work, person, now):
        work.nags.hold([one.ping for one in nags if not one.ping.urgent])
        nags = [one for one in nags if one.ping.urgent]
    if nags:
        _send(work, nags, worded(work, nags[0], now) if len(nags) == 1 else listed(work, nags, now), now)


def _still_true(work: Work, pings: Sequence[Ping], now: datetime) -> list[Told]:
    """What is still to be said, each promise once; the rest is dropped, or put off: an outage may end in the quiet."""
    found: dict[int, Told] = {}
    for ping in pings:
        clock = work.clocks.find(ping.clock)
        if clock.stopped_at is not None or clock.stands_still:
            work.nags.drop([ping])
            continue
        if (day := _next_day(work, clock, now)) > now:
            work.nags.put_off(ping, day)
            continue
        if (before := found.get(clock.id)) is not None:
            work.nags.drop([before.ping])
        found[clock.id] = Told(ping, clock, about(work, clock))
    return list(found.values())


def _next_day(work: Work, clock: Clock, now: datetime) -> datetime:
    """When one may be nagged about the promise: now, else when the quiet ends."""
    zone = ZoneInfo(work.town.zone)
    if after_quiet(now, work.town.quiet, zone) == now:
        return now
    return after_quiet(now, work.clocks.terms(clock).quiet, zone)


def _heard_enough(work: Work, person: int, now: datetime) -> bool:
    """Whether the person was nagged as often today as anybody is in a day."""
    zone = ZoneInfo(work.town.zone)
    today = datetime.combine(now.astimezone(zone).date(), time(0), zone)
    return work.nags.messages_since(person, today, now) >= work.town.pings_a_day


def _send(work: Work, told: Sequence[Told], message: Outgoing, now: datetime) -> None:
    pings = [one.ping for one in told]
    row = work.outbox.ping(pings[0].person, message, now)
    work.nags.told(pings, row or None, now)
    for one in told:
        if one.clock.kind is Kind.FOLLOW_UP and one.clock.case is not None:
            work.clocks.stop(one.clock.case, Kind.FOLLOW_UP, now)
