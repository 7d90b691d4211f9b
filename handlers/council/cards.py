"""How topics, meetings, resolutions and ideas look: functions from what is stored to a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import reduce

from domain.council.idea import Idea
from domain.council.meeting import AgendaItem, Attendance, Council, missing
from domain.council.procedure import Noted, ProcedureStep, next_step
from domain.council.resolution import Resolution, TaskOfResolution
from domain.council.topic import SETTLED, Topic, TopicMove, TopicState, can
from domain.duties.run import Run
from domain.message import Action, Arg, Button, Outgoing, Say
from storage.work import Work

#: Before the number of a resolution behind a button: a task for it is begun anew, whatever was talked over before.
BEGIN = "#"


def button(name: str, action: str, value: object) -> Button:
    """A button about one thing of the council."""
    return Button(Say(f"button-council-{name}"), Action(f"council.{action}", None, str(value)))


def _viewer(*, runs_it: bool) -> str:
    """Whoever runs the council has a card of their own, so that nobody else gets its buttons."""
    return "staff" if runs_it else "neighbours"


def topic_facts(work: Work, topic: Topic) -> dict[str, Arg]:
    """What every sentence about a topic may need."""
    grid = work.town.grids[topic.grid].name
    return {"topic": topic.id, "title": topic.title, "grid": grid, "state": Say(f"topic-state-{topic.state}")}


def topic_line(work: Work, topic: Topic) -> Say:
    """The topic in one line of a list."""
    return Say("topic-line", topic_facts(work, topic))


def topic_card(work: Work, topic: Topic, *, runs_it: bool) -> Outgoing:
    """The topic with what was decided; whoever runs the council there sees what can be done next."""
    decided = tuple(resolution_line(work, resolution) for resolution in work.resolutions.of_topic(topic.id))
    words = (Say("topic-words", {"words": topic.words}),) if topic.words else ()
    key = "topic-card-more" if words or decided else "topic-card"
    body = Say(key, {**topic_facts(work, topic), "lines": (*words, *decided)})
    return Outgoing(
        body,
        buttons=tuple(_topic_buttons(work, topic)) if runs_it else (),
        card=f"topic:{topic.id}:{_viewer(runs_it=runs_it)}",
    )


def _topic_buttons(work: Work, topic: Topic) -> Iterable[Button]:
    waits = topic.state is not TopicState.ON_AGENDA and can(topic, TopicMove.SCHEDULE)
    if waits and work.councils.ahead([topic.grid]):
        yield button("schedule", "schedule", topic.id)
    if can(topic, TopicMove.PUT_TO_VOTE):
        yield button("vote", "vote", topic.id)
    if work.topics.steps(topic) and topic.state not in SETTLED:
        yield button("steps", "steps", topic.id)
    if can(topic, TopicMove.DROP):
        yield button("drop", "drop", topic.id)


def meeting_facts(work: Work, run: Run, council: Council) -> dict[str, Arg]:
    """What every sentence about a meeting may need."""
    grid = work.town.grids[council.grid].name
    type = Say(f"meeting-type-{council.type}")
    named = Say("meeting-named", {"type": type, "title": run.title}) if run.title else type
    return {"type": named, "grid": grid, "opens": run.opens_at}


def meeting_card(work: Work, run: Run, council: Council) -> Outgoing:
    """A meeting as whoever holds it sees it: who is there, who is missing, each topic and what became of it."""
    attended, items = work.councils.attended(run.id), work.councils.agenda(run.id)
    body = Say(
        "meeting-card",
        {
            **meeting_facts(work, run, council),
            "attended": attended_say(attended),
            "missing": missing_say(council, attended),
            "items": tuple(item_say(work, item) for item in items),
        },
    )
    open_items = (item for item in items if item.outcome is None)
    buttons = (
        *(Button(Say("button-council-item", {"topic": item.topic}), _item_action(item)) for item in open_items),
        button("attended", "attended", ""),
        button("close", "close", run.id),
        Button(Say("button-run-call-off"), Action("duty.call-off", None, str(run.id))),
    )
    return Outgoing(body, buttons=buttons if run.open else (), card=f"council:{run.id}")


def _item_action(item: AgendaItem) -> Action:
    return Action("council.item", None, f"{item.meeting}|{item.topic}")


def attended_say(attended: Sequence[Attendance]) -> Say:
    """Who was there, for whom."""
    lines = tuple(map(attendance_line, attended))
    return Say("meeting-attended", {"lines": lines}) if lines else Say("meeting-attended-nobody")


def attendance_line(attendance: Attendance) -> Say:
    """For whom somebody was there, and who."""
    party = Say(f"party-of-five-{attendance.party}")
    return Say("attendance-line", {"party": party, "name": attendance.name}) if attendance.name else party


def missing_say(council: Council, attended: Iterable[Attendance]) -> Say:
    """Which parties that belong there were not; that nobody is missing."""
    absent = [Say(f"party-of-five-{party}") for party in missing(council.type, attended)]
    if not absent:
        return Say("meeting-complete")
    return Say("meeting-missing", {"parties": reduce(_and, absent)})


def _and(before: Say, party: Say) -> Say:
    return Say("meeting-parties", {"before": before, "party": party})


def item_say(work: Work, item: AgendaItem) -> Say:
    """A topic of the agenda, what was said, and what became of it."""
    topic, key = work.topics.get(item.topic), "item-line" if item.words else "item-line-open"
    facts: dict[str, Arg] = {"topic": topic.id, "title": topic.title, "words": item.words}
    return Say(key, {**facts, "outcome": outcome_say(item)})


def outcome_say(item: AgendaItem) -> Say:
    """What became of a topic at the meeting."""
    return Say("item-open") if item.outcome is None else Say(f"item-{item.outcome}")


def resolution_facts(work: Work, resolution: Resolution) -> dict[str, Arg]:
    """What every sentence about a resolution may need."""
    grid = work.town.grids[resolution.grid].name
    return {"number": resolution.id, "words": resolution.words, "grid": grid}


def resolution_line(work: Work, resolution: Resolution) -> Say:
    """The resolution in one line, and how far it has come."""
    return Say("resolution-line", {**resolution_facts(work, resolution), "state": resolution_state(work, resolution)})


def resolution_state(work: Work, resolution: Resolution) -> Say:
    """Carried out, lapsed, or how many of its tasks are verified."""
    if resolution.carried_out_at is not None:
        return Say("resolution-carried-out")
    if resolution.lapsed_at is not None:
        return Say("resolution-lapsed")
    tasks = work.resolutions.tasks(resolution)
    if not tasks:
        return Say("resolution-without-tasks")
    return Say("resolution-tasks", {"verified": sum(task.verified for task in tasks), "count": len(tasks)})


def resolution_card(work: Work, resolution: Resolution, *, runs_it: bool) -> Outgoing:
    """The resolution with each of its tasks; whoever runs the council there may give out more."""
    tasks = tuple(_task_line(work, task) for task in work.resolutions.tasks(resolution))
    body = Say("resolution-card", {**resolution_facts(work, resolution), "tasks": tasks, "at": resolution.decided_at})
    buttons = (button("assign", "assign", f"{BEGIN}{resolution.id}"),) if runs_it and resolution.open else ()
    return Outgoing(body, buttons=buttons, card=f"resolution:{resolution.id}:{_viewer(runs_it=runs_it)}")


def _task_line(work: Work, task: TaskOfResolution) -> Say:
    run = work.duties.get(task.run)
    return Say("task-line", {"task": run.id, "title": run.title, "due": run.due_at, "state": _task_state(task)})


def _task_state(task: TaskOfResolution) -> Say:
    return Say("task-verified") if task.verified else Say(f"run-state-{task.state}")


#: What the cells of ``task_row`` are.
TASK_ROW = tuple(Say(f"task-row-{name}") for name in ("task", "what", "who", "due", "state"))


def task_row(work: Work, task: TaskOfResolution) -> tuple[Say, ...]:
    """A task in a table: its number, what, who, until when, how it stands."""
    run = work.duties.get(task.run)
    role = work.town.roles.get(run.role or "")
    name: Arg = work.people.get(run.person).name if run.person is not None else "" if role is None else role.name
    cells: tuple[Arg, ...] = (run.id, run.title, name, run.due_at, _task_state(task))
    return tuple(Say("task-cell", {"cell": cell}) for cell in cells)


def steps_card(work: Work, topic: Topic, noted: Iterable[Noted]) -> Outgoing:
    """一征三议两公开 of a topic: each of the six steps with its day, and which comes next."""
    taken = {one.step: one.at for one in noted}
    lines = tuple(_step_line(step, taken.get(step)) for step in ProcedureStep)
    following = next_step(taken)
    body = Say("steps-card", {**topic_facts(work, topic), "lines": lines})
    buttons = () if following is None else (button("step", "step", f"{topic.id}|{following}"),)
    return Outgoing(body, buttons=buttons, card=f"steps:{topic.id}")


def _step_line(step: ProcedureStep, at: datetime | None) -> Say:
    name = Say(f"step-{step}")
    return Say("step-line-open", {"step": name}) if at is None else Say("step-line", {"step": name, "at": at})


def idea_line(idea: Idea) -> Say:
    """The idea in one line, and how many are for it."""
    return Say("idea-line", {"idea": idea.id, "words": idea.words, "count": idea.supporters})


def idea_card(idea: Idea, *, runs_it: bool) -> Outgoing:
    """The idea; anybody may be for it, whoever runs the council there may make a topic of it."""
    buttons = [button("support", "support", idea.id)]
    if runs_it and idea.topic is None:
        buttons.append(button("raise", "raise", idea.id))
    body = Say("idea-card", {"idea": idea.id, "words": idea.words, "count": idea.supporters})
    return Outgoing(body, buttons=tuple(buttons), card=f"idea:{idea.id}:{_viewer(runs_it=runs_it)}")
