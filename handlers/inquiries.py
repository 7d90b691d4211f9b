"""Questions people ask the bot: how is my case, what is mine, who answers for this, why that deadline, what is waiting."""

from __future__ import annotations

from datetime import datetime

from domain.case import Case
from domain.clock import explain, say_limit
from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Say
from domain.people import Actor
from domain.place import Ambiguous, Found, Place
from domain.town import Standing
from handlers import cards
from handlers.cards import line
from handlers.picking import case_and_value, may_see, may_see_inside, theirs
from handlers.reports import place_choices, unpack_place
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.views import CaseView, place_say, shortened, state_say, view
from storage.clocks import Clock
from storage.work import Work

#: The standings whose holders answer for a place, nearest first.
_NAMED = (
    Standing.LEADER,
    Standing.MICRO_WORKER,
    Standing.GRID_WORKER,
    Standing.COMMUNITY,
    Standing.STREET,
)


def progress(work: Work, incoming: Incoming, now: datetime) -> None:
    """/进度 26-0031: how it stands and what happened so far, as much as the speaker may know."""
    case, _ = case_and_value(work, incoming, now)
    if case is None:
        mine(work, incoming, now)
        return
    actor = speaker(work, incoming, now)
    if not may_see(work, case, actor):
        raise Refusal("refusal-no-such-case", number=case.number)
    seen = view(work, case)
    if incoming.kind is ChatKind.GROUP or not may_see_inside(work, case, actor):
        reply(work, incoming, now, cards.for_group(seen).body)
        return
    body = Say(
        "progress",
        {**cards.facts(seen), "place": seen.place, "words": _words(seen), "history": _history(work, case)},
    )
    reply(work, incoming, now, body, photos=seen.photos)


def _words(seen: CaseView) -> Say:
    text = shortened(seen.case.words)
    return Say("words-said", {"words": text}) if text else Say("words-none")


def _history(work: Work, case: Case) -> tuple[Say, ...]:
    """What happened, a line for each change of state."""
    return tuple(
        Say("progress-line", {"at": event.at, "what": Say(f"event-{event.action}")})
        for event in work.cases.events(case)
        if event.before != event.after or event.action in _NOTABLE
    )


#: Events worth a line though the state stayed.
_NOTABLE = frozenset({"note", "support", "transfer", "correct"})


def mine(work: Work, incoming: Incoming, now: datetime) -> None:
    """/我的: what the speaker reported or supports, newest first; a number shows one."""
    actor = speaker(work, incoming, now)
    _list(work, incoming, now, work.cases.of_person(actor.person.id), full=Say("mine"), empty=Say("mine-empty"))


def waiting(work: Work, incoming: Incoming, now: datetime) -> None:
    """/待办: what waits for the speaker, oldest first."""
    person = speaker(work, incoming, now)
    found = [case for case in theirs(work, person) if case.open and case.reporter != person.person.id]
    found.sort(key=lambda case: case.opened_at)
    _list(work, incoming, now, tuple(found), full=Say("todo"), empty=Say("todo-empty"))


def _list(work: Work, incoming: Incoming, now: datetime, found: tuple[Case, ...], *, full: Say, empty: Say) -> None:
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    if not found:
        reply(work, incoming, now, empty)
        return
    choices = [
        Button(Say("choice-case", {"line": line(view(work, case))}), Action("ask.progress", case.id)) for case in found
    ]
    reply(work, incoming, now, full, buttons=choices)


def who(work: Work, incoming: Incoming, now: datetime) -> None:
    """/谁负责 4栋2单元: who answers there, nearest first; with a matter in the question also who answers for that."""
    assert incoming.action is not None
    text = incoming.action.value or incoming.text
    actor = speaker(work, incoming, now)
    place = _place_asked(work, incoming, text, actor)
    if isinstance(place, Ambiguous):
        choices = place_choices(work, list(place.candidates), "ask.who-place")
        ask(work, incoming, now, Say("report-which-place"), answer=Action("ask.who"), choices=choices)
    elif place is None:
        ask(work, incoming, now, Say("who-where"), answer=Action("ask.who"))
    else:
        done_asking(work, incoming, now)
        _answer_who(work, incoming, now, place, text)


def who_place(work: Work, incoming: Incoming, now: datetime) -> None:
    """The place was chosen by number."""
    assert incoming.action is not None
    done_asking(work, incoming, now)
    _answer_who(work, incoming, now, unpack_place(incoming.action.value), "")


def _place_asked(work: Work, incoming: Incoming, text: str, actor: Actor) -> Place | Ambiguous | None:
    chat = work.people.chat(incoming.address)
    homes = work.people.doors(actor.person.id)
    near = chat.grid if chat else homes[0].grid if homes else None
    reading = work.places.read(text, near=near)
    if isinstance(reading, Found):
        return reading.place
    if isinstance(reading, Ambiguous):
        return reading
    if work.matters.suggest(text) is not None or not text:
        return Place(near) if near and text else None
    return None


def _answer_who(work: Work, incoming: Incoming, now: datetime, place: Place, text: str) -> None:
    lines = tuple(_posts_on_path(work, incoming, now, place))
    category = work.matters.suggest(text)
    body = Say("who", {"place": place_say(place, work.town), "people": lines})
    if category is not None:
        answer = work.town.who_answers(category, place.grid)
        args = {"category": work.town.categories[category].name, "handler": answer.handler.name}
        body = Say("who-for-matter", {**body.args, **args})
    reply(work, incoming, now, body)


def _posts_on_path(work: Work, incoming: Incoming, now: datetime, place: Place) -> list[Say]:
    """A line for each post on the way up. In a group only the role is said, never the name."""
    found = []
    for node in work.town.path(place.grid):
        for standing in _NAMED:
            for role in (role for role in work.town.roles.values() if role.standing is standing):
                people = work.people.holders(role.id, node.id, now)
                args: dict[str, Arg] = {"grid": node.name, "role": role.name}
                if incoming.kind is ChatKind.PRIVATE:
                    found += [Say("who-line", {**args, "name": work.people.get(person).name}) for person in people]
                elif people:
                    found.append(Say("who-line-role", args))
    return found or [Say("who-nobody")]


def why(work: Work, incoming: Incoming, now: datetime) -> None:
    """/为什么 26-0031: how each deadline was counted, day by day."""
    case, _ = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    clocks = work.clocks.running(case.id) or work.clocks.of(case.id)[-1:]
    lines = [part for clock in clocks for part in _explained(work, clock)]
    reply(work, incoming, now, Say("why", {"number": case.number, "state": state_say(case), "clocks": tuple(lines)}))


def _explained(work: Work, clock: Clock) -> list[Say]:
    head = Say(f"why-{clock.kind.replace('_', '-')}", {"limit": say_limit(clock.limit)})
    if any(pause.end is None for pause in clock.pauses):
        return [head, Say("why-paused", {"since": clock.pauses[-1].start})]
    return [head, *explain(clock.started_at, clock.limit, work.calendar, clock.pauses)]
