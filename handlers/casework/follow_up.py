"""回访: some days after closing the reporter says how it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.casework.case import State
from domain.casework.parties import Party, parties
from domain.errors import Refusal
from domain.message import Incoming, Say
from handlers.casework.picking import case_and_value
from handlers.speaking import reply, speaker
from storage.work import Work


def satisfied(work: Work, incoming: Incoming, now: datetime) -> None:
    """Still fine: the only way a case counts as satisfied beside the reporter's own verification."""
    case, _ = case_and_value(work, incoming, now)
    actor = speaker(work, incoming, now)
    if case is None or Party.REPORTER not in parties(case, actor, work.town):
        raise Refusal("refusal-not-your-button")
    if case.state is not State.CLOSED:
        raise Refusal("refusal-not-now", number=case.number, state=Say(f"state-{case.state}"))
    happy = replace(case, satisfied=True)
    work.cases.save(case, happy)
    work.history.add(happy, "satisfied", now, actor=actor.person.id, before=case.state)
    reply(work, incoming, now, Say("done-satisfied", {"number": case.number}))
