"""What takes two people: one proposes it with a reason, another of another role says yes or no. Nobody does both.

What is done once they agree stands in ``granting.py``, so that whoever proposes need know nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from domain.errors import Refusal
from domain.message import Action, Arg, Button, Outgoing, Say
from domain.people import ALLOWED, Act, Actor, highest_post
from domain.polls.ledger import Kind
from domain.polls.poll import Poll, State
from handlers.polls.cards import draft_say, facts
from handlers.polls.consent.acts import act_say
from handlers.staffing.naming import actor_of, with_office
from storage.engine.documents import dump
from storage.polls.requests import Request
from storage.polls.rows import dump_options, dump_rule
from storage.work import Work

#: The role of whoever was named to watch over a poll (监票人), whatever else they are.
OBSERVER = "observer"

#: Nobody decides later than this.
LIVES = timedelta(days=3)

#: As many people as are asked, those nearest first.
_MOST_ASKED = 5

#: What a draft looked like when somebody proposed to open it.
SEEN = "seen"


def propose(
    work: Work, poll: Poll, act: str, reason: str, about: Mapping[str, str], actor: Actor, now: datetime
) -> Request:
    """What was proposed; whoever may decide is asked in private. Raises Refusal when nobody can be asked."""
    role = role_of(work, poll, actor)
    if role is None:
        raise Refusal("refusal-poll-change-staff-only", number=str(poll.serial))
    if any(request.act == act and standing(request, now) for request in work.requests.undecided(poll)):
        raise Refusal("refusal-poll-asked-already", number=str(poll.serial))
    asked = deciders(work, poll, actor, now)
    if not asked:
        raise Refusal("refusal-poll-nobody-to-agree", number=str(poll.serial))
    if poll.state is State.DRAFT:
        about = {**about, SEEN: digest(poll)}
    request = work.requests.add(poll, act, reason, about, actor.person.id, now)
    note(work, poll, Kind.REQUESTED, request, role, actor.person.id, now)
    message = _question(work, poll, request, actor)
    for person in asked:
        work.outbox.tell(person, message, now)
    return request


def deciders(work: Work, poll: Poll, proposer: Actor, now: datetime) -> tuple[int, ...]:
    """Who is asked for a yes or no: those who watch over the poll, and of another role the two nearest levels."""
    levels = [
        work.people.present(work.people.standing_in(ALLOWED[Act.CHANGE_POLL], node.id, work.town, now), now)
        for node in work.town.path(poll.grid)
    ]
    able = [_reachable(work, poll, proposer, people, now) for people in (work.secret.observers(poll.id), *levels)]
    watching, *near = able
    people = dict.fromkeys((*watching, *(person for level in list(filter(None, near))[:2] for person in level)))
    return tuple(people)[:_MOST_ASKED]


def _reachable(work: Work, poll: Poll, proposer: Actor, people: Iterable[int], now: datetime) -> tuple[int, ...]:
    return tuple(
        person
        for person in people
        if work.people.address(person) is not None and may_decide(work, poll, proposer, actor_of(work, person, now))
    )


def may_decide(work: Work, poll: Poll, proposer: Actor, other: Actor) -> bool:
    """Whether the other may decide: another person, of another role."""
    role = role_of(work, poll, other)
    return other.person.id != proposer.person.id and role is not None and role != role_of(work, poll, proposer)


def role_of(work: Work, poll: Poll, actor: Actor) -> str | None:
    """As what somebody speaks for or against a change of the poll, None when they have no say in it."""
    if actor.person.id in work.secret.observers(poll.id):
        return OBSERVER
    post = highest_post(actor, Act.CHANGE_POLL, poll.grid, work.town)
    return None if post is None else post.role


def role_say(work: Work, role: str) -> Arg:
    """The role as people call it."""
    return Say("role-observer") if role == OBSERVER else work.town.roles[role].name


def standing(request: Request, now: datetime) -> bool:
    """Whether somebody may still decide it."""
    return request.granted is None and now < request.proposed_at + LIVES


def digest(poll: Poll) -> str:
    """What somebody who agrees to a draft has seen of it: another draft has another digest."""
    seen = [
        poll.question,
        poll.details,
        dump_options(poll.options),
        dump_rule(poll.rule),
        *map(str, (poll.method, poll.picks, poll.seats_min, poll.seats_max, poll.effect, poll.secrecy)),
        *map(str, (poll.roll_kind, poll.roll_role, poll.building, poll.closes_at)),
    ]
    return sha256(dump(seen).encode()).hexdigest()


def asked_say(work: Work, poll: Poll, request: Request, now: datetime) -> tuple[Say, ...]:
    """Who was asked, a line for each."""
    proposer = actor_of(work, request.proposed_by, now)
    people = deciders(work, poll, proposer, now)
    return tuple(with_office(work, actor_of(work, person, now)) for person in people)


def card_of(request: Request) -> str:
    """The name of the card on which somebody is asked."""
    return f"poll-request:{request.id}"


def note(work: Work, poll: Poll, kind: Kind, request: Request, role: str, actor: int, now: datetime) -> None:
    """The ledger of a poll that was opened says who wants it changed, in what role and why, and who agreed."""
    if not poll.roll_hash:
        return
    about = {"act": request.act, "request": request.id, "role": role}
    told = about if request.granted is None else {**about, "granted": request.granted}
    words = {"reason": request.reason} if kind is Kind.REQUESTED else None
    work.ledger.add(poll.id, kind, now, actor=actor, facts=told, words=words)


def _question(work: Work, poll: Poll, request: Request, actor: Actor) -> Outgoing:
    buttons = (
        Button(Say("button-poll-agree"), Action("poll.grant", request.id)),
        Button(Say("button-poll-decline"), Action("poll.refuse", request.id)),
    )
    return Outgoing(_asked(work, poll, request, actor), buttons=buttons, card=card_of(request))


def _asked(work: Work, poll: Poll, request: Request, actor: Actor) -> Say:
    """Whoever agrees to a draft sees all of it."""
    who = with_office(work, actor)
    if poll.state is State.DRAFT:
        return Say("poll-request-draft", {"who": who, "draft": draft_say(work, poll)})
    act = act_say(work, poll, request)
    return Say("poll-request", {**facts(work, poll), "act": act, "reason": request.reason, "who": who})
