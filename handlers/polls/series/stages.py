"""Polls that come one after another (改不改 → 改什么 → 怎么改): the next opens by itself only when the last has passed.

A next stage is a draft, so whoever proposed it may still change it. Its options may be left open until its turn comes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Outgoing, Say
from domain.people import Act, may
from domain.polls.asking.numbering import split_poll_number
from domain.polls.deciding import Result
from domain.polls.moves import PollMove, move
from domain.polls.poll import Method, Option, Poll, State
from domain.polls.rules import Verdict
from handlers.polls.asking.opening import begin
from handlers.polls.elections.rounds import first_round, still_standing
from handlers.polls.posting import announce
from handlers.speaking import ask, done_asking, reply, speaker
from storage.polls.polls import NewPoll
from storage.work import Work

#: What parts a question from its options, and those from one another.
_BETWEEN = re.compile(r"[/\uFF0F\n|]")

_FEWEST, _MOST, _LONGEST = 2, 12, 200

#: A "not" is no longer than this (不改, 不用改).
_NOT = 2

_DAY = timedelta(days=1)

#: A poll can have something after it until it is counted.
_BEFORE_COUNTING = frozenset({State.DRAFT, State.NOTICED, State.OPEN})

_ADD, _CHANGE, _DROP = "poll.next-stage", "poll.change-stage", "poll.drop-stage"

_BUTTONS = {
    _ADD: Say("button-stage-next"),
    _CHANGE: Say("button-stage-change"),
    _DROP: Say("button-stage-drop"),
}


def add(work: Work, incoming: Incoming, now: datetime) -> None:
    """接着 议12 改什么 / 屋顶 / 管道: what is asked next, if this passes."""
    poll, words = _own_poll(work, incoming, now)
    if poll.state not in _BEFORE_COUNTING:
        raise Refusal("refusal-stage-too-late", number=str(poll.serial))
    if following := work.polls.next_stages(poll):
        raise Refusal("refusal-stage-there-already", number=str(poll.serial), next=str(following[0].serial))
    if not words:
        ask(work, incoming, now, Say("stage-ask", _named(poll)), answer=Action(_ADD, poll.id))
        return
    question, options = _read(words)
    done_asking(work, incoming, now)
    _show(work, incoming, now, work.polls.add(_after(poll, question, options), now), poll)


def change(work: Work, incoming: Incoming, now: datetime) -> None:
    """Another question, or other options, while nobody has seen it; one whose turn it is opens with them."""
    stage, words = _own_poll(work, incoming, now)
    if stage.stage_after is None or stage.state is not State.DRAFT:
        raise Refusal("refusal-stage-shown", number=str(stage.serial))
    before = work.polls.get(stage.stage_after)
    if not words:
        ask(work, incoming, now, Say("stage-ask-again", _named(stage)), answer=Action(_CHANGE, stage.id))
        return
    question, options = _read(words)
    done_asking(work, incoming, now)
    changed = replace(stage, question=question, options=options)
    work.polls.redraft(changed)
    if before.state in _BEFORE_COUNTING or not options:
        _show(work, incoming, now, changed, before)
    else:
        reply(work, incoming, now, Say("stage-opens-now", _named(_open(work, changed, before, now))))


def drop(work: Work, incoming: Incoming, now: datetime) -> None:
    """[不要这一步]: it and whatever would have come after it."""
    stage, _ = _own_poll(work, incoming, now)
    if stage.stage_after is None or stage.state is not State.DRAFT:
        raise Refusal("refusal-stage-shown", number=str(stage.serial))
    work.polls.drop_draft(stage)
    reply(work, incoming, now, Say("stage-dropped", _named(stage)))


def follow(work: Work, poll: Poll, result: Result, now: datetime) -> None:
    """After a poll is counted: what comes after it opens, waits for the next round, or is not to be."""
    if still_standing(work, poll, result):
        return
    if not _leads_on(poll, result):
        call_off(work, poll, now)
        return
    for stage in _waiting(work, poll):
        if len(stage.options) < _FEWEST:
            _ask_for_options(work, stage, poll, now)
        else:
            _open(work, stage, poll, now)


def call_off(work: Work, poll: Poll, now: datetime) -> None:
    """What was to come after the poll is withdrawn, and those it was for hear that it is not to be."""
    for stage in _waiting(work, poll):
        _withdraw(work, stage)
        args = {**_named(poll), "next": str(stage.serial), "asked": stage.question}
        announce(work, poll, Say("stage-called-off", args), now)


def _leads_on(poll: Poll, result: Result) -> bool:
    """Whether the result asks for what comes next."""
    return result.verdict is Verdict.PASSED and _gate(poll) in (None, *result.winners)


def _gate(poll: Poll) -> int | None:
    """The option that has to win; None where any does: 改 of 改 and 不改, but either of 屋顶 and 管道."""
    if poll.method is Method.YES_NO:
        return 1
    if len(poll.options) != 2:
        return None
    first, second = (option.text for option in poll.options)
    if _denies(second, first):
        return 1
    return 2 if _denies(first, second) else None


def _denies(text: str, other: str) -> bool:
    """Whether one option is the other with a "not" before it, in whatever language."""
    return text.endswith(other) and 0 < len(text) - len(other) <= _NOT


def _waiting(work: Work, poll: Poll) -> tuple[Poll, ...]:
    """The stages that wait for the poll, or for the one it is the next round of."""
    stages = work.polls.next_stages(first_round(work, poll))
    return tuple(stage for stage in stages if stage.state is State.DRAFT)


def _withdraw(work: Work, stage: Poll) -> None:
    work.polls.save(move(stage, PollMove.WITHDRAW))
    for later in work.polls.next_stages(stage):
        _withdraw(work, later)


def _open(work: Work, stage: Poll, before: Poll, now: datetime) -> Poll:
    """The stage, begun now and open as long as the one before was meant to be."""
    due = replace(stage, opens_at=now, closes_at=_end(work, stage, before, now), approved_by=before.approved_by)
    work.polls.redraft(due)
    work.polls.save(due)
    return begin(work, due, now)


def _end(work: Work, stage: Poll, before: Poll, now: datetime) -> datetime:
    """As long after now as was meant; what is open for days closes at the same time of day as the one before."""
    end = now + (stage.closes_at - stage.opens_at)
    if end - now < _DAY:
        return end
    zone = work.calendar.timezone
    return datetime.combine(end.astimezone(zone).date(), before.closes_at.astimezone(zone).time(), zone)


def _ask_for_options(work: Work, stage: Poll, before: Poll, now: datetime) -> None:
    message = Outgoing(
        Say("stage-needs-options", {**_named(stage), "before": str(before.serial)}),
        buttons=(Button(Say("button-stage-options"), Action(_CHANGE, stage.id)),),
        audience=stage.proposed_by,
        once=f"poll:{stage.id}:options",
    )
    work.outbox.tell(stage.proposed_by, message, now)


def _after(poll: Poll, question: str, options: tuple[Option, ...]) -> NewPoll:
    """What is asked of the same people by the same rule, for as long."""
    return NewPoll(
        grid=poll.grid,
        building=poll.building,
        question=question,
        options=options,
        method=Method.SINGLE,
        preset=poll.preset,
        rule=poll.rule,
        effect=poll.effect,
        secrecy=poll.secrecy,
        live=poll.live,
        roll_kind=poll.roll_kind,
        roll_role=poll.roll_role,
        proposed_by=poll.proposed_by,
        opens_at=poll.closes_at,
        closes_at=poll.closes_at + (poll.closes_at - poll.opens_at),
        stage_after=poll.id,
        topic=poll.topic,
    )


def _own_poll(work: Work, incoming: Incoming, now: datetime) -> tuple[Poll, str]:
    """The poll that is meant, and what was said of it. Raises Refusal for whoever may not shape it."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    actor, words = speaker(work, incoming, now), incoming.text.strip()
    if incoming.action.object is not None:
        poll: Poll | None = work.polls.get(incoming.action.object)
    else:
        serial, words = split_poll_number(incoming.action.value)
        if serial is None:
            raise Refusal("refusal-which-poll")
        poll = work.polls.find(serial)
    if poll is None or (poll.state is State.DRAFT and poll.proposed_by != actor.person.id):
        raise Refusal("refusal-stage-no-such-poll")
    if poll.proposed_by != actor.person.id and not may(actor, Act.OPEN_POLL, poll.grid, work.town):
        raise Refusal("refusal-stage-not-yours", number=str(poll.serial))
    return poll, words


def _read(words: str) -> tuple[str, tuple[Option, ...]]:
    """改什么 / 屋顶 / 管道: the question and its options, which may come later. Raises Refusal where it cannot be."""
    question, *texts = [part.strip() for part in _BETWEEN.split(words) if part.strip()] or [""]
    if not question or any(len(text) > _LONGEST for text in (question, *texts)):
        raise Refusal("refusal-stage-words", most=_LONGEST)
    if len(set(texts)) != len(texts) or len(texts) == 1 or len(texts) > _MOST:
        raise Refusal("refusal-stage-options", least=_FEWEST, most=_MOST)
    return question, tuple(map(Option, texts))


def _show(work: Work, incoming: Incoming, now: datetime, stage: Poll, before: Poll) -> None:
    lines = tuple(
        Say("stage-option", {"place": place, "text": option.text}) for place, option in enumerate(stage.options, 1)
    )
    args = {**_named(stage), "when": _when(before), "options": lines or Say("stage-options-later")}
    buttons = [Button(label, Action(name, stage.id)) for name, label in _BUTTONS.items()]
    reply(work, incoming, now, Say("stage-set", args), buttons=buttons)


def _when(before: Poll) -> Say:
    """What has to come of the poll before."""
    number = str(before.serial)
    gate = _gate(before)
    if gate is not None:
        return Say("stage-when-won", {"number": number, "text": before.options[gate - 1].text})
    return Say("stage-when-decided", {"number": number})


def _named(poll: Poll) -> dict[str, Arg]:
    return {"number": str(poll.serial), "question": poll.question}
