"""A task of a resolution is said to be done: somebody who did not do it goes and looks, and only then it counts.

Whoever looks has a clock and a ladder for it. What was not done well goes back to whoever had it, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from domain.clocks.clock import due
from domain.clocks.counting import Limit, Unit
from domain.duties.duty import RunKind
from domain.duties.run import Run, RunState
from domain.errors import Refusal
from domain.message import Action, Incoming, Outgoing, Say
from domain.people import ALLOWED, Act
from handlers.council.resolutions.carrying_out import consider
from handlers.duties import cards
from handlers.duties.settling import refresh, settle, tell_doers
from handlers.duties.whose import own
from handlers.speaking import ask, done_asking, reply, speaker
from storage.duties import NewRun
from storage.work import Work

#: Somebody has looked by then; what was not done well is done again within as much.
_LOOKED = Limit(2, Unit.WORK_DAY)


def ask_to_check(work: Work, task: Run, now: datetime) -> bool:
    """Whether the run is a task of a resolution; then somebody who did not do it is asked to look."""
    if work.resolutions.of_task(task.id) is None:
        return False
    checker = next(_checkers(work, task, now), None)
    until = due(now, _LOOKED, work.calendar).at
    new = NewRun(RunKind.CHECK, task.grid, task.title, now, until, person=checker, part_of=task.id)
    run = work.duties.open(new)
    assert run is not None
    work.clocks.start_for_run(run.id, now, _LOOKED, now)
    tell_doers(work, run, now)
    return True


def _checkers(work: Work, task: Run, now: datetime) -> Iterator[int]:
    """Whoever gave it, then those who may verify there, nearest first; never whoever did it."""
    circles: list[tuple[int, ...]] = [() if task.given_by is None else (task.given_by,)]
    circles += [
        work.people.standing_in(ALLOWED[Act.VERIFY], node.id, work.town, now) for node in work.town.path(task.grid)
    ]
    for people in circles:
        for person in work.people.present(people, now):
            if person != task.done_by and work.people.address(person) is not None:
                yield person


def right(work: Work, incoming: Incoming, now: datetime) -> None:
    """[做好了]: it counts; when it was the last the resolution is carried out."""
    assert incoming.action is not None
    run = own(work, incoming, now, incoming.action.value)
    task, who = _task(work, run), speaker(work, incoming, now).person.id
    if who == task.done_by:
        raise Refusal("refusal-check-own", title=task.title)
    over = settle(work, run, cards.ended(run, now), now, by=who)
    work.resolutions.verify_task(task.id, who, now)
    reply(work, incoming, now, Say("check-right", cards.facts(work, over)))
    resolution = work.resolutions.of_task(task.id)
    assert resolution is not None
    consider(work, resolution, now)


def not_right(work: Work, incoming: Incoming, now: datetime) -> None:
    """[没做好]: what is missing is asked for, and whoever had it has it again."""
    assert incoming.action is not None
    run = own(work, incoming, now, incoming.action.value)
    reason = incoming.text.strip()
    if not reason:
        body = Say("run-what-is-missing", cards.facts(work, run))
        ask(work, incoming, now, body, answer=Action("council.not-right", None, str(run.id)))
        return
    done_asking(work, incoming, now)
    over = settle(work, run, RunState.DONE, now, by=speaker(work, incoming, now).person.id, words=reason)
    task = _task(work, run)
    until = max(task.due_at, due(now, _LOOKED, work.calendar).at)
    again = work.duties.do_again(task, until)
    work.clocks.start_for_run_until(again.id, now, until, now)
    refresh(work, again, now)
    card = cards.for_doer(work, again)
    body = Say("run-again", {**cards.facts(work, again), "reason": reason})
    tell_doers(work, again, now, Outgoing(body, buttons=card.buttons, card=card.card))
    reply(work, incoming, now, Say("check-again", cards.facts(work, over)))


def _task(work: Work, run: Run) -> Run:
    assert run.part_of is not None
    return work.duties.get(run.part_of)
