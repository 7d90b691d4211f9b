"""提前截止, 延长, 增补, 作废: typed with the number of a poll and a reason, and asked of a second person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Arg, Incoming, Say
from domain.people import Act, may
from domain.places.place import Place
from domain.polls.moves import PollMove, move
from domain.polls.poll import Poll
from handlers.members.doors import read_door
from handlers.polls import additions
from handlers.polls.cards import facts
from handlers.polls.consent import acts, two_people
from handlers.polls.ending.extending import extended_by_hand
from handlers.polls.meant import poll_meant, words_after
from handlers.speaking import done_asking, reply, speaker
from storage.work import Work

#: Nobody reads a longer reason in a group.
_LONGEST = 200

#: The move of the poll each act makes: one its state does not allow is not even asked for.
_MOVES: Mapping[str, PollMove] = {
    acts.CLOSE_EARLY: PollMove.CLOSE,
    acts.EXTEND: PollMove.EXTEND,
    acts.ADD_TO_ROLL: PollMove.EXTEND,
    acts.ANNUL: PollMove.ANNUL,
}


def close_early(work: Work, incoming: Incoming, now: datetime) -> None:
    """提前截止 议12 都投完了"""
    poll = _poll(work, incoming, now, acts.CLOSE_EARLY)
    ask_second(work, incoming, now, poll, acts.CLOSE_EARLY, words_after(incoming), {})


def annul(work: Work, incoming: Incoming, now: datetime) -> None:
    """作废 议12 题目写错了"""
    poll = _poll(work, incoming, now, acts.ANNUL)
    ask_second(work, incoming, now, poll, acts.ANNUL, words_after(incoming), {})


def extend(work: Work, incoming: Incoming, now: datetime) -> None:
    """延长 议12 2天 好多人出门了: once, and no longer than its rule lets a poll last."""
    poll = _poll(work, incoming, now, acts.EXTEND)
    if extended_by_hand(work, poll):
        raise Refusal("refusal-poll-extended-already", number=str(poll.serial))
    days, reason = work.spoken.days_before(words_after(incoming))
    most = poll.opens_at + timedelta(days=poll.rule.vote_days_max)
    if days is None or days < 1 or poll.closes_at + timedelta(days=days) > most:
        raise Refusal("refusal-poll-how-long", number=str(poll.serial), until=most)
    ask_second(work, incoming, now, poll, acts.EXTEND, reason, {"days": str(days)})


def add_to_roll(work: Work, incoming: Incoming, now: datetime) -> None:
    """增补 议12 3-201 登记的时候漏了: nobody is asked to agree to what could not be done."""
    poll = _poll(work, incoming, now, acts.ADD_TO_ROLL)
    additions.check_may_grow(work, poll)
    named, _, reason = words_after(incoming).partition(" ")
    door = read_door(work, named, Place(poll.grid, poll.building))
    if not isinstance(door, Place) or door.building is None or not door.room:
        raise Refusal("refusal-poll-which-door", number=str(poll.serial))
    additions.missing(work, poll, door)
    about = {"grid": door.grid, "building": door.building, "unit": door.unit, "room": door.room}
    ask_second(work, incoming, now, poll, acts.ADD_TO_ROLL, reason, about)


def _poll(work: Work, incoming: Incoming, now: datetime, act: str) -> Poll:
    """The poll that is meant. Raises Refusal when its state does not allow the act, or the speaker has no say in it."""
    poll = poll_meant(work, incoming)
    if not may(speaker(work, incoming, now), Act.CHANGE_POLL, poll.grid, work.town):
        raise Refusal("refusal-poll-change-staff-only", number=str(poll.serial))
    move(poll, _MOVES[act])
    return poll


def ask_second(
    work: Work, incoming: Incoming, now: datetime, poll: Poll, act: str, reason: str, about: Mapping[str, str]
) -> None:
    """Asked of a second person; the reason is asked for where there is none, for everybody will read it."""
    if not reason.strip():
        raise Refusal("refusal-poll-reason", number=str(poll.serial))
    done_asking(work, incoming, now)
    request = two_people.propose(work, poll, act, reason.strip()[:_LONGEST], about, speaker(work, incoming, now), now)
    asked = two_people.asked_say(work, poll, request, now)
    args: dict[str, Arg] = {**facts(work, poll), "act": acts.act_say(work, poll, request), "people": asked}
    reply(work, incoming, now, Say("poll-request-asked", args))
