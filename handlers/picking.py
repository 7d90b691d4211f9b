"""Which case is meant: by number, by the button, by the card replied to, or the only one it can be."""

from __future__ import annotations

from datetime import datetime

from domain.case import Case, Move, allowed, hears_for, parties
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Say
from domain.numbering import split_case_number
from domain.people import Act, Actor, may
from handlers.cards import line
from handlers.speaking import reply, speaker
from handlers.views import view
from storage.work import Work


def case_and_value(work: Work, incoming: Incoming, now: datetime) -> tuple[Case | None, str]:
    """The case an action names and what was said with it. The case is None when none is named.

    A number nobody here may know of and a number that does not exist get the same answer. Raises Refusal.
    """
    action = incoming.action
    assert action is not None
    if action.object is not None:
        return work.cases.get(action.object), action.value
    number, rest = split_case_number(action.value)
    if number is None:
        return None, rest
    case = work.cases.find(number)
    actor = speaker(work, incoming, now)
    if case is None or not may_see(work, case, actor):
        raise Refusal("refusal-no-such-case", number=number)
    return case, rest


def may_see(work: Work, case: Case, actor: Actor) -> bool:
    """Whether the actor may know that the case exists: what is public everybody, what is discreet only those concerned."""
    if not work.town.categories[case.category].discreet:
        return True
    return may_see_inside(work, case, actor)


def may_see_inside(work: Work, case: Case, actor: Actor) -> bool:
    """Whether the actor may read the words and see the photos."""
    if parties(case, actor, work.town) or actor.person.id in work.cases.supporters(case):
        return True
    return may(actor, Act.SEE_INTERNAL, case.place.grid, work.town)


def case_for(work: Work, incoming: Incoming, now: datetime, wanted: Move) -> tuple[Case, str] | None:
    """The case a move is meant for and what was said with it; None when the speaker was asked which.

    Without a number it is the only one of theirs the move is possible for. Raises Refusal when there is none.
    """
    case, value = case_and_value(work, incoming, now)
    if case is not None:
        return case, value
    actor = speaker(work, incoming, now)
    possible = [case for case in theirs(work, actor) if wanted in allowed(case, actor, work.town)]
    if not possible:
        raise Refusal("refusal-nothing-to", move=Say(f"move-{wanted}"))
    if len(possible) == 1:
        return possible[0], value
    choices = [
        Button(Say("choice-case", {"line": line(view(work, case))}), Action(f"case.{wanted}", case.id, value))
        for case in possible
    ]
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-which-case")
    reply(work, incoming, now, Say("ask-which-case", {"move": Say(f"move-{wanted}")}), buttons=choices)
    return None


def theirs(work: Work, actor: Actor) -> tuple[Case, ...]:
    """Cases the person reported, has in hand, or could take up, each once."""
    person, town = actor.person.id, work.town
    found = [*work.cases.led_by(person), *work.cases.of_person(person)]
    for handler in town.handlers:
        if _may_hear_for(handler, actor, work):
            waiting = work.cases.waiting_at(handler)
            found += [case for case in waiting if hears_for(handler, actor, case.place.grid, town)]
    return tuple({case.id: case for case in found}.values())


def _may_hear_for(handler: str, actor: Actor, work: Work) -> bool:
    """Cheap test before the cases of a handler are read."""
    return handler in actor.organisations or any(post.role == work.town.handlers[handler].role for post in actor.posts)
