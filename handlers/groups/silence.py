"""Groups the bot cannot speak in any more, and people who want nothing of it: facts, not errors.

Nothing is posted into such a group until the bot may speak there again; whoever supervises its grid is told.
"""

from __future__ import annotations

from datetime import datetime

from domain.message import Address, Incoming, Outgoing, Say, Turn
from domain.people import ALLOWED, Act
from handlers.groups.naming import group_name
from storage.town.roster import Chat
from storage.work import Work


def removed(work: Work, incoming: Incoming, now: datetime) -> None:
    """The bot is in the group no longer."""
    silenced(work, incoming.address, Turn.REMOVED, now)


def muted(work: Work, incoming: Incoming, now: datetime) -> None:
    """The bot hears the group and may not speak there."""
    silenced(work, incoming.address, Turn.MUTED, now)


def unmuted(work: Work, incoming: Incoming, now: datetime) -> None:
    """The bot may speak in the group again."""
    work.people.silence(incoming.address, None)


def silenced(work: Work, group: Address, why: Turn, now: datetime) -> None:
    """The bot was removed from the group, or muted there: a turn says so, or the platform when it was to speak.

    It is told once for each time it happens.
    """
    if why is Turn.REMOVED:
        work.strays.end(group)
    chat = work.people.chat(group)
    if chat is not None and chat.silenced is not why:
        work.people.silence(group, why)
        _tell(work, chat, why, now)


def _tell(work: Work, chat: Chat, why: Turn, now: datetime) -> None:
    """Whoever supervises the group's grid, or the next above when nobody there can be reached."""
    town = work.town
    said = {"group": group_name(chat, town), "grid": town.grids[chat.grid].name}
    told = Outgoing(Say(f"news-group-{why}", said))
    for node in town.path(chat.grid):
        people = work.people.standing_in(ALLOWED[Act.SUPERVISE], node.id, town, now)
        reached = [person for person in people if work.outbox.tell(person, told, now)]
        if reached:
            return


def blocked(work: Work, incoming: Incoming, now: datetime) -> None:
    """A person wants nothing from the bot: whoever is next is told at once what would have been told to them."""
    work.people.unreachable(_account(incoming), Turn.BLOCKED)


def unblocked(work: Work, incoming: Incoming, now: datetime) -> None:
    """The person can be reached again."""
    work.people.reachable(_account(incoming))


def _account(incoming: Incoming) -> Address:
    return Address(incoming.address.channel, incoming.sender)
