"""A poll in words, as a group reads it and as a voter reads it in private. Nothing personal ever stands on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from domain.message import Action, Arg, Button, Outgoing, Say
from domain.polls.asking.numbering import poll_number
from domain.polls.choices import ABSTAIN
from domain.polls.poll import Method, Option, Poll, State
from handlers.polls import results
from handlers.polls.terms import effect_say, option_say, preset_say, rule_say, secrecy_say, state_say
from storage.work import Work

#: Where the tally is not shown, nobody is told that fewer have voted than these: it could be guessed who.
FEWEST_SHOWN = 5

#: So much of the hash of the roll is on the card; the whole of it is in the export.
_HASH_SHOWN = 8

#: One press says all there is to say.
ONE_PRESS = frozenset({Method.YES_NO, Method.SINGLE})


def card_of(poll: Poll) -> str:
    """The name of the card groups see."""
    return f"poll:{poll.id}"


def private_card_of(poll: Poll) -> str:
    """The name of the card somebody with a voice sees in private: it says nothing that changes with every ballot."""
    return f"poll:{poll.id}:private"


def poll_card(work: Work, poll: Poll, now: datetime) -> Outgoing:
    """What a group sees."""
    body = _BODIES.get(poll.state, _over)(work, poll)
    return Outgoing(body, buttons=_group_buttons(poll), photos=photos_of(poll), card=card_of(poll))


def private_card(work: Work, poll: Poll, now: datetime) -> Outgoing:
    """What somebody with a voice sees in private."""
    body = _open_in_private if poll.state is State.OPEN else _BODIES.get(poll.state, _over)
    return Outgoing(body(work, poll), buttons=private_buttons(poll), photos=photos_of(poll), card=private_card_of(poll))


def photos_of(poll: Poll) -> tuple[str, ...]:
    """The pictures of the options, in their order."""
    return tuple(option.photo for option in poll.options if option.photo is not None)


def poll_line(poll: Poll) -> Say:
    """The poll in one line of a list: when it closes, or when it opens."""
    noticed = poll.state is State.NOTICED
    key, at = ("poll-line-noticed", poll.opens_at) if noticed else ("poll-line", poll.closes_at)
    return Say(key, {"number": str(poll.serial), "question": poll.question, "at": at})


def options_say(options: Sequence[Option]) -> Say:
    """The options as they are numbered, and which of them the pictures show, where only some have one."""
    lines = tuple(
        Say("poll-choice", {"place": place, "option": option_say(option)})
        for place, option in enumerate(options, start=1)
    )
    pictured = [str(place) for place, option in enumerate(options, start=1) if option.photo is not None]
    if len(pictured) in (0, len(options)):
        return Say("poll-choices", {"lines": lines})
    return Say("poll-choices-pictured", {"lines": lines, "pictured": " · ".join(pictured)})


def facts(work: Work, poll: Poll) -> dict[str, Arg]:
    """What every sentence about a poll may need."""
    return {
        "number": str(poll.serial),
        "kind": preset_say(poll.preset),
        "secrecy": secrecy_say(poll.secrecy, work.town),
        "question": _question(poll),
        "options": options_say(poll.options),
        "effect": effect_say(poll.effect),
        "rule": rule_say(poll),
        "grid": work.town.grids[poll.grid].name,
        "opens": poll.opens_at,
        "until": poll.closes_at,
    }


def draft_say(work: Work, poll: Poll) -> Say:
    """All that somebody agrees to who says that it may begin."""
    return Say("poll-card-draft", {**facts(work, poll), "voices": Say(f"poll-roll-{poll.roll_kind}")})


def _question(poll: Poll) -> Say:
    if not poll.details:
        return Say("poll-question", {"question": poll.question})
    return Say("poll-question-detailed", {"question": poll.question, "details": poll.details})


def _noticed(work: Work, poll: Poll) -> Say:
    return Say("poll-card-noticed", {**facts(work, poll), "voices": Say(f"poll-roll-{poll.roll_kind}")})


def _open(work: Work, poll: Poll) -> Say:
    return Say("poll-card", {**_open_facts(work, poll), "standing": _standing(work, poll)})


def _open_in_private(work: Work, poll: Poll) -> Say:
    return Say("poll-card", {**_open_facts(work, poll), "standing": options_say(poll.options)})


def _open_facts(work: Work, poll: Poll) -> dict[str, Arg]:
    voices: dict[str, Arg] = {
        "kind": Say(f"poll-roll-{poll.roll_kind}"),
        "count": work.rolls.size(poll.id),
        "hash": poll.roll_hash[:_HASH_SHOWN],
    }
    most = poll.seats_max if poll.method is Method.SEATS else poll.picks
    how = Say(f"poll-how-{poll.method}", {"number": str(poll.serial), "most": most})
    if poll.secret:
        how = Say("poll-how-secret")
    return {**facts(work, poll), "voices": Say("poll-voices", voices), "how": how}


def _over(work: Work, poll: Poll) -> Say:
    result = results.result_say(poll, *results.read(work.polls.result(poll)))
    return Say("poll-card-over", {"result": result, "state": state_say(poll)})


def _ended(work: Work, poll: Poll) -> Say:
    return Say("poll-card-ended", {**facts(work, poll), "state": state_say(poll)})


#: What the card says; once a poll was counted, what it came to.
_BODIES: Mapping[State, Callable[[Work, Poll], Say]] = {
    State.DRAFT: draft_say,
    State.NOTICED: _noticed,
    State.OPEN: _open,
    State.WITHDRAWN: _ended,
    State.ANNULLED: _ended,
}


def _standing(work: Work, poll: Poll) -> Say:
    """The options with how the voting stands, as far as the poll lets anybody know before it closes."""
    if poll.live and not poll.secret:
        return results.tally_say(work, poll)
    return Say("poll-choices-and", {"options": options_say(poll.options), "tally": _untold(work, poll)})


def _untold(work: Work, poll: Poll) -> Say:
    if poll.secret:
        return results.tally_say(work, poll)
    tally, _ = results.result_of(work, poll)
    if tally.voted_units < FEWEST_SHOWN:
        return Say("poll-tally-at-close")
    return Say("poll-tally-voted", {"voted": tally.voted_units, "of": tally.roll_units})


def _group_buttons(poll: Poll) -> tuple[Button, ...]:
    """Whoever reads a group sees others press: what is secret, or takes more than a press, is said in private."""
    if poll.state is not State.OPEN:
        return ()
    if poll.secret or poll.method not in ONE_PRESS:
        return (Button(Say("button-poll-in-private"), Action("talk.start", None, poll_number(poll.serial))),)
    return _option_buttons(poll)


def private_buttons(poll: Poll) -> tuple[Button, ...]:
    """How somebody votes in private, as long as the poll is open."""
    if poll.state is not State.OPEN:
        return ()
    if poll.method not in ONE_PRESS:
        return (Button(Say("button-poll-ballot"), Action("poll.ballot", poll.id)),)
    return _option_buttons(poll)


def _option_buttons(poll: Poll) -> tuple[Button, ...]:
    options = [
        Button(Say("button-poll-option", {"option": option_say(option)}), Action("poll.vote", poll.id, str(place)))
        for place, option in enumerate(poll.options, start=1)
    ]
    return (*options, Button(Say("button-poll-abstain"), Action("poll.vote", poll.id, ABSTAIN)))
