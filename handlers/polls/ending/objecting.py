"""异议期: whoever is on the roll may object to a result; the community answers, and only then does it take effect."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.clocks.counting import Limit, Unit
from domain.duties.duty import RunKind
from domain.duties.run import Run
from domain.errors import Refusal
from domain.message import Action, Arg, ChatKind, Incoming, Outgoing, Say
from domain.polls.ledger import Kind
from domain.polls.poll import Poll, State
from domain.town import Standing
from handlers.duties.cards import ended
from handlers.duties.settling import settle, tell_doers
from handlers.duties.whose import doers, own
from handlers.polls.cards import facts
from handlers.polls.ending.publishing import objections_until, take_effect
from handlers.polls.meant import poll_meant, words_after
from handlers.speaking import ask, done_asking, reply, speaker
from storage.duties import NewRun
from storage.polls.objections import Objection
from storage.polls.polls import Happening
from storage.work import Work

#: So long whoever answers has.
_ANSWERED_IN = Limit(3, Unit.WORK_DAY)

#: While one waits for an answer, so often it is looked whether it still does.
_DAILY = timedelta(days=1)

#: Who answers, whoever holds such a post nearest to the poll.
_ANSWERS = frozenset({Standing.COMMUNITY, Standing.STREET})

_LONGEST = 500


def object_(work: Work, incoming: Incoming, now: datetime) -> None:
    """异议 议12 公示栏没贴够三天: kept, and the community has some days to answer it."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    poll, words = poll_meant(work, incoming), words_after(incoming)[:_LONGEST]
    person = speaker(work, incoming, now).person.id
    _check(work, poll, person, now)
    if not words:
        ask(work, incoming, now, Say("poll-ask-objection", facts(work, poll)), answer=Action("poll.object", poll.id))
        return
    done_asking(work, incoming, now)
    objection = work.objections.add(poll, person, words, now)
    run = _order_answer(work, poll, now)
    work.objections.set_run(objection, run.id)
    work.ledger.add(
        poll.id, Kind.OBJECTED, now, actor=person, facts={"objection": objection.id}, words={"words": words}
    )
    tell_doers(work, run, now)
    reply(work, incoming, now, Say("poll-objected", {**facts(work, poll), "due": run.due_at}))


def _check(work: Work, poll: Poll, person: int, now: datetime) -> None:
    """Raises Refusal for whoever has no voice, outside the time for objections, and while one of theirs waits."""
    number = str(poll.serial)
    if poll.state is not State.OBJECTION or now >= objections_until(work, poll):
        raise Refusal("refusal-poll-no-objection", number=number)
    if not work.rolls.voices(poll.id, person):
        raise Refusal("refusal-poll-objection-not-yours", number=number)
    if any(objection.person == person for objection in work.objections.unanswered(poll)):
        raise Refusal("refusal-poll-objected-already", number=number)


def _order_answer(work: Work, poll: Poll, now: datetime) -> Run:
    """The task to answer: of the community's post nearest above; where nobody holds one, the proposer's."""
    role, grid = _answering(work, poll, now)
    person = poll.proposed_by if role is None else None
    new = NewRun(RunKind.OBJECTION, grid, poll.question, now, now, role=role, person=person)
    run = work.duties.open(new)
    assert run is not None
    due = work.clocks.start_for_run(run.id, now, _ANSWERED_IN, now)
    return work.duties.due_moved(run, due)


def _answering(work: Work, poll: Poll, now: datetime) -> tuple[str | None, str]:
    for node in work.town.path(poll.grid):
        for role in work.town.roles.values():
            if role.standing in _ANSWERS and work.people.holders(role.id, node.id, now):
                return role.id, node.id
    return None, poll.grid


def answer(work: Work, incoming: Incoming, now: datetime) -> None:
    """答复 议12 已补贴三天: whoever objected hears it; the result takes effect once nothing waits any more."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    poll, words = poll_meant(work, incoming), words_after(incoming)[:_LONGEST]
    objection = _waiting(work, incoming, now, poll)
    if not words or words.isdecimal():
        asked = Say("poll-ask-answer", {**facts(work, poll), "words": objection.words})
        ask(work, incoming, now, asked, answer=Action("poll.answer", poll.id))
        return
    done_asking(work, incoming, now)
    person = speaker(work, incoming, now).person.id
    assert objection.run is not None
    run = own(work, incoming, now, str(objection.run))
    work.objections.answer(objection, words, person, now)
    said = {"objection": objection.id}
    work.ledger.add(poll.id, Kind.ANSWERED, now, actor=person, facts=said, words={"words": words})
    settle(work, run, ended(run, now), now, by=person)
    told: dict[str, Arg] = {**facts(work, poll), "words": objection.words, "answer": words}
    work.outbox.tell(objection.person, Outgoing(Say("poll-objection-answered", told)), now)
    reply(work, incoming, now, Say("poll-answered", told))
    if poll.state is State.OBJECTION and now >= objections_until(work, poll):
        end(work, poll, now)


def _waiting(work: Work, incoming: Incoming, now: datetime, poll: Poll) -> Objection:
    """The oldest objection to the poll that the speaker is to answer. Raises Refusal."""
    waiting = work.objections.unanswered(poll)
    if not waiting:
        raise Refusal("refusal-poll-nothing-to-answer", number=str(poll.serial))
    who = speaker(work, incoming, now).person.id
    for objection in waiting:
        if objection.run is not None and who in doers(work, work.duties.get(objection.run), now):
            return objection
    raise Refusal("refusal-run-not-yours")


def end(work: Work, poll: Poll, now: datetime) -> None:
    """The time for objections is over: the result takes effect, unless one still waits for its answer."""
    waiting = work.objections.unanswered(poll)
    if not waiting:
        take_effect(work, poll, now)
        return
    work.polls.set_moment(poll, Happening.OBJECTION_ENDS, now + _DAILY)
    body = Say("poll-objections-wait", {**facts(work, poll), "count": len(waiting)})
    work.outbox.tell(poll.proposed_by, Outgoing(body), now)
