"""Whose a run is: who does it now, who may settle it, who gave it."""

from __future__ import annotations

from datetime import datetime

from domain.duties.run import Run
from domain.errors import Refusal
from domain.message import Arg, Incoming, Say
from domain.people import ALLOWED, Act, Actor, may
from handlers.speaking import speaker
from storage.work import Work


def doers(work: Work, run: Run, now: datetime) -> tuple[int, ...]:
    """Who is to do it now, or stands in; of a post nobody holds any more, whoever supervises nearest above."""
    people = work.people
    if run.person is not None:
        return people.present((run.person,), now) or (run.person,)
    if held := people.present(people.holders(run.role or "", run.grid, now), now):
        return held
    for node in work.town.path(run.grid):
        if above := people.present(people.standing_in(ALLOWED[Act.SUPERVISE], node.id, work.town, now), now):
            return above
    return ()


def reachable(work: Work, run: Run, now: datetime) -> bool:
    """Whether anybody who is to do it can be told so."""
    return any(work.people.address(person) is not None for person in doers(work, run, now))


def title_say(work: Work, run: Run) -> Arg:
    """What it is called: as the town calls the duty now, else in the words it was given in; a council without any is
    called what it is."""
    duty = None if run.duty is None else work.town.duties.get(run.duty)
    if duty is not None:
        return duty.name
    council = None if run.title else work.councils.find(run.id)
    return run.title if council is None else Say(f"meeting-type-{council.type}")


def to_do(work: Work, actor: Actor) -> tuple[Run, ...]:
    """What is open for the actor, by name or by post, the most urgent first."""
    named = [run for person in (actor.person.id, *actor.stands_in_for) for run in work.duties.of_person(person)]
    held = [run for post in actor.posts for run in work.duties.at(post.role, post.grid)]
    found = {run.id: run for run in (*named, *held)}
    return tuple(sorted(found.values(), key=lambda run: (run.due_at, run.id)))


def own(work: Work, incoming: Incoming, now: datetime, value: str) -> Run:
    """The open run with this row id, which is the speaker's to do. Raises Refusal."""
    run = _open(work, value)
    if speaker(work, incoming, now).person.id not in doers(work, run, now):
        raise Refusal("refusal-run-not-yours")
    return run


def given(work: Work, incoming: Incoming, now: datetime, value: str) -> Run:
    """The open run with this row id, which the speaker gave, or may supervise. Raises Refusal."""
    run, actor = _open(work, value), speaker(work, incoming, now)
    if run.given_by != actor.person.id and not may(actor, Act.SUPERVISE, run.grid, work.town):
        raise Refusal("refusal-run-not-yours")
    return run


def _open(work: Work, value: str) -> Run:
    run = work.duties.find(int(value))
    if run is None:
        raise Refusal("refusal-old-button")
    if not run.open:
        raise Refusal("refusal-run-over", title=title_say(work, run), state=Say(f"run-state-{run.state}"))
    return run
