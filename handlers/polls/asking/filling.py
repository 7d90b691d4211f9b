"""What is decided of a draft: by what was typed, by what was sent with it, by a press."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.errors import Refusal
from domain.message import Photo
from domain.people import Act, Actor, may
from domain.polls.asking.drafting import checked_end, checked_options, checked_question
from domain.polls.asking.proposing import End, read_end, read_options, read_proposal
from domain.polls.poll import Method, Option, RollKind, Secrecy
from domain.reading.folding import fold
from handlers.polls.asking.drafts import Draft, fitted
from handlers.polls.asking.ends import moment_of, usual_end
from handlers.polls.asking.opening import opening_day
from handlers.polls.asking.previewing import LIVE
from handlers.staffing.naming import named
from handlers.tasks.moments import local_day
from storage.work import Work

#: What may be asked of somebody who drafts a poll.
QUESTION, OPTIONS, UNTIL, NAMES, PREVIEW = "question", "options", "until", "names", "preview"

#: One person alone decides without a poll.
_FEWEST_NAMED = 2


def allow(work: Work, actor: Actor, grid: str) -> None:
    """Raises Refusal for whoever may open no poll there."""
    if not may(actor, Act.OPEN_POLL, grid, work.town):
        raise Refusal("refusal-poll-leaders-only")


def heard(work: Work, draft: Draft, words: str, now: datetime) -> Draft:
    """The draft with everything one line says: what is asked, between what, until when."""
    proposal = read_proposal(words, local_day(work, now), work.spoken)
    options = checked_options([Option(text) for text in proposal.options])
    said = _asking(work, replace(draft, question=checked_question(proposal.question)), options)
    return said if proposal.end is None else _until(work, said, proposal.end, now)


def _asking(work: Work, draft: Draft, options: tuple[Option, ...]) -> Draft:
    """The draft with these options; those that only say for and against are no choice between two things."""
    words = tuple(fold(option.text) for option in options)
    asks = words in {(yes, no) for yes in map(fold, work.spoken.agree) for no in map(fold, work.spoken.disagree)}
    return replace(draft, options=options, method=Method.YES_NO if asks else None, picks=1)


def _until(work: Work, draft: Draft, end: End, now: datetime) -> Draft:
    closes = checked_end(draft.rule, opening_day(work, draft.rule, now), moment_of(work, end, now))
    return replace(draft, until=closes)


def yes_no(work: Work, draft: Draft) -> Draft:
    """The draft with the two options of a question that names none."""
    agree, disagree = work.spoken.yes_no[work.town.locale]
    return _asking(work, draft, (Option(agree), Option(disagree)))


def pictured(work: Work, draft: Draft, photos: Sequence[Photo], now: datetime) -> Draft:
    """The options with the pictures that came with them, each the next that has none."""
    bare = [place for place, option in enumerate(draft.options) if option.photo is None]
    given = dict(zip(bare, photos, strict=False))
    work.polls.keep_photos(given.values(), now)
    options = tuple(
        replace(option, photo=given[place].sha256) if place in given else option
        for place, option in enumerate(draft.options)
    )
    return replace(draft, options=options)


def answered(work: Work, draft: Draft, asked: str, words: str, now: datetime) -> Draft:
    """The draft after what was typed when that was asked."""
    return _ANSWERS[asked](work, draft, words, now)


def changed(work: Work, draft: Draft, actor: Actor, value: str, now: datetime) -> Draft:
    """The draft after a press: "secrecy:secret"."""
    what, _, chosen = value.partition(":")
    return _CHANGES[what](work, draft, actor, chosen, now)


# What was typed, by what was asked.


def _answer_options(work: Work, draft: Draft, words: str, now: datetime) -> Draft:
    """What was named before stays: options may be sent one by one."""
    named = [Option(text) for text in read_options(words)]
    return _asking(work, draft, checked_options((*draft.options, *named)))


def _answer_until(work: Work, draft: Draft, words: str, now: datetime) -> Draft:
    end = read_end(words, local_day(work, now), work.spoken)
    if end is None:
        raise Refusal("refusal-poll-end-unread")
    return _until(work, draft, end, now)


def _answer_names(work: Work, draft: Draft, words: str, now: datetime) -> Draft:
    """Each of these people has a voice, nobody else has."""
    people = named(work, words, now)
    if len(people) < _FEWEST_NAMED:
        raise Refusal("refusal-poll-names", fewest=_FEWEST_NAMED)
    return replace(draft, listed=tuple(actor.person.id for actor in people))


def _answer_preview(work: Work, draft: Draft, words: str, now: datetime) -> Draft:
    """Nothing but another end can be typed here; a picture belongs to an option."""
    if not words.strip():
        return draft
    if read_end(words, local_day(work, now), work.spoken) is None:
        raise Refusal("refusal-poll-preview")
    return _answer_until(work, draft, words, now)


_ANSWERS: Mapping[str, Callable[[Work, Draft, str, datetime], Draft]] = {
    QUESTION: heard,
    OPTIONS: _answer_options,
    UNTIL: _answer_until,
    NAMES: _answer_names,
    PREVIEW: _answer_preview,
}


# What was pressed.


def _change_options(work: Work, draft: Draft, actor: Actor, chosen: str, now: datetime) -> Draft:
    return yes_no(work, draft)


def _change_until(work: Work, draft: Draft, actor: Actor, chosen: str, now: datetime) -> Draft:
    opens = opening_day(work, draft.rule, now)
    return replace(draft, until=checked_end(draft.rule, opens, datetime.fromisoformat(chosen)))


def _change_preset(work: Work, draft: Draft, actor: Actor, chosen: str, now: datetime) -> Draft:
    """Another rule may want notice, and more days: it closes then when that rule lets it."""
    changed = fitted(replace(draft, preset=chosen))
    if draft.until is None:
        return changed
    try:
        checked_end(changed.rule, opening_day(work, changed.rule, now), draft.until)
    except Refusal:
        return replace(changed, until=usual_end(work, changed.rule, now))
    return changed


def _change_roll(work: Work, draft: Draft, actor: Actor, chosen: str, now: datetime) -> Draft:
    kind, _, role = chosen.partition(":")
    return replace(draft, roll_kind=RollKind(kind), roll_role=role or None, listed=())


def _change_grid(work: Work, draft: Draft, actor: Actor, chosen: str, now: datetime) -> Draft:
    allow(work, actor, chosen)
    return replace(draft, grid=chosen)


def _change_secrecy(work: Work, draft: Draft, actor: Actor, chosen: str, now: datetime) -> Draft:
    return replace(draft, secrecy=Secrecy(chosen))


def _change_method(work: Work, draft: Draft, actor: Actor, chosen: str, now: datetime) -> Draft:
    method, _, picks = chosen.partition(":")
    return replace(draft, method=Method(method), picks=int(picks))


def _change_live(work: Work, draft: Draft, actor: Actor, chosen: str, now: datetime) -> Draft:
    return replace(draft, live=LIVE[chosen])


def _change_participation(work: Work, draft: Draft, actor: Actor, chosen: str, now: datetime) -> Draft:
    return replace(draft, participation=chosen)


_CHANGES: Mapping[str, Callable[[Work, Draft, Actor, str, datetime], Draft]] = {
    "options": _change_options,
    "until": _change_until,
    "preset": _change_preset,
    "roll": _change_roll,
    "grid": _change_grid,
    "secrecy": _change_secrecy,
    "method": _change_method,
    "live": _change_live,
    "participation": _change_participation,
}
