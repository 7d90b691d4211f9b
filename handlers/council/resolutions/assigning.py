"""Giving out what was decided: tasks of a resolution, to anybody with a post around there.

Each is a task like any other, with its clock and ladder; that it belongs to a resolution is all that is kept beside.
"""

from __future__ import annotations

from datetime import datetime

from domain.council.resolution import Resolution
from domain.duties.run import RunState
from domain.errors import Refusal
from domain.message import ChatKind, Incoming, Say
from domain.people import Act, may
from handlers.casework.steps import notes_of, said
from handlers.council import cards
from handlers.council.authority import check, concerns, grids_around, numbered
from handlers.duties import cards as run_cards
from handlers.duties.doing import answer
from handlers.duties.settling import settle
from handlers.duties.whose import doers
from handlers.speaking import reply, speaker
from handlers.tasks.giving import Errand, give_task, talk_over
from storage.work import Work

_MOST_SHOWN = 9

_ASSIGN, _RESOLUTION = "council.assign", "resolution"


def resolutions(work: Work, incoming: Incoming, now: datetime) -> None:
    """决议: the newest around here; 决议3: one, with its tasks."""
    assert incoming.action is not None
    number, _ = numbered(incoming.action.value)
    if number is not None:
        resolution = _named(work, incoming, now, number)
        actor, private = speaker(work, incoming, now), incoming.kind is ChatKind.PRIVATE
        runs_it = private and may(actor, Act.RUN_COUNCIL, resolution.grid, work.town)
        answer(work, incoming, now, cards.resolution_card(work, resolution, runs_it=runs_it))
        return
    found = work.resolutions.of_grids(grids_around(work, incoming, now))
    lines = tuple(cards.resolution_line(work, resolution) for resolution in found[:_MOST_SHOWN])
    reply(work, incoming, now, Say("resolutions", {"lines": lines}) if lines else Say("resolutions-none"))


def assign(work: Work, incoming: Incoming, now: datetime) -> None:
    """任务 决议3 张三 周五前 装摄像头: what is missing is asked for, one thing at a time."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    words = said(incoming.action.value, incoming)
    notes = {} if words.startswith(cards.BEGIN) else notes_of(work, incoming, now)
    resolution, words = _meant(work, incoming, now, notes.get(_RESOLUTION, ""), words)
    giver = speaker(work, incoming, now)
    check(work, giver, resolution.grid)
    if not resolution.open:
        raise Refusal("refusal-resolution-over", number=resolution.id)
    errand = Errand(_ASSIGN, _grids(work, resolution), {_RESOLUTION: str(resolution.id)})
    wanted = talk_over(work, incoming, now, errand, notes, words)
    if wanted is None:
        return
    run = give_task(work, wanted.title, wanted.taker, giver.person.id, wanted.until, now)
    work.resolutions.add_task(resolution, run.id)
    _given_out(work, resolution, giver.person.id, now)
    if giver.person.id in doers(work, run, now):
        return
    card = run_cards.for_giver(work, run, now)
    body = Say("task-of-resolution", {**card.body.args, "task": run.id, "number": resolution.id})
    more = cards.button("assign-more", "assign", f"{cards.BEGIN}{resolution.id}")
    reply(work, incoming, now, body, buttons=(*card.buttons, more), card=card.card)


def _meant(work: Work, incoming: Incoming, now: datetime, kept: str, words: str) -> tuple[Resolution, str]:
    """The resolution the task is for, and what was said beside its number. Raises Refusal."""
    if kept:
        return _named(work, incoming, now, int(kept)), words
    number, rest = numbered(words)
    if number is None:
        raise Refusal("refusal-which-resolution")
    return _named(work, incoming, now, number), rest


def _named(work: Work, incoming: Incoming, now: datetime, number: int) -> Resolution:
    resolution = work.resolutions.find(number)
    if resolution is None:
        raise Refusal("refusal-no-such-resolution", number=number)
    concerns(work, incoming, now, resolution.grid)
    return resolution


def _grids(work: Work, resolution: Resolution) -> tuple[str, ...]:
    """Where there may be somebody to do it: the grid itself, what lies above it, what lies below."""
    above = (node.id for node in work.town.path(resolution.grid))
    return tuple(dict.fromkeys((*above, *work.town.below(resolution.grid))))


def _given_out(work: Work, resolution: Resolution, by: int, now: datetime) -> None:
    """Nobody is asked any more to give out its tasks; more may be given at any time."""
    run = None if resolution.assignment is None else work.duties.get(resolution.assignment)
    if run is not None and run.open:
        settle(work, run, run_cards.ended(run, now, RunState.DONE), now, by=by)
