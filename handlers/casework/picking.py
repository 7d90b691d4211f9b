"""Which case is meant: by number, by the button, by the card replied to, or the only one it can be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.casework.case import Case
from domain.casework.moves import Move
from domain.casework.moving import allowed
from domain.casework.parties import hears_for, parties
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Say
from domain.people import Act, Actor, may
from domain.reading.numbering import split_case_number
from handlers.speaking import reply, speaker
from handlers.telling.cards import case_of_card, line
from handlers.telling.views import view
from storage.casework.cases import MOST
from storage.work import Work


def case_and_value(work: Work, incoming: Incoming, now: datetime) -> tuple[Case | None, str]:
    """The case an action names, else the one the message replied to is about, and what was said with it.

    The case is None when neither says which. A number nobody here may know of and a number that does not exist get the
    same answer. Raises Refusal.
    """
    action = incoming.action
    assert action is not None
    if action.object is not None:
        return work.cases.get(action.object), action.value
    number, rest = split_case_number(action.value)
    if number is None:
        return replied_to(work, incoming), rest
    case = work.cases.find(number)
    if case is None or not may_see(work, case, speaker(work, incoming, now)):
        raise Refusal("refusal-no-such-case", number=number)
    return case, rest


def replied_to(work: Work, incoming: Incoming) -> Case | None:
    """The case of the card or the news somebody replied to; whoever reads it there may know of it."""
    if incoming.reply_to is None:
        return None
    card, action = work.choices.about(incoming.address, incoming.reply_to)
    id = case_of_card(card) or (action.object if action is not None else None)
    return None if id is None else work.cases.get(id)


def may_see(work: Work, case: Case, actor: Actor) -> bool:
    """Whether the actor may know that the case exists: a discreet one is known only to those concerned."""
    return not _discreet(work, case) or may_see_inside(work, case, actor)


def may_see_inside(work: Work, case: Case, actor: Actor) -> bool:
    """Whether the actor may read the words and see the photos; of a discreet case only those concerned."""
    if parties(case, actor, work.town) or actor.person.id in work.cases.supporters(case):
        return True
    return not _discreet(work, case) and may(actor, Act.SEE_INTERNAL, case.place.grid, work.town)


def _discreet(work: Work, case: Case) -> bool:
    return work.town.categories[case.category].discreet


def case_for(work: Work, incoming: Incoming, now: datetime, *wanted: Move) -> tuple[Case, str] | None:
    """The case one of the moves is meant for and what was said with it; None when the speaker was asked which.

    Without a number it is the only one of theirs, else the only one around them, that the first of the moves that is
    possible at all is possible for. Raises Refusal when there is none.
    """
    case, value = case_and_value(work, incoming, now)
    if case is not None:
        return case, value
    move, possible = _possible(work, speaker(work, incoming, now), wanted)
    if len(possible) == 1:
        return possible[0], value
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-which-case")
    choices = [
        Button(Say("choice-case", {"line": line(view(work, case))}), Action(f"case.{move}", case.id, value))
        for case in possible
    ]
    reply(work, incoming, now, Say("ask-which-case", {"move": Say(f"move-{move}")}), buttons=choices)
    return None


def _possible(work: Work, actor: Actor, wanted: Sequence[Move]) -> tuple[Move, Sequence[Case]]:
    """The first of the moves that is possible, and the cases it is possible for. Raises Refusal when none is."""
    for circle in (theirs, _around):
        cases = circle(work, actor)
        for move in wanted:
            found = [case for case in cases if move in allowed(case, actor, work.town)]
            if found:
                return move, found[:MOST]
    raise Refusal("refusal-nothing-to", move=Say(f"move-{wanted[0]}"))


def _around(work: Work, actor: Actor) -> tuple[Case, ...]:
    """Open cases in the grids the person has a post in, and below."""
    grids = dict.fromkeys(grid for post in actor.posts for grid in work.town.below(post.grid))
    return tuple(case for grid in grids for case in work.cases.open_in(grid))


def theirs(work: Work, actor: Actor) -> tuple[Case, ...]:
    """Cases the person reported, has in hand, or could take up, each once."""
    person, town = actor.person.id, work.town
    led = (case for one in (person, *sorted(actor.stands_in_for)) for case in work.cases.led_by(one))
    found = [*led, *work.cases.of_person(person)]
    for handler in town.handlers:
        if _may_hear_for(handler, actor, work):
            waiting = work.cases.waiting_at(handler)
            found += [case for case in waiting if hears_for(handler, actor, case.place.grid, town)]
    return tuple({case.id: case for case in found}.values())


def _may_hear_for(handler: str, actor: Actor, work: Work) -> bool:
    """Cheap test before the cases of a handler are read."""
    return handler in actor.organisations or any(post.role == work.town.handlers[handler].role for post in actor.posts)
