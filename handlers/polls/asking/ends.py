"""When a poll closes, as it is said: read, offered as choices, taken for granted where nobody says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from domain.errors import Refusal
from domain.message import Action, Button, Say
from domain.polls.asking.drafting import SHORTEST
from domain.polls.asking.proposing import End
from domain.polls.rules import Rule
from handlers.polls.asking.opening import opening_day
from handlers.tasks.moments import local_day
from storage.work import Work

#: When people are home and have read their messages.
_EVENING = time(20)

#: Nobody asks for an answer sooner than so many days, where they do not say until when.
_USUAL_DAYS = 3

#: So many days ahead are offered, as far as the rule lets a poll close then.
_DAYS_OFFERED = (0, 1, 3, 7, 15, 30)
_MOST_OFFERED = 4


def moment_of(work: Work, end: End, now: datetime) -> datetime:
    """The moment that was named; a day alone is its evening, a time alone the next such time. Raises Refusal for one
    that has passed.
    """
    hour = end.hour or _EVENING
    closes = _at(work, end.day or local_day(work, now), hour)
    if end.day is None and closes <= now:
        closes += timedelta(days=1)
    if closes <= now:
        raise Refusal("refusal-poll-end-past")
    return closes


def usual_end(work: Work, rule: Rule, now: datetime) -> datetime:
    """When it closes if nobody says: an evening some days after it opens, as soon as its rule lets it."""
    opens = opening_day(work, rule, now)
    days = max(_USUAL_DAYS, rule.vote_days_min)
    closes = _at(work, local_day(work, opens) + timedelta(days=days), _EVENING)
    return closes if closes - opens >= timedelta(days=rule.vote_days_min) else closes + timedelta(days=1)


def end_choices(work: Work, rule: Rule, action: str, now: datetime) -> list[Button]:
    """Some evenings on which it may close; any other may be written."""
    return [
        Button(
            Say(f"button-poll-until-{name}", {"at": closes, "hour": f"{closes:%H:%M}"}),
            Action(action, None, f"until:{closes.isoformat()}"),
        )
        for name, closes in islice(_offered(work, rule, now), _MOST_OFFERED)
    ]


def _offered(work: Work, rule: Rule, now: datetime) -> Iterator[tuple[str, datetime]]:
    opens = opening_day(work, rule, now)
    for days in _DAYS_OFFERED:
        closes = _at(work, local_day(work, opens) + timedelta(days=days), _EVENING)
        least = max(SHORTEST, timedelta(days=rule.vote_days_min))
        if least <= closes - opens <= timedelta(days=rule.vote_days_max):
            yield _NAMES.get(local_day(work, closes) - local_day(work, now), "day"), closes


#: How the nearest days are called.
_NAMES = {timedelta(0): "today", timedelta(days=1): "tomorrow"}


def _at(work: Work, day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, work.calendar.timezone)
