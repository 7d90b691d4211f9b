"""Giving somebody something to do (任务): who, until when, what; what is missing is asked for, one thing at a time.

Whoever supervises a grid gives it, to a person with a post there or to whoever holds a role in a grid. What was decided
elsewhere and has to be done becomes a task by ``give_task`` too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import islice

from domain.duties.duty import RunKind
from domain.duties.run import Run, RunState
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Outgoing, Say
from handlers.casework.steps import notes_of, said
from handlers.duties import cards
from handlers.duties.doing import answer, mine
from handlers.duties.settling import settle, tell_doers
from handlers.duties.whose import doers, given
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.tasks.moments import appointment, checked, day_choices, end_of, moment_on
from handlers.tasks.takers import Taker, named, staff, supervised, takers
from storage.duties import NewRun
from storage.work import Work

#: As many people as one may be asked to choose from by number.
_MOST_CHOICES = 9

#: More words than these are no title.
_LONGEST_TITLE = 200

_GIVE = "duty.give"

#: What a task needs, as the notes of the conversation keep it; all of it in one sentence; a name several people have.
_TAKER, _UNTIL, _TITLE, _SENTENCE, _NAME = "taker", "until", "title", "sentence", "name"


def give_task(work: Work, title: str, taker: Taker, given_by: int, until: datetime, now: datetime) -> Run:
    """The task, with its clock running; whoever it is for has it on their table."""
    new = NewRun(RunKind.TASK, taker.grid, title, now, until, role=taker.role, person=taker.person, given_by=given_by)
    run = work.duties.open(new)
    assert run is not None
    work.clocks.start_for_run_until(run.id, now, until, now)
    tell_doers(work, run, now)
    return run


def give(work: Work, incoming: Incoming, now: datetime) -> None:
    """任务 小李 12月1日 装好楼道扶手; 任务 alone: what is on the speaker's own table."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    notes, words = notes_of(work, incoming, now), said(incoming.action.value, incoming)
    if not words and not notes:
        mine(work, incoming, now)
        return
    asked = notes.pop("asked", _SENTENCE)
    known = notes | _READ[asked](work, incoming, now, words)
    missing = next((name for name in (_TAKER, _UNTIL, _TITLE) if not known.get(name)), None)
    if missing is not None:
        _ask(work, incoming, now, missing, known)
        return
    done_asking(work, incoming, now)
    taker, giver = _unpacked(known[_TAKER]), speaker(work, incoming, now)
    if taker is None or taker.grid not in supervised(work, giver):
        raise Refusal("refusal-run-staff-only")
    run = give_task(work, known[_TITLE], taker, giver.person.id, datetime.fromisoformat(known[_UNTIL]), now)
    answer(work, incoming, now, cards.for_giver(work, run, now))


def _read_taker(work: Work, incoming: Incoming, now: datetime, words: str) -> dict[str, str]:
    """Raises Refusal when nobody is so called; several stay to be chosen from."""
    if _unpacked(words) is not None:
        return {_TAKER: words}
    found = named(work, speaker(work, incoming, now), words, now)
    if not found:
        raise Refusal("refusal-run-nobody", name=words)
    return {_TAKER: _packed(found[0][0])} if len(found) == 1 else {_NAME: words}


def _read_until(work: Work, incoming: Incoming, now: datetime, words: str) -> dict[str, str]:
    read = appointment(work, words, now)
    if read.day is None:
        return {}
    until = end_of(work, read.day) if read.hour is None else moment_on(work, read.day, read.hour)
    return {_UNTIL: checked(until, now).isoformat()}


def _read_title(work: Work, incoming: Incoming, now: datetime, words: str) -> dict[str, str]:
    return {_TITLE: words[:_LONGEST_TITLE]}


def _read_sentence(work: Work, incoming: Incoming, now: datetime, words: str) -> dict[str, str]:
    """小李 12月1日 装好楼道扶手: the first word is for whom, a day until when, the rest what."""
    who, rest = (*words.split(maxsplit=1), "")[:2]
    taker = _read_taker(work, incoming, now, who)
    return {**taker, **_read_until(work, incoming, now, rest), _TITLE: appointment(work, rest, now).rest}


_READ: Mapping[str, Callable[[Work, Incoming, datetime, str], dict[str, str]]] = {
    _TAKER: _read_taker,
    _UNTIL: _read_until,
    _TITLE: _read_title,
    _SENTENCE: _read_sentence,
}


def _ask(work: Work, incoming: Incoming, now: datetime, missing: str, known: Mapping[str, str]) -> None:
    notes = {**known, "asked": missing}
    ask(
        work,
        incoming,
        now,
        Say(f"run-ask-{missing}"),
        answer=Action(_GIVE),
        choices=_CHOICES[missing](work, incoming, now, known),
        notes=notes,
    )


def _taker_choices(work: Work, incoming: Incoming, now: datetime, known: Mapping[str, str]) -> Sequence[Button]:
    giver = speaker(work, incoming, now)
    found = named(work, giver, known[_NAME], now) if _NAME in known else takers(work, giver, now)
    return [Button(say, Action(_GIVE, None, _packed(taker))) for taker, say in islice(found, _MOST_CHOICES)]


def _day_choices(work: Work, incoming: Incoming, now: datetime, known: Mapping[str, str]) -> Sequence[Button]:
    return day_choices(work, _GIVE, now)


def _no_choices(work: Work, incoming: Incoming, now: datetime, known: Mapping[str, str]) -> Sequence[Button]:
    return ()


_CHOICES: Mapping[str, Callable[[Work, Incoming, datetime, Mapping[str, str]], Sequence[Button]]] = {
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
    hearing = staff(work, run.grid, now) if run.kind is RunKind.MEETING else doers(work, run, now)
    over = settle(work, run, RunState.CALLED_OFF, now, by=who)
    reply(work, incoming, now, Say("run-called-off", cards.facts(work, over)))
    news = Outgoing(Say("news-run-called-off", cards.facts(work, over)))
    for person in hearing:
        if person != who:
            work.outbox.tell(person, news, now)
