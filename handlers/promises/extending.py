"""延期: more time for a complex matter, once, with a reason; whoever has it asks, and somebody above grants it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from domain.casework.case import Case
from domain.casework.correcting import class_of
from domain.casework.moves import Move
from domain.casework.owing import owed
from domain.clocks.clock import say_limit
from domain.clocks.counting import Limit, Unit
from domain.clocks.limits import EXTENSION, CaseClass
from domain.clocks.promises import Kind, Promise
from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Outgoing, Say
from domain.people import Actor, may_decide_for
from handlers.casework.moving import refresh_cards
from handlers.casework.picking import case_and_value
from handlers.casework.steps import notes_of, said
from handlers.menus import reason_choices, reason_say
from handlers.promises.keeping import case_at_work
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import view
from storage.casework.history import Event
from storage.promises.clock import Clock
from storage.work import Work

#: What is offered when nobody says how long.
_OFFERED = (5, 10, 15)

#: A limit in these is put off by so many of the same; hours are no matter for an extension.
_DAYS = frozenset({Unit.WORK_DAY, Unit.DAY})

_ASKED, _GRANTED, _DECLINED = "extend-asked", "extended", "extend-declined"

#: After one of these a proposal is history.
_SETTLING = frozenset({_ASKED, _GRANTED, _DECLINED, Move.FINISH, Move.DISPUTE, Move.REOPEN, "regrade", "correct"})


def extend(work: Work, incoming: Incoming, now: datetime) -> None:
    """延期 26-0031 10天 等材料: whoever has it asks for more time; what is not said is asked for."""
    case, value = case_at_work(work, incoming, now)
    _check(work, case, now)
    notes, words = notes_of(work, incoming, now), said(value, incoming)
    days, reason = _days_and_reason(work, words, notes)
    action = Action("case.extend", case.id)
    if days is None:
        choices = [Button(say_limit(Limit(n, Unit.WORK_DAY)), Action(action.name, case.id, str(n))) for n in _OFFERED]
        body = Say("ask-extend-days", {"number": case.number})
        ask(work, incoming, now, body, answer=action, choices=choices, notes={"reason": reason} if reason else {})
        return
    if not 0 < days <= EXTENSION.amount:
        raise Refusal("refusal-extend-too-long", most=EXTENSION.amount)
    if not reason:
        body = Say("ask-extend-reason", {"number": case.number})
        ask(
            work,
            incoming,
            now,
            body,
            answer=action,
            choices=reason_choices("extend", case.id),
            notes={"days": str(days)},
        )
        return
    _propose(work, incoming, now, case, days, reason)


def _days_and_reason(work: Work, words: str, notes: Mapping[str, str]) -> tuple[int | None, str]:
    """How long and why, as far as it was said in this conversation."""
    if "days" in notes:
        return int(notes["days"]), words
    days, reason = work.spoken.days_before(words)
    return days, notes.get("reason", reason)


def _check(work: Work, case: Case, now: datetime) -> Clock:
    """The promise that may still be put off. Raises Refusal."""
    finish = work.clocks.get(case.id, Kind.FINISH)
    if class_of(case, work.town) is not CaseClass.COMPLEX or finish is None or finish.limit.unit not in _DAYS:
        raise Refusal("refusal-extend-only-complex", number=case.number)
    if case.extended:
        raise Refusal("refusal-extended-already", number=case.number, days=case.extended)
    if not finish.stands_still and finish.due_at <= now:
        raise Refusal("refusal-extend-too-late", number=case.number)
    return finish


def _propose(work: Work, incoming: Incoming, now: datetime, case: Case, days: int, reason: str) -> None:
    """The level above is asked; nobody grants what they asked for themselves. Raises Refusal when nobody is there."""
    actor = speaker(work, incoming, now)
    seq = work.history.add(
        case, _ASKED, now, actor=actor.person.id, before=case.state, facts={"days": str(days)}, words={"reason": reason}
    )
    seen = view(work, case)
    args: dict[str, Arg] = {**cards.facts(seen), "place": seen.place, "days": days, "reason": reason_say(reason)}
    buttons = tuple(cards.button(name, case.id, str(seq)) for name in ("extend-grant", "extend-decline"))
    message = Outgoing(Say("news-extend-asked", args), buttons=buttons)
    for people in news.levels_above(work, case, now):
        above = [person for person in people if _may_decide(work, case, person, actor, now)]
        if told := news.tell_all(work, case, above, message, now):
            done_asking(work, incoming, now)
            asked = _asked_of(work, incoming, told)
            reply(work, incoming, now, Say("done-extend-asked", {"number": case.number, "days": days, "asked": asked}))
            return
    raise Refusal("refusal-nobody-above", number=case.number)


def _may_decide(work: Work, case: Case, person: int, asking: Actor, now: datetime) -> bool:
    actor = work.people.actor(work.people.get(person), now)
    return may_decide_for(actor, asking, case.place.grid, work.town)


def _asked_of(work: Work, incoming: Incoming, people: Iterable[int]) -> Say:
    """Who was asked; no names in a group."""
    if incoming.kind is ChatKind.GROUP:
        return Say("extend-asked-above")
    names = tuple(Say("choice-named", {"name": work.people.get(person).name}) for person in people)
    return Say("extend-asked-of", {"people": names})


def grant(work: Work, incoming: Incoming, now: datetime) -> None:
    """Yes: the new moment is counted from the first, and the reporter hears it with the reason."""
    case, proposal = _proposed(work, incoming, now)
    _check(work, case, now=proposal.at)
    days = int(proposal.facts["days"])
    finish = work.clocks.get(case.id, Kind.FINISH)
    assert finish is not None
    extended = replace(case, extended=days)
    work.cases.save(case, extended)
    due = work.clocks.recount(finish, owed(extended, work.town)[Promise(Kind.FINISH)], now)
    facts = {"days": str(days), "due": f"{finish.due_at.isoformat()} → {due.isoformat()}", "asked": str(proposal.seq)}
    work.history.add(
        extended, _GRANTED, now, actor=speaker(work, incoming, now).person.id, before=case.state, facts=facts
    )
    refresh_cards(work, extended, now)
    args: dict[str, Arg] = {**cards.facts(view(work, extended)), "days": days}
    reply(work, incoming, now, Say("done-extend-granted", args))
    assert proposal.actor is not None
    news.tell(work, extended, proposal.actor, Outgoing(Say("news-extend-granted", args)), now)
    body = Say("news-extended", {**args, "reason": reason_say(proposal.words.get("reason", ""))})
    news.tell_reporter(work, extended, body, now)


def decline(work: Work, incoming: Incoming, now: datetime) -> None:
    """No: the time stays as it was, and whoever asked hears it."""
    case, proposal = _proposed(work, incoming, now)
    facts = {"asked": str(proposal.seq)}
    actor = speaker(work, incoming, now).person.id
    work.history.add(case, _DECLINED, now, actor=actor, before=case.state, facts=facts)
    args = cards.facts(view(work, case))
    reply(work, incoming, now, Say("done-extend-declined", args))
    assert proposal.actor is not None
    news.tell(work, case, proposal.actor, Outgoing(Say("news-extend-declined", args)), now)


def _proposed(work: Work, incoming: Incoming, now: datetime) -> tuple[Case, Event]:
    """The case and what was asked for, if the speaker may decide about it and nobody has yet. Raises Refusal."""
    case, value = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    settling = [event for event in work.history.events(case) if event.action in _SETTLING]
    if not settling or settling[-1].action != _ASKED or str(settling[-1].seq) != value:
        raise Refusal("refusal-old-button")
    proposal = settling[-1]
    assert proposal.actor is not None
    asking = work.people.actor(work.people.get(proposal.actor), now)
    if not _may_decide(work, case, speaker(work, incoming, now).person.id, asking, now):
        raise Refusal("refusal-not-your-button")
    return case, proposal
