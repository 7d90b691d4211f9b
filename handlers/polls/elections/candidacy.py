"""Standing for election: 我参选, 提名 somebody, yes or no in private, and stepping back before the ballot is made.

Nobody's name is said in a group before they have agreed; whoever does not agree is never on the ballot.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Outgoing, Say
from domain.people import Act, Actor, may
from domain.places.place import Place
from domain.polls.asking.numbering import split_poll_number
from domain.polls.poll import Poll, State
from handlers.polls.elections.nominating import accepted
from handlers.polls.elections.nominating import facts as named
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling.views import name_say, place_say
from storage.polls.nominations import Nomination
from storage.work import Work

#: No ballot is longer.
MOST_CANDIDATES = 12

_STAND, _NOMINATE, _STAND_DOWN = "poll.stand", "poll.nominate", "poll.stand-down"


def stand(work: Work, incoming: Incoming, now: datetime) -> None:
    """我参选, where one lives."""
    actor = speaker(work, incoming, now)
    poll = _which(work, incoming, now, _where_one_lives(work, actor), _STAND)
    if poll is None:
        return
    if not actor.person.name:
        raise Refusal("refusal-name-first")
    _check_lives_there(work, poll, actor.person.id)
    before = work.nominations.of_person(poll.id, actor.person.id)
    if before is not None and before.accepted:
        raise Refusal("refusal-candidate-already", **named(poll))
    _check_room(work, poll)
    if before is None:
        work.nominations.add(poll.id, actor.person.id, actor.person.id, now)
    else:
        work.nominations.answer(before, True, now)
    reply(work, incoming, now, Say("candidate-stands", _facts(work, poll)))


def nominate(work: Work, incoming: Incoming, now: datetime) -> None:
    """提名 张三: somebody of the same building or grid, who is asked in private."""
    assert incoming.action is not None
    actor = speaker(work, incoming, now)
    _, words = split_poll_number(incoming.action.value or incoming.text)
    if not words:
        ask(work, incoming, now, Say("candidate-ask-whom"), answer=Action(_NOMINATE))
        return
    poll = _which(work, incoming, now, _where_one_may_nominate(work, actor), _NOMINATE, words)
    if poll is None:
        return
    done_asking(work, incoming, now)
    if not (_may_nominate(work, actor, poll)):
        raise Refusal("refusal-nominate-elsewhere", **_facts(work, poll))
    person = _neighbour(work, poll, words)
    if person == actor.person.id:
        raise Refusal("refusal-nominate-oneself")
    _check_room(work, poll)
    nomination = work.nominations.add(poll.id, person, actor.person.id, now)
    if nomination is None:
        raise Refusal("refusal-candidate-named-already", **named(poll))
    asked = _ask_whether(work, poll, nomination, actor, now)
    reply(work, incoming, now, Say("candidate-put-up" if asked else "candidate-out-of-reach", _facts(work, poll)))


def accept(work: Work, incoming: Incoming, now: datetime) -> None:
    """[愿意]: on the ballot."""
    nomination, poll = _own_nomination(work, incoming, now)
    if not nomination.accepted:
        _check_room(work, poll)
    work.nominations.answer(nomination, True, now)
    reply(work, incoming, now, Say("candidate-stands", _facts(work, poll)))
    _tell_nominator(work, poll, nomination, "candidate-accepted", now)


def decline(work: Work, incoming: Incoming, now: datetime) -> None:
    """[不愿意]: not on the ballot, and nobody else hears."""
    nomination, poll = _own_nomination(work, incoming, now)
    work.nominations.answer(nomination, False, now)
    reply(work, incoming, now, Say("candidate-declined", _facts(work, poll)))
    _tell_nominator(work, poll, nomination, "candidate-not-accepted", now)


def stand_down(work: Work, incoming: Incoming, now: datetime) -> None:
    """退选, until the ballot is made."""
    actor = speaker(work, incoming, now)
    poll = _which(work, incoming, now, work.nominations.standing_for(actor.person.id), _STAND_DOWN)
    if poll is None:
        return
    nomination = work.nominations.of_person(poll.id, actor.person.id)
    if nomination is None or not nomination.accepted:
        raise Refusal("refusal-candidate-not", **named(poll))
    work.nominations.answer(nomination, False, now)
    reply(work, incoming, now, Say("candidate-stood-down", _facts(work, poll)))


def _which(
    work: Work, incoming: Incoming, now: datetime, nearby: tuple[int, ...], route: str, words: str = ""
) -> Poll | None:
    """The election that is meant: the one pressed or numbered, or the only one nearby; None when it was asked which.

    Raises Refusal when there is none, and once nobody is nominated any more.
    """
    assert incoming.action is not None
    serial, _ = split_poll_number(incoming.action.value)
    if incoming.action.object is not None:
        return _nominating(work, work.polls.get(incoming.action.object))
    if serial is not None:
        return _nominating(work, work.polls.find(serial))
    if not nearby:
        raise Refusal("refusal-no-election")
    if len(nearby) > 1:
        polls = [work.polls.get(id) for id in nearby]
        choices = [Button(Say("choice-election", named(poll)), Action(route, poll.id, words)) for poll in polls[:9]]
        reply(work, incoming, now, Say("candidate-which"), buttons=choices)
        return None
    return work.polls.get(nearby[0])


def _nominating(work: Work, poll: Poll | None) -> Poll:
    """The poll itself. Raises Refusal unless people are nominated for it now."""
    if poll is None or work.nominations.election(poll.id) is None:
        raise Refusal("refusal-no-election")
    if poll.state is not State.NOTICED or poll.options:
        raise Refusal("refusal-election-under-way", **named(poll))
    return poll


def _where_one_lives(work: Work, actor: Actor) -> tuple[int, ...]:
    """The elections of the actor's buildings and grids that people are nominated for."""
    found: dict[int, None] = {}
    for door in work.people.doors(actor.person.id):
        in_building = work.nominations.open_in_building(door.building or "")
        above = (id for grid in work.town.path(door.grid) for id in work.nominations.open_in_grid(grid.id))
        found.update(dict.fromkeys((*in_building, *above)))
    return tuple(found)


def _where_one_may_nominate(work: Work, actor: Actor) -> tuple[int, ...]:
    """Where one lives, else where one may open polls."""
    return _where_one_lives(work, actor) or tuple(
        id for id, grid in work.nominations.open_all() if may(actor, Act.OPEN_POLL, grid, work.town)
    )


def _may_nominate(work: Work, actor: Actor, poll: Poll) -> bool:
    lives_there = actor.person.id in _neighbours(work, poll)
    return lives_there or may(actor, Act.OPEN_POLL, poll.grid, work.town)


def _neighbours(work: Work, poll: Poll) -> Mapping[int, str]:
    """Everybody who belongs to a door of the building or grid, with their names."""
    members = work.electorates.of(poll.grid, poll.building).members
    return {member.person: member.name for living in members.values() for member in living if member.name}


def _neighbour(work: Work, poll: Poll, words: str) -> int:
    """The one whose name stands in the words. Raises Refusal when that is nobody, or several."""
    neighbours = _neighbours(work, poll)
    longest = max((len(name) for name in neighbours.values() if name in words), default=0)
    found = [person for person, name in neighbours.items() if name in words and len(name) == longest]
    if not found:
        raise Refusal("refusal-candidate-nobody", name=words, **_facts(work, poll))
    if len(found) > 1:
        raise Refusal("refusal-several-so-called", name=neighbours[found[0]])
    return found[0]


def _check_lives_there(work: Work, poll: Poll, person: int) -> None:
    if person not in _neighbours(work, poll):
        raise Refusal("refusal-candidate-elsewhere", **_facts(work, poll))


def _check_room(work: Work, poll: Poll) -> None:
    if len(accepted(work, poll)) >= MOST_CANDIDATES:
        raise Refusal("refusal-candidates-full", most=MOST_CANDIDATES)


def _ask_whether(work: Work, poll: Poll, nomination: Nomination, by: Actor, now: datetime) -> bool:
    """Whether the person put up can be asked."""
    buttons = tuple(
        Button(Say(f"button-candidate-{answer}"), Action(f"poll.{answer}", None, str(nomination.id)))
        for answer in ("accept", "decline")
    )
    message = Outgoing(
        Say("candidate-asked", {**_facts(work, poll), "name": name_say(by.person)}),
        buttons=buttons,
        audience=nomination.person,
        once=f"nomination:{nomination.id}",
    )
    return work.outbox.tell(nomination.person, message, now)


def _own_nomination(work: Work, incoming: Incoming, now: datetime) -> tuple[Nomination, Poll]:
    """What the speaker is asked. Raises Refusal for anybody else, and once the ballot is made."""
    assert incoming.action is not None
    value = incoming.action.value
    nomination = work.nominations.get(int(value)) if value.isdecimal() else None
    if nomination is None or nomination.person != speaker(work, incoming, now).person.id:
        raise Refusal("refusal-not-your-button")
    return nomination, _nominating(work, work.polls.get(nomination.poll))


def _tell_nominator(work: Work, poll: Poll, nomination: Nomination, key: str, now: datetime) -> None:
    if nomination.nominated_by == nomination.person:
        return
    facts = {**_facts(work, poll), "name": name_say(work.people.get(nomination.person))}
    work.outbox.tell(nomination.nominated_by, Outgoing(Say(key, facts)), now)


def _facts(work: Work, poll: Poll) -> dict[str, Arg]:
    place = place_say(Place(poll.grid, poll.building), work.town)
    return {**named(poll), "place": place, "until": poll.opens_at}
