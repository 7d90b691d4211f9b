"""The record of a meeting, piece by piece, for whoever makes a document of it: sentences without a language."""

from __future__ import annotations

from dataclasses import dataclass

from domain.council.meeting import AgendaItem
from domain.council.resolution import Resolution
from domain.message import Say
from handlers.council import cards
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Item:
    """A topic: which, what was said, what became of it."""

    head: Say
    words: str
    outcome: Say


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and a row for each task as ``cards.TASK_ROW`` names its cells."""

    head: Say
    tasks: tuple[tuple[Say, ...], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Everything there is to print about a meeting."""

    head: Say
    when: Say
    attended: tuple[Say, ...]
    missing: Say
    items: tuple[Item, ...]
    decisions: tuple[Decision, ...]


def record_of(work: Work, number: int) -> Record | None:
    """The record of the council meeting with that number, None when there is none. What was put to the vote there is
    told by what the vote decided.
    """
    council = work.councils.find(number)
    if council is None:
        return None
    run, attended = work.duties.get(number), work.councils.attended(number)
    agenda = work.councils.agenda(number)
    decided = {one.id: one for item in agenda for one in work.resolutions.of_topic(item.topic)}
    facts = {**cards.meeting_facts(work, run, council), "meeting": run.id}
    return Record(
        Say("record-head", facts),
        Say("record-when", facts),
        tuple(map(cards.attendance_line, attended)),
        cards.missing_say(council, attended),
        tuple(_item(work, item) for item in agenda),
        tuple(_decision(work, resolution) for resolution in decided.values()),
    )


def _item(work: Work, item: AgendaItem) -> Item:
    topic = work.topics.get(item.topic)
    head = Say("agenda-line", {"topic": topic.id, "title": topic.title})
    return Item(head, item.words, cards.outcome_say(item))


def _decision(work: Work, resolution: Resolution) -> Decision:
    tasks = tuple(cards.task_row(work, task) for task in work.resolutions.tasks(resolution))
    return Decision(cards.resolution_line(work, resolution), tasks)
