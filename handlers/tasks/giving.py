"""Giving somebody something to do (任务): who, until when, what; what is missing is asked for, one thing at a time.

Whoever supervises a grid gives it, to a person with a post there or to whoever holds a role in a grid. What was decided
elsewhere and has to be done becomes a task by ``give_task`` too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from domain.duties.duty import RunKind
from domain.duties.run import Run, RunState
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Outgoing, Say
from handlers.casework.steps import notes_of, said
from handlers.council.resolutions.carrying_out import called_off
from handlers.duties import cards
from handlers.duties.doing import answer, mine
from handlers.duties.settling import settle, tell_doers
from handlers.duties.whose import doers, given
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.tasks.meeting import guests
from handlers.tasks.moments import appointment, checked, day_choices, end_of, moment_on
from handlers.tasks.takers import Taker, named_in, supervised, takers_in
from storage.duties import NewRun
from storage.work import Work

#: As many people as one may be asked to choose from by number.
_MOST_CHOICES = 9

#: More words than these are no title.
_LONGEST_TITLE = 200

_GIVE = "duty.give"

#: What a task needs, as the notes of the conversation keep it; all of it in one sentence; a name several people have.
_TAKER, _UNTIL, _TITLE, _SENTENCE, _NAME = "taker", "until", "title", "sentence", "name"
_NEEDED = (_TAKER, _UNTIL, _TITLE)


def give_task(work: Work, title: str, taker: Taker, given_by: int, until: datetime, now: datetime) -> Run:
    """The task, with its clock running; whoever it is for has it on their table."""
    new = NewRun(RunKind.TASK, taker.grid, title, now, until, role=taker.role, person=taker.person, given_by=given_by)
    run = work.duties.open(new)
    assert run is not None
    work.clocks.start_for_run_until(run.id, now, until, now)
    tell_doers(work, run, now)
    return run


@dataclass(frozen=True, slots=True)
class Errand:
    """What a task is given for: the action the conversation goes on under with what it ``keeps`` in mind, and the grids
    in which somebody may get it.
    """

    action: str
    grids: Sequence[str]
    keeps: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything a task needs."""

    taker: Taker
    until: datetime
    title: str


def give(work: Work, incoming: Incoming, now: datetime) -> None:
    """任务 小李 12月1日 装好楼道扶手; 任务 alone: what is on the speaker's own table."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    notes, words = notes_of(work, incoming, now), said(incoming.action.value, incoming)
    if not words and not notes:
        mine(work, incoming, now)
        return
    giver = speaker(work, incoming, now)
    wanted = talk_over(work, incoming, now, Errand(_GIVE, supervised(work, giver)), notes, words)
    if wanted is not None:
        run = give_task(work, wanted.title, wanted.taker, giver.person.id, wanted.until, now)
        answer(work, incoming, now, cards.for_giver(work, run, now))


def talk_over(
    work: Work, incoming: Incoming, now: datetime, errand: Errand, notes: Mapping[str, str], words: str
) -> Wanted | None:
    """Everything the task needs, out of what was said before and now; None when the speaker was asked for the rest.

    Raises Refusal for somebody in none of the grids.
    """
    before = {name: value for name, value in notes.items() if name in _NEEDED}
    known = before | _READ[notes.get("asked", _SENTENCE)](work, errand.grids, words, now)
    missing = next((name for name in _NEEDED if not known.get(name)), None)
    if missing is not None:
        choices = _CHOICES[missing](work, errand, known, now)
        kept = {**errand.keeps, **known, "asked": missing}
        body = Say(f"run-ask-{missing}")
        ask(work, incoming, now, body, answer=Action(errand.action), choices=choices, notes=kept)
        return None
    done_asking(work, incoming, now)
    taker = _unpacked(known[_TAKER])
    if taker is None or taker.grid not in errand.grids:
        raise Refusal("refusal-run-staff-only")
    return Wanted(taker, datetime.fromisoformat(known[_UNTIL]), known[_TITLE])


def _read_taker(work: Work, grids: Sequence[str], words: str, now: datetime) -> dict[str, str]:
    """Raises Refusal when nobody is so called; several stay to be chosen from."""
    if _unpacked(words) is not None:
        return {_TAKER: words}
    if not words:
        return {}
    found = named_in(work, grids, words, now)
    if not found:
        raise Refusal("refusal-run-nobody", name=words)
    return {_TAKER: _packed(found[0][0])} if len(found) == 1 else {_NAME: words}


def _read_until(work: Work, grids: Sequence[str], words: str, now: datetime) -> dict[str, str]:
    read = appointment(work, words, now)
    if read.day is None:
        return {}
    until = end_of(work, read.day) if read.hour is None else moment_on(work, read.day, read.hour)
    return {_UNTIL: checked(until, now).isoformat()}


def _read_title(work: Work, grids: Sequence[str], words: str, now: datetime) -> dict[str, str]:
    return {_TITLE: words[:_LONGEST_TITLE]}


def _read_sentence(work: Work, grids: Sequence[str], words: str, now: datetime) -> dict[str, str]:
    """小李 12月1日 装好楼道扶手: the first word is for whom, a day until when, the rest what."""
    who, rest = (*words.split(maxsplit=1), "", "")[:2]
    taker, until = _read_taker(work, grids, who, now), _read_until(work, grids, rest, now)
    return {**taker, **until, _TITLE: appointment(work, rest, now).rest}


_READ: Mapping[str, Callable[[Work, Sequence[str], str, datetime], dict[str, str]]] = {
    _TAKER: _read_taker,
    _UNTIL: _read_until,
    _TITLE: _read_title,
    _SENTENCE: _read_sentence,
}


def _taker_choices(work: Work, errand: Errand, known: Mapping[str, str], now: datetime) -> Sequence[Button]:
    named = named_in(work, errand.grids, known[_NAME], now) if _NAME in known else takers_in(work, errand.grids, now)
    return [Button(say, Action(errand.action, None, _packed(taker))) for taker, say in islice(named, _MOST_CHOICES)]


def _day_choices(work: Work, errand: Errand, known: Mapping[str, str], now: datetime) -> Sequence[Button]:
    return day_choices(work, errand.action, now)


def _no_choices(work: Work, errand: Errand, known: Mapping[str, str], now: datetime) -> Sequence[Button]:
    return ()


_CHOICES: Mapping[str, Callable[[Work, Errand, Mapping[str, str], datetime], Sequence[Button]]] = {
    _TAKER: _taker_choices,
    _UNTIL: _day_choices,
    _TITLE: _no_choices,
}


def _packed(taker: Taker) -> str:
    """Who gets it as the value of an action."""
    return f"{taker.grid}|{taker.person or ''}|{taker.role or ''}"


def _unpacked(value: str) -> Taker | None:
    """Who ``_packed`` wrote; None for other words."""
    match value.split("|"):
        case [grid, person, role]:
            return Taker(grid, int(person) if person else None, role or None)
    return None


def call_off(work: Work, incoming: Incoming, now: datetime) -> None:
    """[不用做了]: whoever had it is told."""
    assert incoming.action is not None
    run = given(work, incoming, now, incoming.action.value)
    who = speaker(work, incoming, now).person.id
    hearing = guests(work, run, now) if run.kind is RunKind.MEETING else doers(work, run, now)
    over = settle(work, run, RunState.CALLED_OFF, now, by=who)
    reply(work, incoming, now, Say("run-called-off", cards.facts(work, over)))
    news = Outgoing(Say("news-run-called-off", cards.facts(work, over)))
    for person in hearing:
        if person != who:
            work.outbox.tell(person, news, now)
    called_off(work, over, who, now)
