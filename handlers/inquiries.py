"""Questions people ask the bot: how is my case, what is mine, what waits for me."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.casework.case import Case, Kept
from domain.casework.moves import Move
from domain.casework.moving import allowed
from domain.casework.parties import Party, parties
from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Outgoing, Say
from domain.people import Actor
from domain.reading.days import read_day
from handlers.casework.picking import case_and_value, may_see, may_see_inside, theirs
from handlers.promises.keeping import AT_WORK, stage_say
from handlers.promises.time_left import left_say, next_due
from handlers.promises.updates import promise_update
from handlers.speaking import reply, speaker
from handlers.telling import cards
from handlers.telling.cards import line, move_button
from handlers.telling.views import CaseView, view
from storage.casework.history import Event
from storage.work import Work


def progress(work: Work, incoming: Incoming, now: datetime) -> None:
    """/进度 26-0031: how it stands and what happened so far, as much as the speaker may know.

    With a day behind it, from whoever has the case in hand, it promises news until then.
    """
    case, rest = case_and_value(work, incoming, now)
    if case is None:
        mine(work, incoming, now)
        return
    actor = speaker(work, incoming, now)
    day = read_day(rest, now.astimezone(work.calendar.timezone).date(), work.spoken.days)
    if day is not None and case.state in AT_WORK and Party.LEAD in parties(case, actor, work.town):
        promise_update(work, incoming, now, case, day)
        return
    seen = openly(work, incoming, case, actor)
    if incoming.kind is ChatKind.GROUP or not may_see_inside(work, case, actor):
        reply(work, incoming, now, _outside(seen, incoming))
        return
    said = inside(work, seen, actor)
    reply(work, incoming, now, said.body, buttons=said.buttons, photos=said.photos)


def _outside(seen: CaseView, incoming: Incoming) -> Say:
    """What everybody may know; in private also why not even whoever reported it reads more."""
    body = cards.for_group(seen).body
    if incoming.kind is ChatKind.GROUP or seen.case.kept is Kept.WHOLE:
        return body
    return Say(f"progress-{seen.case.kept}", {"card": body})


def inside(work: Work, seen: CaseView, actor: Actor) -> Outgoing:
    """All there is to tell of a case to somebody who may read its words."""
    words = cards.words_say(seen.case)
    said: dict[str, Arg] = {"place": seen.place, "words": words, "history": _history(work, seen.case)}
    body = Say("progress", {**cards.facts(seen), **said})
    return Outgoing(body, buttons=_moves(work, seen.case, actor), photos=seen.photos)


def openly(work: Work, incoming: Incoming, case: Case, actor: Actor) -> CaseView:
    """The case in names, if it may be spoken of here. Raises Refusal for a discreet one: not even its category is."""
    if not may_see(work, case, actor):
        raise Refusal("refusal-no-such-case", number=case.number)
    seen = view(work, case)
    if seen.discreet and incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    return seen


def _moves(work: Work, case: Case, actor: Actor) -> tuple[Button, ...]:
    """Everything the speaker may do about it now, so that nobody has to look for an old card."""
    return tuple(move_button(move, case.id) for move in allowed(case, actor, work.town))


def _history(work: Work, case: Case) -> tuple[Say, ...]:
    """What happened, a line for each change of state."""
    return tuple(
        Say("progress-line", {"at": event.at, "what": _what(work, case, event)})
        for event in work.history.events(case)
        if (event.before != event.after or event.action in _NOTABLE) and event.action not in _NOISE
    )


def _what(work: Work, case: Case, event: Event) -> Say:
    stage = event.facts.get("milestone")
    return Say(f"event-{event.action}", {} if stage is None else {"name": stage_say(work, case, stage)})


#: Events worth a line though the state stayed.
_NOTABLE = frozenset(
    {
        "note",
        "handed-over",
        "revise",
        "support",
        "transfer",
        "correct",
        "regrade",
        "contacted",
        "plan",
        "milestone",
        "promise-update",
        "extended",
        "recount",
        "to-council",
        "council-dropped",
        "council-resolved",
        "council-failed",
        "council-put-off",
        "council-carried-out",
        "council-well",
        "council-not-well",
    }
)

#: Changes of state nobody outside the office cares for: a report is accepted in the moment it is dispatched.
_NOISE = frozenset({Move.ACCEPT})


def mine(work: Work, incoming: Incoming, now: datetime) -> None:
    """/我的: what the speaker reported or supports, newest first; a number shows one."""
    actor = speaker(work, incoming, now)
    _list(work, incoming, now, work.cases.of_person(actor.person.id), full=Say("mine"), empty=Say("mine-empty"))


def waiting(work: Work, incoming: Incoming, now: datetime) -> None:
    """/待办: what waits for the speaker, the most urgent first, with how long is left."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    found = in_hand(work, speaker(work, incoming, now))
    if not found:
        reply(work, incoming, now, Say("todo-empty"))
        return
    reply(work, incoming, now, Say("todo"), buttons=[_with_time_left(work, case, now) for case in found])


def in_hand(work: Work, actor: Actor) -> tuple[Case, ...]:
    """The open cases the actor has in hand or could take up, the most urgent first."""
    found = [case for case in theirs(work, actor) if case.open and Party.LEAD in parties(case, actor, work.town)]
    due = {case.id: next_due(work.clocks.running(case.id)) for case in found}
    return tuple(sorted(found, key=lambda case: (due[case.id] is None, due[case.id] or case.opened_at, case.id)))


def _with_time_left(work: Work, case: Case, now: datetime) -> Button:
    left = left_say(next_due(work.clocks.running(case.id)), now, work.calendar)
    body = Say("todo-line", {"line": line(view(work, case)), "left": left})
    return Button(body, Action("ask.progress", case.id))


def _list(work: Work, incoming: Incoming, now: datetime, found: tuple[Case, ...], *, full: Say, empty: Say) -> None:
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    if not found:
        reply(work, incoming, now, empty)
        return
    reply(work, incoming, now, full, buttons=case_choices(work, found))


def case_choices(work: Work, found: Iterable[Case]) -> tuple[Button, ...]:
    """Each case in a line; a number shows one."""
    lines = ((case.id, line(view(work, case))) for case in found)
    return tuple(Button(Say("choice-case", {"line": said}), Action("ask.progress", id)) for id, said in lines)
