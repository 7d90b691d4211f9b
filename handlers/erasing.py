"""Forgetting a person, and what others see of it: the cards of their cases say what is left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.errors import Refusal
from handlers.casework.moving import refresh_cards
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
    for case in work.erasures.forget(person, now, search):
        refresh_cards(work, work.cases.get(case), now)
