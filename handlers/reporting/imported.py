"""What was reported in another system becomes a case here. Nobody is there to be asked: what it does not say is taken
from what is likeliest.
"""

from __future__ import annotations

from datetime import datetime

from domain.casework.case import MOST_PHOTOS
from domain.message import Address, Incoming, Order
from domain.places.place import Place
from domain.town import OTHER
from handlers.menus import category_by_name
from handlers.placing import said_place
from handlers.reporting import opening
from handlers.reporting.drafts import Draft
from handlers.speaking import speaker
from storage.work import Work

#: Why whoever reported it cannot be told anything.
_NO_WAY_BACK = "reported in another system"


def take_over(work: Work, incoming: Incoming, now: datetime, order: Order) -> None:
    """The order is a case now, under its own id only once."""
    draft = Draft(
        incoming.message_id,
        incoming.text,
        category=_category(work, incoming.text, order),
        place=_place(work, incoming, now, order),
        photos=incoming.photos[:MOST_PHOTOS],
    )
    reporter = speaker(work, incoming, now)
    # Whoever speaks can be reached, as a rule; here it is known before anything is said that nobody is.
    work.people.unreachable(Address(incoming.address.channel, incoming.sender), _NO_WAY_BACK)
    opening.take_over(work, incoming, now, draft, reporter)


def _category(work: Work, words: str, order: Order) -> str:
    """By the name the other system has for it, else by the words, else by what that name sounds like."""
    named = category_by_name(work, order.kind) if order.kind else None
    return named or work.matters.suggest(words) or work.matters.suggest(order.kind) or OTHER


def _place(work: Work, incoming: Incoming, now: datetime, order: Order) -> Place:
    """Where it is by the point and the words, else by the grid the other system has it in, else in the whole town."""
    said = said_place(work, incoming, now, f"{incoming.text}\n{order.place}")
    if isinstance(said, Place):
        return said
    grids = work.town.grids.values()
    named = next((grid.id for grid in grids if order.grid and order.grid in (grid.name, *grid.aliases)), None)
    return Place(named or next(grid.id for grid in grids if grid.parent is None))
