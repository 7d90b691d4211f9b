"""请假 and 销假: being away from one day to another, with somebody who stands in meanwhile.

Cases stay whose they are; what is said about them goes to the stand-in, who may do what the absent one may.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Outgoing, Say
from domain.people import Actor, oversees
from domain.reading.days import read_days
from handlers.inquiries import case_choices
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.staffing.naming import actor_of, days_say, in_office, named, with_office
from handlers.staffing.standing_in import stand_ins
from storage.casework.cases import MOST
from storage.membership.absences import Absence
from storage.work import Work

#: Nobody is away for longer, and nobody says so earlier: whoever is gone for good hands over.
LONGEST = timedelta(days=90)
_EARLIEST = timedelta(days=180)

_DAY = timedelta(days=1)

_NOBODY = "0"


@dataclass(frozen=True, slots=True)
class _Leave:
    """Who will be away and, as far as that is known, the first and the last day."""

    person: int
    first: date | None = None
    last: date | None = None

    def packed(self, more: str = "") -> str:
        """As the value of an action."""
        days = ("" if day is None else day.isoformat() for day in (self.first, self.last))
        return "|".join((str(self.person), *days, more))


def _unpacked(value: str) -> tuple[_Leave, str]:
    person, first, last, more = value.split("|")
    days = (date.fromisoformat(day) if day else None for day in (first, last))
    return _Leave(int(person), *days), more


def absence(work: Work, incoming: Incoming, now: datetime) -> None:
    """请假, 请假 明天, 请假 11月23日 到 11月25日, 请假 小李 明天: what was not said is asked."""
    assert incoming.action is not None
    actor = in_office(work, incoming, now)
    said = incoming.action.value
    people = named(work, said, now)
    _go_on(work, incoming, now, _within(_Leave(people[0].person.id if people else actor.person.id), work, said, now))


def answer_from(work: Work, incoming: Incoming, now: datetime) -> None:
    """The first day, perhaps with the last; a first day alone is asked until when."""
    assert incoming.action is not None
    leave, _ = _unpacked(incoming.action.value)
    if leave.first is None:
        days = read_days(incoming.text, _today(work, now), work.spoken.days)
        leave = _Leave(leave.person, *days[:1], *days[1:][-1:])
    _go_on(work, incoming, now, leave)


def answer_until(work: Work, incoming: Incoming, now: datetime) -> None:
    """The last day."""
    assert incoming.action is not None
    leave, _ = _unpacked(incoming.action.value)
    if leave.last is None:
        days = read_days(incoming.text, _today(work, now), work.spoken.days)
        leave = _Leave(leave.person, leave.first, days[-1] if days else None)
    _go_on(work, incoming, now, leave)


def _within(leave: _Leave, work: Work, said: str, now: datetime) -> _Leave:
    """With the days the words name; one day alone is the whole of it."""
    days = read_days(said, _today(work, now), work.spoken.days)
    return _Leave(leave.person, days[0], days[-1]) if days else leave


def _go_on(work: Work, incoming: Incoming, now: datetime, leave: _Leave) -> None:
    _check_whose(work, speaker(work, incoming, now), leave.person, now)
    if leave.first is None:
        _ask_from(work, incoming, now, leave)
    elif leave.last is None:
        _ask_until(work, incoming, now, leave)
    else:
        _span(work, leave, now)
        _ask_stand_in(work, incoming, now, leave)


def _check_whose(work: Work, actor: Actor, person: int, now: datetime) -> None:
    """Raises Refusal unless it is the actor, or somebody the actor stands above."""
    if actor.person.id == person:
        return
    other = actor_of(work, person, now)
    if not oversees(actor, other, work.town):
        raise Refusal("refusal-not-theirs-to-excuse", name=other.person.name)


def _today(work: Work, now: datetime) -> date:
    return now.astimezone(work.calendar.timezone).date()


def _ask_from(work: Work, incoming: Incoming, now: datetime, leave: _Leave) -> None:
    today = _today(work, now)
    choices = [
        Button(Say("choice-day", {"day": day}), Action("office.absence-from", None, _Leave(leave.person, day).packed()))
        for day in (today, today + _DAY)
    ]
    answer = Action("office.absence-from", None, leave.packed())
    ask(work, incoming, now, Say("absence-from"), answer=answer, choices=choices)


def _ask_until(work: Work, incoming: Incoming, now: datetime, leave: _Leave) -> None:
    assert leave.first is not None
    days = [leave.first + timedelta(days=more) for more in (0, 1, 2)]
    choices = [
        Button(
            Say("choice-day", {"day": day}),
            Action("office.absence-until", None, _Leave(leave.person, leave.first, day).packed()),
        )
        for day in days
    ]
    answer = Action("office.absence-until", None, leave.packed())
    ask(work, incoming, now, Say("absence-until", {"day": leave.first}), answer=answer, choices=choices)


def _span(work: Work, leave: _Leave, now: datetime) -> tuple[datetime, datetime]:
    """From the beginning of the first day, or from now, until the end of the last. Raises Refusal for an odd span."""
    assert leave.first is not None
    assert leave.last is not None
    today, zone = _today(work, now), work.calendar.timezone
    if not today <= leave.first <= today + _EARLIEST:
        raise Refusal("refusal-absence-day", day=leave.first)
    if not leave.first <= leave.last < leave.first + LONGEST:
        raise Refusal("refusal-absence-length", days=LONGEST.days)
    start = max(now, datetime.combine(leave.first, time(), zone))
    end = datetime.combine(leave.last + _DAY, time(), zone)
    before = work.absences.within(leave.person, start, end)
    if before is not None:
        raise Refusal("refusal-absence-twice", **_days(work, before))
    return start, end


def _days(work: Work, absence: Absence) -> dict[str, Arg]:
    """The first and the last day, as they are said."""
    zone = work.calendar.timezone
    last = absence.end - timedelta(microseconds=1)
    return {"days": days_say(absence.start.astimezone(zone).date(), last.astimezone(zone).date())}


def _ask_stand_in(work: Work, incoming: Incoming, now: datetime, leave: _Leave) -> None:
    span = _span(work, leave, now)
    candidates = [actor_of(work, person, now) for person in stand_ins(work, leave.person, *span, now)]
    choices = [
        Button(
            Say("choice-named", {"name": with_office(work, actor)}),
            Action("office.stand-in", None, leave.packed(str(actor.person.id))),
        )
        for actor in candidates
    ]
    choices.append(Button(Say("choice-no-stand-in"), Action("office.stand-in", None, leave.packed(_NOBODY))))
    answer = Action("office.stand-in", None, leave.packed())
    assert leave.first is not None
    assert leave.last is not None
    said: dict[str, Arg] = {"name": work.people.get(leave.person).name, "days": days_say(leave.first, leave.last)}
    body = Say("absence-stand-in", said)
    ask(work, incoming, now, body, answer=answer, choices=choices)


def answer_stand_in(work: Work, incoming: Incoming, now: datetime) -> None:
    """Who stands in, or nobody in particular; then it is noted, and those concerned are told."""
    assert incoming.action is not None
    leave, chosen = _unpacked(incoming.action.value)
    actor = speaker(work, incoming, now)
    _check_whose(work, actor, leave.person, now)
    start, end = _span(work, leave, now)
    stand_in = _stand_in(work, incoming.text, chosen, stand_ins(work, leave.person, start, end, now), now)
    noted = work.absences.note(leave.person, start, end, stand_in, actor.person.id, now)
    done_asking(work, incoming, now)
    _tell(work, incoming, now, noted, actor)


def _stand_in(work: Work, text: str, chosen: str, candidates: tuple[int, ...], now: datetime) -> int | None:
    if chosen == _NOBODY:
        return None
    people = [int(chosen)] if chosen else [actor.person.id for actor in named(work, text, now)]
    if not people or people[0] not in candidates:
        raise Refusal("refusal-not-a-stand-in")
    return people[0]


def _tell(work: Work, incoming: Incoming, now: datetime, noted: Absence, by: Actor) -> None:
    open_cases = work.handovers.cases_of(noted.person)
    name = work.people.get(noted.person).name
    said: dict[str, Arg] = {**_days(work, noted), "name": name, "count": len(open_cases)}
    if noted.stand_in is None:
        reply(work, incoming, now, Say("absence-noted-alone", said))
    else:
        said["stand_in"] = work.people.get(noted.stand_in).name
        reply(work, incoming, now, Say("absence-noted", said))
        shown = [work.cases.get(id) for id in open_cases[:MOST]]
        news = Outgoing(Say("news-stand-in", said), buttons=case_choices(work, shown))
        work.outbox.tell(noted.stand_in, news, now)
    if by.person.id != noted.person:
        key = "news-absence-noted" if noted.stand_in is None else "news-absence-noted-stand-in"
        work.outbox.tell(noted.person, Outgoing(Say(key, {**said, "by": by.person.name})), now)


def back(work: Work, incoming: Incoming, now: datetime) -> None:
    """销假, 销假 小李: the absence of now is over, else the next one is none."""
    assert incoming.action is not None
    actor = in_office(work, incoming, now)
    people = named(work, incoming.action.value, now)
    person = people[0].person if people else actor.person
    _check_whose(work, actor, person.id, now)
    ahead = work.absences.ahead(person.id, now)
    if not ahead:
        raise Refusal("refusal-not-away", name=person.name)
    work.absences.end(ahead[0], now)
    said: dict[str, Arg] = {**_days(work, ahead[0]), "name": person.name}
    reply(work, incoming, now, Say("absence-over", said))
    if ahead[0].stand_in is not None:
        work.outbox.tell(ahead[0].stand_in, Outgoing(Say("news-absence-over", said)), now)
    if person.id != actor.person.id:
        work.outbox.tell(person.id, Outgoing(Say("news-absence-ended", {**said, "by": actor.person.name})), now)
