"""Passing a case on: transfer, return, dispatch of a returned one, and telling somebody that it is not accepted."""

from __future__ import annotations

from datetime import datetime

from domain.casework.case import Case
from domain.casework.moves import MOVES, Move, Need
from domain.casework.moving import Given
from domain.message import Action, Arg, ChatKind, Incoming, Say
from domain.town import Handler
from handlers.casework.moving import make_move
from handlers.casework.picking import case_for
from handlers.casework.steps import ask_for, check, notes_of, reasoned_move, said
from handlers.menus import handler_choices, reason_say
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import view
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
    notes, words = notes_of(work, incoming, now), said(value, incoming)
    handler = notes.get("handler") or _handler_named(work, words, but=_not_again(case, wanted))
    if handler is None:
        body = Say("ask-handler", {"number": case.number})
        choices = handler_choices(work, case.id, _not_again(case, wanted), wanted)
        ask(work, incoming, now, body, answer=Action(f"case.{wanted}", case.id), choices=choices)
        return
    reason = words if "handler" in notes else _after_name(work, handler, words)
    if not reason and Need.REASON in MOVES[case.state][wanted].needs:
        ask_for(work, incoming, now, case, wanted, notes={"handler": handler})
        return
    _pass_on(work, incoming, now, case, wanted, Given(reason=reason, handler=handler))


def _not_again(case: Case, wanted: Move) -> str | None:
    """A transfer goes to somebody else; a returned case may well be given back to whoever returned it."""
    return case.lead_handler if wanted is Move.TRANSFER else None


def _pass_on(work: Work, incoming: Incoming, now: datetime, case: Case, wanted: Move, given: Given) -> None:
    actor = speaker(work, incoming, now)
    former = case.lead_handler
    moved = make_move(work, case, wanted, now, actor=actor, given=given)
    done_asking(work, incoming, now)
    seen = view(work, moved)
    if moved.lead_handler != former:
        for card in cards.passed_on(seen, former):
            work.outbox.refresh(card, now)
    if incoming.kind is ChatKind.PRIVATE and actor.person.id in news.leads(work, moved, now):
        # Whoever passed it on to themselves needs the card, not word of it.
        card = cards.for_lead(seen)
        reply(work, incoming, now, card.body, buttons=card.buttons, photos=card.photos, card=card.card)
    else:
        args: dict[str, Arg] = {"number": moved.number, "handler": seen.handler}
        reply(work, incoming, now, Say("done-pass-on", args))
    news.tell_lead(work, seen, now)
    news.tell_reporter(work, moved, Say("news-passed-on", cards.facts(seen)), now)


def return_(work: Work, incoming: Incoming, now: datetime) -> None:
    """退单: not ours, with the reason; the community decides who gets it."""
    done = reasoned_move(work, incoming, now, Move.RETURN)
    if done is None:
        return
    moved, reason = done
    reply(work, incoming, now, Say("done-return", {"number": moved.number}))
    news.ask_to_dispatch(work, moved, reason_say(reason), now)


def reject(work: Work, incoming: Incoming, now: datetime) -> None:
    """不予受理: says why and where to go."""
    done = reasoned_move(work, incoming, now, Move.REJECT)
    if done is None:
        return
    moved, reason = done
    body = Say("news-rejected", {"number": moved.number, "reason": reason_say(reason)})
    reply(work, incoming, now, Say("done-reject", {"number": moved.number}))
    news.tell_reporter(work, moved, body, now)
    news.tell_supporters(work, moved, body, now)


def _handler_named(work: Work, words: str, *, but: str | None) -> str | None:
    """The handler that was chosen, or whose name the words begin with: of several such names the longest."""
    named = {handler.id: _name_before(handler, words) for handler in work.town.handlers.values() if handler.id != but}
    if words in named:
        return words
    best = max(named, key=lambda handler: len(named[handler]), default="")
    return best if named.get(best) else None


def _name_before(handler: Handler, words: str) -> str:
    """The longest of the handler's names the words begin with, "" if none."""
    return max((name for name in handler.name.names.values() if words.startswith(name)), key=len, default="")


def _after_name(work: Work, handler: str, words: str) -> str:
    """What was typed after a handler's name; nothing when the handler was chosen by number."""
    name = _name_before(work.town.handlers[handler], words)
    return words.removeprefix(name).strip() if name else ""
