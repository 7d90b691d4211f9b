"""周报 and 月报: whoever works here asks for the agenda and the figures at any time."""

from __future__ import annotations

from datetime import datetime

from domain.errors import Refusal
from domain.message import ChatKind, Incoming, Outgoing
from domain.people import Act, may
from domain.reading.months import read_month
from domain.register import Purpose
from handlers.digests.agendas import agenda
from handlers.digests.months import figures_of_month, month_as_card, month_in_words
from handlers.speaking import reply, speaker
from storage.work import Work


def week(work: Work, incoming: Incoming, now: datetime) -> None:
    """周报: the agenda of the week that ends now."""
    reply(work, incoming, now, agenda(work, _grid(work, incoming, now), now))


def month(work: Work, incoming: Incoming, now: datetime) -> None:
    """月报: the figures of this month so far, or of the month that was named ("2026-10")."""
    assert incoming.action is not None
    grid, town = _grid(work, incoming, now), work.town
    today = work.calendar.day_of(now).date
    day = read_month(incoming.action.value, today)
    if day is None or day > today:
        raise Refusal("refusal-which-month")
    figures = figures_of_month(work, day, town.below(grid))
    private = incoming.kind is ChatKind.PRIVATE
    message = Outgoing(
        month_in_words(town, grid, day, figures),
        drawing=month_as_card(town, grid, day, figures),
        reply_to=None if private else incoming.message_id,
    )
    reader = speaker(work, incoming, now).person.id if private else None
    work.outbox.post(incoming.address, message, now, reader=reader)


def _grid(work: Work, incoming: Incoming, now: datetime) -> str:
    """The grid of the staff group it was asked in, else the topmost one the speaker works for. Raises Refusal."""
    town, actor = work.town, speaker(work, incoming, now)
    chat = work.people.chat(incoming.address)
    if chat is not None and chat.purpose is not Purpose.STAFF:
        raise Refusal("refusal-in-private")
    theirs = [post.grid for post in actor.posts if may(actor, Act.SEE_INTERNAL, post.grid, town)]
    if not theirs:
        raise Refusal("refusal-staff-only")
    return min(theirs, key=lambda grid: len(town.path(grid))) if chat is None else chat.grid
