"""The second person's word: what was proposed is done at once and told in public, or it stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from domain.errors import Refusal
from domain.message import Arg, Incoming, Outgoing, Say
from domain.polls.ledger import Kind
from domain.polls.poll import Poll
from domain.polls.roll import roll_hash
from handlers.polls.additions import add
from handlers.polls.asking.opening import begin
from handlers.polls.cards import facts
from handlers.polls.consent import acts, two_people
from handlers.polls.consent.acts import act_say
from handlers.polls.consent.annulling import annul
from handlers.polls.elections import taking_office
from handlers.polls.ending.closing import close
from handlers.polls.ending.extending import Why, extend
from handlers.polls.ending.reminding import watch_from
from handlers.polls.posting import announce, refresh
from handlers.polls.secrecy import observing
from handlers.speaking import reply, speaker
from handlers.staffing.naming import actor_of, with_office
from storage.polls.requests import Request
from storage.work import Work


def _open(work: Work, poll: Poll, request: Request, now: datetime) -> None:
    """Raises Refusal when the draft is not the one that was shown, or its time is over."""
    if request.about[two_people.SEEN] != two_people.digest(poll) or poll.closes_at <= now:
        raise Refusal("refusal-poll-draft-changed", number=str(poll.serial))
    begin(work, replace(poll, approved_by=request.decided_by), now)


def _close_early(work: Work, poll: Poll, request: Request, now: datetime) -> None:
    close(work, poll, now)


def _extend(work: Work, poll: Poll, request: Request, now: datetime) -> None:
    watch_from(work, extend(work, poll, acts.longer(request.about), Why.TWO_PEOPLE, now), now)


def _add_to_roll(work: Work, poll: Poll, request: Request, now: datetime) -> None:
    voice = add(work, poll, acts.door(request.about), now)
    units = [one.counted for one in work.rolls.units(poll.id)]
    told = {"key": voice.key, "area_cm2": voice.area_cm2, "roll_hash": roll_hash(units), "roll_size": len(units)}
    work.ledger.add(poll.id, Kind.ADDED, now, unit=voice.unit, facts=told)
    refresh(work, poll, now)


def _annul(work: Work, poll: Poll, request: Request, now: datetime) -> None:
    annul(work, poll, now)


#: What is done once the second person has agreed.
ACTS: Mapping[str, Callable[[Work, Poll, Request, datetime], None]] = {
    acts.OPEN: _open,
    acts.CLOSE_EARLY: _close_early,
    acts.EXTEND: _extend,
    acts.ADD_TO_ROLL: _add_to_roll,
    acts.ANNUL: _annul,
    acts.NAME_OBSERVER: observing.grant,
    acts.GRANT_POST: taking_office.grant,
}


def agree(work: Work, incoming: Incoming, now: datetime) -> None:
    """[同意]: done in this transaction, and told in public with both roles and the reason."""
    poll, request, role = _asked(work, incoming, now)
    request = _decide(work, incoming, now, request, granted=True)
    act = act_say(work, poll, request)
    told = Say("poll-two-people", _public(work, poll, request, role, now))
    if poll.roll_hash:
        two_people.note(work, poll, Kind.DECIDED, request, role, speaker(work, incoming, now).person.id, now)
        announce(work, poll, told, now)
    ACTS[request.act](work, poll, request, now)
    _tell(work, incoming, now, request, "poll-request-granted", act)


def decline(work: Work, incoming: Incoming, now: datetime) -> None:
    """[不同意]: everything stays as it is, and whoever proposed it hears so."""
    poll, request, role = _asked(work, incoming, now)
    request = _decide(work, incoming, now, request, granted=False)
    two_people.note(work, poll, Kind.DECIDED, request, role, speaker(work, incoming, now).person.id, now)
    _tell(work, incoming, now, request, "poll-request-declined", act_say(work, poll, request))


def _asked(work: Work, incoming: Incoming, now: datetime) -> tuple[Poll, Request, str]:
    """What is to be decided, and as what the speaker decides it. Raises Refusal when it is not theirs, or is over."""
    assert incoming.action is not None
    assert incoming.action.object is not None
    request = work.requests.find(incoming.action.object)
    if request is None or not two_people.standing(request, now):
        raise Refusal("refusal-poll-request-settled")
    poll, actor = work.polls.get(request.poll), speaker(work, incoming, now)
    role = two_people.role_of(work, poll, actor)
    if role is None or not two_people.may_decide(work, poll, actor_of(work, request.proposed_by, now), actor):
        raise Refusal("refusal-not-yours-to-approve")
    return poll, request, role


def _decide(work: Work, incoming: Incoming, now: datetime, request: Request, *, granted: bool) -> Request:
    by = speaker(work, incoming, now).person.id
    if not work.requests.decide(request, by, now, granted=granted):
        raise Refusal("refusal-poll-request-settled")
    return replace(request, decided_by=by, decided_at=now, granted=granted)


def _public(work: Work, poll: Poll, request: Request, role: str, now: datetime) -> dict[str, Arg]:
    """Who agreed with whom, by their roles alone."""
    proposer = two_people.role_of(work, poll, actor_of(work, request.proposed_by, now))
    return {
        **facts(work, poll),
        "act": act_say(work, poll, request),
        "proposer": Say("role-former") if proposer is None else two_people.role_say(work, proposer),
        "decider": two_people.role_say(work, role),
        "reason": request.reason,
    }


def _tell(work: Work, incoming: Incoming, now: datetime, request: Request, key: str, act: Say) -> None:
    """Whoever decided, whoever else was asked, and whoever proposed it. ``act``: in the words it was asked in."""
    poll = work.polls.get(request.poll)
    by = with_office(work, speaker(work, incoming, now))
    body = Say(key, {**facts(work, poll), "act": act, "by": by})
    work.outbox.refresh(Outgoing(body, card=two_people.card_of(request)), now)
    reply(work, incoming, now, body)
    work.outbox.tell(request.proposed_by, Outgoing(body), now)
