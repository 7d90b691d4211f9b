"""转发: somebody asks for what may be passed on, by its number or from a list."""

from __future__ import annotations

from datetime import datetime

from domain.duties.run import Run
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Outgoing, Say
from domain.polls.asking.numbering import split_poll_number
from domain.polls.poll import Poll, State
from handlers.forwarding.ready import notice_to_forward, poll_to_forward
from handlers.polls.asking.listing import going_on
from handlers.polls.meant import poll_meant
from handlers.speaking import reply, speaker
from handlers.telling.views import shortened
from storage.work import Work

#: A result is offered as long as people talk about it: so many, the newest.
_RESULTS = 3
_NOTICES = 5
_ON_A_BUTTON = 20

_PUBLISHED = frozenset({State.PUBLISHED, State.OBJECTION, State.EFFECTIVE, State.CARRIED_OUT})


def forward(work: Work, incoming: Incoming, now: datetime) -> None:
    """转发 议12: the words and the picture to pass on; 转发 alone: what there is."""
    assert incoming.action is not None
    _in_private(incoming)
    serial, _ = split_poll_number(incoming.action.value)
    if incoming.action.object is None and serial is None:
        _list(work, incoming, now)
    else:
        _hand_over(work, incoming, now, poll_to_forward(work, poll_meant(work, incoming)))


def forward_notice(work: Work, incoming: Incoming, now: datetime) -> None:
    """A notice of the list."""
    assert incoming.action is not None
    _in_private(incoming)
    run = work.duties.find(incoming.action.object or 0)
    if run is None or not run.open:
        raise Refusal("refusal-forward-no-notice")
    _hand_over(work, incoming, now, notice_to_forward(work, run))


def _in_private(incoming: Incoming) -> None:
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")


def _hand_over(work: Work, incoming: Incoming, now: datetime, ready: Outgoing) -> None:
    work.outbox.post(incoming.address, ready, now, reader=speaker(work, incoming, now).person.id)


def _list(work: Work, incoming: Incoming, now: datetime) -> None:
    actor = speaker(work, incoming, now)
    grids = (*actor.homes, *(post.grid for post in actor.posts))
    polls = (*going_on(work, grids), *_published(work, grids))
    buttons = [
        Button(
            Say(
                "button-forward-poll", {"number": str(poll.serial), "question": shortened(poll.question, _ON_A_BUTTON)}
            ),
            Action("forward.this", poll.id),
        )
        for poll in polls
    ]
    buttons += [
        Button(
            Say("button-forward-notice", {"title": shortened(run.title, _ON_A_BUTTON)}),
            Action("forward.notice", run.id),
        )
        for run in _hanging(work, grids)
    ]
    reply(work, incoming, now, Say("forward-what" if buttons else "forward-nothing"), buttons=buttons)


def _hanging(work: Work, grids: tuple[str, ...]) -> list[Run]:
    """The notices of these grids, of those they lie in and of those below them, the newest first."""
    town = work.town
    near = (
        run
        for run in work.duties.hanging()
        if any(town.contains(run.grid, grid) or town.contains(grid, run.grid) for grid in grids)
    )
    return [*near][:_NOTICES]


def _published(work: Work, grids: tuple[str, ...]) -> list[Poll]:
    found = {poll.id: poll for grid in grids for poll in work.polls.of_grid(grid) if poll.state in _PUBLISHED}
    return sorted(found.values(), key=lambda poll: -poll.id)[:_RESULTS]
