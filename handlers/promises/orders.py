"""12345: a case that is also an order of the outside line, which has a limit of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from domain.casework.case import Case, State
from domain.casework.parties import Party, parties
from domain.clocks.calendar import ONE_DAY, WorkingCalendar
from domain.clocks.limits import ORDER_MARGIN
from domain.clocks.promises import Kind
from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Outgoing, Say
from domain.reading.days import read_day
from domain.reading.folding import fold
from handlers.casework.moving import refresh_cards
from handlers.casework.picking import case_and_value
from handlers.casework.steps import notes_of, said
from handlers.menus import CHOSEN
from handlers.promises.updates import end_of
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import view
from storage.work import Work

#: The line waits for work that is still to be done.
_BEFORE_DONE = frozenset({State.DISPATCHED, State.ACKNOWLEDGED, State.IN_PROGRESS, State.RETURNED, State.SUSPENDED})

_REMOVE = f"{CHOSEN}remove"

#: How the line writes the numbers of its orders: letters, digits and dashes, so long that no day looks like one.
_NUMBER = re.compile(r"([0-9a-z]{4,}(?:-[0-9a-z]+)*)(?![0-9a-z])\W*", re.IGNORECASE)


def order(work: Work, incoming: Incoming, now: datetime) -> None:
    """12345 26-0031 20261130-00123 12月1日: the number, and until when the line waits; what is not said is asked for.

    Said again it corrects what was said before; asked about, it can be taken off again.
    """
    case, value = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    if Party.SUPERVISOR not in parties(case, speaker(work, incoming, now), work.town):
        raise Refusal("refusal-not-yours", number=case.number)
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    if case.state not in _BEFORE_DONE:
        raise Refusal("refusal-not-now", number=case.number, state=Say(f"state-{case.state}"))
    words = said(value, incoming)
    if words == _REMOVE:
        _remove(work, incoming, now, case)
        return
    number, rest = _order_in(words, notes_of(work, incoming, now))
    today = now.astimezone(work.calendar.timezone).date()
    day = read_day(rest, today, work.spoken.days)
    if number is None or day is None:
        _ask(work, incoming, now, case, number)
        return
    if day < today:
        raise Refusal("refusal-order-day")
    _tie(work, incoming, now, case, number, day)


def _order_in(words: str, notes: Mapping[str, str]) -> tuple[str | None, str]:
    """The number of the order, and what was said besides."""
    if "order" in notes:
        return notes["order"], words
    found = _NUMBER.match(fold(words))
    return (None, words) if found is None else (found[1].upper(), words[found.end() :])


def _ask(work: Work, incoming: Incoming, now: datetime, case: Case, number: str | None) -> None:
    action = Action("case.order", case.id)
    if number is not None:
        body = Say("ask-order-day", {"number": case.number, "order": number})
        ask(work, incoming, now, body, answer=action, notes={"order": number})
        return
    if case.order_number is None:
        ask(work, incoming, now, Say("ask-order", {"number": case.number}), answer=action)
        return
    choices = [Button(Say("button-order-remove"), Action(action.name, case.id, _REMOVE))]
    body = Say("ask-order-again", {"number": case.number, "order": case.order_number})
    ask(work, incoming, now, body, answer=action, choices=choices)


def _tie(work: Work, incoming: Incoming, now: datetime, case: Case, number: str, day: date) -> None:
    tied = replace(case, order_number=number)
    work.cases.save(case, tied)
    moment = before_end(day, work.calendar)
    work.clocks.start_until(case.id, Kind.ORDER, moment, now)
    facts = {"until": day.isoformat(), "due": moment.isoformat()}
    _log(work, incoming, now, case, tied, "order", facts)
    refresh_cards(work, tied, now)
    done_asking(work, incoming, now)
    args: dict[str, Arg] = {"number": case.number, "order": number, "day": day, "due": cards.clock_say(moment, False)}
    reply(work, incoming, now, Say("done-order", args))
    body = Say("news-order", {**args, "category": view(work, tied).category})
    news.tell_all(work, tied, news.leads(work, tied, now), Outgoing(body), now)


def _log(
    work: Work, incoming: Incoming, now: datetime, before: Case, after: Case, action: str, facts: Mapping[str, str]
) -> None:
    """The line knows who called under its number, so that stands beside the chain."""
    words = {"order": f"{before.order_number or '-'} → {after.order_number or '-'}"}
    actor = speaker(work, incoming, now).person.id
    work.history.add(after, action, now, actor=actor, before=before.state, facts=facts, words=words)


def before_end(day: date, calendar: WorkingCalendar) -> datetime:
    """When an order is to be done here that the line wants on that day: so many working days before its work ends."""
    working: list[date] = []
    while len(working) <= ORDER_MARGIN.amount:
        if calendar.day(day).hours:
            working.append(day)
        day -= ONE_DAY
    return end_of(working[-1], calendar)


def _remove(work: Work, incoming: Incoming, now: datetime, case: Case) -> None:
    if case.order_number is None:
        raise Refusal("refusal-no-order", number=case.number)
    loose = replace(case, order_number=None)
    work.cases.save(case, loose)
    work.clocks.stop(case.id, Kind.ORDER, now)
    _log(work, incoming, now, case, loose, "order-removed", {})
    refresh_cards(work, loose, now)
    done_asking(work, incoming, now)
    args: dict[str, Arg] = {"number": case.number, "order": case.order_number}
    reply(work, incoming, now, Say("done-order-removed", args))
