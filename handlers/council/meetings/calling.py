"""Council meetings (开会): called together by whoever runs the council, held over an agenda of open topics.

A meeting is a run like any other meeting; reminding its guests and nagging for what is owed is done there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from domain.clocks.clock import due
from domain.council.meeting import Council, CouncilParty, MeetingType
from domain.council.topic import TopicMove, TopicState, can
from domain.duties.duty import RunKind
from domain.duties.run import Run
from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Outgoing, Say
from domain.reading.masking import mask
from handlers.casework.steps import notes_of, said
from handlers.council import cards
from handlers.council.authority import grid_to_run, grids_around
from handlers.council.groups import tell_groups
from handlers.council.moving import move_topic
from handlers.council.topics import of_button
from handlers.duties.doing import answer
from handlers.duties.whose import own
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.tasks.meeting import MINUTES, call_together
from handlers.tasks.moments import appointment, checked, day_choices, moment_on
from storage.duties import NewRun
from storage.work import Work

#: As many topics as one evening takes.
_MOST_TOPICS = 9

_LONGEST_TITLE = 100

_CALL, _ATTENDED = "council.call", "council.attended"

#: Neighbours meet after supper.
_USUAL_HOURS = (time(9), time(15), time(19), time(19, 30), time(20))


def call(work: Work, incoming: Incoming, now: datetime) -> None:
    """开会 议事会 周五 19:30 停车: the type, the day and the hour, whatever of it is missing asked for.

    开会 alone shows the next meeting to whoever has one ahead.
    """
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    grid = grid_to_run(work, incoming, now)
    notes, words = notes_of(work, incoming, now), said(incoming.action.value, incoming)
    if not words and not notes and (ahead := _ahead(work, incoming, now)):
        show(work, incoming, now, ahead[0])
        return
    type, rest = work.spoken.meeting_type(words)
    read = appointment(work, rest, now)
    known = {
        "type": notes.get("type") or (type or ""),
        "day": read.day.isoformat() if read.day else notes.get("day", ""),
        "hour": read.hour.isoformat() if read.hour else notes.get("hour", ""),
    }
    title = mask(notes.get("title") or read.rest)[:_LONGEST_TITLE]
    missing = next((name for name, value in known.items() if not value), None)
    if missing is not None:
        kept = {**known, "title": title}
        body, choices = Say(f"ask-meeting-{missing}"), _choices(work, missing, now)
        ask(work, incoming, now, body, answer=Action(_CALL), choices=choices, notes=kept)
        return
    done_asking(work, incoming, now)
    begins = checked(moment_on(work, date.fromisoformat(known["day"]), time.fromisoformat(known["hour"])), now)
    _call(work, incoming, now, grid, MeetingType(known["type"]), title, begins)


def _choices(work: Work, missing: str, now: datetime) -> Sequence[Button]:
    if missing == "type":
        return [Button(Say(f"meeting-type-{type}"), Action(_CALL, None, type)) for type in MeetingType]
    if missing == "day":
        return day_choices(work, _CALL, now)
    hours = (hour.isoformat("minutes") for hour in _USUAL_HOURS)
    return [Button(Say("choice-run-hour", {"hour": hour}), Action(_CALL, None, hour)) for hour in hours]


def _call(
    work: Work, incoming: Incoming, now: datetime, grid: str, type: MeetingType, title: str, begins: datetime
) -> None:
    giver = speaker(work, incoming, now).person.id
    until = due(begins, MINUTES, work.calendar).at
    run = work.duties.open(NewRun(RunKind.MEETING, grid, title, begins, until, person=giver, given_by=giver))
    assert run is not None
    topics = [topic for topic in work.topics.unsettled(work.town.below(grid)) if topic.state is TopicState.OPEN]
    council = work.councils.add(run.id, type, grid, [topic.id for topic in topics[:_MOST_TOPICS]])
    for topic in topics[:_MOST_TOPICS]:
        move_topic(work, topic, TopicMove.SCHEDULE, now)
    invited = call_together(work, run, now)
    facts: dict[str, Arg] = {**cards.meeting_facts(work, run, council), "items": _agenda_lines(work, run)}
    tell_groups(work, grid, Outgoing(Say("meeting-announced", facts), once=f"council:{run.id}:called"), now)
    card = cards.meeting_card(work, run, council)
    body = Say("council-called", {**facts, "count": len(invited)})
    reply(work, incoming, now, body, buttons=card.buttons, card=card.card)


def _agenda_lines(work: Work, run: Run) -> tuple[Say, ...]:
    topics = (work.topics.get(item.topic) for item in work.councils.agenda(run.id))
    lines = tuple(Say("agenda-line", {"topic": topic.id, "title": topic.title}) for topic in topics)
    return lines or (Say("agenda-empty"),)


def _ahead(work: Work, incoming: Incoming, now: datetime) -> tuple[Council, ...]:
    """The meetings not yet over that the speaker may hold, the earliest first."""
    who = speaker(work, incoming, now).person.id
    runs = {
        council.run: work.duties.get(council.run) for council in work.councils.ahead(grids_around(work, incoming, now))
    }
    mine = sorted((run for run in runs.values() if run.person == who), key=lambda run: run.opens_at)
    return tuple(council for run in mine if (council := work.councils.find(run.id)) is not None)


def show(work: Work, incoming: Incoming, now: datetime, council: Council) -> None:
    """The meeting as whoever holds it sees it."""
    answer(work, incoming, now, cards.meeting_card(work, work.duties.get(council.run), council))


def show_one(work: Work, incoming: Incoming, now: datetime) -> None:
    """[会议记录]"""
    assert incoming.action is not None
    council = held_by(work, incoming, now, incoming.action.value)
    show(work, incoming, now, council)


def held_by(work: Work, incoming: Incoming, now: datetime, value: str) -> Council:
    """The meeting of that run, which is the speaker's to hold and not over. Raises Refusal."""
    run = own(work, incoming, now, value)
    council = work.councils.find(run.id)
    assert council is not None
    return council


def attended(work: Work, incoming: Incoming, now: datetime) -> None:
    """到会 物业 李经理: who was there, for which of the five parties; without either both are asked for."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    ahead = _ahead(work, incoming, now)
    if not ahead:
        raise Refusal("refusal-no-meeting")
    notes, words = notes_of(work, incoming, now), said(incoming.action.value, incoming)
    found, rest = work.spoken.party(words)
    party = notes.get("party") or (found or "")
    name = rest[:_LONGEST_TITLE]
    if not party or not name:
        missing = "name" if party else "party"
        choices = (
            () if party else [Button(Say(f"party-of-five-{one}"), Action(_ATTENDED, None, one)) for one in CouncilParty]
        )
        body = Say(f"ask-attended-{missing}")
        ask(work, incoming, now, body, answer=Action(_ATTENDED), choices=choices, notes={"party": party})
        return
    done_asking(work, incoming, now)
    person = next((person.id for person in work.people.named_in(name)), None)
    work.councils.attend(ahead[0].run, CouncilParty(party), name, person)
    show(work, incoming, now, ahead[0])


def schedule(work: Work, incoming: Incoming, now: datetime) -> None:
    """[上会]: the topic is on the agenda of the next meeting there."""
    assert incoming.action is not None
    topic = of_button(work, incoming, now, incoming.action.value)
    ahead = work.councils.ahead([topic.grid])
    if not ahead or not can(topic, TopicMove.SCHEDULE):
        raise Refusal("refusal-no-meeting")
    work.councils.put_on(ahead[0].run, topic.id)
    move_topic(work, topic, TopicMove.SCHEDULE, now)
    run = work.duties.get(ahead[0].run)
    work.outbox.refresh(cards.meeting_card(work, run, ahead[0]), now)
    facts = {**cards.meeting_facts(work, run, ahead[0]), "topic": topic.id}
    reply(work, incoming, now, Say("topic-scheduled", facts))
