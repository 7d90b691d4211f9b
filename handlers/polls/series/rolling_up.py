"""One roll-up (汇总) of many polls launched together: how each place stands, and what they come to in all.

Whoever launched them has one message that changes in place, and a new one when the last place is done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.errors import Refusal
from domain.message import Arg, ChatKind, Incoming, Outgoing, Say
from domain.people import Act, may
from domain.places.place import Place as Where
from domain.polls.deciding import Result
from domain.polls.poll import Poll, State
from domain.polls.rules import Verdict
from domain.polls.tally import Support
from handlers.polls.meant import poll_meant
from handlers.polls.results import read
from handlers.polls.terms import listed, option_say
from handlers.speaking import reply, speaker
from handlers.tasks.hanging import put_up
from handlers.telling.views import place_say
from storage.polls.batches import Batch, Place
from storage.work import Work


class Outcome(StrEnum):
    """How far the poll of one place has come, and what it came to."""

    WAITING = "waiting"
    OPEN = "open"
    PASSED = "passed"
    FAILED = "failed"
    TIED = "tied"
    VOID = "void"
    WITHDRAWN = "withdrawn"


_BEFORE_COUNTING: Mapping[State, Outcome] = {
    State.DRAFT: Outcome.WAITING,
    State.NOTICED: Outcome.WAITING,
    State.OPEN: Outcome.OPEN,
    State.CLOSED: Outcome.OPEN,
    State.COUNTED: Outcome.OPEN,
    State.WITHDRAWN: Outcome.WITHDRAWN,
    State.ANNULLED: Outcome.WITHDRAWN,
}

_OF_VERDICT: Mapping[Verdict, Outcome] = {
    Verdict.PASSED: Outcome.PASSED,
    Verdict.FAILED: Outcome.FAILED,
    Verdict.TIED: Outcome.TIED,
    Verdict.VOID: Outcome.VOID,
}

#: Places that are not counted are named one by one as long as they are no more than these.
_MOST_UNCOUNTED = 30

#: What the outbox calls a message that was said once already.
_TOLD_BEFORE = 0

_UNDERWAY = frozenset({Outcome.WAITING, Outcome.OPEN})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a batch stands: the last poll of each place, with what became of it."""

    batch: Batch
    places: tuple[tuple[Place, Outcome], ...]

    @property
    def over(self) -> bool:
        """Whether every place is done."""
        return not any(outcome in _UNDERWAY for _, outcome in self.places)

    def count(self, outcome: Outcome) -> int:
        """In how many places it stands so."""
        return sum(one is outcome for _, one in self.places)


def follow(work: Work, poll: Poll, result: Result, now: datetime) -> None:
    """After a poll of a batch is counted: the roll-up says so."""
    tell(work, poll, now)


def tell(work: Work, poll: Poll, now: datetime) -> None:
    """After anything that ends a poll of a batch: the roll-up says so."""
    if poll.batch is not None:
        show(work, poll.batch, now)


def show(work: Work, batch: int, now: datetime) -> None:
    """Whoever launched the batch reads how it stands, and hears of it once all of it is over."""
    standing = standing_of(work, batch)
    if standing.over:
        told = Outgoing(_whole(work, standing), card=card_of(batch), once=f"{card_of(batch)}:over")
        if work.outbox.ping(standing.batch.proposed_by, told, now) != _TOLD_BEFORE:
            _hang(work, standing, now)
    else:
        work.outbox.refresh(Outgoing(summary(standing), card=card_of(batch)), now)


def roll_up(work: Work, incoming: Incoming, now: datetime) -> None:
    """汇总 议12: all places one by one, for whoever may open polls there."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    poll, actor = poll_meant(work, incoming), speaker(work, incoming, now)
    if poll.batch is None:
        raise Refusal("refusal-batch-none", number=str(poll.serial))
    standing = standing_of(work, poll.batch)
    if standing.batch.proposed_by != actor.person.id and not may(actor, Act.OPEN_POLL, standing.batch.grid, work.town):
        raise Refusal("refusal-batch-not-yours")
    reply(work, incoming, now, _whole(work, standing))


def standing_of(work: Work, batch: int) -> Standing:
    """How the batch stands now. A place that is in its next round stands as that round does."""
    polls = work.batches.places(batch)
    held_again = {poll.runoff_of for poll in polls}
    last = tuple(poll for poll in polls if poll.poll not in held_again)
    return Standing(work.batches.get(batch), tuple((poll, _outcome(poll)) for poll in last))


def card_of(batch: int) -> str:
    """The name of the message that says how a batch stands."""
    return f"batch:{batch}"


def summary(standing: Standing) -> Say:
    """How many places stand how."""
    return Say("batch-summary", _facts(standing))


def _outcome(place: Place) -> Outcome:
    before = _BEFORE_COUNTING.get(place.state)
    if before is not None:
        return before
    assert place.verdict is not None
    return _OF_VERDICT[place.verdict]


def _hang(work: Work, standing: Standing, now: datetime) -> None:
    """All results hang out as one notice, for as long as their rule wants."""
    (first, _), *_ = standing.places
    days = work.polls.get(first.poll).rule.publish_days
    if days:
        put_up(work, standing.batch.proposed_by, standing.batch.grid, standing.batch.title, days, now)


def _facts(standing: Standing) -> dict[str, Arg]:
    counts = tuple(
        Say(f"batch-count-{outcome}", {"count": count}) for outcome in Outcome if (count := standing.count(outcome))
    )
    return {"title": standing.batch.title, "places": len(standing.places), "counts": counts}


def _whole(work: Work, standing: Standing) -> Say:
    uncounted = [place for place, _ in standing.places if place.result is None]
    shown = [
        (place, outcome)
        for place, outcome in standing.places
        if place.result is not None or len(uncounted) <= _MOST_UNCOUNTED
    ]
    lines = tuple(_line(work, place, outcome) for place, outcome in shown)
    return Say("batch-whole", {**_facts(standing), "totals": _totals(work, standing), "lines": lines})


def _line(work: Work, place: Place, outcome: Outcome) -> Say:
    args: dict[str, Arg] = {
        "place": place_say(Where(place.grid, place.building), work.town),
        "number": str(place.serial),
        "outcome": Say(f"batch-outcome-{outcome}"),
    }
    if place.result is None:
        return Say("batch-line", args)
    poll = work.polls.get(place.poll)
    tally, result = read(place.result)
    args |= {"voted": tally.voted_units, "roll": tally.roll_units}
    if not result.winners:
        return Say("batch-line-counted", args)
    won = listed(Say("batch-winner", {"option": option_say(poll.options[place - 1])}) for place in result.winners)
    return Say("batch-line-won", {**args, "won": won})


def _totals(work: Work, standing: Standing) -> Say:
    """What all places that are counted come to: how many voted, and for what where all have the same options."""
    counted = [(work.polls.get(place.poll), read(place.result)[0]) for place, _ in standing.places if place.result]
    if not counted:
        return Say("batch-totals-none")
    voted, roll = (sum(getattr(tally, name) for _, tally in counted) for name in ("voted_units", "roll_units"))
    args: dict[str, Arg] = {"voted": voted, "roll": roll, "counted": len(counted)}
    asked = {tuple(option.text for option in poll.options) for poll, _ in counted}
    if len(asked) > 1 or any(option.person for poll, _ in counted for option in poll.options):
        return Say("batch-totals", args)
    got = _summed([tally.options for _, tally in counted])
    lines = tuple(Say("batch-total", {"text": text, "got": units}) for text, units in zip(*asked, got, strict=True))
    return Say("batch-totals-options", {**args, "options": lines})


def _summed(tallies: Sequence[tuple[Support, ...]]) -> tuple[int, ...]:
    return tuple(sum(support.units for support in option) for option in zip(*tallies, strict=True))
