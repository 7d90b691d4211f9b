"""A group gets another name, or another id on its platform."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.message import Address, ChatKind, Incoming, Turn
from handlers.polls import posting
from storage.mail.moved import from_before
from storage.work import Work


def renamed(work: Work, incoming: Incoming, now: datetime) -> None:
    """The group has another name."""
    assert incoming.chat_turn is not None
    work.people.rename_chat(incoming.address, incoming.chat_turn.value)
    work.strays.rename(incoming.address, incoming.chat_turn.value)


def moved(work: Work, incoming: Incoming, now: datetime) -> None:
    """The group has another id."""
    assert incoming.chat_turn is not None
    group_moved(work, incoming.address, incoming.chat_turn.value, now)


def group_moved(work: Work, old: Address, new: str, now: datetime) -> None:
    """Whatever was known of the group is known of it under the new id. Twice, or from both ids, changes nothing more.

    Nobody can vote under what was said before, so polls that go on are shown there anew; other cards are as soon as
    they change.
    """
    if new in ("", old.chat):
        return
    work.deliveries.moved(old, new)
    for part in (work.cases, work.dialogues, work.quotas, work.strays):
        part.moved(old, new)
    there = Address(old.channel, new)
    work.meta.put(_moved_to(old), new)
    lives_here(work, there)
    chat = work.people.chat(there)
    if chat is None:
        return
    work.strays.end(there)
    if chat.silenced is Turn.REMOVED:
        work.people.silence(there, None)
    around = dict.fromkeys((*(node.id for node in work.town.path(chat.grid)), *work.town.below(chat.grid)))
    for poll in (poll for grid in around for poll in work.polls.going_on(grid)):
        posting.refresh(work, poll, now)


def lives_here(work: Work, group: Address) -> None:
    """The group has this id, whatever was said of it before."""
    if work.meta.get(_moved_to(group)):
        work.meta.put(_moved_to(group), "")


def as_known_now(work: Work, incoming: Incoming) -> Incoming:
    """The message as one said in the group as it is known now: some come late, or are answers to what was said before.

    What happens to a chat happens to the one it is told of.
    """
    if incoming.kind is not ChatKind.GROUP or incoming.chat_turn is not None:
        return incoming
    at = incoming.address
    while work.people.chat(at) is None and (new := work.meta.get(_moved_to(at))):
        at = Address(at.channel, new)
    if at == incoming.address:
        return incoming
    said, answered = incoming.message_id, incoming.reply_to
    return replace(
        incoming,
        address=at,
        message_id=from_before(incoming.address, said),
        reply_to=None if answered is None else from_before(incoming.address, answered),
    )


def _moved_to(group: Address) -> str:
    """The fact under which it stands which id a group has now."""
    return f"moved:{group.channel}:{group.chat}"
