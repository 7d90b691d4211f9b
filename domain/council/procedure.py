"""一征三议两公开: the six steps of a matter that concerns the whole neighbourhood. None can be left out.

Each is noted with its day, who noted it and a picture that shows it: a sheet of signatures, minutes, the notice board.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.errors import Refusal
from domain.message import Say

#: What is made public hangs at least so long before the next step.
PUBLIC_FOR = timedelta(days=15)


class ProcedureStep(StrEnum):
    """征求意见, 两委提议, 相关单位商议, 居民(代表)会议决议, 决议公开, 实施公开, in their order."""

    SOLICIT = "solicit"
    PROPOSE = "propose"
    CONSULT = "consult"
    RESOLVE = "resolve"
    PUBLISH_DECISION = "publish_decision"
    PUBLISH_RESULT = "publish_result"


@dataclass(frozen=True, slots=True)
class StepRule:
    """``public``: what it is about hangs for all to read, and the next step waits ``PUBLIC_FOR``.
    ``decided``: the topic has its resolution before it can be noted.
    """

    public: bool = False
    decided: bool = False


STEPS: Mapping[ProcedureStep, StepRule] = {
    ProcedureStep.SOLICIT: StepRule(),
    ProcedureStep.PROPOSE: StepRule(),
    ProcedureStep.CONSULT: StepRule(),
    ProcedureStep.RESOLVE: StepRule(decided=True),
    ProcedureStep.PUBLISH_DECISION: StepRule(public=True, decided=True),
    ProcedureStep.PUBLISH_RESULT: StepRule(public=True, decided=True),
}

#: After these a meeting or a poll may decide.
BEFORE_DECIDING = frozenset({ProcedureStep.SOLICIT, ProcedureStep.PROPOSE, ProcedureStep.CONSULT})


@dataclass(frozen=True, slots=True)
class Noted:
    """A step that was taken: when, noted by whom, in which words, shown by which picture (SHA-256 name)."""

    step: ProcedureStep
    at: datetime
    actor: int
    words: str
    photo: str


def next_step(noted: Mapping[ProcedureStep, datetime]) -> ProcedureStep | None:
    """The first that was not taken; None after the last."""
    return next((step for step in ProcedureStep if step not in noted), None)


def may_decide(noted: Mapping[ProcedureStep, datetime]) -> bool:
    """Whether it may be decided: a matter that goes this way only after the steps before, any other at any time."""
    return not noted or noted.keys() >= BEFORE_DECIDING


def check_step(noted: Mapping[ProcedureStep, datetime], wanted: ProcedureStep, now: datetime, *, decided: bool) -> None:
    """Raises Refusal when it is another step's turn, nothing is decided yet, or the one before hangs too short."""
    following = next_step(noted)
    if following is None or wanted in noted:
        raise Refusal("refusal-step-taken", step=Say(f"step-{wanted}"))
    if wanted is not following:
        raise Refusal("refusal-step-skipped", step=Say(f"step-{wanted}"), first=Say(f"step-{following}"))
    if STEPS[wanted].decided and not decided:
        raise Refusal("refusal-step-undecided", step=Say(f"step-{wanted}"))
    public = [at for step, at in noted.items() if STEPS[step].public]
    if public and now < max(public) + PUBLIC_FOR:
        raise Refusal("refusal-step-too-soon", step=Say(f"step-{wanted}"), earliest=max(public) + PUBLIC_FOR)
