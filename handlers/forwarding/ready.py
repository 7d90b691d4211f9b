"""A poll, a result or a notice as it is passed on: short words, a picture with a code to scan, nobody's name.

Whoever reads it is in a group we know nothing of, so nothing is in it that not everybody may know: of an election no
candidate, of a poll that is open no tally.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.duties.run import Run
from domain.errors import Refusal
from domain.message import Arg, Entrance, Outgoing, Say
from domain.polls.asking.numbering import poll_number
from domain.polls.deciding import Result
from domain.polls.poll import Method, Poll, State
from domain.polls.rules import Verdict
from domain.starts import REPORT
from handlers.polls import results
from handlers.telling.views import shortened
from storage.work import Work

#: So much of a question or a title is in the words, which must be short to be read in a group; the picture has all.
_WORDS = 80
_OPTION_WORDS = 40

#: So many options stand in the picture.
_OPTIONS = 8

#: What the words of a result say for each way it can end.
_VERDICTS: Mapping[Verdict, str] = {
    Verdict.PASSED: "forward-passed",
    Verdict.FAILED: "forward-failed",
    Verdict.VOID: "forward-void",
    Verdict.TIED: "forward-tied",
}


def poll_to_forward(work: Work, poll: Poll) -> Outgoing:
    """The poll as it is now. Raises Refusal for one that came to nothing."""
    if poll.state not in READY:
        raise Refusal("refusal-forward-over", number=str(poll.serial))
    return READY[poll.state](work, poll)


def notice_to_forward(work: Work, run: Run) -> Outgoing:
    """A notice that hangs; whoever has something to say about it gets in by the code."""
    grid, way = work.town.grids[run.grid].name, Entrance(REPORT)
    until: dict[str, Arg] = {"grid": grid, "until": run.opens_at}
    body = Say("forward-notice", {**until, "title": shortened(run.title, _WORDS), "link": way})
    return Outgoing(
        body, drawing=_card(Say("forward-card-notice"), run.title, (), Say("forward-card-hangs", until), way)
    )


def _noticed(work: Work, poll: Poll) -> Outgoing:
    return _asked(work, poll, "forward-poll-noticed", "forward-card-opens", {"opens": poll.opens_at})


def _open(work: Work, poll: Poll) -> Outgoing:
    return _asked(work, poll, "forward-poll", "forward-card-until", {})


def _asked(work: Work, poll: Poll, key: str, note: str, when: Mapping[str, Arg]) -> Outgoing:
    facts = _facts(work, poll)
    until: dict[str, Arg] = {"grid": facts["grid"], "until": poll.closes_at, **when}
    head = Say("forward-card-poll", {"number": facts["number"]})
    return Outgoing(
        Say(key, {**facts, **until}), drawing=_card(head, poll.question, _options(poll), Say(note, until), _way(poll))
    )


def _over(work: Work, poll: Poll) -> Outgoing:
    tally, result = results.read(work.polls.result(poll))
    turnout: dict[str, Arg] = {"voted": tally.voted_units, "of": tally.roll_units}
    facts = _facts(work, poll)
    body = Say("forward-result", {**facts, **turnout, "verdict": _verdict(poll, result)})
    if _names_people(poll):
        head = Say("forward-card-poll", {"number": facts["number"]})
        note = Say("forward-card-turnout", turnout)
        return Outgoing(body, drawing=_card(head, poll.question, (), note, _way(poll)))
    drawn = results.drawing(poll, tally, result)
    return Outgoing(body, drawing=Say(drawn.key, {**drawn.args, "link": _way(poll)}))


#: How a poll is passed on in each state in which there is something to tell.
READY: Mapping[State, Callable[[Work, Poll], Outgoing]] = {
    State.NOTICED: _noticed,
    State.OPEN: _open,
    State.PUBLISHED: _over,
    State.OBJECTION: _over,
    State.EFFECTIVE: _over,
    State.CARRIED_OUT: _over,
}


def _facts(work: Work, poll: Poll) -> dict[str, Arg]:
    return {
        "number": str(poll.serial),
        "question": shortened(poll.question, _WORDS),
        "grid": work.town.grids[poll.grid].name,
        "link": _way(poll),
    }


def _way(poll: Poll) -> Entrance:
    return Entrance(poll_number(poll.serial))


def _verdict(poll: Poll, result: Result) -> Say:
    """What was decided, without the name of anybody who was elected."""
    if _names_people(poll):
        return Say("forward-election-over")
    if result.verdict is not Verdict.PASSED or poll.method is Method.YES_NO:
        return Say(_VERDICTS[result.verdict])
    if len(result.winners) != 1:
        return Say("forward-several-chosen", {"count": len(result.winners)})
    return Say("forward-chosen", {"what": shortened(poll.options[result.winners[0] - 1].text, _OPTION_WORDS)})


def _names_people(poll: Poll) -> bool:
    return poll.method is Method.SEATS or any(option.person is not None for option in poll.options)


def _options(poll: Poll) -> tuple[Say, ...]:
    if _names_people(poll):
        return ()
    lines = tuple(
        Say("poll-choice", {"place": place, "option": option.text})
        for place, option in enumerate(poll.options[:_OPTIONS], start=1)
    )
    more = len(poll.options) - len(lines)
    return (*lines, Say("forward-card-more", {"count": more})) if more else lines


def _card(head: Say, title: str, lines: tuple[Say, ...], note: Say, way: Entrance) -> Say:
    args: dict[str, Arg] = {"head": head, "title": title, "lines": lines, "notes": (note,), "link": way}
    return Say("forward-card-scan", args)
