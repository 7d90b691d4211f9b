"""What people do with a case in their hands: sign, take, finish, park, go on, withdraw.

Each of these is reached by a button, by a typed number, or by a word with the case's number. What is missing is asked
for, one thing at a time; the rules themselves stand in ``domain``.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.casework.case import Case
from domain.casework.moves import Move
from domain.casework.moving import Given, allowed
from domain.errors import Refusal
from domain.message import Action, Arg, ChatKind, Incoming, Outgoing, Say
from domain.reading.days import read_day
from handlers.casework import judging
from handlers.casework.moving import make_move
from handlers.casework.picking import case_for
from handlers.casework.steps import ask_for, check, notes_of, said, simple_move
from handlers.casework.voices import keep_voice
from handlers.menus import reason_say, review_choices
from handlers.promises.keeping import Done, settle_milestones
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import CaseView, view
from storage.work import Work

#: 挂账 cannot be for longer than this; then somebody looks again.
_LONGEST_SUSPENSION = timedelta(days=180)


def acknowledge(work: Work, incoming: Incoming, now: datetime) -> None:
    """签收: it is mine, I will see to it."""
    if moved := simple_move(work, incoming, now, Move.ACKNOWLEDGE):
        seen = view(work, moved)
        reply(work, incoming, now, Say("done-acknowledge", {"number": moved.number, "due": cards.due_say(seen)}))
        news.tell_reporter(work, moved, Say("news-acknowledged", cards.facts(seen)), now)


def take(work: Work, incoming: Incoming, now: datetime) -> None:
    """我来办: straight into the speaker's own hands."""
    if moved := simple_move(work, incoming, now, Move.TAKE):
        seen = view(work, moved)
        _give_into_hands(work, incoming, now, seen)
        news.hand_over(work, moved, work.recordings.of(moved.id), news.leads(work, moved, now), now)
        news.tell_reporter(work, moved, Say("news-taken", cards.facts(seen)), now)
        _tell_answering(work, moved, Say("news-taken-by-neighbour", cards.facts(seen)), now)


def _give_into_hands(work: Work, incoming: Incoming, now: datetime, seen: CaseView) -> None:
    """Whoever took it hears that it is theirs. Who does not answer for it has no card with its buttons yet."""
    body = Say("done-take", {"number": seen.case.number, "due": cards.due_say(seen)})
    card = cards.for_hands(seen)
    if seen.on_the_spot and incoming.kind is ChatKind.PRIVATE:
        reply(work, incoming, now, body, buttons=card.buttons, card=card.card)
    else:
        reply(work, incoming, now, body)


def _tell_answering(work: Work, case: Case, body: Say, now: datetime) -> None:
    """Those who answer for it hear that a neighbour is on it."""
    if view(work, case).on_the_spot:
        handler = work.town.handlers[case.lead_handler]
        people = work.people.who_hears(handler, case.place.grid, work.town, now)
        news.tell_all(work, case, people, Outgoing(body), now)


def finish(work: Work, incoming: Incoming, now: datetime) -> None:
    """办结: done, with a photo of it or a word about it; a voice note is kept, and the word is asked for.

    From whoever has to judge it, "it is fixed" is the verdict.
    """
    found = case_for(work, incoming, now, Move.FINISH, Move.VERIFY)
    if found is None:
        return
    case, value = found
    if Move.VERIFY in allowed(case, speaker(work, incoming, now), work.town):
        judging.verify_case(work, incoming, now, case)
        return
    check(work, incoming, now, case, Move.FINISH)
    done = Done(said(value, incoming), incoming.photos)
    spoken = keep_voice(work, incoming, now, case)
    if not done.words and not done.photos:
        ask_for(work, incoming, now, case, Move.FINISH, spoken=spoken)
        return
    settled = settle_milestones(work, incoming, now, case, done)
    if settled is None:
        return
    given = Given(feedback=settled.words, photographed=bool(settled.photos))
    moved = make_move(work, case, Move.FINISH, now, actor=speaker(work, incoming, now), given=given)
    work.cases.add_photos(moved, settled.photos, "fix", now)
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("done-finish", {"number": moved.number}))
    news.ask_for_verification(work, moved, now)


def suspend(work: Work, incoming: Incoming, now: datetime) -> None:
    """挂账: cannot be done now, with the reason and the day it is looked at again."""
    found = case_for(work, incoming, now, Move.SUSPEND)
    if found is None:
        return
    case, value = found
    check(work, incoming, now, case, Move.SUSPEND)
    today = now.astimezone(ZoneInfo(work.town.zone)).date()
    notes = notes_of(work, incoming, now)
    reason = notes.get("reason") or said(value, incoming)
    if not reason:
        ask_for(work, incoming, now, case, Move.SUSPEND)
        return
    day = read_day(said(value, incoming), today, work.spoken.days) if "reason" in notes else None
    if day is None:
        body = Say("ask-review-day", {"number": case.number})
        choices, answer = review_choices(case.id, today), Action(f"case.{Move.SUSPEND}", case.id)
        ask(work, incoming, now, body, answer=answer, choices=choices, notes={"reason": reason})
        return
    _suspend_until(work, incoming, now, case, Given(reason=reason, review_on=_checked_day(day, today)))


def _checked_day(day: date, today: date) -> date:
    if not today < day <= today + _LONGEST_SUSPENSION:
        raise Refusal("refusal-review-day", latest=today + _LONGEST_SUSPENSION)
    return day


def _suspend_until(work: Work, incoming: Incoming, now: datetime, case: Case, given: Given) -> None:
    assert given.review_on is not None
    moved = make_move(work, case, Move.SUSPEND, now, actor=speaker(work, incoming, now), given=given)
    done_asking(work, incoming, now)
    args: dict[str, Arg] = {"number": moved.number, "day": given.review_on, "reason": reason_say(given.reason)}
    reply(work, incoming, now, Say("done-suspend", args))
    news.tell_reporter(work, moved, Say("news-suspended", args), now)


def resume(work: Work, incoming: Incoming, now: datetime) -> None:
    """It can go on; the time it stood still is added to the deadline."""
    if moved := simple_move(work, incoming, now, Move.RESUME):
        seen = view(work, moved)
        reply(work, incoming, now, Say("done-resume", {"number": moved.number, "due": cards.due_say(seen)}))
        news.tell_reporter(work, moved, Say("news-resumed", cards.facts(seen)), now)


def withdraw(work: Work, incoming: Incoming, now: datetime) -> None:
    """撤回: the reporter no longer wants it."""
    if moved := simple_move(work, incoming, now, Move.WITHDRAW):
        reply(work, incoming, now, Say("done-withdraw", {"number": moved.number}))
        body = Say("news-withdrawn", {"number": moved.number})
        news.tell_handlers(work, moved, body, now)
        news.tell_supporters(work, moved, Say("news-withdrawn-for-supporters", {"number": moved.number}), now)
