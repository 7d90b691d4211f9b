"""Observers (监票人): named by two people before anybody has voted, told the count when it closes, shown afterwards who
took part in a secret poll, and never what they chose.
"""

from __future__ import annotations

from datetime import datetime

from domain.errors import Refusal
from domain.message import ChatKind, Incoming, Outgoing, Say
from domain.polls.deciding import Result
from domain.polls.poll import Poll, State
from handlers.polls.consent import acts
from handlers.polls.consent.proposing import ask_second
from handlers.polls.meant import poll_meant, words_after
from handlers.polls.secrecy.secret import FEWEST, account, names
from handlers.speaking import reply, speaker
from handlers.staffing.naming import named
from storage.polls.requests import Request
from storage.work import Work

#: While nobody has voted yet, somebody may still be named.
_BEFORE = frozenset({State.DRAFT, State.NOTICED, State.OPEN})


def observe(work: Work, incoming: Incoming, now: datetime) -> None:
    """监票 议12 张三 and a reason asks for somebody to be named; 监票 议12 shows an observer who took part."""
    poll = poll_meant(work, incoming)
    words = words_after(incoming)
    if words:
        _propose(work, incoming, poll, words, now)
    else:
        _show(work, incoming, poll, now)


def grant(work: Work, poll: Poll, request: Request, now: datetime) -> None:
    """A second person agreed: from now on the person watches over the poll, and hears of it."""
    _check_nobody_has_voted(work, poll)
    person = int(request.about["person"])
    work.secret.observe(poll.id, person)
    told = Say("observer-you", {"number": str(poll.serial), "question": poll.question, "until": poll.closes_at})
    work.outbox.tell(person, Outgoing(told), now)


def follow(work: Work, poll: Poll, result: Result, now: datetime) -> None:
    """Observers of a secret poll hear its three numbers."""
    if not poll.secret:
        return
    told = Say("observer-count", {"number": str(poll.serial), "account": account(work, poll)})
    for person in work.secret.observers(poll.id):
        work.outbox.tell(person, Outgoing(told, once=f"observer-count:{poll.id}"), now)


def _propose(work: Work, incoming: Incoming, poll: Poll, words: str, now: datetime) -> None:
    _check_nobody_has_voted(work, poll)
    people = named(work, words, now)
    if len(people) != 1:
        raise Refusal("refusal-observer-who")
    observer = people[0].person
    if any(option.person == observer.id for option in poll.options):
        raise Refusal("refusal-observer-stands", name=observer.name)
    reason = words.replace(observer.name, "", 1)
    ask_second(work, incoming, now, poll, acts.NAME_OBSERVER, reason, {"person": str(observer.id)})


def _check_nobody_has_voted(work: Work, poll: Poll) -> None:
    """Raises Refusal: whoever watches is named while it cannot be for what was cast already."""
    cast = work.secret.any_cast(poll.id) or bool(work.ballots.standing(poll.id))
    if poll.state not in _BEFORE or cast:
        raise Refusal("refusal-observer-too-late", number=str(poll.serial))


def _show(work: Work, incoming: Incoming, poll: Poll, now: datetime) -> None:
    number = str(poll.serial)
    if speaker(work, incoming, now).person.id not in work.secret.observers(poll.id):
        raise Refusal("refusal-not-observer", number=number)
    if not poll.secret:
        raise Refusal("refusal-observer-named", number=number)
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    if poll.closed_at is None:
        raise Refusal("refusal-observer-before-close", number=number, until=poll.closes_at)
    took_part = frozenset(work.secret.participants(poll.id))
    if len(took_part) < FEWEST:
        raise Refusal("refusal-observer-too-few", number=number, fewest=FEWEST)
    voices = names(voice for voice in work.rolls.units(poll.id) if voice.unit in took_part)
    reply(work, incoming, now, Say("observer-list", {"number": number, "count": len(took_part), "voices": voices}))
