"""Which poll is meant: by the button, by its number, or by the card replied to."""

from __future__ import annotations

from domain.errors import Refusal
from domain.message import Incoming
from domain.polls.asking.numbering import split_poll_number
from domain.polls.poll import Poll, State
from storage.work import Work

_POLL = "poll."


def poll_meant(work: Work, incoming: Incoming) -> Poll:
    """The poll an action is about. Raises Refusal when nothing says which, or nobody has seen such a poll yet."""
    assert incoming.action is not None
    if incoming.action.object is not None:
        return work.polls.get(incoming.action.object)
    serial, _ = split_poll_number(incoming.action.value)
    if serial is None:
        return _replied_to(work, incoming)
    poll = work.polls.find(serial)
    if poll is None or poll.state is State.DRAFT:
        raise Refusal("refusal-no-such-poll", number=str(serial))
    return poll


def words_after(incoming: Incoming) -> str:
    """What was said of the poll, without its number."""
    assert incoming.action is not None
    return split_poll_number(incoming.action.value)[1] or incoming.text


def _replied_to(work: Work, incoming: Incoming) -> Poll:
    card, action = (None, None)
    if incoming.reply_to is not None:
        card, action = work.choices.about(incoming.address, incoming.reply_to)
    if action is not None and action.name.startswith(_POLL) and action.object is not None:
        return work.polls.get(action.object)
    id = _of_card(card)
    if id is None:
        raise Refusal("refusal-which-poll")
    return work.polls.get(id)


def _of_card(card: str | None) -> int | None:
    match (card or "").split(":"):
        case ["poll", id, *_] if id.isdecimal():
            return int(id)
    return None
