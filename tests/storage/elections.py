"""Elections as they are called: noticed, nobody on the ballot yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.polls.poll import Effect, Method, Poll, RollKind, Secrecy, State
from domain.polls.presets import PRESETS
from storage.polls.polls import NewPoll
from storage.work import Work
from tests.town import NOON, someone

DAYS = timedelta(days=3)


def an_election(work: Work, role: str | None = "leader", **changes: object) -> Poll:
    """The yard elects its leader, people are nominated; and whatever of ``NewPoll`` is to be otherwise."""
    called = NewPoll(
        grid="yard",
        question="富家组 邻长",
        options=(),
        method=Method.SINGLE,
        preset="yard",
        rule=PRESETS["yard"],
        effect=Effect.RESOLUTION,
        secrecy=Secrecy.SECRET,
        roll_kind=RollKind.HOUSEHOLD,
        proposed_by=someone(work, "li").id,
        opens_at=NOON + DAYS,
        closes_at=NOON + 2 * DAYS,
    )
    draft = work.polls.add(replace(called, **changes), NOON)  # type: ignore[arg-type]
    work.nominations.hold(draft.id, role)
    return in_state(work, draft, State.NOTICED)


def in_state(work: Work, poll: Poll, state: State) -> Poll:
    """The poll in that state."""
    work.polls.save(replace(poll, state=state))
    return work.polls.get(poll.id)
