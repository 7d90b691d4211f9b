"""Which polls are going on: those of a group's grid, of the grids one lives or works in, and of all around these."""

from __future__ import annotations

from datetime import datetime

from domain.message import Action, Button, ChatKind, Incoming, Say
from domain.polls.poll import Poll
from handlers.polls.asking.previewing import grids_for
from handlers.polls.cards import poll_line
from handlers.speaking import reply, speaker
from storage.work import Work

#: A list in a chat is no longer.
_MOST = 12


def list_open(work: Work, incoming: Incoming, now: datetime) -> None:
    """What is open or noticed here, each to be shown with a press; whoever may open one is offered that."""
    actor = speaker(work, incoming, now)
    chat = work.people.chat(incoming.address) if incoming.kind is ChatKind.GROUP else None
    grids = (chat.grid,) if chat is not None else (*actor.homes, *(post.grid for post in actor.posts))
    polls = going_on(work, grids)
    buttons = [
        Button(Say("button-poll-show", {"number": str(poll.serial)}), Action("poll.say", poll.id)) for poll in polls
    ]
    if grids_for(work, actor):
        buttons.append(Button(Say("button-poll-open"), Action("poll.begin")))
    lines = tuple(poll_line(poll) for poll in polls)
    body = Say("polls-open", {"count": len(lines), "lines": lines}) if lines else Say("polls-none")
    reply(work, incoming, now, body, buttons=buttons)


def going_on(work: Work, grids: tuple[str, ...]) -> tuple[Poll, ...]:
    """The polls open or noticed in these grids, in those they lie in and in those below them, the newest first."""
    around = {
        node for grid in grids for node in (*work.town.below(grid), *(above.id for above in work.town.path(grid)))
    }
    found = {poll.id: poll for grid in around for poll in work.polls.going_on(grid)}
    return tuple(sorted(found.values(), key=lambda poll: -poll.id))[:_MOST]
