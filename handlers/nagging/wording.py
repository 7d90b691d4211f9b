"""What a nag says to whom: who it is about, since when it is late, what is to be done, who was silent before.

Functions from what is told to a message; nothing is decided or stored here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce

from domain.casework.case import Case, State
from domain.casework.moves import Move
from domain.casework.moving import allowed
from domain.casework.parties import Party, parties
from domain.clocks.ladder import Part
from domain.clocks.promises import WORK, Kind
from domain.duties.run import Run
from domain.message import Action, Arg, Button, Outgoing, Say
from domain.people import Actor
from handlers.duties import cards as run_cards
from handlers.menus import reason_say
from handlers.nagging.hearers import ABOVE, About
from handlers.telling import cards, news
from handlers.telling.cards import move_button
from handlers.telling.views import CaseView, view
from storage.promises.clock import Clock
from storage.promises.nags import Ping
from storage.work import Work

#: So many of a list have a button; the rest is counted.
MOST_BUTTONS = 8

#: What helps a case nobody signs, whoever does it.
_HELP = (Move.TAKE, Move.TRANSFER)

#: Up to so long a delay is told in hours.
_IN_HOURS = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Told:
    """A ping with the clock and the case or run it is about."""

    ping: Ping
    clock: Clock
    subject: About


def worded(work: Work, told: Told, now: datetime) -> Outgoing:
    """One nag by itself, with everything that can be done about it."""
    if isinstance(told.subject, Case):
        return _named(work, told, _CASES.get(told.clock.kind, _work)(work, told, told.subject, now))
    return _named(work, told, _run(work, told, told.subject, now))


def _named(work: Work, told: Told, message: Outgoing) -> Outgoing:
    """The message under a name of its own, so that a typed number stands for its choices; and for whom one hears it."""
    body, instead = message.body, told.ping.instead_of
    if instead is not None:
        body = Say("nag-instead-of", {"person": work.people.get(instead).name, "nag": body})
    return Outgoing(
        body, buttons=message.buttons, photos=message.photos, audience=message.audience, once=f"ping:{told.ping.id}"
    )


def _work(work: Work, told: Told, case: Case, now: datetime) -> Outgoing:
    """What whoever answers owes: said to them with the buttons of their card, to those above in words of its own."""
    seen = view(work, case)
    if told.ping.part in ABOVE or case.state is State.RETURNED:
        return Outgoing(_to_above(work, told, seen, now), buttons=_above_buttons(work, told, case, now))
    early = now < told.clock.due_at
    key = "nag-soon" if early else f"nag-{told.clock.kind}"
    noted = () if told.clock.kind is Kind.ACKNOWLEDGE or told.ping.urgent else (_noted(case),)
    return Outgoing(Say(key, _facts(told, seen)), buttons=(*_in_hand_buttons(work, told, case, now), *noted))


def _in_hand_buttons(work: Work, told: Told, case: Case, now: datetime) -> tuple[Button, ...]:
    """The buttons of whoever answers, for those who may press them; a deputy may look, and take it up."""
    actor = _reader(work, told, now)
    if Party.LEAD in parties(case, actor, work.town):
        return cards.in_hand_buttons(view(work, case))
    return (_look(case), *_help_buttons(work, case, actor))


def _reader(work: Work, told: Told, now: datetime) -> Actor:
    return work.people.actor(work.people.get(told.ping.person), now)


def _help_buttons(work: Work, case: Case, actor: Actor) -> tuple[Button, ...]:
    """What whoever does not have it in hand may do at once, so that it is in somebody's."""
    possible = allowed(case, actor, work.town)
    return tuple(move_button(move, case.id) for move in _HELP if move in possible)


def _facts(told: Told, seen: CaseView) -> dict[str, Arg]:
    clock = told.clock
    return {**cards.facts(seen), "place": seen.place, "since": clock.due_at, "promise": promise_say(clock, seen)}


def promise_say(clock: Clock, seen: CaseView) -> Say:
    """What was promised, in a word."""
    return Say(f"promise-{clock.kind.replace('_', '-')}", {"name": seen.stages.get(clock.name, clock.name)})


def _to_above(work: Work, told: Told, seen: CaseView, now: datetime) -> Say:
    """Whose silence brought it here, and whether and why it was put off."""
    facts = {**_facts(told, seen), "silent": _told_before(work, told), "snoozed": _snoozed(work, told, seen.case)}
    return Say("nag-next-level" if now >= told.clock.due_at else "nag-next-level-soon", facts)


def _told_before(work: Work, told: Told) -> Say:
    """Who was nagged about the same promise before, by a rung below."""
    pings = [ping for ping in work.nags.of_clock(told.clock.id) if ping.nag < told.ping.nag]
    people = [id for id in dict.fromkeys(ping.person for ping in pings) if id != told.ping.person]
    if not people:
        return Say("nag-told-nobody")
    names = (Say("nag-person", {"name": work.people.get(id).name}) for id in people)
    return Say("nag-told-before", {"people": reduce(_and, names)})


def _and(before: Say, person: Say) -> Say:
    return Say("nag-people", {"people": before, "name": person.args["name"]})


def _snoozed(work: Work, told: Told, case: Case) -> Say:
    """That somebody asked to be left alone for a while, and the last reason they gave."""
    if not told.clock.snoozed:
        return Say("nag-not-snoozed")
    reasons = [event.words.get("reason", "") for event in work.history.events(case) if event.action == "noted"]
    reason = reason_say(reasons[-1]) if reasons else Say("nag-no-reason")
    return Say("nag-snoozed", {"times": told.clock.snoozed, "reason": reason})


def _above_buttons(work: Work, told: Told, case: Case, now: datetime) -> tuple[Button, ...]:
    if case.state is State.RETURNED:
        return tuple(move_button(move, case.id) for move in (Move.DISPATCH, Move.TAKE, Move.REJECT))
    if told.ping.urgent or told.clock.kind is Kind.ACKNOWLEDGE:
        return (_look(case), *_help_buttons(work, case, _reader(work, told, now)))
    return (_look(case), _noted(case))


def _look(case: Case) -> Button:
    return Button(Say("button-nag-look"), Action("ask.progress", case.id))


def _noted(case: Case) -> Button:
    return Button(Say("button-noted"), Action("case.noted", case.id))


def _verify(work: Work, told: Told, case: Case, now: datetime) -> Outgoing:
    """核查: whoever reported it is asked once more, the others to look for themselves; silence is never a yes."""
    if told.ping.part is Part.REPORTER:
        return news.really_fixed(view(work, case))
    return news.please_verify(view(work, case))


def _follow_up(work: Work, told: Told, case: Case, now: datetime) -> Outgoing:
    """回访: some days after closing the reporter is asked, once, how it is."""
    buttons = (
        Button(Say("button-satisfied"), Action("case.satisfied", case.id)),
        Button(Say("button-not-satisfied"), Action("case.reopen", case.id)),
    )
    body = Say("news-follow-up", {"number": case.number, "category": view(work, case).category})
    return Outgoing(body, buttons=buttons, audience=case.reporter)


def _review(work: Work, told: Told, case: Case, now: datetime) -> Outgoing:
    """The review day of a suspended case has come: whoever leads it looks again, then the level above."""
    seen = view(work, case)
    buttons = (_look(case),) if told.ping.part in ABOVE else _in_hand_buttons(work, told, case, now)
    return Outgoing(Say("nag-review", _facts(told, seen)), buttons=buttons)


_CASES: Mapping[Kind, Callable[[Work, Told, Case, datetime], Outgoing]] = {
    Kind.VERIFY: _verify,
    Kind.FOLLOW_UP: _follow_up,
    Kind.REVIEW: _review,
}


def _run(work: Work, told: Told, run: Run, now: datetime) -> Outgoing:
    """A duty, a task, a meeting, a notice: said to whoever does it with the buttons to be done with it."""
    facts = run_cards.facts(work, run)
    if told.ping.part in ABOVE:
        return Outgoing(Say("nag-run-next-level", {**facts, "silent": _told_before(work, told)}))
    key = "nag-run-soon" if now < told.clock.due_at else "nag-run"
    return Outgoing(Say(key, facts), buttons=run_cards.for_doer(work, run).buttons)


def listed(work: Work, told: Sequence[Told], now: datetime) -> Outgoing:
    """Many nags of one moment: a line each, the most overdue first, and a button for each of the first few cases.

    When all are about one case its own buttons are there at once, for those who have it in hand.
    """
    ordered = sorted(told, key=lambda one: (one.clock.due_at, one.ping.id))
    rest = len(ordered) - MOST_BUTTONS
    more = Say("nags-more", {"count": rest}) if rest > 0 else Say("nags-no-more")
    lines = tuple(_line(work, one, now) for one in ordered[:MOST_BUTTONS])
    body = Say("nags", {"count": len(ordered), "lines": lines, "more": more})
    return Outgoing(body, buttons=_list_buttons(work, ordered, now), once=f"ping:{told[0].ping.id}")


def _list_buttons(work: Work, ordered: Sequence[Told], now: datetime) -> tuple[Button, ...]:
    cases = {one.subject.id: one.subject for one in ordered[:MOST_BUTTONS] if isinstance(one.subject, Case)}
    if len(cases) == 1 and all(isinstance(one.subject, Case) and one.ping.part not in ABOVE for one in ordered):
        return _in_hand_buttons(work, ordered[0], next(iter(cases.values())), now)
    return tuple(
        Button(Say("button-nags-case", {"number": case.number}), Action("ask.progress", id))
        for id, case in cases.items()
    )


def _line(work: Work, told: Told, now: datetime) -> Say:
    """Number, what it is, where, what was promised, how late; and who hears nothing of it."""
    line = _bare_line(work, told, late_say(told.clock, now))
    if told.ping.instead_of is None:
        return line
    return Say("nags-line-instead-of", {"line": line, "person": work.people.get(told.ping.instead_of).name})


def _bare_line(work: Work, told: Told, late: Say) -> Say:
    if not isinstance(told.subject, Case):
        return Say("nags-run-line", {**run_cards.facts(work, told.subject), "late": late})
    seen = view(work, told.subject)
    args: dict[str, Arg] = {
        "number": told.subject.number,
        "category": seen.category,
        "place": seen.place,
        "promise": promise_say(told.clock, seen),
        "late": late,
    }
    return Say("nags-line", args)


def late_say(clock: Clock, now: datetime) -> Say:
    """How late it is, or until when there still is time."""
    late = now - clock.due_at
    if late < timedelta(0):
        return Say("late-not-yet", {"due": clock.due_at})
    if late < timedelta(hours=1):
        return Say("late-now")
    if late < _IN_HOURS:
        return Say("late-hours", {"hours": late // timedelta(hours=1)})
    return Say("late-days", {"days": late // timedelta(days=1)})


def is_snoozable(clock: Clock) -> bool:
    """Whether whoever knows of it may ask to be left alone; what is to be signed is ended by signing it."""
    return clock.kind in WORK and clock.kind is not Kind.ACKNOWLEDGE
