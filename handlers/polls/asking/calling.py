"""/议事: from a few words to a posted poll. Whatever the words do not say is asked for, one thing at a time; everything
else comes from the preset, is shown before anything is sent, and can be changed with a press.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Say
from domain.people import Actor
from domain.polls.asking.drafting import FEWEST_OPTIONS, MOST_OPTIONS, checked_question
from domain.polls.poll import RollKind
from handlers.casework.steps import said
from handlers.polls.asking import listing
from handlers.polls.asking.drafts import STRAW, YARD, Draft, kept, noted
from handlers.polls.asking.ends import end_choices, usual_end
from handlers.polls.asking.filling import (
    NAMES,
    OPTIONS,
    PREVIEW,
    QUESTION,
    UNTIL,
    allow,
    answered,
    changed,
    heard,
    pictured,
    yes_no,
)
from handlers.polls.asking.previewing import CHANGE, choices_of, grids_for, preview_choices, preview_say
from handlers.polls.asking.sending import send_now
from handlers.polls.cards import options_say
from handlers.speaking import ask, done_asking, reply, speaker
from storage.work import Work

_ENOUGH = "poll.enough"


def propose(work: Work, incoming: Incoming, now: datetime) -> None:
    """议事 电动车充电桩放哪里 / 东门 / 西门 到周日20点; without words: what is open, or what is to be asked."""
    assert incoming.action is not None
    words, actor = said(incoming.action.value, incoming), speaker(work, incoming, now)
    if incoming.word is not None and not words and (incoming.kind is ChatKind.GROUP or not grids_for(work, actor)):
        listing.list_open(work, incoming, now)
        return
    draft = Draft(grid_of(work, incoming, actor))
    if not words:
        _ask(work, incoming, draft, QUESTION, [], now)
        return
    _next(work, incoming, pictured(work, heard(work, draft, words, now), incoming.photos, now), now)


def begin(
    work: Work, incoming: Incoming, now: datetime, *, grid: str, topic: int, question: str, binding: bool = True
) -> None:
    """A topic of the council is to be put to the vote; where that may not bind, neighbours can only be asked."""
    allow(work, speaker(work, incoming, now), grid)
    preset = YARD if binding else STRAW
    _next(work, incoming, Draft(grid, preset, checked_question(question), topic=topic, binding=binding), now)


def straw(work: Work, incoming: Incoming, now: datetime) -> None:
    """问一下 周六大扫除来不来 来/不来: posted at once, and taken back as easily."""
    assert incoming.action is not None
    words, actor = said(incoming.action.value, incoming), speaker(work, incoming, now)
    draft = Draft(grid_of(work, incoming, actor), STRAW)
    if not words:
        reply(work, incoming, now, Say("poll-ask-straw"))
        return
    draft = heard(work, draft, words, now)
    draft = pictured(work, draft if draft.options else yes_no(work, draft), incoming.photos, now)
    send_now(work, incoming, replace(draft, until=draft.until or usual_end(work, draft.rule, now)), now)


def go_on(work: Work, incoming: Incoming, now: datetime) -> None:
    """The next thing about a draft: an answer that was typed or sent, a press that changes it or asks to."""
    assert incoming.action is not None
    asked, draft = _draft_at(work, incoming, now)
    value, actor = incoming.action.value, speaker(work, incoming, now)
    if value.endswith("?"):
        what = value.removesuffix("?")
        _ask(work, incoming, draft, what, choices_of(work, draft, actor, what, now), now)
    elif value:
        _next(work, incoming, changed(work, draft, actor, value, now), now)
    else:
        _answer(work, incoming, draft, asked, now)


def _answer(work: Work, incoming: Incoming, draft: Draft, asked: str, now: datetime) -> None:
    """A picture without words belongs to an option named before; one that comes with an option may not be the last."""
    if incoming.photos and not incoming.text:
        asked = PREVIEW
        if all(option.photo is not None for option in draft.options):
            raise Refusal("refusal-poll-photo-alone")
    known = pictured(work, answered(work, draft, asked, incoming.text, now), incoming.photos, now)
    if asked == OPTIONS and incoming.photos and len(known.options) < MOST_OPTIONS:
        _ask_more(work, incoming, known, now)
    else:
        _next(work, incoming, known, now)


def enough(work: Work, incoming: Incoming, now: datetime) -> None:
    """[就这些]: no more options."""
    _, draft = _draft_at(work, incoming, now)
    _next(work, incoming, draft, now)


def restart(work: Work, incoming: Incoming, now: datetime) -> None:
    """[重填]: the question is asked anew."""
    _, draft = _draft_at(work, incoming, now)
    anew = Draft(draft.grid, YARD if draft.binding else STRAW, topic=draft.topic, binding=draft.binding)
    _ask(work, incoming, anew, QUESTION, [], now)


def send(work: Work, incoming: Incoming, now: datetime) -> None:
    """[发出]"""
    _, draft = _draft_at(work, incoming, now)
    done_asking(work, incoming, now)
    send_now(work, incoming, draft, now)


def _draft_at(work: Work, incoming: Incoming, now: datetime) -> tuple[str, Draft]:
    """What was asked last of the draft the speaker has here, and the draft. Raises Refusal when there is none."""
    dialogue = work.dialogues.get(speaker(work, incoming, now).person.id, incoming.address, now)
    draft = None if dialogue is None else kept(dialogue.notes)
    if dialogue is None or draft is None:
        raise Refusal("refusal-poll-draft-gone")
    return dialogue.notes["asked"], draft


def grid_of(work: Work, incoming: Incoming, actor: Actor) -> str:
    """Where the poll is: the grid of the group, or the speaker's own grid within it; in private their own."""
    own = grids_for(work, actor)
    chat = work.people.chat(incoming.address) if incoming.kind is ChatKind.GROUP else None
    if chat is not None:
        own = (chat.grid,) if chat.grid in own else tuple(grid for grid in own if work.town.contains(chat.grid, grid))
    if not own:
        raise Refusal("refusal-poll-leaders-only")
    return own[0]


def _next(work: Work, incoming: Incoming, draft: Draft, now: datetime) -> None:
    """What is still missing is asked for; where nothing is, the preview is shown."""
    if not draft.options:
        yes_or_no = Button(Say("button-poll-yes-no"), Action(CHANGE, None, "options:yes-no"))
        _ask(work, incoming, draft, OPTIONS, [yes_or_no], now)
    elif len(draft.options) < FEWEST_OPTIONS:
        _ask_more(work, incoming, draft, now)
    elif draft.roll_kind is RollKind.LISTED and not draft.listed:
        _ask(work, incoming, draft, NAMES, [], now)
    elif draft.until is None:
        _ask(work, incoming, draft, UNTIL, end_choices(work, draft.rule, CHANGE, now), now)
    else:
        actor = speaker(work, incoming, now)
        body, choices = preview_say(work, draft, now), preview_choices(work, draft, actor)
        notes = noted(draft, PREVIEW)
        photos = tuple(option.photo for option in draft.options if option.photo is not None)
        ask(work, incoming, now, body, answer=Action(CHANGE), choices=choices, notes=notes, photos=photos)


def _ask_more(work: Work, incoming: Incoming, draft: Draft, now: datetime) -> None:
    """Another option is waited for, until there are enough."""
    done = [Button(Say("button-poll-enough"), Action(_ENOUGH))] if len(draft.options) >= FEWEST_OPTIONS else []
    body = Say("poll-ask-more", {"options": options_say(draft.options)})
    ask(work, incoming, now, body, answer=Action(CHANGE), choices=done, notes=noted(draft, OPTIONS))


def _ask(work: Work, incoming: Incoming, draft: Draft, what: str, choices: list[Button], now: datetime) -> None:
    """One thing is asked for; what can only be pressed is taken for an answer to the preview when it is typed."""
    asked = what if what in (QUESTION, OPTIONS, UNTIL, NAMES) else PREVIEW
    body = Say(f"poll-ask-{what}", {"question": draft.question})
    ask(work, incoming, now, body, answer=Action(CHANGE), choices=choices, notes=noted(draft, asked))
