"""代录: the ballot of somebody who votes on paper or by telephone, entered by a named recorder with what shows it.

The household hears of it at once and has the last word: what it casts itself is never entered over. In a secret poll
nothing is entered for anybody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Say
from domain.polls import choices
from domain.polls.poll import Option, Origin, Poll
from handlers.polls.casting.choosing import choice_say, option_lines
from handlers.polls.casting.entering import poll_to_enter, tell_household, voice_named, voice_of
from handlers.polls.casting.voting import cast
from handlers.polls.meant import words_after
from handlers.polls.terms import option_say
from handlers.speaking import ask, done_asking, reply, speaker
from storage.polls.rolls import Voice
from storage.work import Work

#: What may be a choice among typed words: an option, maybe with points.
_CHOICE = re.compile(r"[0-9]{1,2}(:[0-9])?")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is known so far of the ballot to enter; "" what is not. ``photos`` are names, a space between them."""

    unit: int
    choice: str = ""
    said: str = ""
    photos: str = ""


def record(work: Work, incoming: Incoming, now: datetime) -> None:
    """代录 议12 3-201 2, with a photo of the paper ballot, or who said it when; what is missing is asked."""
    poll = poll_to_enter(work, incoming, now)
    if poll.secret:
        raise Refusal("refusal-record-secret")
    whom, choice, said = _parts(words_after(incoming))
    voice = voice_named(work, incoming, poll, whom, "poll.record-for", now)
    if voice is not None:
        _go_on(work, incoming, poll, _Entry(voice.unit, choices.read(poll, choice) if choice else "", said), now)


def record_for(work: Work, incoming: Incoming, now: datetime) -> None:
    """Whose ballot it is was chosen."""
    assert incoming.action is not None
    _go_on(work, incoming, poll_to_enter(work, incoming, now), _Entry(int(incoming.action.value)), now)


def record_choice(work: Work, incoming: Incoming, now: datetime) -> None:
    """What it says was pressed, or typed."""
    assert incoming.action is not None
    poll = poll_to_enter(work, incoming, now)
    choice = choices.read(poll, incoming.action.value or incoming.text)
    _go_on(work, incoming, poll, replace(_noted(work, incoming, now), choice=choice), now)


def record_evidence(work: Work, incoming: Incoming, now: datetime) -> None:
    """What shows it: the photo that was sent, or the words."""
    poll = poll_to_enter(work, incoming, now)
    _go_on(work, incoming, poll, replace(_noted(work, incoming, now), said=incoming.text), now)


def _parts(words: str) -> tuple[str, str, str]:
    """Whose ballot, what it says, and what shows it, as they were typed one after another."""
    tokens = words.split()
    first = next((at for at, token in enumerate(tokens) if at and _CHOICE.fullmatch(token)), len(tokens))
    last = next((at for at in range(first, len(tokens)) if not _CHOICE.fullmatch(tokens[at])), len(tokens))
    return " ".join(tokens[:first]), " ".join(tokens[first:last]), " ".join(tokens[last:])


def _noted(work: Work, incoming: Incoming, now: datetime) -> _Entry:
    dialogue = work.dialogues.get(speaker(work, incoming, now).person.id, incoming.address, now)
    if dialogue is None or "unit" not in dialogue.notes:
        raise Refusal("refusal-record-anew")
    notes = dialogue.notes
    return _Entry(int(notes["unit"]), notes["choice"], notes["said"], notes["photos"])


def _go_on(work: Work, incoming: Incoming, poll: Poll, entry: _Entry, now: datetime) -> None:
    """Ask what is missing, or enter it. Raises Refusal where the household has voted itself."""
    if incoming.photos:
        entry = replace(entry, photos=" ".join(photo.sha256 for photo in incoming.photos))
    voice = voice_of(work, incoming, poll, entry.unit, now)
    before = work.ballots.of_unit(poll.id, voice.unit)
    if before is not None and before.recorder is None:
        raise Refusal("refusal-voted-themselves", door=voice.label)
    if entry.choice and (entry.photos or entry.said):
        done_asking(work, incoming, now)
        _enter(work, incoming, poll, voice, entry, now)
    else:
        _ask_more(work, incoming, poll, voice, entry, now)


def _ask_more(work: Work, incoming: Incoming, poll: Poll, voice: Voice, entry: _Entry, now: datetime) -> None:
    notes = {"unit": str(entry.unit), "choice": entry.choice, "said": entry.said, "photos": entry.photos}
    args: dict[str, Arg] = {"number": str(poll.serial), "door": voice.label}
    if entry.choice:
        body = Say("record-evidence", {**args, "choice": choice_say(poll, entry.choice)})
        ask(work, incoming, now, body, answer=Action("poll.record-evidence", poll.id), notes=notes)
    else:
        body = Say("record-what", {**args, "options": option_lines(poll)})
        answer = Action("poll.record-choice", poll.id)
        ask(work, incoming, now, body, answer=answer, choices=_choices(poll), notes=notes)


def _choices(poll: Poll) -> tuple[Button, ...]:
    """The options as buttons where one of them is the whole ballot."""
    if choices.most_picks(poll) > 1:
        return ()
    options = [
        Button(
            Say("button-ballot-mark", {"text": option_say(option)}), Action("poll.record-choice", poll.id, str(place))
        )
        for place, option in enumerate(poll.options, start=1)
    ]
    return (*options, Button(Say("button-ballot-abstain"), Action("poll.record-choice", poll.id, choices.ABSTAIN)))


def _label(option: Option) -> Say:
    return Say("button-ballot-mark", {"text": option_say(option)})


def _enter(work: Work, incoming: Incoming, poll: Poll, voice: Voice, entry: _Entry, now: datetime) -> None:
    recorder = speaker(work, incoming, now).person
    origin = Origin.PAPER if entry.photos else Origin.PHONE
    shown = {"said": entry.said, "photo": entry.photos}
    ballot = cast(
        work, poll, voice, entry.choice, origin, incoming.at, now, cast_by=None, recorder=recorder.id, words=shown
    )
    args: dict[str, Arg] = {
        "number": str(poll.serial),
        "door": voice.label,
        "choice": choice_say(poll, entry.choice),
        "origin": Say(f"ballot-origin-{origin}"),
        "receipt": ballot.receipt,
        "until": poll.closes_at,
    }
    told = tell_household(work, poll, voice, Say("ballot-recorded-for-you", {**args, "by": recorder.name}), now)
    reply(work, incoming, now, Say("ballot-recorded" if told else "ballot-recorded-not-told", args))
