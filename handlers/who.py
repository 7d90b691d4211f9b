"""Who answers for a place or for a matter there: /谁负责 4栋2单元."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.message import Action, Arg, ChatKind, Incoming, Say
from domain.places.place import Ambiguous, Place
from domain.town import Standing
from handlers.placing import chosen_place, group_place, home_place, place_choices, said_place
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling.views import place_say
from storage.work import Work

#: The standings whose holders answer for a place, nearest first.
_NAMED = (
    Standing.LEADER,
    Standing.MICRO_WORKER,
    Standing.GRID_WORKER,
    Standing.COMMUNITY,
    Standing.STREET,
)


def who(work: Work, incoming: Incoming, now: datetime) -> None:
    """/谁负责 4栋2单元: who answers there, nearest first; with a matter in the question also who answers for that."""
    assert incoming.action is not None
    chosen = chosen_place(work, incoming.action.value)
    text = "" if chosen else incoming.action.value or incoming.text
    place = chosen or _place_asked(work, incoming, now, text)
    if isinstance(place, Ambiguous):
        choices = place_choices(work, incoming, place.candidates, "ask.who")
        ask(work, incoming, now, Say("report-which-place"), answer=Action("ask.who"), choices=choices)
    elif place is None:
        ask(work, incoming, now, Say("who-where"), answer=Action("ask.who"))
    else:
        done_asking(work, incoming, now)
        _answer_who(work, incoming, now, place, text)


def _place_asked(work: Work, incoming: Incoming, now: datetime, text: str) -> Place | Ambiguous | None:
    """The place in the question; a question about a matter alone is about where it is asked."""
    place = said_place(work, incoming, now, text)
    if place is None and work.matters.suggest(text) is not None:
        return group_place(work, incoming) or home_place(work, speaker(work, incoming, now))
    return place


def _answer_who(work: Work, incoming: Incoming, now: datetime, place: Place, text: str) -> None:
    lines = tuple(_posts_on_path(work, incoming, now, place))
    category = work.matters.suggest(text)
    # Who answers depends on no room, and a group reads none.
    body = Say("who", {"place": place_say(replace(place, room=""), work.town), "people": lines})
    if category is not None:
        answer = work.town.who_answers(category, place.grid)
        args = {"category": work.town.categories[category].name, "handler": answer.handler.name}
        body = Say("who-for-matter", {**body.args, **args})
    reply(work, incoming, now, body)


def _posts_on_path(work: Work, incoming: Incoming, now: datetime, place: Place) -> list[Say]:
    """A line for each post on the way up. In a group only the role is said, never the name."""
    found = []
    for node in work.town.path(place.grid):
        for standing in _NAMED:
            for role in (role for role in work.town.roles.values() if role.standing is standing):
                people = work.people.holders(role.id, node.id, now)
                args: dict[str, Arg] = {"grid": node.name, "role": role.name}
                if incoming.kind is ChatKind.PRIVATE:
                    found += [Say("who-line", {**args, "name": work.people.get(person).name}) for person in people]
                elif people:
                    found.append(Say("who-line-role", args))
    return found or [Say("who-nobody")]
