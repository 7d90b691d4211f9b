"""A draft becomes a poll: posted at once, or noticed first, or asked of a second person where the law is strict."""

from __future__ import annotations

from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Outgoing, Say
from domain.people import Act, may
from domain.polls.asking.drafting import FEWEST_OPTIONS, MOST_OPEN
from domain.polls.poll import Effect, Poll, State
from handlers.polls.asking.drafts import Draft, new_poll
from handlers.polls.asking.opening import begin
from handlers.polls.consent.two_people import propose
from handlers.polls.posting import poll_chats
from handlers.speaking import reply, speaker
from storage.work import Work

#: What two people have to agree on before a formal poll begins.
_OPEN = "open"


def send_now(work: Work, incoming: Incoming, draft: Draft, now: datetime) -> None:
    """The draft is on its way. Raises Refusal when the speaker may not, or when enough is being asked there already."""
    actor = speaker(work, incoming, now)
    if not may(actor, Act.OPEN_FORMAL if draft.rule.formal else Act.OPEN_POLL, draft.grid, work.town):
        raise Refusal("refusal-poll-formal" if draft.rule.formal else "refusal-poll-leaders-only")
    if len(work.polls.going_on(draft.grid)) >= MOST_OPEN:
        raise Refusal("refusal-poll-too-many", most=MOST_OPEN)
    if len(draft.options) < FEWEST_OPTIONS:
        raise Refusal("refusal-poll-options-few", fewest=FEWEST_OPTIONS)
    poll = work.polls.add(new_poll(work, draft, actor.person.id, now), now)
    work.rolls.ask_only(poll.id, draft.listed)
    if poll.rule.formal:
        propose(work, poll, _OPEN, "", {}, actor, now)
        reply(work, incoming, now, Say("poll-waits-for-second", _facts(poll)))
        return
    _answer(work, incoming, begin(work, poll, now), now)


def _answer(work: Work, incoming: Incoming, poll: Poll, now: datetime) -> None:
    """Whoever sent it hears in private how to go on; a group has the card already."""
    body = Say(f"poll-sent-{poll.state}", {**_facts(poll), "groups": len(poll_chats(work, poll))})
    who = speaker(work, incoming, now).person.id
    if incoming.kind is ChatKind.PRIVATE:
        reply(work, incoming, now, body, buttons=_next_steps(poll))
    else:
        work.outbox.tell(who, Outgoing(body, buttons=_next_steps(poll), audience=who), now)


def _next_steps(poll: Poll) -> tuple[Button, ...]:
    """What can be taken back can be taken back by a press; what decides something may have something come after it."""
    withdraw = Button(Say("button-poll-withdraw"), Action("poll.withdraw", poll.id))
    following = Button(Say("button-stage-add"), Action("poll.next-stage", poll.id))
    offered = (
        (withdraw, poll.effect is Effect.STRAW or poll.state is State.NOTICED),
        (following, poll.effect is not Effect.STRAW),
    )
    return tuple(button for button, fits in offered if fits)


def _facts(poll: Poll) -> dict[str, Arg]:
    return {"number": str(poll.serial), "question": poll.question, "opens": poll.opens_at, "until": poll.closes_at}
