"""What follows once a poll was counted and published, took effect, or came to nothing: literal tables, in their order.

The functions in them stand where their business is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from domain.polls.deciding import Result
from domain.polls.poll import Poll
from handlers.council.resolutions import resolving
from handlers.polls.elections import runoffs, taking_office
from handlers.polls.secrecy import observing, secret
from handlers.polls.series import rolling_up, stages
from storage.work import Work

AFTERWARDS: tuple[Callable[[Work, Poll, Result, datetime], None], ...] = (
    secret.follow,
    observing.follow,
    stages.follow,
    runoffs.follow,
    rolling_up.follow,
    resolving.follow,
)

#: What follows once nobody objects any more.
IN_EFFECT: tuple[Callable[[Work, Poll, datetime], None], ...] = (taking_office.follow, resolving.take_effect)

#: What follows when a poll was withdrawn or annulled.
COME_TO_NOTHING: tuple[Callable[[Work, Poll, datetime], None], ...] = (stages.call_off, resolving.annulled)
