"""Days and times as they are said about tasks and meetings: read, offered as choices, checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from domain.errors import Refusal
from domain.message import Action, Button, Say
from domain.reading.appointments import Appointment, read_appointment
from storage.work import Work

#: Nobody plans further ahead by a message.
_FURTHEST = timedelta(days=180)

#: A day off ends, for whoever works on it all the same, at six in the evening.
_EVENING = time(18)

_DAYS_AHEAD = (1, 3, 7, 14)


def local_day(work: Work, now: datetime) -> date:
    """The day it is in the town."""
    return now.astimezone(work.calendar.timezone).date()


def appointment(work: Work, text: str, now: datetime) -> Appointment:
    """When and what the sentence says; a chosen day is one too."""
    return read_appointment(text, local_day(work, now), work.spoken.days)


def moment_on(work: Work, day: date, hour: time) -> datetime:
    """That time of that day in the town."""
    return datetime.combine(day, hour, work.calendar.timezone)


def end_of(work: Work, day: date) -> datetime:
    """When the community closes on that day."""
    hours = work.calendar.day(day).hours
    return hours[-1].end if hours else moment_on(work, day, _EVENING)


def checked(moment: datetime, now: datetime) -> datetime:
    """The moment itself. Raises Refusal for one that has passed or is too far ahead."""
    if moment <= now:
        raise Refusal("refusal-run-past")
    if moment > now + _FURTHEST:
        raise Refusal("refusal-run-far", latest=now + _FURTHEST)
    return moment


def day_choices(work: Work, action: str, now: datetime) -> Sequence[Button]:
    """Some of the coming days; any other may be written."""
    days = [local_day(work, now) + timedelta(days=ahead) for ahead in _DAYS_AHEAD]
    return [Button(Say("choice-run-day", {"day": day}), Action(action, None, day.isoformat())) for day in days]
