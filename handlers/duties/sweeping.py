"""Ordering a full sweep (全走访): every neighbour leader below a grid visits everybody, within two hours, and says so.

Who answers, and how it is counted, is next door in ``visiting``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.clocks.calendar import MIDNIGHT
from domain.duties.duty import RunKind
from domain.duties.run import Run
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Say
from domain.people import Act, Actor, Post, may
from domain.register import Purpose
from domain.town import Standing
from handlers.casework.steps import said
from handlers.duties.settling import tell_doers
from handlers.duties.visiting import card_of, next_look, staff_chats
from handlers.speaking import reply, speaker
from storage.duties import NewRun
from storage.work import Work

#: How long it takes when nobody says otherwise, and at most.
_USUAL_HOURS = 2
_MOST_HOURS = 8

#: More visitors than these are swept community by community.
_MOST_VISITORS = 500

#: The number of hours stands at the end.
_HOURS = re.compile(r"(\d{1,2})\D*$")


@dataclass(frozen=True, slots=True)
class _Wish:
    """Where and for how long; ``words`` are how it was said."""

    grid: str
    span: timedelta
    words: str


def order(work: Work, incoming: Incoming, now: datetime) -> None:
    """全走访 洞庭社区 2小时: where and for how long, unless as usual. At night it is asked whether it cannot wait."""
    wish = _wish(work, incoming, now)
    if _is_night(work, now):
        anyway = Button(Say("button-sweep-now"), Action("duty.sweep-now", None, wish.words))
        reply(work, incoming, now, Say("sweep-at-night"), buttons=[anyway])
        return
    _begin(work, incoming, now, wish)


def order_now(work: Work, incoming: Incoming, now: datetime) -> None:
    """紧急全走访: whatever the hour."""
    _begin(work, incoming, now, _wish(work, incoming, now))


def _wish(work: Work, incoming: Incoming, now: datetime) -> _Wish:
    """Raises Refusal when the speaker may not order it, or not there, or one is going on."""
    if incoming.kind is ChatKind.GROUP and not _among_staff(work, incoming):
        raise Refusal("refusal-in-private")
    words = said(_value(incoming), incoming)
    grid, rest = _grid(work, speaker(work, incoming, now), words)
    found = _HOURS.search(rest)
    hours = int(found[1]) if found else _USUAL_HOURS
    if not 1 <= hours <= _MOST_HOURS:
        raise Refusal("refusal-sweep-hours", most=_MOST_HOURS)
    if work.duties.is_swept(grid):
        raise Refusal("refusal-sweep-going-on", grid=work.town.grids[grid].name)
    return _Wish(grid, timedelta(hours=hours), words)


def _among_staff(work: Work, incoming: Incoming) -> bool:
    chat = work.people.chat(incoming.address)
    return chat is not None and chat.purpose is Purpose.STAFF


def _value(incoming: Incoming) -> str:
    assert incoming.action is not None
    return incoming.action.value


def _grid(work: Work, actor: Actor, words: str) -> tuple[str, str]:
    """The grid that is named, else that of the actor's own post, and what else was said. Raises Refusal."""
    own = [post.grid for post in actor.posts if may(actor, Act.SWEEP, post.grid, work.town)]
    if not own:
        raise Refusal("refusal-sweep-not-yours")
    allowed = [grid for post in own for grid in work.town.below(post)]
    spelled = [(name, grid) for grid in allowed for name in _names(work, grid) if name in words]
    if not spelled:
        return own[0], words
    name, grid = max(spelled, key=lambda found: len(found[0]))
    return grid, words.replace(name, " ")


def _names(work: Work, grid: str) -> tuple[str, ...]:
    found = work.town.grids[grid]
    return (found.name, *found.aliases)


def _is_night(work: Work, now: datetime) -> bool:
    """Whether it is quiet now for the night, not for lunch."""
    at = now.astimezone(work.calendar.timezone).time()
    nights = (span for span in work.town.quiet if MIDNIGHT in (span.start, span.end))
    return any(span.start <= at and (at < span.end or span.end == MIDNIGHT) for span in nights)


def _begin(work: Work, incoming: Incoming, now: datetime, wish: _Wish) -> None:
    visitors, name = tuple(_visitors(work, wish.grid, now)), work.town.grids[wish.grid].name
    if not visitors:
        raise Refusal("refusal-sweep-nobody", grid=name)
    if len(visitors) > _MOST_VISITORS:
        raise Refusal("refusal-sweep-too-large", count=len(visitors), most=_MOST_VISITORS)
    giver, until = speaker(work, incoming, now).person.id, now + wish.span
    new = NewRun(RunKind.SWEEP, wish.grid, name, now, until, person=giver, given_by=giver)
    sweep = work.duties.open(new)
    assert sweep is not None
    work.duties.look(sweep, next_look(sweep, now))
    for visitor in visitors:
        part = NewRun(
            RunKind.VISIT, visitor.grid, name, now, until, role=visitor.role, person=visitor.person, part_of=sweep.id
        )
        run = work.duties.open(part)
        assert run is not None
        tell_doers(work, run, now)
    _show(work, incoming, now, sweep)


def _visitors(work: Work, grid: str, now: datetime) -> Iterator[Post]:
    """Every neighbour leader below; where there is none further down either, whoever works in the micro-grid."""
    for node in work.town.below(grid):
        if leaders := _posts(work, node, Standing.LEADER, now):
            yield from leaders
        elif not any(_posts(work, below, Standing.LEADER, now) for below in work.town.below(node)):
            yield from _posts(work, node, Standing.MICRO_WORKER, now)


def _posts(work: Work, grid: str, standing: Standing, now: datetime) -> tuple[Post, ...]:
    """The posts of that standing in exactly this grid; deputies only where nobody else holds them."""
    people = work.people.standing_in(frozenset({standing}), grid, work.town, now)
    held = [post for person in people for post in work.people.actor(work.people.get(person), now).posts]
    here = [post for post in held if post.grid == grid and work.town.roles[post.role].standing is standing]
    return tuple([post for post in here if not post.deputy] or here)


def _show(work: Work, incoming: Incoming, now: datetime, sweep: Run) -> None:
    """The card with the count, for whoever ordered it and in the staff's group."""
    card = card_of(work, sweep, now)
    reply(work, incoming, now, card.body, card=card.card)
    for chat in staff_chats(work, sweep):
        if chat != incoming.address:
            work.outbox.post(chat, card, now)
