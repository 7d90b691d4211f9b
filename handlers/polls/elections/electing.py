"""选举: people are elected to a post, one for every building, or several for a grid; all of it begins with one word.

First people are nominated (``candidacy.py``), then whoever accepted is on the ballot (``nominating.py``). Elections of
people are secret. How each place stands is one roll-up (``rolling_up.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, time, timedelta

import orjson

from domain.errors import Refusal
from domain.message import Action, Address, Arg, Button, ChatKind, Incoming, Outgoing, Say
from domain.people import Actor
from domain.places.place import Place
from domain.polls.moves import PollMove, move
from domain.polls.poll import Method, Poll, RollKind, Secrecy
from domain.polls.presets import FITS, PRESETS
from domain.reading.folding import fold
from domain.town import Standing
from handlers.polls.posting import chats_for
from handlers.polls.series.rolling_up import card_of, standing_of, summary
from handlers.polls.venues import Venue, buildings, grid_named, own_grids, with_voices
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.tasks.moments import local_day, moment_on
from handlers.telling.views import place_say
from storage.engine.documents import dump
from storage.polls.batches import Batch
from storage.polls.polls import Happening, NewPoll
from storage.work import Work

_ELECT = "poll.elect"

#: Nominations end, and so does the voting, when people are at home.
_ENDS = time(20)

#: So many days people are nominated, and so many they vote afterwards.
_DAYS = (1, 3, 7)
_USUAL_DAYS = 3

_MOST_SEATS = 9

#: The custom of the yard: more than half of those voting.
_PRESET = "yard"

_ROLL = RollKind.HOUSEHOLD

#: The first word; where words are parted by spaces, all up to the numbers.
_TITLE = re.compile(r"[^\d\s,\uFF0C]+(?:\s+[A-Za-z']+)*")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is elected (``title``, and the role of the town that is), where, how many at once, for how many days."""

    title: str
    role: str | None
    grid: str
    by_building: bool
    least: int = 1
    most: int = 1
    days: int = _USUAL_DAYS

    def packed(self) -> str:
        """As the value of an action."""
        return dump(asdict(self))


def elect(work: Work, incoming: Incoming, now: datetime) -> None:
    """选举 楼栋长; 选举 居民理事会 3-5. What is not said is shown, with buttons to change it."""
    assert incoming.action is not None
    actor = _in_private(work, incoming, now)
    words = (incoming.action.value or incoming.text).strip()
    if not words:
        ask(work, incoming, now, Say("election-ask"), answer=Action(_ELECT), choices=_usual_posts(work))
        return
    done_asking(work, incoming, now)
    _show(work, incoming, now, _planned(work, actor, words))


def change(work: Work, incoming: Incoming, now: datetime) -> None:
    """[全院选] [7 天]: the same with one thing otherwise."""
    assert incoming.action is not None
    _in_private(work, incoming, now)
    _show(work, incoming, now, _unpacked(incoming.action.value))


def elect_now(work: Work, incoming: Incoming, now: datetime) -> None:
    """[开始提名]: from now on people are nominated, in every place at once."""
    assert incoming.action is not None
    actor, plan = _in_private(work, incoming, now), _unpacked(incoming.action.value)
    if not any(work.town.contains(own, plan.grid) for own in own_grids(work, actor)):
        raise Refusal("refusal-batch-not-yours")
    venues = _venues(work, plan)
    batch = work.batches.add(plan.title, plan.grid, actor.person.id, now) if len(venues) > 1 else None
    polls = [_call(work, plan, venue, batch, actor, now) for venue in venues]
    _announce(work, plan, polls, now)
    if batch is not None:
        reply(work, incoming, now, summary(standing_of(work, batch.id)), card=card_of(batch.id))
    else:
        reply(work, incoming, now, Say("election-called", _facts(work, plan, polls[0])))


def _planned(work: Work, actor: Actor, words: str) -> Plan:
    """What the words say: a grid, a role by its name, numbers as seats. Raises Refusal for seats that cannot be."""
    grid = grid_named(work, actor, words)
    if grid is not None:
        words = words.replace(work.town.grids[grid].name, " ")
    said, roles = fold(words), work.town.roles.values()
    role = next((role for role in roles if any(fold(name) in said for name in role.name.names.values())), None)
    title = _TITLE.search(words)
    seats = sorted(int(number) for number in re.findall(r"\d+", words)[:2]) or [1]
    if title is None or not 1 <= seats[0] <= seats[-1] <= _MOST_SEATS:
        raise Refusal("refusal-election-words", most=_MOST_SEATS)
    grid = grid or own_grids(work, actor)[0]
    one_each = seats == [1] and len(buildings(work, grid)) > 1
    return Plan(title[0], None if role is None else role.id, grid, one_each, seats[0], seats[-1])


def _unpacked(value: str) -> Plan:
    return Plan(**orjson.loads(value))


def _venues(work: Work, plan: Plan) -> tuple[Venue, ...]:
    """Every place with a ballot of its own. Raises Refusal where nobody has a voice."""
    asked = buildings(work, plan.grid) if plan.by_building else (Venue(plan.grid),)
    venues = with_voices(work, asked, _ROLL)
    if not venues:
        raise Refusal("refusal-batch-nowhere")
    return venues


def _usual_posts(work: Work) -> list[Button]:
    """The roles of the town that neighbours fill."""
    roles = [role for role in work.town.roles.values() if role.standing is Standing.LEADER]
    return [
        Button(
            Say("choice-election-role", {"role": role.name}), Action(_ELECT, None, next(iter(role.name.names.values())))
        )
        for role in roles
    ]


def _show(work: Work, incoming: Incoming, now: datetime, plan: Plan) -> None:
    venues = _venues(work, plan)
    nominated, voted = _ends(work, plan, now)
    args: dict[str, Arg] = {
        "title": plan.title,
        "where": _where(work, plan, len(venues)),
        "seats": _seats(plan),
        "nominated": nominated,
        "voted": voted,
        "after": Say("election-post" if plan.role else "election-no-post"),
    }
    other = replace(plan, by_building=not plan.by_building)
    buttons = [Button(Say("button-election-go"), Action("poll.elect-now", None, plan.packed()))]
    if len(buildings(work, plan.grid)) > 1:
        buttons.append(Button(_scope_say(other), Action("poll.elect-change", None, other.packed())))
    for days in _DAYS:
        if days != plan.days:
            longer = replace(plan, days=days).packed()
            buttons.append(
                Button(Say("button-election-days", {"days": days}), Action("poll.elect-change", None, longer))
            )
    reply(work, incoming, now, Say("election-plan", args), buttons=buttons)


def _scope_say(plan: Plan) -> Say:
    return Say("button-election-by-building" if plan.by_building else "button-election-by-grid")


def _where(work: Work, plan: Plan, count: int) -> Say:
    key = "election-in-buildings" if plan.by_building else "election-in-grid"
    return Say(key, {"grid": work.town.grids[plan.grid].name, "count": count})


def _seats(plan: Plan) -> Say:
    if plan.least == plan.most:
        return Say("election-seats", {"count": plan.most})
    return Say("election-seats-from-to", {"least": plan.least, "most": plan.most})


def _ends(work: Work, plan: Plan, now: datetime) -> tuple[datetime, datetime]:
    """When nominations end, and when the voting does."""
    today = local_day(work, now)
    nominated, voted = (today + timedelta(days=days) for days in (plan.days, 2 * plan.days))
    return moment_on(work, nominated, _ENDS), moment_on(work, voted, _ENDS)


def _call(work: Work, plan: Plan, venue: Venue, batch: Batch | None, actor: Actor, now: datetime) -> Poll:
    """The election of one place, noticed until nominations end."""
    opens_at, closes_at = _ends(work, plan, now)
    new = NewPoll(
        grid=venue.grid,
        building=venue.building,
        question=_question(work, plan, venue),
        options=(),
        method=Method.SINGLE if plan.most == 1 else Method.SEATS,
        seats_min=plan.least,
        seats_max=plan.most,
        preset=_PRESET,
        rule=PRESETS[_PRESET],
        effect=FITS[_PRESET].effect,
        secrecy=Secrecy.SECRET,
        live=False,
        roll_kind=_ROLL,
        proposed_by=actor.person.id,
        opens_at=opens_at,
        closes_at=closes_at,
        batch=None if batch is None else batch.id,
    )
    poll = move(work.polls.add(new, now), PollMove.NOTICE)
    work.polls.save(poll)
    work.nominations.hold(poll.id, plan.role)
    work.polls.set_moment(poll, Happening.OPEN, opens_at)
    return poll


def _question(work: Work, plan: Plan, venue: Venue) -> str:
    """4栋 楼栋长: the place and the post, in the town's own words."""
    if venue.building is None:
        return f"{work.town.grids[venue.grid].name} {plan.title}"
    return f"{work.town.buildings[venue.building].name} {plan.title}"


def _announce(work: Work, plan: Plan, polls: Iterable[Poll], now: datetime) -> None:
    """Every group hears once which elections of its people begin."""
    of_chat: dict[Address, list[Poll]] = {}
    for poll in polls:
        for chat in chats_for(work, poll.grid, poll.roll_kind):
            of_chat.setdefault(chat.address, []).append(poll)
    for address, called in of_chat.items():
        lines = tuple(Say("election-line", {"number": str(poll.serial), "question": poll.question}) for poll in called)
        args = {**_facts(work, plan, called[0]), "lines": lines}
        work.outbox.post(address, Outgoing(Say("election-announced", args)), now)


def _facts(work: Work, plan: Plan, poll: Poll) -> dict[str, Arg]:
    return {
        "title": plan.title,
        "number": str(poll.serial),
        "question": poll.question,
        "place": place_say(Place(poll.grid, poll.building), work.town),
        "seats": _seats(plan),
        "nominated": poll.opens_at,
        "voted": poll.closes_at,
    }


def _in_private(work: Work, incoming: Incoming, now: datetime) -> Actor:
    """The speaker. Raises Refusal in a group, and for whoever may open no poll anywhere."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    actor = speaker(work, incoming, now)
    own_grids(work, actor)
    return actor
