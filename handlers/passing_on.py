"""Passing a case on: transfer, return, dispatch of a returned one, and telling somebody that it is not accepted."""

from __future__ import annotations

from datetime import datetime

from domain.case import MOVES, Case, Given, Move, Need
from domain.message import Action, Arg, Incoming, Say
from handlers import cards, news
from handlers.menus import handler_choices, reason_say
from handlers.moving import make_move
from handlers.picking import case_for
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.steps import ask_for, check, notes_of, said
from handlers.views import view
from storage.work import Work


def transfer(work: Work, incoming: Incoming, now: datetime) -> None:
    """转派: somebody else answers for it; the first receiver stays as coordinator, the reporter's time runs on."""
    _hand_over(work, incoming, now, Move.TRANSFER)


def dispatch(work: Work, incoming: Incoming, now: datetime) -> None:
    """A returned case goes to whoever it really belongs to."""
    _hand_over(work, incoming, now, Move.DISPATCH)


def _hand_over(work: Work, incoming: Incoming, now: datetime, wanted: Move) -> None:
    found = case_for(work, incoming, now, wanted)
    if found is None:
        return
    case, value = found
    check(work, incoming, now, case, wanted)
    notes = notes_of(work, incoming, now)
    handler = notes.get("handler") or _handler_named(work, value)
    if handler is None:
        body = Say("ask-handler", {"number": case.number})
        choices = handler_choices(work, case.id, case.lead_handler, wanted)
        ask(work, incoming, now, body, answer=Action(f"case.{wanted}", case.id), choices=choices)
        return
    reason = said(value, incoming) if "handler" in notes else _after_name(work, handler, value)
    if not reason and Need.REASON in MOVES[case.state][wanted].needs:
        ask_for(work, incoming, now, case, wanted, notes={"handler": handler})
        return
    _pass_on(work, incoming, now, case, wanted, Given(reason=reason, handler=handler))


def _pass_on(work: Work, incoming: Incoming, now: datetime, case: Case, wanted: Move, given: Given) -> None:
    actor = speaker(work, incoming, now)
    former = case.lead_handler
    moved = make_move(work, case, wanted, now, actor=actor, given=given)
    done_asking(work, incoming, now)
    seen = view(work, moved)
    if moved.lead_handler != former:
        work.outbox.refresh(cards.passed_on(seen, former), now)
    args: dict[str, Arg] = {"number": moved.number, "handler": seen.handler}
    reply(work, incoming, now, Say("done-pass-on", args))
    news.tell_lead(work, moved, now, but=actor.person.id)
    news.tell_reporter(work, moved, Say("news-passed-on", cards.facts(seen)), now)


def return_(work: Work, incoming: Incoming, now: datetime) -> None:
    """退单: not ours, with the reason; the community decides who gets it."""
    found = case_for(work, incoming, now, Move.RETURN)
    if found is None:
        return
    case, value = found
    reason = said(value, incoming)
    if not reason:
        check(work, incoming, now, case, Move.RETURN)
        ask_for(work, incoming, now, case, Move.RETURN)
        return
    moved = make_move(work, case, Move.RETURN, now, actor=speaker(work, incoming, now), given=Given(reason=reason))
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("done-return", {"number": moved.number}))
    news.ask_to_dispatch(work, moved, reason_say(reason), now)


def reject(work: Work, incoming: Incoming, now: datetime) -> None:
    """不予受理: says why and where to go."""
    found = case_for(work, incoming, now, Move.REJECT)
    if found is None:
        return
    case, value = found
    reason = said(value, incoming)
    if not reason:
        check(work, incoming, now, case, Move.REJECT)
        ask_for(work, incoming, now, case, Move.REJECT)
        return
    moved = make_move(work, case, Move.REJECT, now, actor=speaker(work, incoming, now), given=Given(reason=reason))
    done_asking(work, incoming, now)
    body = Say("news-rejected", {"number": moved.number, "reason": reason_say(reason)})
    reply(work, incoming, now, Say("done-reject", {"number": moved.number}))
    news.tell_reporter(work, moved, body, now)
    news.tell_supporters(work, moved, body, now)


def _handler_named(work: Work, value: str) -> str | None:
    """The handler whose id or name begins the value."""
    for handler in work.town.handlers.values():
        if value == handler.id or any(name and value.startswith(name) for name in handler.name.names.values()):
            return handler.id
    return None


def _after_name(work: Work, handler: str, value: str) -> str:
    """What was typed after a handler's name; nothing when the handler was chosen by number."""
    names = sorted(work.town.handlers[handler].name.names.values(), key=len, reverse=True)
    return next((value.removeprefix(name).strip() for name in names if value.startswith(name)), "")
