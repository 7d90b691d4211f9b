"""The end of a run: stored, its clock stopped, every card that shows it changed. Who may is decided before."""

from __future__ import annotations

from datetime import datetime

from domain.duties.run import Run, RunState
from domain.message import Outgoing, Say
from handlers.duties import cards
from handlers.duties.whose import doers
from storage.work import Work


def settle(work: Work, run: Run, state: RunState, now: datetime, *, by: int | None = None, words: str = "") -> Run:
    """The run as it ended; nothing happens by itself any more."""
    work.duties.settle(run, state, now, by=by, words=words)
    work.clocks.stop_for_run(run.id, now)
    over = work.duties.get(run.id)
    refresh(work, over, now)
    return over


def refresh(work: Work, run: Run, now: datetime) -> None:
    """Every card of the run says how it stands now."""
    work.outbox.refresh(cards.for_doer(work, run), now)
    if run.given_by not in (None, run.person):
        work.outbox.refresh(cards.for_giver(work, run, now), now)


def due_moved(work: Work, run: Run, due_at: datetime, now: datetime) -> None:
    """It is to be done by another moment, because days were counted anew: every card says so."""
    if due_at != run.due_at:
        refresh(work, work.duties.due_moved(run, due_at), now)


def tell_doers(work: Work, run: Run, now: datetime, message: Outgoing | None = None) -> tuple[int, ...]:
    """Those who do it and can be told; without a message they get their card."""
    said = message or cards.for_doer(work, run)
    return tuple([person for person in doers(work, run, now) if work.outbox.tell(person, said, now)])


def tell_giver(work: Work, run: Run, key: str, now: datetime) -> None:
    """Whoever gave it hears what became of it, unless they did it themselves."""
    if run.given_by is not None and run.given_by != run.done_by:
        name = "" if run.done_by is None else work.people.get(run.done_by).name
        said = Say(key, {**cards.facts(work, run), "name": name, "state": Say(f"run-state-{run.state}")})
        work.outbox.tell(run.given_by, Outgoing(said), now)
