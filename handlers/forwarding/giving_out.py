"""Neighbour leaders get what they may pass on without asking, where the town wants that: so many in one transaction."""

from __future__ import annotations

from datetime import datetime

from domain.duties.run import Run
from domain.message import Outgoing, Say
from domain.polls.poll import Poll
from domain.town import Standing
from handlers.forwarding.ready import notice_to_forward, poll_to_forward
from handlers.polls.portions import AT_ONCE
from storage.polls.polls import Happening, Moment
from storage.work import Work

_LEADERS = frozenset({Standing.LEADER})


def give_out_soon(work: Work, poll: Poll, now: datetime) -> None:
    """The poll has come so far that neighbours should hear of it: its leaders get it next."""
    if work.town.forward:
        work.polls.set_moment(poll, Happening.FORWARD, now)


def give_out(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    """The leaders behind the last one who got it; where they are too many, the first of them."""
    behind = [leader for leader in leaders(work, poll.grid, now) if leader > moment.progress]
    ready = poll_to_forward(work, poll)
    for leader in behind[:AT_ONCE]:
        _hand(work, leader, ready, f"forward:poll:{poll.id}:{ready.body.key}", now)
    if len(behind) > AT_ONCE:
        work.polls.set_moment(poll, moment.kind, now, progress=behind[AT_ONCE - 1])


def give_out_notice(work: Work, run: Run, now: datetime) -> None:
    """A notice hangs from now on."""
    if not work.town.forward:
        return
    ready = notice_to_forward(work, run)
    for leader in leaders(work, run.grid, now):
        if leader != run.given_by:
            _hand(work, leader, ready, f"forward:run:{run.id}", now)


def _hand(work: Work, leader: int, ready: Outgoing, once: str, now: datetime) -> None:
    if work.outbox.tell(leader, Outgoing(Say("forward-please"), once=f"{once}:please"), now):
        work.outbox.tell(leader, Outgoing(ready.body, drawing=ready.drawing, once=once), now)


def leaders(work: Work, grid: str, now: datetime) -> list[int]:
    """The leaders of the grid and of all below it; where there is none, those of the nearest grid above."""
    within = {leader for node in work.town.below(grid) for leader in _at(work, node, now)}
    above = (_at(work, node.id, now) for node in work.town.path(grid) if not within)
    return sorted(within) or sorted(next(filter(None, above), ()))


def _at(work: Work, grid: str, now: datetime) -> tuple[int, ...]:
    holders = work.people.standing_in(_LEADERS, grid, work.town, now)
    return work.people.present(holders, now) if holders else ()
