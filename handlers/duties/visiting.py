"""The visits of a full sweep: answered one by one, counted live, the silent reminded and told of.

The staff see one card with the count, and after the time who has not answered, by grid and role. Nothing of it is said
in a residents' group, and nobody by name in any.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.duties.run import Finding, Found, Run, RunState
from domain.message import Address, Arg, Incoming, Outgoing, Say
from domain.places.place import Place
from domain.register import Purpose
from handlers.duties import cards
from handlers.duties.settling import settle, tell_doers
from handlers.duties.whose import own
from handlers.reporting.drafts import Draft, ask_on
from handlers.speaking import reply, speaker
from storage.duties import Counts
from storage.work import Work

#: So often the staff's card is brought up to date though nobody answered; so long late answers are waited for.
_TICK = timedelta(minutes=10)
_WAITED = timedelta(days=1)

_MINUTE = timedelta(minutes=1)

#: No more of the silent are listed in one message; the rest are counted.
_MOST_LINES = 40

#: What was visited, as the one line there is about it.
_VISIT = "visit"


def staff_chats(work: Work, sweep: Run) -> tuple[Address, ...]:
    """The staff's groups of the nearest grid that has any."""
    for node in work.town.path(sweep.grid):
        if chats := work.people.chats_of(node.id, Purpose.STAFF):
            return tuple(chat.address for chat in chats)
    return ()


def card_of(work: Work, sweep: Run, now: datetime) -> Outgoing:
    """How many have answered, how many came late or found something, and how long is left."""
    counts = work.duties.counts(sweep)
    args: dict[str, Arg] = {
        "grid": sweep.title,
        "answered": counts.answered,
        "parts": counts.parts,
        "late": counts.late,
        "found": counts.found,
        "until": sweep.due_at,
        "minutes": max(0, -((now - sweep.due_at) // _MINUTE)),
    }
    return Outgoing(Say(_standing(sweep, counts, now), args), card=cards.card_name(sweep, "count"))


def _standing(sweep: Run, counts: Counts, now: datetime) -> str:
    if counts.answered == counts.parts:
        return "sweep-card-all"
    return "sweep-card" if now < sweep.due_at else "sweep-card-over"


def visited(work: Work, incoming: Incoming, now: datetime) -> None:
    """[走访完了] [有情况]: counted at once; what was found is reported in the usual way, from there."""
    assert incoming.action is not None
    id, _, finding = incoming.action.value.partition("|")
    run = own(work, incoming, now, id)
    if finding:
        run = work.duties.answer(run, {_VISIT: Found(Finding.WRONG)})
    over = settle(work, run, cards.ended(run, now), now, by=speaker(work, incoming, now).person.id)
    _count(work, over, now)
    if finding:
        draft = Draft(message_id=incoming.message_id, place=Place(run.grid))
        ask_on(work, incoming, now, Say("visit-what"), draft, answer="report.words")
    else:
        reply(work, incoming, now, Say("visit-noted", {"state": Say(f"run-state-{over.state}")}))


def _count(work: Work, part: Run, now: datetime) -> None:
    """The staff's card counts one more; with the last the sweep is over."""
    assert part.part_of is not None
    sweep, counts = work.duties.get(part.part_of), work.duties.counts(work.duties.get(part.part_of))
    if counts.answered == counts.parts:
        work.duties.settle(sweep, cards.ended(sweep, now), now)
        _tell(work, sweep, Say("sweep-all-answered", {"grid": sweep.title}), now)
    work.outbox.refresh(card_of(work, work.duties.get(sweep.id), now), now)


def _remind_at(sweep: Run) -> datetime:
    return sweep.opens_at + (sweep.due_at - sweep.opens_at) * 3 // 4


def next_look(sweep: Run, now: datetime) -> datetime:
    """The next moment the card is brought up to date, the silent are reminded, or told of."""
    moments = (now + _TICK, _remind_at(sweep), sweep.due_at)
    return min((moment for moment in moments if moment > now), default=sweep.due_at + _WAITED)


def goes_on(work: Work, sweep: Run, now: datetime) -> None:
    """What is true now is said, once: who is reminded, who has not answered, or that nobody is waited for any more."""
    assert sweep.look_at is not None
    if sweep.look_at > sweep.due_at:
        _close(work, sweep, now)
        return
    silent = [part for part in work.duties.parts(sweep) if part.open]
    if now >= sweep.due_at:
        work.duties.look(sweep, sweep.due_at + _WAITED)
        _tell_silent(work, sweep, silent, now)
    else:
        work.duties.look(sweep, next_look(sweep, now))
        if sweep.look_at <= _remind_at(sweep) <= now:
            for part in silent:
                tell_doers(work, part, now)
    work.outbox.refresh(card_of(work, sweep, now), now)


def _tell_silent(work: Work, sweep: Run, silent: Sequence[Run], now: datetime) -> None:
    """Who has not answered, by grid and role: to the staff, and to whoever ordered it."""
    lines = tuple(
        Say(
            "sweep-silent-line",
            {"grid": work.town.grids[part.grid].name, "role": work.town.roles[part.role or ""].name},
        )
        for part in silent[:_MOST_LINES]
    )
    if len(silent) > _MOST_LINES:
        lines = (*lines, Say("sweep-silent-more", {"count": len(silent) - _MOST_LINES}))
    _tell(work, sweep, Say("sweep-silent", {"grid": sweep.title, "count": len(silent), "lines": lines}), now)


def _tell(work: Work, sweep: Run, body: Say, now: datetime) -> None:
    """The staff's groups and whoever ordered it hear it."""
    for chat in staff_chats(work, sweep):
        work.outbox.post(chat, Outgoing(body), now)
    if sweep.given_by is not None:
        work.outbox.tell(sweep.given_by, Outgoing(body), now)


def _close(work: Work, sweep: Run, now: datetime) -> None:
    for part in work.duties.parts(sweep):
        if part.open:
            settle(work, part, RunState.MISSED, now)
    work.duties.settle(sweep, RunState.LATE, now)
    work.outbox.refresh(card_of(work, work.duties.get(sweep.id), now), now)
