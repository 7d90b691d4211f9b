"""What two people may do with a poll together, in words. What it comes to stands in ``granting.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from domain.message import Arg, Say
from domain.places.place import Place
from domain.polls.poll import Poll
from handlers.telling.views import name_say, place_say
from storage.polls.requests import Request
from storage.work import Work

OPEN = "open"
CLOSE_EARLY = "close_early"
EXTEND = "extend"
ADD_TO_ROLL = "add_to_roll"
ANNUL = "annul"
NAME_OBSERVER = "name_observer"
GRANT_POST = "grant_post"


def act_say(work: Work, poll: Poll, request: Request) -> Say:
    """What is to be done."""
    args = _ARGS.get(request.act, _nothing)(work, poll, request.about)
    return Say(f"poll-act-{request.act}", {"number": str(poll.serial), **args})


def longer(about: Mapping[str, str]) -> timedelta:
    """By how much the poll is to be extended."""
    return timedelta(days=int(about["days"]))


def door(about: Mapping[str, str]) -> Place:
    """Whose voice is to be added."""
    return Place(about["grid"], about["building"], about["unit"], about["room"])


def _nothing(work: Work, poll: Poll, about: Mapping[str, str]) -> dict[str, Arg]:
    return {}


def _extended(work: Work, poll: Poll, about: Mapping[str, str]) -> dict[str, Arg]:
    return {"until": poll.closes_at + longer(about)}


def _added(work: Work, poll: Poll, about: Mapping[str, str]) -> dict[str, Arg]:
    return {"door": place_say(door(about), work.town)}


def _named(work: Work, poll: Poll, about: Mapping[str, str]) -> dict[str, Arg]:
    return {"name": name_say(work.people.get(int(about["person"])))}


def _granted(work: Work, poll: Poll, about: Mapping[str, str]) -> dict[str, Arg]:
    people = tuple(Say("poll-person", {"name": work.people.get(int(id)).name}) for id in about["people"].split())
    return {"role": work.town.roles[about["role"]].name, "people": people}


_ARGS: Mapping[str, Callable[[Work, Poll, Mapping[str, str]], dict[str, Arg]]] = {
    EXTEND: _extended,
    ADD_TO_ROLL: _added,
    NAME_OBSERVER: _named,
    GRANT_POST: _granted,
}
