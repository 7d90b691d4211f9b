"""Judging what was done: solved, not solved after all, and how it is some days later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.casework.case import Case, State
from domain.casework.moves import Move
from domain.casework.moving import Given, check_in_time
from domain.message import Arg, Incoming, Say
from handlers.casework.moving import make_move
from handlers.casework.picking import case_for
from handlers.casework.steps import ask_for, check, said
from handlers.menus import SEE_PHOTO, reason_say
from handlers.speaking import done_asking, reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import view
from storage.work import Work


def verify(work: Work, incoming: Incoming, now: datetime) -> None:
    """Yes, it is really fixed: the case closes, and the reporter is asked again some days later."""
    found = case_for(work, incoming, now, Move.VERIFY)
    if found is None:
        return
    verify_case(work, incoming, now, found[0])


def verify_case(work: Work, incoming: Incoming, now: datetime, case: Case) -> None:
    """The same for a case that is known."""
    actor = speaker(work, incoming, now)
    moved = make_move(work, case, Move.VERIFY, now, actor=actor)
    if actor.person.id == case.reporter:
        moved = replace(moved, satisfied=True)
    _close(work, moved, now, verified_by=actor.person.id)
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("done-verify", {"number": moved.number}))


def _close(work: Work, case: Case, now: datetime, *, verified_by: int) -> None:
    """The reporter and all who had the same problem hear that the verified case is closed."""
    closed = make_move(work, case, Move.CLOSE, now)
    seen = cards.facts(view(work, closed))
    news.tell_supporters(work, closed, Say("news-closed-for-supporters", seen), now, but=verified_by)
    if closed.reporter != verified_by:
        news.tell_reporter(work, closed, Say("news-closed", seen), now)


def dispute(work: Work, incoming: Incoming, now: datetime) -> None:
    """没解决: back to whoever answers, under the same number, with the reason."""
    _again(work, incoming, now, Move.DISPUTE, Move.REOPEN)


def reopen(work: Work, incoming: Incoming, now: datetime) -> None:
    """重办: a closed case was not fixed after all; possible for thirty days."""
    _again(work, incoming, now, Move.REOPEN, Move.DISPUTE)


def _again(work: Work, incoming: Incoming, now: datetime, *either: Move) -> None:
    """ "Not solved" means the same to the reporter whether or not the case was closed meanwhile."""
    found = case_for(work, incoming, now, *either)
    if found is None:
        return
    case, value = found
    wanted = Move.REOPEN if case.state is State.CLOSED else Move.DISPUTE
    check(work, incoming, now, case, wanted)
    check_in_time(case, wanted, now)
    reason = said(value, incoming) or (SEE_PHOTO if incoming.photos else "")
    if not reason:
        ask_for(work, incoming, now, case, wanted)
        return
    moved = make_move(work, case, wanted, now, actor=speaker(work, incoming, now), given=Given(reason=reason))
    work.cases.add_photos(moved, incoming.photos, "report", now)
    done_asking(work, incoming, now)
    args: dict[str, Arg] = {"number": moved.number, "due": cards.due_say(view(work, moved))}
    reply(work, incoming, now, Say("done-again", args))
    news.tell_again(work, moved, reason_say(reason), now)
