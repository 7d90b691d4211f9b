"""已了解: whoever was nagged about a promise knows of it and is left alone for a while, with a reason, twice at most.

What is to be signed is ended by signing it, and of an emergency nobody is left alone.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.casework.case import Case
from domain.casework.parties import Party, parties
from domain.clocks.clock import due
from domain.clocks.limits import SNOOZE, SNOOZES
from domain.clocks.promises import Kind
from domain.clocks.quiet import after_quiet
from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Say
from handlers.casework.picking import case_and_value
from handlers.casework.steps import said
from handlers.menus import reason_choices
from handlers.nagging.wording import is_snoozable, promise_say
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling.cards import line
from handlers.telling.views import view
from storage.promises.clock import Clock
from storage.work import Work


def noted(work: Work, incoming: Incoming, now: datetime) -> None:
    """The nag is heard: why it still takes a while is said with it, or asked for."""
    case, value = case_and_value(work, incoming, now)
    case = case or _only_one(work, incoming, now, value)
    if case is None:
        return
    clock = _clock(work, incoming, case, now)
    until = after_quiet(due(now, SNOOZE, work.calendar).at, work.town.quiet, ZoneInfo(work.town.zone))
    reason = said(value, incoming)
    if not reason:
        body = Say("ask-noted", {"number": case.number, "until": until})
        ask(work, incoming, now, body, answer=Action("case.noted", case.id), choices=reason_choices("noted", case.id))
        return
    work.clocks.snooze(clock, until)
    times = clock.snoozed + 1
    facts = {"kind": str(clock.kind), "until": until.isoformat(), "times": str(times)}
    actor = speaker(work, incoming, now).person.id
    work.history.add(case, "noted", now, actor=actor, before=case.state, facts=facts, words={"reason": reason})
    done_asking(work, incoming, now)
    promise = promise_say(clock, view(work, case))
    args: dict[str, Arg] = {"number": case.number, "promise": promise, "until": until, "left": SNOOZES - times}
    reply(work, incoming, now, Say("done-noted", args))


def _only_one(work: Work, incoming: Incoming, now: datetime, value: str) -> Case | None:
    """The only case the speaker was nagged about; None when they were asked which. Raises Refusal."""
    person = speaker(work, incoming, now).person.id
    cases = [work.cases.get(id) for id in work.nags.cases_of(person)]
    if not cases:
        raise Refusal("refusal-noted-nothing")
    if len(cases) == 1:
        return cases[0]
    choices = [
        Button(Say("choice-case", {"line": line(view(work, case))}), Action("case.noted", case.id, value))
        for case in cases
    ]
    reply(work, incoming, now, Say("ask-noted-which"), buttons=choices)
    return None


def _clock(work: Work, incoming: Incoming, case: Case, now: datetime) -> Clock:
    """The promise meant: the one the speaker was nagged about last, else of what they lead the one late longest.

    Raises Refusal.
    """
    actor = speaker(work, incoming, now)
    nagged = [work.clocks.find(id) for id in work.nags.told_about(case.id, actor.person.id)]
    if Party.LEAD in parties(case, actor, work.town):
        late = [clock for clock in work.clocks.running(case.id) if clock.rung > 0]
        nagged += sorted(late, key=lambda clock: clock.due_at)
    if not nagged:
        raise Refusal("refusal-noted-not-yours", number=case.number)
    clock = next((clock for clock in nagged if is_snoozable(clock)), None)
    if clock is None:
        key = "refusal-noted-sign" if nagged[0].kind is Kind.ACKNOWLEDGE else "refusal-noted-not-yours"
        raise Refusal(key, number=case.number)
    if work.clocks.terms(clock).urgent:
        raise Refusal("refusal-noted-emergency", number=case.number)
    if clock.snoozed >= SNOOZES:
        raise Refusal("refusal-noted-enough", number=case.number, times=clock.snoozed)
    return clock
