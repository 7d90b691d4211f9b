"""Meetings (会议): the grid's staff are invited and reminded, and whoever called them together writes the minutes.

Who is invited is looked up each time they are told something; who came is kept of councils alone.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from domain.clocks.clock import due
from domain.clocks.counting import Limit, Unit
from domain.duties.duty import RunKind
from domain.duties.run import Run
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Outgoing, Say
from domain.people import ALLOWED, Act
from domain.town import Standing
from handlers.casework.steps import notes_of, said
from handlers.duties import cards
from handlers.duties.settling import settle, tell_doers
from handlers.duties.whose import own
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.tasks.moments import appointment, checked, day_choices, local_day, moment_on
from handlers.tasks.takers import staff, supervised
from storage.duties import NewRun
from storage.work import Work

#: The minutes are written by then.
MINUTES = Limit(1, Unit.WORK_DAY)

#: Everybody is reminded the day before at this time, and so long before it begins.
_DAY_BEFORE = time(17)
_HOUR_BEFORE = timedelta(hours=1)

#: Meetings begin at these times more often than at others.
_USUAL_HOURS = (time(9), time(10), time(14, 30), time(15), time(16))

_LONGEST_TITLE = 200
_LONGEST_MINUTES = 2000

_CALL = "duty.meeting"

#: Firms and departments speak at councils, beside those who run them.
_AT_COUNCIL = ALLOWED[Act.RUN_COUNCIL] | {Standing.DEPARTMENT}
_COMMUNITY = frozenset({Standing.COMMUNITY})


def call(work: Work, incoming: Incoming, now: datetime) -> None:
    """会议 周五 15:00 二楼会议室: the day, the hour and what it is about, whatever of it is missing asked for."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    actor = speaker(work, incoming, now)
    grid = supervised(work, actor)[0]
    notes, words = notes_of(work, incoming, now), said(incoming.action.value, incoming)
    read = appointment(work, words, now)
    day = read.day.isoformat() if read.day else notes.get("day", "")
    hour = read.hour.isoformat() if read.hour else notes.get("hour", "")
    title = notes.get("title") or read.rest[:_LONGEST_TITLE]
    known = {"day": day, "hour": hour, "title": title}
    missing = next((name for name, value in known.items() if not value), None)
    if missing is not None:
        choices = _choices(work, missing, now)
        ask(work, incoming, now, Say(f"run-ask-{missing}"), answer=Action(_CALL), choices=choices, notes=known)
        return
    done_asking(work, incoming, now)
    begins = checked(moment_on(work, date.fromisoformat(day), time.fromisoformat(hour)), now)
    _invite(work, incoming, now, grid, title, begins)


def _choices(work: Work, missing: str, now: datetime) -> list[Button]:
    if missing == "day":
        return list(day_choices(work, _CALL, now))
    if missing == "hour":
        hours = (hour.isoformat("minutes") for hour in _USUAL_HOURS)
        return [Button(Say("choice-run-hour", {"hour": hour}), Action(_CALL, None, hour)) for hour in hours]
    return []


def _invite(work: Work, incoming: Incoming, now: datetime, grid: str, title: str, begins: datetime) -> None:
    giver = speaker(work, incoming, now).person.id
    until = due(begins, MINUTES, work.calendar).at
    new = NewRun(RunKind.MEETING, grid, title, begins, until, person=giver, given_by=giver)
    run = work.duties.open(new)
    assert run is not None
    invited = call_together(work, run, now)
    card = cards.for_giver(work, run, now)
    body = Say("meeting-called", {**cards.facts(work, run), "count": len(invited)})
    reply(work, incoming, now, body, buttons=card.buttons, card=card.card)


def call_together(work: Work, run: Run, now: datetime) -> tuple[int, ...]:
    """Those who could be invited; they are reminded from now on."""
    work.duties.look(run, _next_look(work, run, now))
    return _tell_guests(work, run, "news-meeting-called", now)


def guests(work: Work, run: Run, now: datetime) -> tuple[int, ...]:
    """Who belongs around the table: the grid's staff; at a council neighbour leaders and firms too."""
    if work.councils.find(run.id) is None:
        return staff(work, run.grid, now)
    found: list[int] = []
    for grid in (*work.town.below(run.grid), *(node.id for node in work.town.path(run.grid)[1:])):
        found += work.people.standing_in(_AT_COUNCIL, grid, work.town, now)
        if work.people.standing_in(_COMMUNITY, grid, work.town, now):
            break
    return work.people.present(tuple(dict.fromkeys(found)), now)


def _tell_guests(work: Work, run: Run, key: str, now: datetime) -> tuple[int, ...]:
    """Those of the guests who could be told, but for whoever called them together."""
    name = "" if run.given_by is None else work.people.get(run.given_by).name
    news = Outgoing(Say(key, {**cards.facts(work, run), "name": name, "words": run.words}))
    others = (person for person in guests(work, run, now) if person != run.given_by)
    return tuple([person for person in others if work.outbox.tell(person, news, now)])


def _next_look(work: Work, run: Run, now: datetime) -> datetime:
    """The next moment at which something is said: the evening before, an hour before, when it begins."""
    eve = moment_on(work, local_day(work, run.opens_at) - timedelta(days=1), _DAY_BEFORE)
    return next((at for at in (eve, run.opens_at - _HOUR_BEFORE) if at > now), run.opens_at)


def draws_near(work: Work, run: Run, now: datetime) -> None:
    """Everybody is reminded; once it has begun the minutes are asked for."""
    if now < run.opens_at:
        work.duties.look(run, _next_look(work, run, now))
        _tell_guests(work, run, "news-meeting-near", now)
        return
    work.duties.look(run, None)
    work.clocks.start_for_run(run.id, run.opens_at, MINUTES, now)
    tell_doers(work, run, now)


def minutes(work: Work, incoming: Incoming, now: datetime) -> None:
    """[写纪要]: the words go to everybody who was invited."""
    assert incoming.action is not None
    run = own(work, incoming, now, incoming.action.value)
    words = incoming.text.strip()[:_LONGEST_MINUTES]
    if not words:
        body = Say("run-ask-minutes", cards.facts(work, run))
        ask(work, incoming, now, body, answer=Action("duty.minutes", None, str(run.id)))
        return
    done_asking(work, incoming, now)
    who = speaker(work, incoming, now).person.id
    over = settle(work, run, cards.ended(run, now), now, by=who, words=words)
    told = _tell_guests(work, over, "news-minutes", now)
    reply(work, incoming, now, Say("minutes-noted", {**cards.facts(work, over), "count": len(told)}))
