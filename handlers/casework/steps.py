"""The steps every conversation about a case shares: may they, what did they say, what is still to be asked."""

from __future__ import annotations

from datetime import datetime

from domain.casework.case import Case
from domain.casework.moves import MOVES, Move
from domain.casework.moving import Given, allowed
from domain.errors import Refusal
from domain.message import Action, Incoming, Say
from handlers.casework.moving import make_move
from handlers.casework.picking import case_for
from handlers.menus import reason_choices
from handlers.speaking import ask, done_asking, speaker
from storage.work import Work


def simple_move(work: Work, incoming: Incoming, now: datetime, wanted: Move) -> Case | None:
    """The case after a move that needs nothing said with it; None when the speaker was asked which case."""
    found = case_for(work, incoming, now, wanted)
    if found is None:
        return None
    return make_move(work, found[0], wanted, now, actor=speaker(work, incoming, now))


def reasoned_move(work: Work, incoming: Incoming, now: datetime, wanted: Move) -> tuple[Case, str] | None:
    """The case after a move that needs a reason, and the reason; None when the speaker was asked for something."""
    found = case_for(work, incoming, now, wanted)
    if found is None:
        return None
    case, value = found
    reason = said(value, incoming)
    if not reason:
        check(work, incoming, now, case, wanted)
        ask_for(work, incoming, now, case, wanted)
        return None
    moved = make_move(work, case, wanted, now, actor=speaker(work, incoming, now), given=Given(reason=reason))
    done_asking(work, incoming, now)
    return moved, reason


def check(work: Work, incoming: Incoming, now: datetime, case: Case, wanted: Move) -> None:
    """Refuse before asking for reasons that would be in vain. Raises Refusal."""
    if wanted not in MOVES[case.state]:
        raise Refusal("refusal-not-now", number=case.number, state=Say(f"state-{case.state}"))
    if wanted not in allowed(case, speaker(work, incoming, now), work.town):
        raise Refusal("refusal-not-yours", number=case.number)


def ask_for(
    work: Work,
    incoming: Incoming,
    now: datetime,
    case: Case,
    wanted: Move,
    *,
    notes: dict[str, str] | None = None,
    spoken: bool = False,
) -> None:
    """Ask for the reason or the feedback a move needs; of whoever spoke it for what can be read."""
    ask(
        work,
        incoming,
        now,
        Say("ask-finish-recorded" if spoken else f"ask-{wanted}", {"number": case.number}),
        answer=Action(f"case.{wanted}", case.id),
        choices=reason_choices(wanted, case.id),
        notes=notes,
    )


def notes_of(work: Work, incoming: Incoming, now: datetime) -> dict[str, str]:
    """What was settled before in this conversation, if it is about the same action."""
    action = incoming.action
    dialogue = work.dialogues.get(speaker(work, incoming, now).person.id, incoming.address, now)
    if (
        dialogue is None
        or action is None
        or (dialogue.action.name, dialogue.action.object) != (action.name, action.object)
    ):
        return {}
    return dict(dialogue.notes)


def said(value: str, incoming: Incoming) -> str:
    """The words that came with the action, chosen or typed."""
    return (value or incoming.text).strip()
