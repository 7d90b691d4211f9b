"""What follows when a message cannot be delivered for good: the account is unreachable, and the next person is told."""

from __future__ import annotations

from datetime import datetime

from handlers.members import admitting
from handlers.telling import news
from handlers.telling.cards import case_of_lead_card
from handlers.telling.views import view
from storage.mail.deliveries import Queued
from storage.work import Work


def undelivered(work: Work, queued: Queued, why: str, now: datetime) -> None:
    """The reader cannot be reached there until they speak again; a case only they knew of is told to the next."""
    if queued.reader is None:
        return
    work.people.unreachable(queued.to, why)
    admitting.unreached(work, queued.card, now)
    case_id = case_of_lead_card(queued.card)
    if case_id is None:
        return
    case = work.cases.get(case_id)
    colleagues = [person for person in news.leads(work, case, now) if person != queued.reader]
    if case.open and not any(work.people.address(person) for person in colleagues):
        work.cases.log(case, "unreachable", now, before=case.state)
        news.tell_lead(work, view(work, case), now)
