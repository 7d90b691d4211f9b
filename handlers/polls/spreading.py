"""What everybody with a voice hears of a poll, and their own cards said anew: so many people in one transaction.

Few are told at once. Of many, all of it waits for the sweep, and each of them gets card and words in one go: where no
card can be changed, whoever is told anyway need not be told by a card as well. What begins meanwhile begins with the
first of them again; nobody hears the same thing twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.message import Outgoing
from domain.polls.poll import Poll, State
from handlers.polls.cards import private_card, private_card_of
from storage.polls.polls import Happening, Moment
from storage.work import Work

#: So many people in one transaction: for each of them a card is changed and several things are said.
AT_ONCE = 100


def tell_everybody(work: Work, poll: Poll, message: Outgoing, now: datetime) -> None:
    """Everybody with a voice hears it, of very many the last a little later."""
    everybody = _next(work, poll)
    if len(everybody) > AT_ONCE:
        work.announcements.add(poll.id, message)
        work.polls.set_moment(poll, Happening.SPREAD, now)
    else:
        work.outbox.tell_all(everybody, message, now)


def renew(work: Work, poll: Poll, now: datetime) -> None:
    """The cards in private are right, of very many the last a little later."""
    if len(_next(work, poll)) > AT_ONCE:
        work.polls.set_moment(poll, Happening.SPREAD, now)
    else:
        work.outbox.refresh(private_card(work, poll, now), now)


def go_on(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    """Those behind the last one whose turn it was; where they are too many, the first of them."""
    following = _next(work, poll, behind=moment.progress)
    portion = following[:AT_ONCE]
    _renew_of(work, poll, portion, now)
    for message in work.announcements.waiting(poll.id):
        work.outbox.tell_all(portion, message, now)
    if len(following) > AT_ONCE:
        work.polls.set_moment(poll, moment.kind, now, progress=portion[-1])
    else:
        _renew_of(work, poll, work.rolls.onlookers(poll.id, private_card_of(poll)), now)
        work.announcements.heard(poll.id)


def _next(work: Work, poll: Poll, behind: int = 0) -> tuple[int, ...]:
    """A portion of those with a voice, and one more where there are more."""
    return work.rolls.everybody(poll.id, behind, AT_ONCE + 1)


def _renew_of(work: Work, poll: Poll, people: Iterable[int], now: datetime) -> None:
    """While a poll is open nothing changes on the card in private."""
    if poll.state is State.OPEN:
        return
    card = private_card(work, poll, now)
    for person in people:
        work.outbox.refresh_of(person, card, now)
