"""What follows when a message cannot be delivered for good: another account is tried, then the next person is told."""

from __future__ import annotations

from datetime import datetime

from handlers.members import admitting
from handlers.nagging import addressing
from handlers.polls.casting import answering
from handlers.telling import news
from handlers.telling.cards import case_of_lead_card
from handlers.telling.views import view
from storage.mail.deliveries import Queued
from storage.mail.held import OUTSIDE
from storage.polls.secret import shows_a_ballot
from storage.work import Work


def undelivered(work: Work, queued: Queued, why: str, now: datetime) -> None:
    """The reader cannot be reached there until they speak again. Whoever has another account is told the same there.

    What nobody else knew of is told to the next: a nag to whoever comes next on its ladder, a case to whoever answers
    for it besides.
    """
    if queued.reader is None:
        return
    work.people.unreachable(queued.to, why)
    if not _said_elsewhere(work, queued, queued.reader, now):
        _tell_others(work, queued, now)


def outside_window(work: Work, queued: Queued, now: datetime) -> None:
    """As ``undelivered``; what was not said elsewhere waits for the reader to speak, unless it is about a secret slip.

    What the platform lets us say again then is said by ``handlers.held``.
    """
    if queued.reader is None:
        return
    work.windows.close(queued.to)
    work.people.unreachable(queued.to, OUTSIDE)
    if _said_elsewhere(work, queued, queued.reader, now):
        return
    pings = work.nags.of_message(queued.id)
    _tell_others(work, queued, now)
    if not shows_a_ballot(queued.card):
        work.held.hold(queued.id, queued.to, now)
        work.nags.in_message(pings, queued.id)


def _tell_others(work: Work, queued: Queued, now: datetime) -> None:
    if queued.anew:
        # They knew of it before: what they have not heard is how its card looks now.
        return
    for ping in work.nags.of_message(queued.id):
        addressing.pass_on(work, ping, now)
    admitting.unreached(work, queued.card, now)
    answering.unheard(work, queued, now)
    _tell_next(work, queued, now)


def _said_elsewhere(work: Work, queued: Queued, reader: int, now: datetime) -> bool:
    """Whether the same goes out once more, on an account of theirs that can be reached."""
    anew = work.outbox.again(queued.id, reader, now)
    if anew is None:
        return False
    work.nags.in_message(work.nags.of_message(queued.id), anew)
    return True


def _tell_next(work: Work, queued: Queued, now: datetime) -> None:
    case_id = case_of_lead_card(queued.card)
    if case_id is None:
        return
    case = work.cases.get(case_id)
    colleagues = [person for person in news.leads(work, case, now) if person != queued.reader]
    if case.open and not any(work.people.address(person) for person in colleagues):
        work.history.add(case, "unreachable", now, before=case.state)
        news.tell_lead(work, view(work, case), now)
