"""Casting a ballot: pressed under the card, typed with the poll's number, or built in private (``marking.py``).

Voting sets and never toggles; the last ballot of a unit before closing stands. Who votes for whom comes from the frozen
roll and from who speaks, never from a button. Ballots of a secret poll are the business of ``secret.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Address, Arg, ChatKind, Incoming, Say
from domain.polls import choices
from domain.polls.ledger import Kind
from domain.polls.poll import Method, Origin, Poll, State
from handlers.polls import posting, rolls
from handlers.polls.casting.answering import answer
from handlers.polls.casting.choosing import choice_say
from handlers.polls.ending import outages
from handlers.polls.meant import poll_meant, words_after
from handlers.polls.secrecy import secret
from handlers.speaking import speaker
from storage.polls.ballots import Ballot, new_receipt
from storage.polls.polls import Happening
from storage.polls.rolls import Voice
from storage.work import Work

#: The words that cast a ballot, with the number of a poll before or behind them.
BALLOTS = frozenset({"poll", "vote-for", "vote-against", "abstain"})

#: The card in the groups is changed for many ballots at once, not for each.
_SHOWN_APART = timedelta(seconds=3)

#: Why a poll takes no ballots, by its state; one that is over for any other reason was closed.
_NOT_OPEN: Mapping[State, str] = {
    State.DRAFT: "refusal-poll-not-yet",
    State.NOTICED: "refusal-poll-not-yet",
    State.WITHDRAWN: "refusal-poll-withdrawn",
    State.ANNULLED: "refusal-poll-annulled",
}


@dataclass(frozen=True, slots=True)
class _Cast:
    """The ballot of a unit, and the one that stood before it, the same where nothing changed."""

    voice: Voice
    ballot: Ballot
    before: Ballot | None


def vote(work: Work, incoming: Incoming, now: datetime) -> None:
    """A choice was pressed."""
    assert incoming.action is not None
    choose(work, incoming, poll_meant(work, incoming), incoming.action.value, now)


def say(work: Work, incoming: Incoming, now: datetime) -> None:
    """议12 2: the choice that was typed; the number alone shows the poll."""
    poll, words = poll_meant(work, incoming), words_after(incoming)
    if not words:
        posting.show(work, incoming, poll, now)
        return
    try:
        choice = choices.read(poll, words)
    except Refusal:
        if incoming.kind is ChatKind.GROUP and not incoming.addressed:
            # Neighbours speak of a poll to one another, too.
            return
        raise
    choose(work, incoming, poll, choice, now)


def agree(work: Work, incoming: Incoming, now: datetime) -> None:
    """议12 同意."""
    _choose_said(work, incoming, "1", now)


def disagree(work: Work, incoming: Incoming, now: datetime) -> None:
    """议12 反对."""
    _choose_said(work, incoming, "2", now)


def abstain(work: Work, incoming: Incoming, now: datetime) -> None:
    """议12 弃权."""
    choose(work, incoming, poll_meant(work, incoming), choices.ABSTAIN, now)


def _choose_said(work: Work, incoming: Incoming, choice: str, now: datetime) -> None:
    """Where the choice is not between for and against, an option may be called by that very word."""
    poll = poll_meant(work, incoming)
    yes_or_no = poll.method is Method.YES_NO
    choose(work, incoming, poll, choice if yes_or_no else choices.read(poll, words_after(incoming)), now)


def choose(work: Work, incoming: Incoming, poll: Poll, choice: str, now: datetime) -> None:
    """The speaker's choice stands for every unit they vote for, or they are told why not. Either way in private."""
    poll = in_time(work, poll, incoming.at, now)
    account = Address(incoming.address.channel, incoming.sender)
    who = work.people.meet(account, incoming.sender_name, now).id
    voices = work.rolls.voices(poll.id, who)
    refused = why_closed(poll, incoming.at)
    if refused is None and not voices:
        refused = rolls.why_not(work, poll, speaker(work, incoming, now), now)
    if refused is not None:
        answer(work, incoming, refused, now)
    elif poll.secret:
        secret.choose(work, incoming, poll, voices, choice, now)
    else:
        cast_for = [_cast_for(work, incoming, poll, voice, choice, who, now) for voice in voices]
        answer(work, incoming, _receipt(poll, cast_for), now)


def in_time(work: Work, poll: Poll, at: datetime, now: datetime) -> Poll:
    """The poll, extended where an outage made somebody late."""
    late = poll.state is State.OPEN and at >= poll.closes_at
    return outages.make_up(work, poll, now) if late else poll


def why_closed(poll: Poll, at: datetime) -> Say | None:
    """Why a ballot that was received then does not count; None when it does."""
    number = str(poll.serial)
    if poll.state is State.OPEN and poll.opens_at <= at < poll.closes_at:
        return None
    key = _NOT_OPEN.get(poll.state, "refusal-poll-closed")
    if key == "refusal-poll-not-yet" or at < poll.opens_at:
        return Say("refusal-poll-not-yet", {"number": number, "at": poll.opens_at})
    if key == "refusal-poll-closed":
        return Say(key, {"number": number, "at": min(poll.closed_at or poll.closes_at, poll.closes_at)})
    return Say(key, {"number": number})


def _cast_for(work: Work, incoming: Incoming, poll: Poll, voice: Voice, choice: str, who: int, now: datetime) -> _Cast:
    before = work.ballots.of_unit(poll.id, voice.unit)
    if before is not None and before.choice == choice and before.recorder is None:
        return _Cast(voice, before, before)
    origin = Origin(incoming.through or incoming.address.channel)
    return _Cast(voice, cast(work, poll, voice, choice, origin, incoming.at, now, cast_by=who), before)


def cast(
    work: Work,
    poll: Poll,
    voice: Voice,
    choice: str,
    origin: Origin,
    at: datetime,
    now: datetime,
    *,
    cast_by: int | None,
    recorder: int | None = None,
    words: Mapping[str, str] | None = None,
) -> Ballot:
    """The ballot that stands for the unit from now on; its line in the ledger says when it was received (``at``)."""
    receipt = new_receipt()
    line = work.ledger.add(
        poll.id,
        Kind.BALLOT,
        at,
        actor=recorder or cast_by,
        unit=voice.unit,
        choice=choice,
        origin=origin,
        facts={"receipt": receipt} if recorder is None else {"receipt": receipt, "recorded": True},
        words=words,
    )
    ballot = Ballot(voice.unit, choice, origin, cast_by, recorder, line.seq, receipt)
    work.ballots.put(poll.id, ballot)
    work.polls.set_moment_once(poll, Happening.SHOW, _shows_at(poll, now))
    return ballot


def _shows_at(poll: Poll, now: datetime) -> datetime:
    return now if poll.shown_at is None else max(now, poll.shown_at + _SHOWN_APART)


def _receipt(poll: Poll, cast_for: Sequence[_Cast]) -> Say:
    """What the voter holds in hand: for which doors, what, under which code, and until when it can be changed."""
    args: dict[str, Arg] = {
        "number": str(poll.serial),
        "choice": choice_say(poll, cast_for[0].ballot.choice),
        "doors": tuple(door_say(one.voice, one.ballot) for one in cast_for),
        "until": poll.closes_at,
    }
    return Say(_receipt_key(cast_for), args)


def door_say(voice: Voice, ballot: Ballot) -> Say:
    """The unit as its neighbours call it, and the code of its ballot."""
    return Say("ballot-door", {"door": voice.label, "receipt": ballot.receipt})


def _receipt_key(cast_for: Sequence[_Cast]) -> str:
    if all(one.before is one.ballot for one in cast_for):
        return "ballot-same"
    return "ballot-receipt" if all(one.before is None for one in cast_for) else "ballot-changed"
