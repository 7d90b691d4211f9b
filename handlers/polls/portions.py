"""Whoever has not voted yet is told something in private: so many in one transaction, the others each in a later one.

What is said, and whether it still is, is the business of whoever says it.
"""

from __future__ import annotations

from datetime import datetime

from domain.message import Outgoing
from domain.polls.poll import Poll
from storage.polls.polls import Happening
from storage.work import Work

#: So many people are told in one transaction: nobody else can write meanwhile.
AT_ONCE = 200


def tell_silent(work: Work, poll: Poll, message: Outgoing, kind: Happening, progress: int, now: datetime) -> None:
    """Those behind the last person who was told hear it; where they are too many the first of them do, and ``kind``
    goes on behind them.
    """
    silent = work.rolls.silent_voters(poll.id, progress, AT_ONCE + 1)
    portion = silent[:AT_ONCE]
    for person in portion:
        work.outbox.tell(person, message, now)
    if len(silent) > AT_ONCE:
        work.polls.set_moment(poll, kind, now, progress=portion[-1])
