"""Doing a run: it is done, there is nothing to report, or line by line through a checklist.

A line found wrong becomes exactly one case, through the same door as every report, however often it is pressed and
whatever restarts lie between.
"""

from __future__ import annotations

from datetime import datetime

from domain.duties.duty import Item, RunKind
from domain.duties.run import Finding, Found, Run, RunState
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Outgoing, Say
from domain.places.place import Place
from handlers.council.resolutions.checking import ask_to_check
from handlers.duties import cards
from handlers.duties.settling import settle, tell_giver
from handlers.duties.visiting import card_of
from handlers.duties.whose import own, to_do
from handlers.reporting.drafts import Draft
from handlers.reporting.opening import open_case
from handlers.speaking import ask, done_asking, reply, speaker
from storage.work import Work

#: As many as one can choose from by number.
_MOST_SHOWN = 9


def mine(work: Work, incoming: Incoming, now: datetime) -> None:
    """任务: what is open for the speaker, the most urgent first, and what they gave others; a number shows one."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    actor = speaker(work, incoming, now)
    runs = {run.id: run for run in (*to_do(work, actor), *work.duties.given_by(actor.person.id))}
    if not runs:
        reply(work, incoming, now, Say("runs-none"))
        return
    shown = list(runs.values())[:_MOST_SHOWN]
    buttons = [
        Button(Say("choice-run", {"line": cards.line(work, run, now)}), Action("duty.show", None, str(run.id)))
        for run in shown
    ]
    more = len(runs) - len(shown)
    body = Say("runs-more", {"count": len(runs), "more": more}) if more else Say("runs", {"count": len(runs)})
    reply(work, incoming, now, body, buttons=buttons)


def show(work: Work, incoming: Incoming, now: datetime) -> None:
    """One run, as whoever does it sees it, or else whoever gave it."""
    run = work.duties.find(int(_ids(incoming)[0]))
    if run is None:
        raise Refusal("refusal-old-button")
    actor = speaker(work, incoming, now)
    if run.kind is RunKind.SWEEP and run.given_by == actor.person.id:
        answer(work, incoming, now, card_of(work, run, now))
    elif run.id in {mine.id for mine in to_do(work, actor)} and run.opens_at <= now:
        answer(work, incoming, now, cards.for_doer(work, run))
    elif run.given_by == actor.person.id:
        answer(work, incoming, now, cards.for_giver(work, run, now))
    else:
        raise Refusal("refusal-run-not-yours")


def done(work: Work, incoming: Incoming, now: datetime) -> None:
    """[做完了]: late once its time is over; a checklist is done when every line was looked at."""
    run = own(work, incoming, now, _ids(incoming)[0])
    left = cards.unanswered(work, run)
    if left:
        raise Refusal("refusal-run-not-all", count=len(left))
    _finish(work, incoming, now, run, RunState.DONE)


def nil(work: Work, incoming: Incoming, now: datetime) -> None:
    """[没有情况]: nothing to report counts as done."""
    _finish(work, incoming, now, own(work, incoming, now, _ids(incoming)[0]), RunState.NIL)


def _finish(work: Work, incoming: Incoming, now: datetime, run: Run, state: RunState) -> None:
    who = speaker(work, incoming, now).person.id
    over = settle(work, run, cards.ended(run, now, state), now, by=who)
    reply(work, incoming, now, Say("run-noted", {**cards.facts(work, over), "state": Say(f"run-state-{over.state}")}))
    if not ask_to_check(work, over, now):
        tell_giver(work, over, "news-run-done", now)


def fill(work: Work, incoming: Incoming, now: datetime) -> None:
    """[逐项填]: the first line that was not looked at."""
    run = own(work, incoming, now, _ids(incoming)[0])
    left = cards.unanswered(work, run)
    _turn(work, incoming, now, cards.for_item(work, run, left[0]) if left else cards.for_doer(work, run))


def look(work: Work, incoming: Incoming, now: datetime) -> None:
    """[上一项]: a line that was answered can be answered again until the run is done."""
    run, item = _line(work, incoming, now)
    _turn(work, incoming, now, cards.for_item(work, run, item))


def found(work: Work, incoming: Incoming, now: datetime) -> None:
    """[正常] [有问题]: what is wrong and is no case yet is asked about; the next line follows."""
    run, item = _line(work, incoming, now)
    before, finding = run.answers.get(item.id), Finding(_ids(incoming)[2])
    case = None if before is None else before.case
    run = work.duties.answer(run, {**run.answers, item.id: Found(finding, case)})
    if finding is Finding.WRONG and case is None:
        _ask_what(work, incoming, now, run, item)
        return
    done_asking(work, incoming, now)
    _turn(work, incoming, now, cards.for_doer(work, run))


def _ask_what(work: Work, incoming: Incoming, now: datetime, run: Run, item: Item) -> None:
    body = Say("run-what-is-wrong", {"item": item.name})
    ask(work, incoming, now, body, answer=Action("duty.wrong", None, f"{run.id}|{item.id}"))


def wrong(work: Work, incoming: Incoming, now: datetime) -> None:
    """The words or the photo of a line found wrong: a case, once."""
    run, item = _line(work, incoming, now)
    if not (incoming.text.strip() or incoming.photos):
        _ask_what(work, incoming, now, run, item)
        return
    before = run.answers.get(item.id)
    done_asking(work, incoming, now)
    if before is None or before.case is None:
        case = _case(work, incoming, now, run, item)
        run = work.duties.answer(run, {**run.answers, item.id: Found(Finding.WRONG, case)})
    answer(work, incoming, now, cards.for_doer(work, run))


def _case(work: Work, incoming: Incoming, now: datetime, run: Run, item: Item) -> int:
    """The case the line became, reported by whoever looked, where the run was done."""
    draft = Draft(
        message_id=incoming.message_id,
        words=incoming.text.strip(),
        category=item.category,
        place=Place(run.grid),
        photos=incoming.photos,
        album=incoming.album,
    )
    open_case(work, incoming, now, draft, speaker(work, incoming, now))
    case = work.cases.of_message(incoming.address, draft.message_id)
    assert case is not None
    return case.id


def _turn(work: Work, incoming: Incoming, now: datetime, card: Outgoing) -> None:
    """The card says this now, wherever it is shown; whoever typed a number gets it as an answer."""
    if incoming.handle is not None:
        work.outbox.refresh(card, now)
    else:
        answer(work, incoming, now, card)


def answer(work: Work, incoming: Incoming, now: datetime, card: Outgoing) -> None:
    """The card, as the newest message where the words were said."""
    reply(work, incoming, now, card.body, buttons=card.buttons, card=card.card)


def _line(work: Work, incoming: Incoming, now: datetime) -> tuple[Run, Item]:
    """The run and the line of its checklist a press is about. Raises Refusal for a line the town no longer has."""
    run = own(work, incoming, now, _ids(incoming)[0])
    wanted = _ids(incoming)[1]
    item = next((item for item in cards.checklist_of(work, run) if item.id == wanted), None)
    if item is None:
        raise Refusal("refusal-old-button")
    return run, item


def _ids(incoming: Incoming) -> tuple[str, ...]:
    assert incoming.action is not None
    return tuple(incoming.action.value.split("|"))
