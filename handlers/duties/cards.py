"""How a run looks to whoever does it and to whoever gave it: functions from a run to a message.

A checklist is filled in on its card, one line at a time; what was answered can be looked at again until all is done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from domain.duties.duty import Item, RunKind
from domain.duties.run import Finding, Run, RunState
from domain.message import Action, Arg, Button, Outgoing, Say
from handlers.duties.whose import doers, title_say
from storage.work import Work

DOER = "doer"
GIVER = "giver"


def card_name(run: Run, viewer: str) -> str:
    """The name of the card that shows the run to a kind of viewer."""
    return f"run:{run.id}:{viewer}"


def button(name: str, run: Run, value: str = "") -> Button:
    """A button about a run."""
    said = f"{run.id}|{value}" if value else str(run.id)
    return Button(Say(f"button-run-{name}"), Action(f"duty.{name}", None, said))


def facts(work: Work, run: Run) -> dict[str, Arg]:
    """What every sentence about a run may need: what it is, where, from when and until when."""
    grid = work.town.grids[run.grid].name
    return {"title": title_say(work, run), "grid": grid, "opens": run.opens_at, "due": run.due_at}


def for_doer(work: Work, run: Run) -> Outgoing:
    """What whoever does it sees: until when, and how to say that it is done."""
    if run.open:
        return _FOR_DOER[run.kind](work, run)
    return Outgoing(_over(work, run), card=card_name(run, DOER))


def for_giver(work: Work, run: Run, now: datetime) -> Outgoing:
    """What whoever gave it sees: who does it, how it stands, and how to call it off. What is one's own is one card."""
    who = tuple(Say("run-person", {"name": work.people.get(person).name}) for person in doers(work, run, now))
    body = Say(_GIVEN_KEYS[run.kind], {**facts(work, run), "people": who}) if run.open else _over(work, run)
    buttons = (button("call-off", run),) if run.open else ()
    viewer = DOER if run.person == run.given_by else GIVER
    return Outgoing(body, buttons=buttons, card=card_name(run, viewer))


_GIVEN_KEYS: Mapping[RunKind, str] = {
    RunKind.TASK: "run-given",
    RunKind.MEETING: "run-called",
    RunKind.NOTICE: "run-hung",
}


def _over(work: Work, run: Run) -> Say:
    """How it ended, by whom and when."""
    args: dict[str, Arg] = {**facts(work, run), "state": Say(f"run-state-{run.state}")}
    if run.done_at is None or run.done_by is None:
        return Say("run-over", args)
    return Say("run-over-by", {**args, "name": work.people.get(run.done_by).name, "at": run.done_at})


def _duty(work: Work, run: Run) -> Outgoing:
    duty = work.town.duties.get(run.duty or "")
    if duty is not None and duty.checklist:
        return _checklist(work, run)
    buttons = (button("done", run), *((button("nil", run),) if duty is None or duty.nil else ()))
    return _plain(work, run, "run-duty", *buttons)


def _task(work: Work, run: Run) -> Outgoing:
    giver = "" if run.given_by is None else work.people.get(run.given_by).name
    args = {**facts(work, run), "giver": giver}
    return Outgoing(Say("run-task", args), buttons=(button("done", run),), card=card_name(run, DOER))


def _meeting(work: Work, run: Run) -> Outgoing:
    if work.councils.find(run.id) is not None:
        record = Button(Say("button-run-record"), Action("council.meeting", None, str(run.id)))
        return _plain(work, run, "run-council", record)
    return _plain(work, run, "run-minutes", button("minutes", run), button("nil", run))


def _notice(work: Work, run: Run) -> Outgoing:
    return _plain(work, run, "run-take-down", button("taken-down", run))


def _visit(work: Work, run: Run) -> Outgoing:
    found = Button(Say("button-run-visited-and-found"), Action("duty.visited", None, f"{run.id}|{Finding.WRONG}"))
    return _plain(work, run, "run-visit", button("visited", run), found)


def _assign(work: Work, run: Run) -> Outgoing:
    """A resolution nobody has anything to do for yet."""
    resolution = work.resolutions.of_assignment(run.id)
    assert resolution is not None
    buttons = (
        Button(Say("button-run-assign"), Action("council.assign", None, f"#{resolution.id}")),
        Button(Say("button-run-no-tasks"), Action("council.no-tasks", None, str(run.id))),
    )
    args: dict[str, Arg] = {**facts(work, run), "number": resolution.id}
    return Outgoing(Say("run-assign", args), buttons=buttons, card=card_name(run, DOER))


def _check(work: Work, run: Run) -> Outgoing:
    """A task of a resolution is said to be done: go and look."""
    assert run.part_of is not None
    done_by = work.duties.get(run.part_of).done_by
    args: dict[str, Arg] = {**facts(work, run), "name": "" if done_by is None else work.people.get(done_by).name}
    buttons = (
        Button(Say("button-run-right"), Action("council.right", None, str(run.id))),
        Button(Say("button-run-not-right"), Action("council.not-right", None, str(run.id))),
    )
    return Outgoing(Say("run-check", args), buttons=buttons, card=card_name(run, DOER))


def _objection(work: Work, run: Run) -> Outgoing:
    """What is to be answered, while its words are not forgotten."""
    objection = work.objections.of_run(run.id)
    if objection is None:
        return _plain(work, run, "run-objection-gone")
    answer = Button(Say("button-poll-answer"), Action("poll.answer", objection.poll))
    words = {**facts(work, run), "words": objection.words}
    return Outgoing(Say("run-objection", words), buttons=(answer,), card=card_name(run, DOER))


def _plain(work: Work, run: Run, key: str, *buttons: Button) -> Outgoing:
    return Outgoing(Say(key, facts(work, run)), buttons=buttons, card=card_name(run, DOER))


_FOR_DOER: Mapping[RunKind, Callable[[Work, Run], Outgoing]] = {
    RunKind.DUTY: _duty,
    RunKind.TASK: _task,
    RunKind.MEETING: _meeting,
    RunKind.NOTICE: _notice,
    RunKind.VISIT: _visit,
    RunKind.OBJECTION: _objection,
    RunKind.ASSIGN: _assign,
    RunKind.CHECK: _check,
}


def checklist_of(work: Work, run: Run) -> tuple[Item, ...]:
    """The lines that are looked at each time, as the town has them now."""
    duty = work.town.duties.get(run.duty or "")
    return () if duty is None else duty.checklist


def unanswered(work: Work, run: Run) -> tuple[Item, ...]:
    """The lines still to be looked at; one found wrong is answered once it is a case."""
    return tuple(item for item in checklist_of(work, run) if not _answered(run, item))


def _answered(run: Run, item: Item) -> bool:
    found = run.answers.get(item.id)
    return found is not None and (found.finding is Finding.FINE or found.case is not None)


def _checklist(work: Work, run: Run) -> Outgoing:
    """Before the first answer what it is about, then line after line, then all of it at a glance."""
    if not run.answers:
        items = checklist_of(work, run)
        duty = work.town.duties[run.duty or ""]
        args: dict[str, Arg] = {**facts(work, run), "items": tuple(map(_item_say, items)), "count": len(items)}
        buttons = (button("fill", run), *((button("nil", run),) if duty.nil else ()))
        return Outgoing(Say("run-checklist", args), buttons=buttons, card=card_name(run, DOER))
    left = unanswered(work, run)
    return for_item(work, run, left[0]) if left else _filled(work, run)


def for_item(work: Work, run: Run, item: Item) -> Outgoing:
    """One line of the checklist: fine, or not; and back to the line before."""
    items = checklist_of(work, run)
    place = items.index(item)
    back = (button("look", run, items[place - 1].id),) if place else ()
    args: dict[str, Arg] = {
        **facts(work, run),
        "item": item.name,
        "number": place + 1,
        "count": len(items),
        "answered": len(items) - len(unanswered(work, run)),
    }
    fine, wrong = (_finding_button(run, item, finding) for finding in Finding)
    return Outgoing(Say("run-item", args), buttons=(fine, wrong, *back), card=card_name(run, DOER))


def _finding_button(run: Run, item: Item, finding: Finding) -> Button:
    return Button(Say(f"button-run-{finding}"), Action("duty.item", None, f"{run.id}|{item.id}|{finding}"))


def _filled(work: Work, run: Run) -> Outgoing:
    items = checklist_of(work, run)
    wrong = [found.case for found in run.answers.values() if found.finding is Finding.WRONG and found.case is not None]
    numbers = tuple(Say("run-case", {"number": work.cases.get(case).number}) for case in wrong)
    args: dict[str, Arg] = {**facts(work, run), "count": len(items), "wrong": len(numbers), "numbers": numbers}
    buttons = (button("done", run), button("look", run, items[-1].id))
    return Outgoing(Say("run-filled", args), buttons=buttons, card=card_name(run, DOER))


def _item_say(item: Item) -> Say:
    return Say("run-item-line", {"item": item.name})


def line(work: Work, run: Run, now: datetime) -> Say:
    """The run in one line of a list."""
    late = run.due_at < now
    return Say("run-line-late" if late else "run-line", facts(work, run))


def ended(run: Run, now: datetime, in_time: RunState = RunState.DONE) -> RunState:
    """As what it is done now: late once its time is over."""
    return RunState.LATE if now > run.due_at else in_time
