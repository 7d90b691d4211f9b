"""A poll while somebody is still thinking it out: everything decided so far, kept in the conversation they have.

Nothing of it is a poll yet, nobody else sees it, and a day later it is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import orjson

from domain.polls.asking.drafting import checked_end, fitting_roll, fitting_secrecy, methods_for, takes_part
from domain.polls.poll import Method, Option, RollKind, Secrecy
from domain.polls.presets import FITS, PRESETS, with_participation
from domain.polls.rules import Measure, Op, Rule, Threshold
from handlers.polls.asking.opening import opening_day
from storage.polls.polls import NewPoll
from storage.polls.rows import dump_options, load_options
from storage.work import Work

#: The usual rule, and the one that binds nobody.
YARD, STRAW = "yard", "straw"

#: How many of the roll a yard may ask for.
PARTICIPATION: Mapping[str, Threshold | None] = {
    "any": None,
    "third": Threshold(Measure.UNITS, 1, 3, Op.AT_LEAST),
    "half": Threshold(Measure.UNITS, 1, 2, Op.MORE_THAN),
    "two-thirds": Threshold(Measure.UNITS, 2, 3, Op.AT_LEAST),
}

#: The note of the conversation in which a draft is kept.
_NOTE = "draft"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was decided so far. ``until`` None: nobody has said when it closes; ``method`` None: whatever is usual.

    ``listed`` are the people with a voice where they were named. ``participation`` is a key of ``PARTICIPATION``.
    ``binding`` is False where only asking around is allowed.
    """

    grid: str
    preset: str = YARD
    question: str = ""
    options: tuple[Option, ...] = ()
    until: datetime | None = None
    roll_kind: RollKind = RollKind.HOUSEHOLD
    roll_role: str | None = None
    listed: tuple[int, ...] = ()
    secrecy: Secrecy = Secrecy.NAMED
    method: Method | None = None
    picks: int = 1
    live: bool = True
    participation: str = "any"
    topic: int | None = None
    binding: bool = True

    @property
    def rule(self) -> Rule:
        """The rule of the preset; of custom, not of law, with the participation that was chosen."""
        rule = PRESETS[self.preset]
        if rule.formal:
            return rule
        return with_participation(rule, *takes_part(PARTICIPATION[self.participation]))

    @property
    def ballot(self) -> tuple[Method, int]:
        """How the options are chosen from: as was wanted where that fits, else as is usual."""
        fitting = methods_for(self.preset, len(self.options))
        wanted = [ballot for ballot in fitting if ballot == (self.method, self.picks)]
        return (wanted or fitting)[0]


def fitted(draft: Draft) -> Draft:
    """The draft with everything that does not go with its preset as is usual there."""
    roll_kind = fitting_roll(draft.preset, draft.roll_kind)
    role = draft.roll_role if roll_kind is RollKind.REPRESENTATIVE else None
    listed = draft.listed if roll_kind is RollKind.LISTED else ()
    secrecy = fitting_secrecy(draft.rule, draft.secrecy)
    return replace(draft, roll_kind=roll_kind, roll_role=role, listed=listed, secrecy=secrecy)


def new_poll(work: Work, draft: Draft, proposer: int, now: datetime) -> NewPoll:
    """The poll it makes. Raises Refusal when it would close at a wrong time."""
    assert draft.until is not None
    opens = opening_day(work, draft.rule, now)
    method, picks = draft.ballot
    return NewPoll(
        grid=draft.grid,
        question=draft.question,
        options=draft.options,
        method=method,
        picks=picks,
        preset=draft.preset,
        rule=draft.rule,
        effect=FITS[draft.preset].effect,
        secrecy=draft.secrecy,
        live=draft.live,
        roll_kind=draft.roll_kind,
        roll_role=draft.roll_role,
        proposed_by=proposer,
        opens_at=opens,
        closes_at=checked_end(draft.rule, opens, draft.until),
        topic=draft.topic,
    )


def noted(draft: Draft, asked: str) -> dict[str, str]:
    """The draft as notes of a conversation, with what was asked last."""
    plain = {
        "grid": draft.grid,
        "preset": draft.preset,
        "question": draft.question,
        "options": dump_options(draft.options),
        "until": None if draft.until is None else draft.until.isoformat(),
        "roll_kind": draft.roll_kind,
        "roll_role": draft.roll_role,
        "listed": draft.listed,
        "secrecy": draft.secrecy,
        "method": draft.method,
        "picks": draft.picks,
        "live": draft.live,
        "participation": draft.participation,
        "topic": draft.topic,
        "binding": draft.binding,
    }
    return {_NOTE: orjson.dumps(plain).decode(), "asked": asked}


def kept(notes: Mapping[str, str]) -> Draft | None:
    """The draft that ``noted`` wrote; None where there is none."""
    if _NOTE not in notes:
        return None
    plain = orjson.loads(notes[_NOTE])
    method, until = plain["method"], plain["until"]
    return Draft(
        **{
            **plain,
            "options": load_options(plain["options"]),
            "until": None if until is None else datetime.fromisoformat(until),
            "roll_kind": RollKind(plain["roll_kind"]),
            "listed": tuple(plain["listed"]),
            "secrecy": Secrecy(plain["secrecy"]),
            "method": None if method is None else Method(method),
        }
    )
