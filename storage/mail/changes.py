"""Which changes of cards are worth a message of their own where nothing that was said can be changed. Pure.

A unit of work is looked at as a whole: what somebody is told in it anyway, they need not be told by a card as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from domain.message import Address, Say


class Said(IntEnum):
    """What else the unit says to the reader of a card; ``SHOWN``: they look at a page on which every card is new."""

    NOTHING = 0
    WORDS = 1
    CHOICES = 2
    SHOWN = 3


@dataclass(frozen=True, slots=True)
class Change:
    """A card that says something else: its row in the outbox, what its reader can choose on it so far, and what now.

    ``owed``: an earlier change that has not gone out was worth a message. ``for_presser``: it matters to nobody but
    whoever presses it.
    """

    id: int
    before: Sequence[Say]
    now: Sequence[Say]
    owed: bool
    for_presser: bool


def is_worth_it(change: Change, said: Said, *, acted: bool) -> bool:
    """Whether its reader is to hear of it; ``acted``: they just spoke or pressed, and wait for what comes of it.

    Nobody else hears more than that there is nothing to choose any more, or something again.
    """
    if said is Said.SHOWN or change.owed:
        return said is not Said.SHOWN
    if said is Said.NOTHING:
        return acted or (bool(change.before) != bool(change.now) and not change.for_presser)
    return said is Said.WORDS and acted and bool(change.now) and change.before != change.now


class Changes:
    """The changes of one unit of work, and what else it says."""

    def __init__(self) -> None:
        self._acting: Address | None = None
        self._said: dict[Address, Said] = {}
        self._changes: dict[Address, dict[str | None, Change]] = {}

    def acts(self, at: Address) -> None:
        """Whoever has this chat with us spoke there, or pressed something."""
        self._acting = at

    def say(self, at: Address, said: Said) -> None:
        """This is said there, too."""
        self._said[at] = max(said, self._said.get(at, Said.NOTHING))

    def change(self, at: Address, card: str | None, change: Change) -> None:
        """A card there is changed, maybe once more in the same unit."""
        here = self._changes.setdefault(at, {})
        former = here.get(card)
        if former is not None:
            change = replace(change, before=former.before, owed=former.owed)
        here[card] = change

    def at(self, at: Address) -> Iterator[tuple[int, bool]]:
        """The row of every change there, and whether it is worth a message as far as the unit has come."""
        # Whatever is said asks, and most units change no card.
        here = self._changes.get(at) if self._changes else None
        if here:
            said, acted = self._said.get(at, Said.NOTHING), at == self._acting
            yield from ((change.id, is_worth_it(change, said, acted=acted)) for change in here.values())
