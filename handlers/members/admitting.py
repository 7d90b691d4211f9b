"""Who says whether somebody lives behind a door: the neighbour leader, else the next above; after some days another.

Whoever lives there already may say yes as well. Their no only goes to the leader, and the newcomer hears nothing of it:
nobody learns in this way who lives behind a door. Whoever decides is looked up anew when they do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Outgoing, Say
from domain.people import ALLOWED, Act, Actor, may
from domain.places.place import Place
from domain.register import Relation
from domain.town import Standing
from handlers.members.offices import offices
from handlers.speaking import reply, speaker
from handlers.telling.views import name_say, place_say
from storage.membership.claims import Claim
from storage.work import Work

#: A claim nobody decided in this time is shown to the next above, once.
PATIENCE = timedelta(days=3)

#: Who is asked, nearest to the doors first.
_ASKED = tuple(standing for standing in Standing if standing in ALLOWED[Act.ADMIT])

_CARD = "claim"

_WORDS_KEYS = {True: "claim-granted", False: "claim-refused"}
_TOLD_KEYS = {True: "home-granted", False: "home-refused"}
_ASKED_KEYS = {True: "claim-asked-with-slip", False: "claim-asked"}


def first_asked(
    work: Work, household: int, person: int, door: Place, now: datetime, *, slip: bool = False
) -> tuple[Say, ...]:
    """Who was asked, a line for each, once the claim is kept; nothing when nobody can be reached.

    Those who live there are asked too, and are not in the answer.
    """
    circles = _circles(work, door, person, now)
    reachable = next((at for at, people in enumerate(circles) if any(map(work.people.address, people))), None)
    if reachable is None:
        return ()
    claim = work.claims.ask(household, person, reachable, now + PATIENCE, now, slip=slip)
    asked = _ask(work, claim, circles[reachable], now)
    _ask_housemates(work, claim, asked, now)
    return tuple(_named(work, one, now) for one in asked)


def _circles(work: Work, door: Place, claimant: int, now: datetime) -> tuple[tuple[int, ...], ...]:
    """For each standing that may decide, who holds it nearest to the door; nobody decides about themselves."""
    nearest = (_nearest(work, standing, door, now) for standing in _ASKED)
    others = (tuple(person for person in people if person != claimant) for people in nearest)
    return tuple(people for people in others if people)


def _nearest(work: Work, standing: Standing, door: Place, now: datetime) -> tuple[int, ...]:
    for node in work.town.path(door.grid):
        if people := work.people.standing_in(frozenset({standing}), node.id, work.town, now):
            return people
    return ()


def _ask(work: Work, claim: Claim, people: Iterable[int], now: datetime) -> tuple[int, ...]:
    """Those of the people who can be asked; each is."""
    buttons = (
        Button(Say("button-admit"), Action("member.admit", claim.id, Relation.OWNER)),
        Button(Say("button-admit-tenant"), Action("member.admit", claim.id, Relation.TENANT)),
        Button(Say("button-decline"), Action("member.decline", claim.id)),
    )
    message = Outgoing(Say(_ASKED_KEYS[claim.slip], _claimed(work, claim)), buttons=buttons, card=_card(claim))
    return tuple([person for person in people if work.outbox.tell(person, message, now)])


def claim_choice(work: Work, claim: Claim) -> Button:
    """A choice that shows the claim again to whoever may decide about it."""
    return Button(Say("choice-claim", _claimed(work, claim)), Action("member.claim", claim.id))


def show(work: Work, incoming: Incoming, now: datetime) -> None:
    """The claim with its buttons, or what was decided."""
    claim, actor = _claim(work, incoming), speaker(work, incoming, now)
    if claim.granted is not None:
        reply(work, incoming, now, _decided(work, claim))
    elif _may_decide(actor, claim, work):
        _ask(work, claim, (actor.person.id,), now)
    else:
        raise Refusal("refusal-not-yours-to-admit")


def _ask_housemates(work: Work, claim: Claim, asked: Iterable[int], now: datetime) -> None:
    buttons = (
        Button(Say("button-housemate"), Action("member.admit", claim.id)),
        Button(Say("button-decline"), Action("member.decline", claim.id)),
    )
    message = Outgoing(Say("claim-asked-at-home", _claimed(work, claim)), buttons=buttons, card=_card(claim))
    for person in work.claims.members(claim.household):
        if person not in asked and person != claim.person:
            work.outbox.tell(person, message, now)


def _claimed(work: Work, claim: Claim) -> dict[str, Arg]:
    return {"name": name_say(work.people.get(claim.person)), "place": place_say(claim.door, work.town)}


def _card(claim: Claim) -> str:
    return f"{_CARD}:{claim.id}"


def _named(work: Work, person: int, now: datetime) -> Say:
    """Somebody who was asked, with what they are."""
    actor = work.people.actor(work.people.get(person), now)
    return Say("member-named", {"name": actor.person.name, "office": offices(actor, work.town)[0]})


def admit(work: Work, incoming: Incoming, now: datetime) -> None:
    """[是我们邻居], [租住的邻居], [是我家的]: the first to say counts; whoever comes later is shown what was said."""
    assert incoming.action is not None
    claim, who = _claim(work, incoming), speaker(work, incoming, now).person.id
    relation = _as_what(work, incoming, claim, now)
    if work.claims.grant(claim, relation, who, now):
        _tell_of_it(work, _claim(work, incoming), now)
    reply(work, incoming, now, _decided(work, _claim(work, incoming)))


def decline(work: Work, incoming: Incoming, now: datetime) -> None:
    """[不认识]: a leader's counts, that of somebody who lives there is told to the leaders."""
    claim, actor = _claim(work, incoming), speaker(work, incoming, now)
    if claim.granted is None and not _may_decide(actor, claim, work):
        _doubt(work, incoming, claim, now)
        return
    if work.claims.refuse(claim, actor.person.id, now):
        _tell_of_it(work, _claim(work, incoming), now)
    reply(work, incoming, now, _decided(work, _claim(work, incoming)))


def _as_what(work: Work, incoming: Incoming, claim: Claim, now: datetime) -> Relation:
    """What the newcomer is from now on: as the leader says, or the same as whoever lives there and says yes.

    Raises Refusal when it is not the speaker's to say, or the door is gone.
    """
    assert incoming.action is not None
    if not claim.stands:
        raise Refusal("refusal-no-such-door", place=place_say(claim.door, work.town))
    if _may_decide(speaker(work, incoming, now), claim, work):
        return Relation(incoming.action.value or Relation.OWNER)
    return _at_home(work, incoming, claim, now)


def _may_decide(actor: Actor, claim: Claim, work: Work) -> bool:
    return claim.person != actor.person.id and may(actor, Act.ADMIT, claim.door.grid, work.town)


def _at_home(work: Work, incoming: Incoming, claim: Claim, now: datetime) -> Relation:
    """What the speaker is behind the door of the claim. Raises Refusal when they do not live there."""
    who = speaker(work, incoming, now).person.id
    relation = work.claims.relation(claim.household, who)
    if relation is None or claim.person == who:
        raise Refusal("refusal-not-yours-to-admit")
    return relation


def _doubt(work: Work, incoming: Incoming, claim: Claim, now: datetime) -> None:
    """Nothing is decided; those who decide hear that somebody at home does not know the newcomer."""
    _at_home(work, incoming, claim, now)
    asked = _circles(work, claim.door, claim.person, now)[claim.circle :][:1]
    for person in (person for people in asked for person in people):
        work.outbox.tell(person, Outgoing(Say("claim-doubted", _claimed(work, claim))), now)
    reply(work, incoming, now, Say("claim-doubt-passed-on", _claimed(work, claim)))


def _tell_of_it(work: Work, claim: Claim, now: datetime) -> None:
    work.outbox.refresh(Outgoing(_decided(work, claim), card=_card(claim)), now)
    _tell_claimant(work, claim, now)


def _claim(work: Work, incoming: Incoming) -> Claim:
    """The claim a button is about. Raises Refusal when whoever made it is forgotten."""
    assert incoming.action is not None
    assert incoming.action.object is not None
    claim = work.claims.find(incoming.action.object)
    if claim is None:
        raise Refusal("refusal-no-such-claim")
    return claim


def _decided(work: Work, claim: Claim) -> Say:
    assert claim.granted is not None
    assert claim.decided_by is not None
    by = name_say(work.people.get(claim.decided_by))
    return Say(_WORDS_KEYS[claim.granted], {**_claimed(work, claim), "by": by})


def _tell_claimant(work: Work, claim: Claim, now: datetime) -> None:
    """A no says with whom to talk; somebody who lives there is just called by name."""
    assert claim.granted is not None
    assert claim.decided_by is not None
    decided_by = work.people.actor(work.people.get(claim.decided_by), now)
    by = _named(work, claim.decided_by, now) if offices(decided_by, work.town) else name_say(decided_by.person)
    body = Say(_TOLD_KEYS[claim.granted], {"place": place_say(claim.door, work.town), "by": by})
    work.outbox.tell(claim.person, Outgoing(body), now)


def climb(work: Work, now: datetime) -> int:
    """How many claims nobody decided in time were shown to the next above who can be reached."""
    overdue = work.claims.due(now)
    for claim in overdue:
        _ask_above(work, claim, None, now)
    return len(overdue)


def unreached(work: Work, card: str | None, now: datetime) -> None:
    """A claim nobody who was asked can read any more is shown to the next above at once, who has as long to decide."""
    kind, _, id = (card or "").partition(":")
    claim = work.claims.find(int(id)) if kind == _CARD else None
    if claim is None or claim.granted is not None:
        return
    asked = _circles(work, claim.door, claim.person, now)[claim.circle :][:1]
    if not any(work.people.address(person) for people in asked for person in people):
        _ask_above(work, claim, now + PATIENCE, now)


def _ask_above(work: Work, claim: Claim, look_at: datetime | None, now: datetime) -> None:
    circles = _circles(work, claim.door, claim.person, now)
    above = range(claim.circle + 1, len(circles))
    told = next((at for at in above if _ask(work, claim, circles[at], now)), claim.circle)
    work.claims.asked(claim, told, look_at)
