"""Forgetting a person, and what others see of it: the cards of their cases say what is left, and what they were to do
for a resolution is somebody else's to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.errors import Refusal
from domain.message import Outgoing, Say
from handlers.casework.moving import refresh_cards
from handlers.council.resolutions.left_behind import ask_anew, left_behind
from storage.upkeep.erasures import Tombstone
from storage.upkeep.mentions import Search
from storage.work import Work


def forget(work: Work, person: int, now: datetime, search: Search | None = None) -> None:
    """The person is forgotten: what they reported goes on without them. ``search`` is one that has gone on before.

    Raises Refusal while they hold a post or hear for an organisation: what staff did is not theirs alone.
    """
    if work.erasures.holds_office(person):
        raise Refusal("refusal-forget-office")
    _forget(work, person, now, search)


def forget_who_asked(work: Work, person: int, now: datetime, search: Search) -> None:
    """As ``forget`` for somebody who asked for it and did not think better of it; who has an office by now stays, and
    hears why.
    """
    if person not in work.farewells.due(now):
        return
    work.farewells.take_back(person)
    if work.erasures.holds_office(person):
        work.outbox.tell(person, Outgoing(Say("refusal-office-stays")), now)
    else:
        _forget(work, person, now, search)


def forget_again(work: Work, tombstones: Iterable[Tombstone], now: datetime) -> int:
    """How many people were forgotten anew whom an older database had brought back, whatever they were at that time."""
    stones = tuple(tombstones)
    risen = work.erasures.risen(stones)
    for person in risen:
        _forget(work, person, now)
    work.erasures.bury(stones)
    return len(risen)


def _forget(work: Work, person: int, now: datetime, search: Search | None = None) -> None:
    for former in work.erasures.formers(person):
        _forget(work, former, now)
    left = left_behind(work, person)
    for case in work.erasures.forget(person, now, search):
        refresh_cards(work, work.cases.get(case), now)
    ask_anew(work, left, now)
