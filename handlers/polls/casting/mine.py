"""我的票: what somebody has a voice in, how it was used, and what came of it."""

from __future__ import annotations

from datetime import datetime

from domain.message import Action, Arg, Button, ChatKind, Incoming, Say
from domain.polls.poll import Poll, State
from handlers.polls import results
from handlers.polls.casting.choosing import choice_say
from handlers.speaking import reply, speaker
from storage.polls.rolls import Voice
from storage.work import Work

#: So many polls that are over are told.
_MOST_OVER = 3


def mine(work: Work, incoming: Incoming, now: datetime) -> None:
    """Open polls with what each of one's doors chose, or only that it has voted; then the last results."""
    if incoming.kind is ChatKind.GROUP:
        reply(work, incoming, now, Say("start-in-private"))
        return
    who = speaker(work, incoming, now).person.id
    polls = work.polls.of_voter(who)
    going = [poll for poll in polls if poll.state is State.OPEN]
    over = [poll for poll in polls if poll.verdict is not None][:_MOST_OVER]
    if not going and not over:
        reply(work, incoming, now, Say("my-votes-none"))
        return
    args: dict[str, Arg] = {
        "open": tuple(_standing(work, poll, who) for poll in going) or (Say("my-votes-nothing-open"),),
        "over": tuple(_came_of_it(work, poll, who) for poll in over) or (Say("my-votes-nothing-over"),),
    }
    showing = [
        Button(Say("button-my-vote", {"number": str(poll.serial)}), Action("poll.say", poll.id)) for poll in going
    ]
    reply(work, incoming, now, Say("my-votes", args), buttons=showing)


def _standing(work: Work, poll: Poll, who: int) -> Say:
    """An open poll, and for each door of theirs how it has voted."""
    args: dict[str, Arg] = {"number": str(poll.serial), "question": poll.question, "until": poll.closes_at}
    return Say("my-vote-open", {**args, "doors": doors(work, poll, who)})


def doors(work: Work, poll: Poll, who: int) -> tuple[Say, ...]:
    """A line for each door somebody votes for: what it chose, or only whether it has voted."""
    return tuple(_of_door(work, poll, voice) for voice in work.rolls.voices(poll.id, who))


def _of_door(work: Work, poll: Poll, voice: Voice) -> Say:
    if poll.secret:
        key = "my-vote-cast" if work.secret.participated(poll.id, voice.unit) else "my-vote-missing"
        return Say(key, {"door": voice.label})
    return _chosen(work, poll, voice) or Say("my-vote-missing", {"door": voice.label})


def _chosen(work: Work, poll: Poll, voice: Voice) -> Say | None:
    """What the door chose, with its receipt; None where it has not voted, or nobody can know."""
    ballot = work.ballots.of_unit(poll.id, voice.unit)
    if ballot is None:
        return None
    choice = choice_say(poll, ballot.choice)
    chosen: dict[str, Arg] = {"door": voice.label, "choice": choice, "receipt": ballot.receipt}
    return Say("my-vote-chosen" if ballot.recorder is None else "my-vote-recorded", chosen)


def _came_of_it(work: Work, poll: Poll, who: int) -> Say:
    """A poll that is over, what came of it, and of a show of hands what each door of theirs chose."""
    _, result = results.read(work.polls.result(poll))
    verdict = results.verdict_say(poll, result)
    args: dict[str, Arg] = {"number": str(poll.serial), "question": poll.question, "verdict": verdict}
    chosen = filter(None, (_chosen(work, poll, voice) for voice in work.rolls.voices(poll.id, who)))
    if doors := tuple(chosen):
        return Say("my-vote-over-chosen", {**args, "doors": doors})
    return Say("my-vote-over", args)
