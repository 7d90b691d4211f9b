"""A ballot that takes more than one press, built in private: each press marks an option, the last one casts it.

What is marked is kept with the open conversation, so that a press on an older message loses nothing; numbers typed all
at once ("1 3") cast at once. How a ballot may look is the business of ``domain.polls.choices``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Outgoing, Say
from domain.polls import choices
from domain.polls.poll import Method, Poll
from handlers.polls.casting.voting import choose, in_time, why_closed
from handlers.polls.meant import poll_meant
from handlers.polls.secrecy import secret
from handlers.polls.terms import option_say
from handlers.speaking import done_asking, reply, speaker
from storage.dialogues import Dialogue
from storage.work import Work

Marks = dict[int, int]

#: The note in the conversation that holds what is marked so far.
_MARKED = "marks"

_TYPED = "poll.typed"


def begin(work: Work, incoming: Incoming, now: datetime) -> None:
    """The ballot, as it was cast before where it was; to be marked."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    poll = _open(work, incoming, now)
    _show(work, incoming, poll, cast_before(work, poll, speaker(work, incoming, now).person.id), now)


def mark(work: Work, incoming: Incoming, now: datetime) -> None:
    """One more option is marked, or one less."""
    assert incoming.action is not None
    poll = _open(work, incoming, now)
    marks = _MARKED_BY.get(poll.method, _crossed)(poll, _marked(work, incoming, poll, now), int(incoming.action.value))
    _show(work, incoming, poll, marks, now)


def cast(work: Work, incoming: Incoming, now: datetime) -> None:
    """What is marked is cast."""
    poll = _open(work, incoming, now)
    marks = _marked(work, incoming, poll, now)
    if not marks:
        raise Refusal("refusal-nothing-marked")
    _vote(work, incoming, poll, choices.read(poll, choices.write(marks.items(), poll.method)), now)


def typed(work: Work, incoming: Incoming, now: datetime) -> None:
    """All numbers at once."""
    poll = _open(work, incoming, now)
    _vote(work, incoming, poll, choices.read(poll, incoming.text), now)


def _vote(work: Work, incoming: Incoming, poll: Poll, choice: str, now: datetime) -> None:
    done_asking(work, incoming, now)
    if not poll.secret:
        who = speaker(work, incoming, now).person.id
        body = Say("ballot-handed-in", {"number": str(poll.serial)})
        work.outbox.refresh(Outgoing(body, card=_card(poll, who), audience=who), now)
    choose(work, incoming, poll, choice, now)


def _open(work: Work, incoming: Incoming, now: datetime) -> Poll:
    poll = in_time(work, poll_meant(work, incoming), incoming.at, now)
    closed = why_closed(poll, incoming.at)
    if closed is not None:
        raise Refusal(closed.key, **closed.args)
    return poll


def cast_before(work: Work, poll: Poll, who: int) -> Marks:
    """What is marked on the ballot somebody cast before; nothing where it is secret."""
    if poll.secret:
        return {}
    stood = [work.ballots.of_unit(poll.id, voice.unit) for voice in work.rolls.voices(poll.id, who)]
    return dict(choices.picks(stood[0].choice)) if stood and stood[0] is not None else {}


def _marked(work: Work, incoming: Incoming, poll: Poll, now: datetime) -> Marks:
    who = speaker(work, incoming, now).person.id
    dialogue = work.dialogues.get(who, incoming.address, now)
    if dialogue is None or (dialogue.action.name, dialogue.action.object) != (_TYPED, poll.id):
        return cast_before(work, poll, who)
    return dict(choices.picks(dialogue.notes[_MARKED]))


def _show(work: Work, incoming: Incoming, poll: Poll, marks: Marks, now: datetime) -> None:
    """The ballot as it is marked now: changed in place for whoever presses, said anew to whoever types."""
    who = speaker(work, incoming, now).person.id
    marking = [
        Button(Say("button-ballot-mark", {"text": option_say(option)}), Action("poll.mark", poll.id, str(place)))
        for place, option in enumerate(poll.options, start=1)
    ]
    abstaining = Button(Say("button-ballot-abstain"), Action("poll.vote", poll.id, choices.ABSTAIN))
    buttons = (*marking, Button(Say("button-ballot-cast"), Action("poll.cast", poll.id)), abstaining)
    paper = Outgoing(_paper(poll, marks), buttons=buttons, card=_card(poll, who), audience=who)
    notes = {_MARKED: choices.write(marks.items(), poll.method)}
    dialogue = Dialogue(Action(_TYPED, poll.id), tuple(button.action for button in buttons), notes)
    work.dialogues.open(who, incoming.address, dialogue, now)
    if poll.secret:
        secret.lies_open(work, poll, now)
    if incoming.action is not None and incoming.action.name == "poll.mark" and incoming.handle is not None:
        work.outbox.refresh(paper, now)
    else:
        reply(work, incoming, now, paper.body, buttons=buttons, card=paper.card)


def _paper(poll: Poll, marks: Mapping[int, int]) -> Say:
    lines = tuple(_line(poll, place, marks.get(place, 0)) for place in range(1, len(poll.options) + 1))
    how = Say(f"ballot-how-{poll.method}", {"most": most(poll)})
    return Say("ballot-paper", {"number": str(poll.serial), "question": poll.question, "how": how, "options": lines})


def _line(poll: Poll, place: int, points: int) -> Say:
    args: dict[str, Arg] = {"place": place, "text": option_say(poll.options[place - 1])}
    if not points:
        return Say("ballot-unmarked", args)
    if poll.method in choices.POINTED:
        return Say("ballot-pointed", {**args, "points": points})
    return Say("ballot-marked", args)


def most(poll: Poll) -> int:
    """What a ballot has at most: points to share out, stars for each option, or crosses."""
    return {Method.DOT: poll.picks, Method.RATING: choices.STARS}.get(poll.method, choices.most_picks(poll))


def _card(poll: Poll, who: int) -> str:
    return f"ballot:{poll.id}:{who}"


def _crossed(poll: Poll, marks: Marks, place: int) -> Marks:
    """An option marked already is so no more; where only one may be, another takes its place."""
    if place in marks:
        return {option: 1 for option in marks if option != place}
    most = choices.most_picks(poll)
    if most == 1:
        return {place: 1}
    if len(marks) >= most:
        raise Refusal("refusal-choice-too-many", most=most)
    return {**marks, place: 1}


def _dotted(poll: Poll, marks: Marks, place: int) -> Marks:
    """One point more while there are any; then an option gives its points back."""
    if sum(marks.values()) < poll.picks:
        return {**marks, place: marks.get(place, 0) + 1}
    if place not in marks:
        raise Refusal("refusal-choice-points", points=poll.picks)
    return {option: points for option, points in marks.items() if option != place}


def _starred(poll: Poll, marks: Marks, place: int) -> Marks:
    """One star more; after five it is one again."""
    return {**marks, place: marks.get(place, 0) % choices.STARS + 1}


_MARKED_BY: Mapping[Method, Callable[[Poll, Marks, int], Marks]] = {
    Method.DOT: _dotted,
    Method.RATING: _starred,
}
