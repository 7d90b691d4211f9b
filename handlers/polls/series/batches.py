"""One poll handed out (分发) to many grids or buildings: each has its own roll, card and result; one roll-up says all.

All of them are made at once, which is little; they open by themselves, a few in each transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Say
from domain.people import Actor
from domain.polls.asking.numbering import split_poll_number
from domain.polls.moves import PollMove, move
from domain.polls.poll import Poll, State
from handlers.polls.asking.opening import give_notice
from handlers.polls.consent.annulling import may_be_withdrawn, take_back
from handlers.polls.series.rolling_up import card_of, standing_of, summary
from handlers.polls.venues import Venue, buildings, by_level, grid_named, own_grids, with_voices
from handlers.speaking import reply, speaker
from storage.polls.batches import Batch
from storage.polls.polls import Happening, NewPoll
from storage.work import Work

#: At least so long is what opens now open, however late the template closes.
_SHORTEST = timedelta(hours=1)

#: What a button says of every building, where a level would stand.
_BUILDINGS = "*"

_HAND_OUT = "poll.hand-out"

#: What a button says beside the place where the template is withdrawn.
_INSTEAD = "instead"


def hand_out(work: Work, incoming: Incoming, now: datetime) -> None:
    """分发 议12 到 洞庭社区的所有微网格; what is left open is asked with buttons."""
    poll, words, actor = _template(work, incoming, now)
    grid = grid_named(work, actor, words) or own_grids(work, actor)[0]
    levels = by_level(work, grid)
    level = next((level for level in levels if level in words), None)
    if level is None:
        _ask_where(work, incoming, now, poll, grid)
        return
    _confirm(work, incoming, now, poll, grid, level)


def choose(work: Work, incoming: Incoming, now: datetime) -> None:
    """[所有微网格]: how many that are, before it is done."""
    poll, words, _ = _template(work, incoming, now)
    grid, _, level = words.partition("|")
    _confirm(work, incoming, now, poll, grid, level)


def hand_out_now(work: Work, incoming: Incoming, now: datetime) -> None:
    """[分发]: every place has its own poll, which may come instead of the template; whoever did it has the roll-up."""
    poll, words, actor = _template(work, incoming, now)
    grid, level, *instead = words.split("|")
    venues = _venues(work, poll, actor, grid, level)
    if instead:
        _take_back(work, poll, actor, now)
    batch = work.batches.add(poll.question, grid, actor.person.id, now)
    for venue in venues:
        _launch(work, poll, venue, batch, actor, now)
    reply(work, incoming, now, summary(standing_of(work, batch.id)), card=card_of(batch.id))


def _take_back(work: Work, poll: Poll, actor: Actor, now: datetime) -> None:
    """The template is withdrawn. Raises Refusal when that comes too late: then nothing is handed out, either."""
    if not may_be_withdrawn(poll, now):
        raise Refusal("refusal-batch-too-late-to-withdraw", number=str(poll.serial))
    take_back(work, poll, actor.person.id, now)


def _launch(work: Work, poll: Poll, venue: Venue, batch: Batch, actor: Actor, now: datetime) -> None:
    drafted = replace(work.polls.add(_copy(poll, venue, batch, actor, now), now), approved_by=poll.approved_by)
    if poll.rule.notice_days:
        give_notice(work, drafted, now)
        return
    noticed = move(drafted, PollMove.NOTICE)
    work.polls.save(noticed)
    work.polls.set_moment(noticed, Happening.OPEN, now)


def _copy(poll: Poll, venue: Venue, batch: Batch, actor: Actor, now: datetime) -> NewPoll:
    length = poll.closes_at - poll.opens_at
    closes_at = poll.closes_at if poll.closes_at >= now + _SHORTEST else now + length
    return NewPoll(
        grid=venue.grid,
        building=venue.building,
        question=poll.question,
        details=poll.details,
        options=poll.options,
        method=poll.method,
        picks=poll.picks,
        seats_min=poll.seats_min,
        seats_max=poll.seats_max,
        preset=poll.preset,
        rule=poll.rule,
        effect=poll.effect,
        secrecy=poll.secrecy,
        live=poll.live,
        roll_kind=poll.roll_kind,
        roll_role=poll.roll_role,
        proposed_by=actor.person.id,
        opens_at=now,
        closes_at=closes_at,
        batch=batch.id,
    )


def _template(work: Work, incoming: Incoming, now: datetime) -> tuple[Poll, str, Actor]:
    """The poll to be copied, and where to. Raises Refusal for what cannot be."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    actor, words = speaker(work, incoming, now), incoming.action.value
    own_grids(work, actor)
    if incoming.action.object is not None:
        poll: Poll | None = work.polls.get(incoming.action.object)
    else:
        serial, words = split_poll_number(words)
        poll = None if serial is None else work.polls.find(serial)
    if poll is None or poll.proposed_by != actor.person.id:
        raise Refusal("refusal-batch-own-poll")
    if any(option.person for option in poll.options) or work.nominations.election(poll.id) is not None:
        raise Refusal("refusal-batch-election")
    if len(poll.options) < 2:
        raise Refusal("refusal-batch-unfinished", number=str(poll.serial))
    if poll.rule.formal and poll.approved_by is None:
        raise Refusal("refusal-batch-formal", number=str(poll.serial))
    return poll, words, actor


def _ask_where(work: Work, incoming: Incoming, now: datetime, poll: Poll, grid: str) -> None:
    offered = [*by_level(work, grid).items(), (_BUILDINGS, buildings(work, grid))]
    counted = [(level, len(_voting(work, poll, venues))) for level, venues in offered]
    choices = [
        Button(_level_say(level, count), Action("poll.hand-out-where", poll.id, f"{grid}|{level}"))
        for level, count in counted
        if count > 1
    ]
    if not choices:
        raise Refusal("refusal-batch-nowhere")
    asked = Say("batch-ask-where", {**_named(poll), "grid": work.town.grids[grid].name})
    reply(work, incoming, now, asked, buttons=choices)


def _confirm(work: Work, incoming: Incoming, now: datetime, poll: Poll, grid: str, level: str) -> None:
    venues = _venues(work, poll, speaker(work, incoming, now), grid, level)
    beside = Action("poll.hand-out-now", poll.id, f"{grid}|{level}")
    buttons = [Button(Say("button-batch-hand-out"), beside)]
    key = "batch-confirm-open" if poll.state is State.OPEN else "batch-confirm"
    if may_be_withdrawn(poll, now):
        key = "batch-confirm-instead"
        instead = replace(beside, value=f"{beside.value}|{_INSTEAD}")
        buttons = [
            Button(Say("button-batch-instead", {"number": str(poll.serial)}), instead),
            Button(Say("button-batch-beside", {"number": str(poll.serial)}), beside),
        ]
    args = {**_named(poll), "grid": work.town.grids[grid].name, "where": _level_say(level, len(venues))}
    reply(work, incoming, now, Say(key, args), buttons=buttons)


def _venues(work: Work, poll: Poll, actor: Actor, grid: str, level: str) -> tuple[Venue, ...]:
    """Where the poll goes. Raises Refusal for places that are not the actor's, and where nobody has a voice."""
    if grid not in work.town.grids or not any(work.town.contains(own, grid) for own in own_grids(work, actor)):
        raise Refusal("refusal-batch-not-yours")
    everywhere = buildings(work, grid) if level == _BUILDINGS else by_level(work, grid).get(level, ())
    venues = _voting(work, poll, everywhere)
    if not venues:
        raise Refusal("refusal-batch-nowhere")
    return venues


def _voting(work: Work, poll: Poll, venues: Iterable[Venue]) -> tuple[Venue, ...]:
    return with_voices(work, venues, poll.roll_kind, poll.roll_role)


def _level_say(level: str, count: int) -> Say:
    if level == _BUILDINGS:
        return Say("batch-all-buildings", {"count": count})
    return Say("batch-all-of-level", {"level": level, "count": count})


def _named(poll: Poll) -> dict[str, Arg]:
    return {"number": str(poll.serial), "question": poll.question}
