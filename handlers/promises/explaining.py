"""/为什么: how each promise about a case is counted, which were kept, and who hears when one is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.casework.case import Case
from domain.casework.moves import Move
from domain.clocks.clock import explain, say_limit
from domain.clocks.promises import Kind
from domain.errors import Refusal
from domain.message import Incoming, Say
from handlers.casework.picking import case_and_value
from handlers.inquiries import openly
from handlers.nagging.foretelling import rungs_say
from handlers.promises.keeping import stage_say
from handlers.speaking import reply, speaker
from handlers.telling.views import state_say
from storage.casework.history import Event
from storage.promises.clock import Clock
from storage.work import Work

#: Nobody reads more in a chat, and no platform shows much more: beyond it only the end of a count is told.
_MOST_LINES = 45

#: What is counted in steps of time; the rest is for a named day, and there is nothing to count.
_FOR_A_DAY = frozenset({Kind.UPDATE, Kind.ORDER, Kind.REVIEW})

#: By which event which promise was kept.
_KEPT: Mapping[str, Kind] = {
    Move.ACKNOWLEDGE: Kind.ACKNOWLEDGE,
    Move.TAKE: Kind.ACKNOWLEDGE,
    "contacted": Kind.CONTACT,
    "plan": Kind.PLAN,
    "milestone": Kind.MILESTONE,
    Move.FINISH: Kind.FINISH,
    Move.VERIFY: Kind.VERIFY,
}


def why(work: Work, incoming: Incoming, now: datetime) -> None:
    """/为什么 26-0031: each deadline day by day, what was kept when, and who is told next."""
    case, _ = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    openly(work, incoming, case, speaker(work, incoming, now))
    clocks = work.clocks.running(case.id) or _last(work.clocks.of(case.id))
    accounts = (_account(work, case, clock) for clock in sorted(clocks, key=lambda clock: (clock.due_at, clock.id)))
    lines = [*_kept(work, case), *_told(accounts)]
    reply(work, incoming, now, Say("why", {"number": case.number, "state": state_say(case), "clocks": tuple(lines)}))


def _last(clocks: Sequence[Clock]) -> Sequence[Clock]:
    """Of what has ended, how the time for 办结 was counted."""
    return [clock for clock in clocks if clock.kind is Kind.FINISH][-1:]


@dataclass(frozen=True, slots=True)
class _Account:
    """What is promised, how it was counted, and who heard or hears next when nothing happens."""

    head: Say
    count: tuple[Say, ...]
    rungs: tuple[Say, ...]


def _account(work: Work, case: Case, clock: Clock) -> _Account:
    name = stage_say(work, case, clock.name)
    head = Say(f"why-{clock.kind.replace('_', '-')}", {"limit": say_limit(clock.limit), "name": name})
    rungs = rungs_say(work, clock)[: clock.rung + 1]
    if clock.stands_still:
        return _Account(head, (Say("why-paused", {"since": clock.pauses[-1].start}),), rungs)
    if clock.kind in _FOR_A_DAY:
        return _Account(head, (Say("clock-due", {"at": clock.due_at}),), rungs)
    count = explain(clock.started_at, clock.limit, work.clocks.terms(clock).calendar, clock.pauses)
    return _Account(head, count, rungs)


def _told(accounts: Iterable[_Account]) -> list[Say]:
    """The accounts day by day while there is room, then only when each is due."""
    lines: list[Say] = []
    for account in accounts:
        room = len(lines) + len(account.count) <= _MOST_LINES
        lines += [account.head, *(account.count if room else account.count[-1:]), *account.rungs]
    return lines


def _kept(work: Work, case: Case) -> list[Say]:
    """What was kept since the case was last opened, and when; by whom is nobody's business here."""
    events: list[Event] = []
    for event in work.history.events(case):
        if event.action in {Move.DISPUTE, Move.REOPEN}:
            events = []
        elif event.action in _KEPT:
            events.append(event)
    return [Say("why-kept", {"promise": _promise(work, case, event), "at": event.at}) for event in events]


def _promise(work: Work, case: Case, event: Event) -> Say:
    kind = _KEPT[event.action].replace("_", "-")
    return Say(f"promise-{kind}", {"name": stage_say(work, case, event.facts.get("milestone", ""))})
