"""The way in: from what one person said to the one function that deals with it.

First what was meant is found out (a press, a known word, a number, an answer to a question, free words), then one
literal table says whose business that is. A Refusal undoes what was begun and becomes a polite sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, ChatKind, Incoming, Say
from domain.numbering import read_case_number
from handlers import cases, corrections, follow_up, inquiries, judging, passing_on, reports, talk
from handlers.speaking import done_asking, reply, speaker
from storage.dialogues import Dialogue
from storage.work import Work

Handler = Callable[[Work, Incoming, datetime], None]

ROUTES: Mapping[str, Handler] = {
    "report.start": reports.start,
    "report.for-neighbour": reports.start_for_neighbour,
    "report.unnamed": reports.start_unnamed,
    "report.free": reports.free_words,
    "report.this": reports.answer_now,
    "report.now": reports.answer_now,
    "report.words": reports.answer_words,
    "report.category": reports.answer_category,
    "report.place": reports.answer_place,
    "report.same": reports.answer_same,
    "case.support": reports.same_here,
    "case.acknowledge": cases.acknowledge,
    "case.take": cases.take,
    "case.finish": cases.finish,
    "case.suspend": cases.suspend,
    "case.resume": cases.resume,
    "case.withdraw": cases.withdraw,
    "case.transfer": passing_on.transfer,
    "case.dispatch": passing_on.dispatch,
    "case.return": passing_on.return_,
    "case.reject": passing_on.reject,
    "case.verify": judging.verify,
    "case.dispute": judging.dispute,
    "case.reopen": judging.reopen,
    "case.satisfied": follow_up.satisfied,
    "case.correct-category": corrections.correct_category,
    "case.correct-place": corrections.correct_place,
    "case.note": corrections.note,
    "ask.progress": inquiries.progress,
    "ask.mine": inquiries.mine,
    "ask.todo": inquiries.waiting,
    "ask.who": inquiries.who,
    "ask.who-place": inquiries.who_place,
    "ask.why": inquiries.why,
    "ask.help": talk.help_,
    "talk.start": talk.start,
    "talk.menu": talk.menu,
    "talk.no-choice": talk.no_choice,
    "talk.language": talk.language,
    "dialogue.cancel": talk.cancel,
}

#: The words people type, by their id in the catalogue, and where they lead.
WORDS: Mapping[str, str] = {
    "report": "report.start",
    "report-for": "report.for-neighbour",
    "report-anonymous": "report.unnamed",
    "same": "case.support",
    "acknowledge": "case.acknowledge",
    "take": "case.take",
    "transfer": "case.transfer",
    "return": "case.return",
    "finish": "case.finish",
    "suspend": "case.suspend",
    "resume": "case.resume",
    "note": "case.note",
    "reject": "case.reject",
    "verify": "case.verify",
    "dispute": "case.dispute",
    "reopen": "case.reopen",
    "withdraw": "case.withdraw",
    "progress": "ask.progress",
    "mine": "ask.mine",
    "todo": "ask.todo",
    "who": "ask.who",
    "why": "ask.why",
    "help": "ask.help",
    "menu": "talk.menu",
    "start": "talk.start",
    "language": "talk.language",
    "cancel": "dialogue.cancel",
}

#: Words that answer a question with choices by standing for one of them: the first, or the last.
_FIRST = frozenset({"yes", "skip", "done"})
_LAST = frozenset({"no"})


def handle(work: Work, incoming: Incoming, now: datetime) -> None:
    """Everything one message brings about: changes and answers. Raises only what is a bug."""
    try:
        with work.all_or_nothing():
            _deal_with(work, incoming, now)
    except Refusal as refusal:
        reply(work, incoming, now, refusal.say)


def _deal_with(work: Work, incoming: Incoming, now: datetime) -> None:
    if incoming.kind is ChatKind.GROUP and work.people.chat(incoming.address) is None:
        talk.unbound_group(work, incoming, now)
        return
    for key in incoming.refused_photos:
        reply(work, incoming, now, Say(key))
    if incoming.refused_photos and not incoming.photos and not incoming.text:
        return
    if reports.joins_album(work, incoming, now):
        return
    if incoming.unsupported is not None and not incoming.text and not incoming.photos:
        talk.not_understood(work, incoming, now)
        return
    meant = _meant(work, incoming, now)
    assert meant.action is not None
    ROUTES[meant.action.name](work, meant, now)


def _meant(work: Work, incoming: Incoming, now: datetime) -> Incoming:
    """The message with its action. Words that only named the action ("1", "签收") are no text any longer.

    Raises Refusal for a press that is not the presser's, or too old.
    """
    if incoming.handle is not None:
        return replace(incoming, action=_pressed(work, incoming, incoming.handle, now), text="")
    dialogue = work.dialogues.get(speaker(work, incoming, now).person.id, incoming.address, now)
    if incoming.choice is not None and (chosen := _chosen(work, incoming, dialogue, now)):
        return replace(incoming, action=chosen, text="")
    if dialogue is not None and (answered := _answer(incoming, dialogue)):
        return replace(incoming, action=answered)
    if incoming.word is not None and incoming.word.id in WORDS:
        if dialogue is not None:
            done_asking(work, incoming, now)
        return replace(incoming, action=Action(WORDS[incoming.word.id], None, incoming.word.rest), text="")
    # A number that stands for nothing is a slip, not a report.
    return replace(incoming, action=Action("report.free" if incoming.choice is None else "talk.no-choice"))


def _pressed(work: Work, incoming: Incoming, handle: str, now: datetime) -> Action:
    """What the button stands for, if this person may press it here and now."""
    pressed = work.outbox.pressed(handle)
    if pressed is None or pressed.expires_at <= now or pressed.shown_in != incoming.address:
        raise Refusal("refusal-old-button")
    if pressed.audience is not None and pressed.audience != speaker(work, incoming, now).person.id:
        raise Refusal("refusal-not-your-button")
    return pressed.action


def _chosen(work: Work, incoming: Incoming, dialogue: Dialogue | None, now: datetime) -> Action | None:
    """What a typed number stands for: in the open conversation, else under the message replied to or the newest one."""
    assert incoming.choice is not None
    if dialogue is not None and dialogue.choices and incoming.reply_to is None:
        if incoming.choice > len(dialogue.choices):
            raise Refusal("refusal-no-such-choice", most=len(dialogue.choices))
        return dialogue.choices[incoming.choice - 1]
    if incoming.kind is ChatKind.GROUP and incoming.reply_to is None:
        return None
    handle = work.outbox.choice(incoming.address, incoming.choice, reply_to=incoming.reply_to)
    return None if handle is None else _pressed(work, incoming, handle, now)


def _answer(incoming: Incoming, dialogue: Dialogue) -> Action | None:
    """What the words answer, unless they are plainly a command of their own: a slash, a case number, "cancel"."""
    word = incoming.word
    if word is None or (word.id not in WORDS and word.id not in _FIRST | _LAST):
        return dialogue.action
    if word.id in _FIRST and dialogue.choices:
        return dialogue.choices[0]
    if word.id in _LAST and dialogue.choices:
        return dialogue.choices[-1]
    commanded = word.id == "cancel" or incoming.text.startswith("/") or read_case_number(incoming.text) is not None
    return None if commanded else dialogue.action
