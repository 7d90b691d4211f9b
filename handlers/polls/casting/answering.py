"""Answering whoever voted, or tried to: what somebody chose is theirs to tell, so it is said in private.

In a group nobody is answered one by one: of those who cannot be told in private one message there names the receipts,
and it is changed in place when there are more.
"""

from __future__ import annotations

from datetime import datetime

from domain.message import Address, ChatKind, Incoming, Onward, Outgoing, Say
from domain.polls.asking.numbering import poll_number
from domain.polls.poll import Poll
from handlers.polls.posting import poll_chats
from handlers.speaking import reply
from storage.mail.deliveries import Queued
from storage.work import Work

#: What tells somebody that a ballot of theirs stands.
RECEIPTS = frozenset({"ballot-receipt", "ballot-changed", "ballot-same"})

#: How the keys begin of what somebody hears who cannot vote.
_WHY_NOT = ("refusal-poll-", "refusal-not-on-roll-")

#: So many receipts of those who cannot be told in private are named in a group.
_MOST_NAMED = 30


def answer(work: Work, incoming: Incoming, body: Say, now: datetime) -> None:
    """Say it to the speaker in private."""
    if incoming.kind is ChatKind.PRIVATE:
        reply(work, incoming, now, body)
        return
    # The account somebody just spoke from is the one they used last.
    account = Address(incoming.address.channel, incoming.sender)
    who = work.people.meet(account, incoming.sender_name, now).id
    work.outbox.post(account, Outgoing(body), now, reader=who)


def unheard(work: Work, queued: Queued, now: datetime) -> None:
    """An answer about a ballot did not arrive: the groups of the poll on that platform read that there is one."""
    poll = _answered(work, queued.body)
    if poll is None:
        return
    for chat in poll_chats(work, poll):
        if chat.address.channel == queued.to.channel:
            _say_in_group(work, poll, chat.address, queued.body, now)


def _answered(work: Work, body: Say) -> Poll | None:
    if body.key not in RECEIPTS and not body.key.startswith(_WHY_NOT):
        return None
    number = body.args.get("number", body.args.get("serial"))
    return None if number is None else work.polls.find(int(str(number)))


def _say_in_group(work: Work, poll: Poll, group: Address, body: Say, now: datetime) -> None:
    if body.key in RECEIPTS:
        _name_receipts(work, poll, group, now)
        return
    ask = Say("ballot-answer-in-private", {"number": str(poll.serial), "link": _link(poll)})
    work.outbox.post(group, Outgoing(ask, once=f"answer:{poll.id}"), now)


def _name_receipts(work: Work, poll: Poll, group: Address, now: datetime) -> None:
    card = f"receipts:{poll.id}"
    named = " ".join(work.ballots.unheard(poll.id, _MOST_NAMED))
    body = Say("ballot-receipts-in-group", {"number": str(poll.serial), "receipts": named, "link": _link(poll)})
    work.outbox.post(group, Outgoing(body, card=card, once=card), now)
    work.outbox.refresh(Outgoing(body, card=card), now)


def _link(poll: Poll) -> Onward:
    return Onward(poll_number(poll.serial))
