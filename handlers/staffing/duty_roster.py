"""值班: who is on duty in a grid now and in the coming days, and putting somebody there or taking them off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from domain.errors import Refusal
from domain.message import Arg, ChatKind, Incoming, Outgoing, Say
from domain.people import Act, Actor, may
from domain.reading.days import read_days
from handlers.speaking import reply, speaker
from handlers.staffing.naming import days_say, in_office, named
from storage.membership.shifts import Shift
from storage.work import Work

#: So many shifts to come are shown beside that of now.
AHEAD = 7

#: So many days are put at once.
MOST_DAYS = 31

_DAY = timedelta(days=1)


def span_of(work: Work, day: date) -> tuple[datetime, datetime]:
    """From the shift change of a day until that of the next."""
    zone, change = work.calendar.timezone, work.town.shift_change
    return datetime.combine(day, change, zone), datetime.combine(day + _DAY, change, zone)


def shifts(work: Work, incoming: Incoming, now: datetime) -> None:
    """值班: the roster; 值班 小李 11月23日 到 11月25日: who is on duty then in the speaker's grid."""
    assert incoming.action is not None
    actor = _speaks_in_private(work, incoming, now)
    people, days = _said(work, incoming.action.value, now)
    if not people and not days:
        _show(work, incoming, now, actor)
        return
    if not people or not days:
        raise Refusal("refusal-shift-of-whom")
    grid = _own_grid(work, actor)
    if not (people[0].posts or people[0].organisations):
        raise Refusal("refusal-no-office-of-theirs", name=people[0].person.name)
    gone = [shift for day in days for shift in work.shifts.put(_shift(work, grid, people[0], day), by=actor.person.id)]
    _tell(work, incoming, now, grid, people[0], days, gone)


def _speaks_in_private(work: Work, incoming: Incoming, now: datetime) -> Actor:
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    return speaker(work, incoming, now)


def _said(work: Work, text: str, now: datetime) -> tuple[tuple[Actor, ...], tuple[date, ...]]:
    """Whom the words name, and every day from the first to the last they name. Raises Refusal for what is over."""
    today = now.astimezone(work.calendar.timezone).date()
    days = read_days(text, today, work.spoken.days)
    if not days:
        return named(work, text, now), ()
    span = (days[-1] - days[0]).days + 1
    if not (1 <= span <= MOST_DAYS and today <= days[0] <= today + timedelta(days=366)):
        raise Refusal("refusal-shift-days", most=MOST_DAYS)
    return named(work, text, now), tuple(days[0] + timedelta(days=more) for more in range(span))


def _own_grid(work: Work, actor: Actor) -> str:
    """The grid of the speaker's first supervising post. Raises Refusal for whoever supervises nothing."""
    grids = [post.grid for post in actor.posts if may(actor, Act.SUPERVISE, post.grid, work.town)]
    if not grids:
        raise Refusal("refusal-not-their-roster")
    return grids[0]


def _shift(work: Work, grid: str, whom: Actor, day: date) -> Shift:
    return Shift(grid, whom.person.id, *span_of(work, day))


def _show(work: Work, incoming: Incoming, now: datetime, actor: Actor) -> None:
    """The roster of the nearest of the speaker's grids that has one."""
    for grid in _around(work, actor):
        ahead = work.shifts.ahead(grid, now, AHEAD + 1)
        if ahead:
            lines = tuple(_line(work, shift, now) for shift in ahead)
            reply(work, incoming, now, Say("roster", {"grid": work.town.grids[grid].name, "lines": lines}))
            return
    reply(work, incoming, now, Say("roster-none"))


def _around(work: Work, actor: Actor) -> Iterator[str]:
    """The speaker's grids and those above them; names of those on duty are for who works there."""
    own = dict.fromkeys(post.grid for post in actor.posts)
    if not own:
        raise Refusal("refusal-no-office")
    yield from dict.fromkeys(node.id for grid in own for node in work.town.path(grid))


def _line(work: Work, shift: Shift, now: datetime) -> Say:
    key = "roster-line-now" if shift.start <= now else "roster-line"
    return Say(key, {"start": shift.start, "end": shift.end, "name": work.people.get(shift.person).name})


def _tell(
    work: Work,
    incoming: Incoming,
    now: datetime,
    grid: str,
    whom: Actor,
    days: Sequence[date],
    gone: Sequence[Shift],
) -> None:
    """Whoever is on duty, and whoever no longer is, hears of it."""
    said: dict[str, Arg] = {
        "grid": work.town.grids[grid].name,
        "name": whom.person.name,
        "days": days_say(days[0], days[-1]),
    }
    others = dict.fromkeys(shift.person for shift in gone if shift.person != whom.person.id)
    body = Say("shift-put", said)
    if others:
        replaced = tuple(Say("staff-named", {"name": work.people.get(person).name}) for person in others)
        body = Say("shift-put-instead", {**said, "replaced": replaced})
    reply(work, incoming, now, body)
    by = speaker(work, incoming, now).person.id
    for person, key in ((whom.person.id, "news-shift-put"), *((other, "news-shift-taken-off") for other in others)):
        if person != by:
            work.outbox.tell(person, Outgoing(Say(key, said)), now)


def take_off(work: Work, incoming: Incoming, now: datetime) -> None:
    """取消值班 11月23日: nobody is on duty then."""
    assert incoming.action is not None
    actor = in_office(work, incoming, now)
    _, days = _said(work, incoming.action.value, now)
    grid = _own_grid(work, actor)
    if not days:
        raise Refusal("refusal-shift-of-whom")
    gone = work.shifts.take_off(grid, span_of(work, days[0])[0], span_of(work, days[-1])[1])
    if not gone:
        raise Refusal("refusal-no-shift")
    said: dict[str, Arg] = {"grid": work.town.grids[grid].name, "days": days_say(days[0], days[-1])}
    reply(work, incoming, now, Say("shift-taken-off", said))
    for person in {shift.person for shift in gone} - {actor.person.id}:
        work.outbox.tell(person, Outgoing(Say("news-shift-taken-off", said)), now)
