"""A promised update: until which day whoever reported it hears of the case again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from domain.casework.case import Case
from domain.clocks.calendar import WorkingCalendar
from domain.clocks.promises import Kind
from domain.errors import Refusal
from domain.message import Arg, Incoming, Say
from handlers.casework.moving import refresh_cards
from handlers.speaking import reply, speaker
from handlers.telling import news
from handlers.telling.views import view
from storage.work import Work

#: Nobody who waits longer has been promised anything.
_FARTHEST = timedelta(days=60)


def promise_update(work: Work, incoming: Incoming, now: datetime, case: Case, day: date) -> None:
    """News by the end of that working day; the next news, another promise or 办结 ends it. Raises Refusal."""
    today = now.astimezone(work.calendar.timezone).date()
    moment = end_of(day, work.calendar)
    if moment <= now or day > today + _FARTHEST:
        raise Refusal("refusal-update-day", latest=today + _FARTHEST)
    work.clocks.start_until(case.id, Kind.UPDATE, moment, now)
    actor = speaker(work, incoming, now).person.id
    work.history.add(case, "promise-update", now, actor=actor, before=case.state, facts={"day": day.isoformat()})
    refresh_cards(work, case, now)
    args: dict[str, Arg] = {"number": case.number, "day": day}
    reply(work, incoming, now, Say("done-promise-update", args))
    news.tell_reporter(work, case, Say("news-update-promised", {**args, "category": view(work, case).category}), now)


def end_of(day: date, calendar: WorkingCalendar) -> datetime:
    """When work ends on that day; on a day off when the day itself does."""
    wanted = calendar.day(day)
    return wanted.hours[-1].end if wanted.hours else wanted.whole.end
