"""A group gets another name, or another id on its platform."""

from __future__ import annotations

from datetime import datetime

from domain.message import Address, Incoming, Turn
from storage.work import Work


def renamed(work: Work, incoming: Incoming, now: datetime) -> None:
    """The group has another name."""
    assert incoming.chat_turn is not None
    work.people.rename_chat(incoming.address, incoming.chat_turn.value)
    work.strays.rename(incoming.address, incoming.chat_turn.value)


def moved(work: Work, incoming: Incoming, now: datetime) -> None:
    """The group has another id."""
    assert incoming.chat_turn is not None
    group_moved(work, incoming.address, incoming.chat_turn.value)


def group_moved(work: Work, old: Address, new: str) -> None:
    """Whatever was known of the group is known of it under the new id. Twice, or from both ids, changes nothing more.

    Its messages are numbered anew: the message a case came from stays where it was, else a new one is taken for it.
    """
    if new in ("", old.chat):
        return
    work.deliveries.moved(old, new)
    work.dialogues.moved(old, new)
    work.strays.moved(old, new)
    chat = work.people.chat(Address(old.channel, new))
    if chat is None:
        return
    work.strays.end(chat.address)
    if chat.silenced is Turn.REMOVED:
        work.people.silence(chat.address, None)
