"""Promises kept before a case is done: the first contact, the plan of a complex matter, its milestones."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from datetime import datetime

from domain.casework.case import Case, State
from domain.casework.parties import Party, parties
from domain.clocks.promises import Kind
from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Local, Photo, Say
from domain.reading.folding import fold
from domain.town import Milestone
from handlers.casework.moving import refresh_cards
from handlers.casework.picking import case_and_value, theirs
from handlers.casework.steps import notes_of, said
from handlers.menus import CHOSEN, reason_say
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import view
from storage.work import Work

#: Whoever has a case in one of these states is at it, or would be if they could.
AT_WORK = frozenset({State.DISPATCHED, State.ACKNOWLEDGED, State.IN_PROGRESS, State.SUSPENDED})

#: The answer that every milestone was reached; any other is the reason why the rest will not be.
_ALL_REACHED = f"{CHOSEN}milestones-reached"
_NOT_NEEDED = f"{CHOSEN}milestones-not-needed"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in words or pictures."""

    words: str
    photos: tuple[Photo, ...]


def case_at_work(work: Work, incoming: Incoming, now: datetime) -> tuple[Case, str]:
    """The case the speaker has in hand and means, and what was said with it; without a number the only one they have.

    Raises Refusal.
    """
    case, value = case_and_value(work, incoming, now)
    actor = speaker(work, incoming, now)
    if case is None:
        mine = [one for one in theirs(work, actor) if one.state in AT_WORK and _has(work, incoming, now, one)]
        if len(mine) != 1:
            raise Refusal("refusal-which-number")
        case = mine[0]
    if not _has(work, incoming, now, case):
        raise Refusal("refusal-not-yours", number=case.number)
    if case.state not in AT_WORK:
        raise Refusal("refusal-not-now", number=case.number, state=Say(f"state-{case.state}"))
    return case, value


def _has(work: Work, incoming: Incoming, now: datetime, case: Case) -> bool:
    return Party.LEAD in parties(case, speaker(work, incoming, now), work.town)


def contacted(work: Work, incoming: Incoming, now: datetime) -> None:
    """已联系: whoever has it got in touch with whoever reported it. Shown in its history, for the reporter to see."""
    case, _ = case_at_work(work, incoming, now)
    if work.clocks.get(case.id, Kind.CONTACT) is None:
        raise Refusal("refusal-no-contact-owed", number=case.number)
    _note_contact(work, case, speaker(work, incoming, now).person.id, now)
    refresh_cards(work, case, now)
    reply(work, incoming, now, Say("done-contacted", {"number": case.number}))


def _note_contact(work: Work, case: Case, actor: int, now: datetime) -> None:
    work.clocks.stop(case.id, Kind.CONTACT, now)
    work.history.add(case, "contacted", now, actor=actor, before=case.state)


def news_given(work: Work, case: Case, actor: int, now: datetime) -> None:
    """The reporter heard of the case from somebody who answers for it: a contact, and the update that was promised."""
    work.clocks.stop(case.id, Kind.UPDATE, now)
    if work.clocks.get(case.id, Kind.CONTACT) is not None:
        _note_contact(work, case, actor, now)
    refresh_cards(work, case, now)


def plan(work: Work, incoming: Incoming, now: datetime) -> None:
    """方案: how a complex matter will be done; the reporter reads it. It may be told anew, and where none is owed."""
    case, value = case_at_work(work, incoming, now)
    words = said(value, incoming)
    if not words:
        ask(work, incoming, now, Say("ask-plan", {"number": case.number}), answer=Action("case.plan", case.id))
        return
    actor = speaker(work, incoming, now).person.id
    work.clocks.stop(case.id, Kind.PLAN, now)
    work.history.add(case, "plan", now, actor=actor, before=case.state, words={"words": words})
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("done-plan", {"number": case.number}))
    body = Say("news-plan", {**cards.facts(view(work, case)), "words": words})
    if news.tell_reporter(work, case, body, now):
        news_given(work, case, actor, now)
    refresh_cards(work, case, now)


def open_milestones(work: Work, case: Case) -> tuple[Milestone, ...]:
    """Those still to be reached, in the order they are due."""
    running = [clock for clock in work.clocks.running(case.id) if clock.kind is Kind.MILESTONE]
    stages = {stage.id: stage for stage in work.town.categories[case.category].milestones}
    due = sorted(running, key=lambda clock: (clock.due_at, clock.id))
    return tuple(stages[clock.name] for clock in due if clock.name in stages)


def stage_say(work: Work, case: Case, id: str) -> Local | str:
    """A milestone by its name; one the category no longer has by its id."""
    return next((stage.name for stage in work.town.categories[case.category].milestones if stage.id == id), id)


def stage_named(work: Work, case: Case, words: str) -> Milestone | None:
    """The milestone still to be reached that the words name, and nothing else."""
    spoken = fold(words).strip()
    return next(
        (
            stage
            for stage in open_milestones(work, case)
            if spoken and spoken in {stage.id, *map(fold, stage.name.names.values())}
        ),
        None,
    )


def milestone(work: Work, incoming: Incoming, now: datetime) -> None:
    """A stage was reached (停工); the reporter is told. Without its name one is asked which."""
    case, value = case_at_work(work, incoming, now)
    stages = open_milestones(work, case)
    if not stages:
        raise Refusal("refusal-no-milestone", number=case.number)
    stage = stage_named(work, case, said(value, incoming))
    if stage is None:
        action = Action("case.milestone", case.id)
        choices = [_named(case, one) for one in stages]
        ask(work, incoming, now, Say("ask-milestone", {"number": case.number}), answer=action, choices=choices)
        return
    reach_milestone(work, incoming, now, case, stage)


def _named(case: Case, stage: Milestone) -> Button:
    return Button(Say("choice-named", {"name": stage.name}), Action("case.milestone", case.id, stage.id))


def reach_milestone(work: Work, incoming: Incoming, now: datetime, case: Case, stage: Milestone) -> None:
    """The stage is reached and known: to the log, to the reporter, and on every card."""
    actor = speaker(work, incoming, now).person.id
    note_milestone(work, case, stage, actor, now)
    work.cases.add_photos(case, incoming.photos, "fix", now)
    done_asking(work, incoming, now)
    args: dict[str, Arg] = {"number": case.number, "milestone": stage.name}
    rest = open_milestones(work, case)
    reply(work, incoming, now, Say("done-milestone", {**args, "next": _next(work, case, rest)}))
    body = Say("news-milestone", {**args, "category": view(work, case).category})
    photos = tuple(photo.sha256 for photo in incoming.photos)
    if news.tell_reporter(work, case, body, now, photos=photos):
        news_given(work, case, actor, now)
    refresh_cards(work, case, now)


def note_milestone(work: Work, case: Case, stage: Milestone, actor: int, now: datetime) -> None:
    """Its clock ends, and the log says so."""
    work.clocks.stop(case.id, Kind.MILESTONE, now, name=stage.id)
    work.history.add(case, "milestone", now, actor=actor, before=case.state, facts={"milestone": stage.id})


def _next(work: Work, case: Case, rest: tuple[Milestone, ...]) -> Say:
    if not rest:
        return Say("milestone-none-left")
    clock = work.clocks.get(case.id, Kind.MILESTONE, rest[0].id)
    assert clock is not None
    return Say("milestone-next", {"milestone": rest[0].name, "due": cards.clock_say(clock.due_at, clock.provisional)})


def settle_milestones(work: Work, incoming: Incoming, now: datetime, case: Case, done: Done) -> Done | None:
    """What was done, once no milestone is open any more; None when the speaker was asked about those that are.

    办结 is not refused for them: whoever pulls their shed down on the first day is never fined. But then it is said,
    and logged, that they were all reached, or why not.
    """
    stages = open_milestones(work, case)
    if not stages:
        return done
    notes = notes_of(work, incoming, now)
    if "done" not in notes:
        notes = {"done": json.dumps([done.words, [astuple(photo) for photo in done.photos]], ensure_ascii=False)}
    elif done.words:
        _end_milestones(work, incoming, now, case, done.words)
        words, photos = json.loads(notes["done"])
        return Done(words, tuple(Photo(*photo) for photo in photos))
    action = Action("case.finish", case.id)
    choices = [
        Button(reason_say(answer), Action(action.name, case.id, answer)) for answer in (_ALL_REACHED, _NOT_NEEDED)
    ]
    names = tuple(Say("choice-named", {"name": stage.name}) for stage in stages)
    body = Say("ask-milestones-left", {"number": case.number, "milestones": names})
    ask(work, incoming, now, body, answer=action, choices=choices, notes=notes)
    return None


def _end_milestones(work: Work, incoming: Incoming, now: datetime, case: Case, answer: str) -> None:
    actor = speaker(work, incoming, now).person.id
    stages = open_milestones(work, case)
    if answer == _ALL_REACHED:
        for stage in stages:
            note_milestone(work, case, stage, actor, now)
        return
    for stage in stages:
        work.clocks.stop(case.id, Kind.MILESTONE, now, name=stage.id)
    facts = {"milestones": " ".join(stage.id for stage in stages)}
    work.history.add(case, "waive", now, actor=actor, before=case.state, facts=facts, words={"reason": answer})
