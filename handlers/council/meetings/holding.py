"""A meeting is held: topic by topic what was said and what becomes of it, then the minutes.

Whether it may decide is a matter of its type: a talk or a hearing listens, and what it puts to the vote binds nobody.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.council.meeting import TEMPLATES, AgendaItem, Council, ItemOutcome
from domain.council.topic import Topic, TopicMove, can
from domain.duties.run import Run
from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Outgoing, Say
from domain.reading.masking import mask
from handlers.council import cards
from handlers.council.groups import tell_groups
from handlers.council.meetings.calling import held_by, show
from handlers.council.moving import move_topic
from handlers.council.resolutions.resolving import check_decidable, resolved, to_be_given_out
from handlers.council.resolutions.telling_back import tell_reporter
from handlers.council.voting import ask_the_neighbours
from handlers.duties.cards import ended
from handlers.duties.settling import settle
from handlers.duties.whose import to_do
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.tasks.meeting import guests
from storage.work import Work

_LONGEST_WORDS = 1000
_LONGEST_DECISION = 200


def item(work: Work, incoming: Incoming, now: datetime) -> None:
    """[议题3 记结果]: what was said about it, then what becomes of it."""
    council, topic = _item(work, incoming, now)
    words = incoming.text.strip()[:_LONGEST_WORDS]
    body = Say("ask-item-words", cards.topic_facts(work, topic))
    if not words:
        ask(work, incoming, now, body, answer=_action("item", council, topic))
        return
    choices = [
        Button(Say(f"choice-item-{outcome}"), _action("outcome", council, topic, outcome))
        for outcome in ItemOutcome
        if outcome is not ItemOutcome.RESOLVED or TEMPLATES[council.type].binding
    ]
    body = Say("ask-item-outcome", cards.topic_facts(work, topic))
    answer = _action("outcome", council, topic)
    ask(work, incoming, now, body, answer=answer, choices=choices, notes={"words": words})


def outcome(work: Work, incoming: Incoming, now: datetime) -> None:
    """[形成决议] [交付表决] [下次再议] [不再议]"""
    assert incoming.action is not None
    council, topic = _item(work, incoming, now)
    parts = incoming.action.value.split("|")
    if len(parts) < 3:
        raise Refusal("refusal-item-choose")
    wanted, words = ItemOutcome(parts[2]), _words(work, incoming, now)
    if wanted is ItemOutcome.RESOLVED and not TEMPLATES[council.type].binding:
        raise Refusal("refusal-meeting-does-not-bind", type=Say(f"meeting-type-{council.type}"))
    if wanted in {ItemOutcome.RESOLVED, ItemOutcome.TO_VOTE}:
        check_decidable(work, topic)
    done_asking(work, incoming, now)
    work.councils.note_item(AgendaItem(council.run, topic.id, words, wanted))
    if wanted is ItemOutcome.RESOLVED:
        decided = mask(words)[:_LONGEST_DECISION]
        resolved(work, work.resolutions.add(topic.grid, decided, now, topic=topic.id, meeting=council.run), now)
    else:
        _moved_on(work, topic, wanted, now)
    if wanted is ItemOutcome.TO_VOTE:
        ask_the_neighbours(work, incoming, now, topic, binding=TEMPLATES[council.type].binding)
        return
    show(work, incoming, now, council)


def _moved_on(work: Work, topic: Topic, wanted: ItemOutcome, now: datetime) -> None:
    """The topic waits for another meeting, or is left; one that is put to the vote moves when the poll opens."""
    if wanted is ItemOutcome.PUT_OFF and can(topic, TopicMove.PUT_OFF):
        move_topic(work, topic, TopicMove.PUT_OFF, now)
    if wanted is ItemOutcome.DROPPED and can(topic, TopicMove.DROP):
        tell_reporter(work, move_topic(work, topic, TopicMove.DROP, now), "council-failed", now)


def close(work: Work, incoming: Incoming, now: datetime) -> None:
    """[散会，发纪要]: what was not talked over waits; guests get the minutes, neighbours what was decided."""
    assert incoming.action is not None
    council = held_by(work, incoming, now, incoming.action.value)
    run = work.duties.get(council.run)
    if now < run.opens_at:
        raise Refusal("refusal-meeting-not-begun", opens=run.opens_at)
    for one in work.councils.agenda(run.id):
        topic = work.topics.get(one.topic)
        if one.outcome is None:
            work.councils.note_item(replace(one, outcome=ItemOutcome.PUT_OFF))
            _moved_on(work, topic, ItemOutcome.PUT_OFF, now)
    who = speaker(work, incoming, now).person.id
    over = settle(work, run, ended(run, now), now, by=who)
    work.councils.hold(council, now)
    _duty_done(work, incoming, council, now)
    work.outbox.refresh(cards.meeting_card(work, over, council), now)
    minutes = minutes_say(work, over, council)
    told = [
        person
        for person in guests(work, over, now)
        if person != who and work.outbox.tell(person, Outgoing(minutes), now)
    ]
    _tell_neighbours(work, over, council, now)
    sent: dict[str, Arg] = {"minutes": minutes, "count": len(told), "meeting": run.id}
    reply(work, incoming, now, Say("council-minutes-sent", sent), buttons=_to_give_out(work, run, who, now))


def _duty_done(work: Work, incoming: Incoming, council: Council, now: datetime) -> None:
    """A meeting that is somebody's duty again and again (五方会议, each month) is held this time."""
    actor = speaker(work, incoming, now)
    for run in to_do(work, actor):
        duty = None if run.duty is None else work.town.duties.get(run.duty)
        named = () if duty is None else duty.name.names.values()
        if run.grid == council.grid and any(work.spoken.meeting_type(name)[0] is council.type for name in named):
            settle(work, run, ended(run, now), now, by=actor.person.id)


def _to_give_out(work: Work, run: Run, who: int, now: datetime) -> list[Button]:
    """Whoever held the meeting is to give out what was decided, from now on; for each decision how."""
    buttons = []
    for resolution in work.resolutions.of_meeting(run.id):
        assignment = to_be_given_out(work, resolution, who, now)
        facts: dict[str, Arg] = {"number": resolution.id}
        begin = Action("council.assign", None, f"{cards.BEGIN}{resolution.id}")
        buttons.append(Button(Say("button-council-assign-of", facts), begin))
        buttons.append(
            Button(Say("button-council-no-tasks-of", facts), Action("council.no-tasks", None, str(assignment.id)))
        )
    return buttons


def minutes_say(work: Work, run: Run, council: Council) -> Say:
    """The minutes: who was there for whom, who was missing, each topic, and what was decided with its tasks."""
    attended = work.councils.attended(run.id)
    items = tuple(cards.item_say(work, one) for one in work.councils.agenda(run.id))
    decided = tuple(cards.resolution_line(work, one) for one in work.resolutions.of_meeting(run.id))
    args: dict[str, Arg] = {
        **cards.meeting_facts(work, run, council),
        "meeting": run.id,
        "attended": cards.attended_say(attended),
        "missing": cards.missing_say(council, attended),
        "items": items,
        "decided": decided,
    }
    return Say("council-minutes-decided" if decided else "council-minutes", args)


def _tell_neighbours(work: Work, run: Run, council: Council, now: datetime) -> None:
    """What became of each topic, and which party was missing; nobody's name."""
    attended = work.councils.attended(run.id)
    lines = tuple(
        Say(
            "item-result",
            {"topic": one.topic, "title": work.topics.get(one.topic).title, "outcome": Say(f"item-{one.outcome}")},
        )
        for one in work.councils.agenda(run.id)
        if one.outcome is not None
    )
    facts = {**cards.meeting_facts(work, run, council), "missing": cards.missing_say(council, attended), "items": lines}
    tell_groups(work, council.grid, Outgoing(Say("meeting-results", facts), once=f"council:{run.id}:over"), now)


def _item(work: Work, incoming: Incoming, now: datetime) -> tuple[Council, Topic]:
    """The meeting and the topic a press is about, if nothing became of it yet. Raises Refusal."""
    assert incoming.action is not None
    run, topic, *_ = incoming.action.value.split("|")
    council = held_by(work, incoming, now, run)
    one = next((one for one in work.councils.agenda(council.run) if one.topic == int(topic)), None)
    if one is None or one.outcome is not None:
        raise Refusal("refusal-old-button")
    return council, work.topics.get(one.topic)


def _words(work: Work, incoming: Incoming, now: datetime) -> str:
    """What was said about the topic, as it was typed before the choice."""
    dialogue = work.dialogues.get(speaker(work, incoming, now).person.id, incoming.address, now)
    words = "" if dialogue is None else dialogue.notes.get("words", "")
    if not words:
        raise Refusal("refusal-old-button")
    return words


def _action(name: str, council: Council, topic: Topic, value: str = "") -> Action:
    said = f"{council.run}|{topic.id}|{value}" if value else f"{council.run}|{topic.id}"
    return Action(f"council.{name}", None, said)
