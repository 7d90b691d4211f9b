"""What happens by itself while a poll is open: its end, and reminders to those who have not voted, in private.

Three at most, the notice at its opening included: a day before the end and some hours before it. At half-time only the
neighbour leader hears how many are still silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.clocks.quiet import after_quiet
from domain.message import Arg, Outgoing, Say
from domain.polls.poll import Effect, Poll
from domain.town import Standing
from handlers.polls.cards import facts, private_buttons, private_card_of
from handlers.polls.ending.outages import EVERY, LAST
from handlers.polls.portions import tell_silent
from storage.polls.polls import Happening, Moment
from storage.work import Work

#: So long before its end a poll begins to be watched: a little more than an outage counts.
_WATCHED = LAST + timedelta(minutes=1)

#: So long before the end each reminder comes.
BEFORE_END: Mapping[Happening, timedelta] = {
    Happening.REMIND_DAY: timedelta(hours=24),
    Happening.REMIND_HOURS: timedelta(hours=3),
}

#: Whoever was told so lately that the poll is open need not be told again.
_FRESH = timedelta(hours=2)

#: Nobody is reminded to say whether they come to the clean-up.
_UNREMINDED = frozenset({Effect.STRAW})

#: As many doors as a message names.
_MOST_DOORS = 20


def arrange(work: Work, poll: Poll, now: datetime) -> None:
    """Everything that happens by itself until the poll closes has its moment."""
    work.polls.set_moment(poll, Happening.CLOSE, poll.closes_at)
    watch_from(work, poll, now)
    for kind, at in _reminders(work, poll):
        work.polls.set_moment(poll, kind, at)


def watch_from(work: Work, poll: Poll, now: datetime) -> None:
    """Shortly before the end of the poll it is written down that somebody looks."""
    work.polls.set_moment(poll, Happening.WATCH, max(now + EVERY, poll.closes_at - _WATCHED))


def _reminders(work: Work, poll: Poll) -> Iterator[tuple[Happening, datetime]]:
    """When each reminder comes, if at all: not soon after the opening, not in quiet hours, not after the end."""
    if poll.effect in _UNREMINDED or not work.town.poll_reminders:
        return
    half = poll.opens_at + (poll.closes_at - poll.opens_at) / 2
    moments = {Happening.REMIND_HALF: half, **{kind: poll.closes_at - span for kind, span in BEFORE_END.items()}}
    for kind, moment in moments.items():
        at = _spoken(work, moment)
        if moment >= poll.opens_at + _FRESH and at < poll.closes_at:
            yield kind, at


def _spoken(work: Work, moment: datetime) -> datetime:
    return after_quiet(moment, work.town.quiet, ZoneInfo(work.town.zone))


def remind(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    """Everybody whose voice is still silent is told once, on whatever account they can be reached."""
    if (at := _spoken(work, now)) > now:
        _put_off(work, poll, moment, at)
        return
    if _overtaken(poll, moment.kind, now):
        return
    args: dict[str, Arg] = {**facts(work, poll), "until": poll.closes_at}
    message = Outgoing(
        Say("poll-reminder", args),
        buttons=private_buttons(poll),
        card=private_card_of(poll),
        once=f"poll:{poll.id}:{moment.kind}",
    )
    tell_silent(work, poll, message, moment.kind, moment.progress, now)


def _put_off(work: Work, poll: Poll, moment: Moment, at: datetime) -> None:
    if at < poll.closes_at:
        work.polls.set_moment(poll, moment.kind, at, moment.progress)


def _overtaken(poll: Poll, kind: Happening, now: datetime) -> bool:
    """Whether the program was stopped for so long that the last reminder says the same."""
    last = poll.closes_at - BEFORE_END[Happening.REMIND_HOURS]
    return now >= poll.closes_at or (kind is not Happening.REMIND_HOURS and now >= last)


def tell_leaders(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    """Every neighbour leader hears how many of their voices are still silent, where any are."""
    if (at := _spoken(work, now)) > now:
        _put_off(work, poll, moment, at)
        return
    if _overtaken(poll, moment.kind, now):
        return
    for leader, doors in _silent_by_leader(work, poll, now).items():
        message = Outgoing(_half_time(work, poll, doors), once=f"poll:{poll.id}:{moment.kind}")
        work.outbox.tell(leader, message, now)


def _silent_by_leader(work: Work, poll: Poll, now: datetime) -> Mapping[int, list[str]]:
    doors: dict[int, list[str]] = {}
    led: dict[str, tuple[int, ...]] = {}
    for grid, label in work.rolls.silent_doors(poll.id):
        if grid not in led:
            led[grid] = _leaders(work, grid, now)
        for leader in led[grid]:
            doors.setdefault(leader, []).append(label)
    return doors


def _leaders(work: Work, grid: str, now: datetime) -> tuple[int, ...]:
    for node in work.town.path(grid):
        holders = work.people.standing_in(frozenset({Standing.LEADER}), node.id, work.town, now)
        if people := work.people.present(holders, now):
            return people
    return ()


def _half_time(work: Work, poll: Poll, doors: list[str]) -> Say:
    """Of a secret poll nobody hears before its end how many have voted, and who has not."""
    if poll.secret:
        return Say("poll-half-time-secret", facts(work, poll))
    shown = tuple(Say("poll-door", {"door": door}) for door in doors[:_MOST_DOORS])
    return Say("poll-half-time", {**facts(work, poll), "count": len(doors), "doors": shown})
