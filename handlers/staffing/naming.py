"""Which of the town's people somebody means, and how they and spans of days are shown."""

from __future__ import annotations

from datetime import date, datetime

from domain.errors import Refusal
from domain.message import ChatKind, Incoming, Say
from domain.people import Actor
from handlers.members.offices import offices
from handlers.speaking import speaker
from storage.work import Work


def actor_of(work: Work, person: int, now: datetime) -> Actor:
    """The person with everything their authority is derived from."""
    return work.people.actor(work.people.get(person), now)


def in_office(work: Work, incoming: Incoming, now: datetime) -> Actor:
    """The speaker, in private. Raises Refusal in a group, and for whoever has no office."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    actor = speaker(work, incoming, now)
    if not (actor.posts or actor.organisations):
        raise Refusal("refusal-no-office")
    return actor


def named(work: Work, text: str, now: datetime) -> tuple[Actor, ...]:
    """Everybody the text names in full, in its order.

    Of several with one name it is the one whose office stands there too; raises Refusal when that is not enough.
    """
    alike: dict[str, list[Actor]] = {}
    rest = text
    for person in work.people.named_in(text):
        if person.name in alike or person.name in rest:
            alike.setdefault(person.name, []).append(work.people.actor(person, now))
            rest = rest.replace(person.name, "\n")
    meant = [_meant(work, people, text) for people in alike.values()]
    return tuple(sorted(meant, key=lambda actor: text.index(actor.person.name)))


def _meant(work: Work, people: list[Actor], text: str) -> Actor:
    fitting = [actor for actor in people if any(part in text for part in _grids_of(work, actor))] or people
    if len(fitting) > 1:
        raise Refusal("refusal-several-so-called", name=fitting[0].person.name)
    return fitting[0]


def _grids_of(work: Work, actor: Actor) -> tuple[str, ...]:
    return tuple(work.town.grids[post.grid].name for post in actor.posts)


def with_office(work: Work, actor: Actor) -> Say:
    """Somebody with the first of their offices, or only with their name."""
    held = offices(actor, work.town)
    if not held:
        return Say("staff-named", {"name": actor.person.name})
    return Say("member-named", {"name": actor.person.name, "office": held[0]})


def days_say(first: date, last: date) -> Say:
    """One day, or from one to another."""
    return Say("days-one", {"day": first}) if first == last else Say("days-from-to", {"first": first, "last": last})
