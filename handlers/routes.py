"""The way in: from what one person said to the one function that deals with it.

First what was meant is found out (a press, a known word, a number, an answer to a question, free words), then one
literal table says whose business that is. A Refusal undoes what was begun and becomes a polite sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, ChatKind, Incoming, Origin, Photo, Say, Word
from domain.polls.asking.numbering import split_poll_number
from domain.reading.cleaning import MOST_CHARACTERS
from domain.reading.numbering import read_case_number
from handlers import inquiries, talk, who
from handlers.casework import captions, cases, corrections, follow_up, judging, merging, passing_on
from handlers.council import routes as council
from handlers.digests import asking
from handlers.duties import doing, sweeping, visiting
from handlers.forwarding import asking as forwarding
from handlers.groups import arriving, binding
from handlers.groups.turns import TURNS
from handlers.members import routes as members
from handlers.nagging import noting
from handlers.origins import ORIGINS
from handlers.polls import routes as polls
from handlers.promises import explaining, extending, keeping, orders, regrading
from handlers.reporting import alike, imported, reports
from handlers.reporting.drafts import nothing_waits_for_words, photos_alone
from handlers.speaking import Handler, attend_to, done_asking, reply, speaker
from handlers.staffing import absence, duty_roster, handing_over
from handlers.tasks import giving, hanging, meeting
from storage.dialogues import Dialogue
from storage.work import Work

ROUTES: Mapping[str, Handler] = {
    **polls.ROUTES,
    **council.ROUTES,
    **members.ROUTES,
    "report.start": reports.start,
    "report.for-neighbour": reports.start_for_neighbour,
    "report.unnamed": reports.start_unnamed,
    "report.free": reports.free_words,
    "report.this": reports.answer_now,
    "report.now": reports.answer_now,
    "report.words": reports.answer_words,
    "report.kinds": reports.answer_kinds,
    "report.category": reports.answer_category,
    "report.place": reports.answer_place,
    "report.same": alike.answer_same,
    "case.support": alike.same_here,
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
    "case.merge": merging.merge,
    "case.verify": judging.verify,
    "case.dispute": judging.dispute,
    "case.reopen": judging.reopen,
    "case.satisfied": follow_up.satisfied,
    "case.contacted": keeping.contacted,
    "case.plan": keeping.plan,
    "case.milestone": keeping.milestone,
    "case.extend": extending.extend,
    "case.extend-grant": extending.grant,
    "case.extend-decline": extending.decline,
    "case.order": orders.order,
    "case.noted": noting.noted,
    "case.correct-class": regrading.correct_class,
    "case.correct-category": corrections.correct_category,
    "case.correct-place": corrections.correct_place,
    "case.note": corrections.note,
    "case.shown": captions.shown,
    "ask.progress": inquiries.progress,
    "ask.mine": inquiries.mine,
    "ask.todo": inquiries.waiting,
    "ask.who": who.who,
    "ask.week": asking.week,
    "ask.month": asking.month,
    "ask.why": explaining.why,
    "ask.help": talk.help_,
    "office.absence": absence.absence,
    "office.absence-from": absence.answer_from,
    "office.absence-until": absence.answer_until,
    "office.stand-in": absence.answer_stand_in,
    "office.back": absence.back,
    "office.hand-over": handing_over.hand_over,
    "office.hand-over-now": handing_over.hand_over_now,
    "office.approve-handover": handing_over.approve,
    "office.decline-handover": handing_over.decline,
    "office.undo-handover": handing_over.take_back,
    "office.shifts": duty_roster.shifts,
    "office.take-off": duty_roster.take_off,
    "duty.give": giving.give,
    "duty.meeting": meeting.call,
    "duty.notice": hanging.hang,
    "duty.call-off": giving.call_off,
    "duty.show": doing.show,
    "duty.done": doing.done,
    "duty.nil": doing.nil,
    "duty.fill": doing.fill,
    "duty.look": doing.look,
    "duty.item": doing.found,
    "duty.wrong": doing.wrong,
    "duty.minutes": meeting.minutes,
    "duty.taken-down": hanging.taken_down,
    "duty.sweep": sweeping.order,
    "duty.sweep-now": sweeping.order_now,
    "duty.visited": visiting.visited,
    "forward.this": forwarding.forward,
    "forward.notice": forwarding.forward_notice,
    "group.bind": binding.bind,
    "group.grid": binding.answer_grid,
    "group.purpose": binding.answer_purpose,
    "group.unbind": binding.unbind,
    "talk.start": talk.start,
    "talk.menu": talk.menu,
    "talk.no-choice": talk.no_choice,
    "talk.language": talk.language,
    "dialogue.cancel": talk.cancel,
}

#: The words people type, by their id in the catalogue, and where they lead.
WORDS: Mapping[str, str] = {
    **polls.WORDS,
    **council.WORDS,
    **members.WORDS,
    "report": "report.start",
    "report-for": "report.for-neighbour",
    "report-anonymous": "report.unnamed",
    "same": "case.support",
    "acknowledge": "case.acknowledge",
    "take": "case.take",
    "transfer": "case.transfer",
    "dispatch": "case.dispatch",
    "return": "case.return",
    "finish": "case.finish",
    "suspend": "case.suspend",
    "resume": "case.resume",
    "note": "case.note",
    "noted": "case.noted",
    "reject": "case.reject",
    "merge": "case.merge",
    "contacted": "case.contacted",
    "plan": "case.plan",
    "extend": "case.extend",
    "order": "case.order",
    "correct-class": "case.correct-class",
    "correct-category": "case.correct-category",
    "correct-place": "case.correct-place",
    "verify": "case.verify",
    "dispute": "case.dispute",
    "reopen": "case.reopen",
    "withdraw": "case.withdraw",
    "progress": "ask.progress",
    "mine": "ask.mine",
    "todo": "ask.todo",
    "who": "ask.who",
    "week": "ask.week",
    "month": "ask.month",
    "why": "ask.why",
    "help": "ask.help",
    "leave": "office.absence",
    "back": "office.back",
    "hand-over": "office.hand-over",
    "undo-handover": "office.undo-handover",
    "on-duty": "office.shifts",
    "off-duty": "office.take-off",
    "tasks": "duty.give",
    "meeting": "duty.meeting",
    "notice": "duty.notice",
    "sweep": "duty.sweep",
    "sweep-now": "duty.sweep-now",
    "forward": "forward.this",
    "bind": "group.bind",
    "unbind": "group.unbind",
    "menu": "talk.menu",
    "start": "talk.start",
    "language": "talk.language",
    "cancel": "dialogue.cancel",
}

#: Words that stand for one of the choices of a question: for which ones. Of several "skip" takes the first, for it is
#: the one that says least; with the others the number has to be said.
_STANDS_FOR: Mapping[str, frozenset[str]] = {
    "yes": frozenset({"report.this", "report.same", "office.hand-over-now", "poll.send"}),
    "no": frozenset({"report.now", "dialogue.cancel"}),
    "skip": frozenset({"report.now", "case.finish"}),
    "done": frozenset({"report.now", "report.this", "poll.cast", "poll.enough"}),
    "same": frozenset({"report.same"}),
}

#: What may be said in a group as it comes to mind. Any other word counts there only when the bot is plainly meant: with
#: a slash, a case number, a mention or a reply; neighbours say "fixed" and "+1" to one another all day.
_FREE_IN_GROUP = frozenset(
    {
        "report",
        "report-for",
        "report-anonymous",
        "who",
        "poll",
        "stand",
        "nominate",
        "stand-down",
        "ideas",
        "support-idea",
    }
)


#: What a voice note alone is good for; asked anything else, people have to write.
_LISTENS = frozenset({"report.free", "report.words", "report.place", "case.note", "case.finish"})


def handle(work: Work, incoming: Incoming, now: datetime) -> None:
    """Everything one message brings about: changes and answers. Raises only what is a bug."""
    try:
        with work.all_or_nothing():
            attend_to(work, incoming)
            _deal_with(work, incoming, now)
    except Refusal as refusal:
        reply(work, incoming, now, refusal.say)
        nothing_waits_for_words(work, incoming, now)


def _deal_with(work: Work, incoming: Incoming, now: datetime) -> None:
    if incoming.chat_turn is not None:
        TURNS[incoming.chat_turn.turn](work, incoming, now)
        return
    if incoming.order is not None:
        imported.take_over(work, incoming, now, incoming.order)
        return
    if incoming.origin in ORIGINS:
        ORIGINS[incoming.origin](work, incoming, now)
        return
    if incoming.kind is ChatKind.GROUP and work.people.chat(incoming.address) is None:
        arriving.unbound(work, incoming, now)
        return
    if incoming.kind is ChatKind.PRIVATE or incoming.addressed or reports.speaks_for_itself(work, incoming):
        for key in (*incoming.refused_photos, *incoming.refused_recordings):
            reply(work, incoming, now, Say(key))
        if incoming.shortened:
            reply(work, incoming, now, Say("refused-words-too-long", {"kept": MOST_CHARACTERS}))
    refused = incoming.refused_photos or incoming.refused_recordings
    if refused and not (incoming.photos or incoming.recording or incoming.text):
        return
    if reports.joins_photos(work, incoming, now):
        return
    if incoming.unsupported is not None and not incoming.text and not incoming.photos:
        talk.not_understood(work, incoming, now)
        return
    meant = _meant(work, incoming, now)
    assert meant.action is not None
    if meant.recording and meant.action.name not in _LISTENS and not (meant.text or meant.photos or meant.word):
        talk.not_understood(work, replace(meant, unsupported="voice"), now)
        return
    ROUTES[meant.action.name](work, meant, now)
    captions.words_may_follow(work, meant, now)


def _meant(work: Work, incoming: Incoming, now: datetime) -> Incoming:
    """The message with its action. Words that only named the action ("1", "签收") are no text any longer.

    Raises Refusal for a press that is not the presser's, or too old.
    """
    if incoming.handle is not None:
        return replace(incoming, action=_pressed(work, incoming, incoming.handle, now), text="")
    if incoming.action is not None:
        return incoming
    dialogue = work.dialogues.get(speaker(work, incoming, now).person.id, incoming.address, now)
    if dialogue is not None and captions.follows_photo(dialogue):
        done_asking(work, incoming, now)
        if (caption := captions.captioned(work, incoming, dialogue)) is not None:
            return replace(incoming, action=caption)
        dialogue = None
    if incoming.origin is Origin.FORWARDED:
        return _passed_along(incoming, dialogue)
    if incoming.choice is not None and (chosen := _chosen(work, incoming, dialogue, now)):
        return replace(incoming, action=chosen, text="")
    pictures = photos_alone(dialogue, incoming.at)
    if dialogue is not None and not _commands(incoming, pictures):
        answered, text = _answer(incoming, dialogue)
        return replace(incoming, action=answered, text=text)
    word = incoming.word
    if word is not None and word.id in WORDS and (dialogue is not None or meant_for_us(incoming, word)):
        done_asking(work, incoming, now)
        photos = incoming.photos or pictures
        return replace(incoming, action=Action(_route(word), None, word.rest), text="", photos=photos)
    if (case := corrections.is_shown_more(work, incoming, now)) is not None:
        return replace(incoming, action=Action("case.note", case.id))
    # A number or a "yes" that stands for nothing is a slip, not a report.
    slip = incoming.choice is not None or (word is not None and word.id in _STANDS_FOR and word.id not in WORDS)
    return replace(incoming, action=Action("talk.no-choice" if slip and not incoming.photos else "report.free"))


def _passed_along(incoming: Incoming, dialogue: Dialogue | None) -> Incoming:
    """What somebody else said is a report, if anything. Raises Refusal when it is given for an answer."""
    if dialogue is not None and (incoming.kind is ChatKind.PRIVATE or incoming.addressed):
        raise Refusal("refusal-forwarded")
    return replace(incoming, action=Action("report.free"))


def _route(word: Word) -> str:
    about_a_poll = word.id in polls.OF_A_POLL and split_poll_number(word.rest)[0] is not None
    return polls.OF_A_POLL[word.id] if about_a_poll else WORDS[word.id]


def meant_for_us(incoming: Incoming, word: Word) -> bool:
    """Whether the word was said to the bot, and not to the neighbours."""
    private = incoming.kind is ChatKind.PRIVATE
    return private or incoming.addressed or word.id in _FREE_IN_GROUP or _plainly(incoming)


def _commands(incoming: Incoming, pictures: tuple[Photo, ...]) -> bool:
    """Whether the words are a command of their own, whatever was asked."""
    word = incoming.word
    if word is None or word.id not in WORDS:
        return False
    # Whoever quotes a neighbour speaks of what the neighbour said, not of what the bot asked.
    return word.id == "cancel" or bool(pictures) or incoming.quoted is not None or _plainly(incoming)


def _plainly(incoming: Incoming) -> bool:
    """With a slash, or the number of a case or a poll, nobody but the bot can be meant."""
    if incoming.word is not None and split_poll_number(incoming.word.rest)[0] is not None:
        return True
    return incoming.text.startswith("/") or read_case_number(incoming.text) is not None


def _pressed(work: Work, incoming: Incoming, handle: str, now: datetime) -> Action:
    """What the button stands for, if this person may press it here and now."""
    pressed = work.choices.pressed(handle)
    if pressed is None or pressed.expires_at <= now or pressed.shown_in != incoming.address:
        raise Refusal("refusal-old-button")
    if pressed.audience is not None and pressed.audience != speaker(work, incoming, now).person.id:
        raise Refusal("refusal-not-your-button")
    return pressed.action


def _chosen(work: Work, incoming: Incoming, dialogue: Dialogue | None, now: datetime) -> Action | None:
    """What a typed number stands for: in the open conversation, else under the message replied to or the newest one."""
    assert incoming.choice is not None
    if dialogue is not None and incoming.reply_to is None:
        if not dialogue.choices:
            return None
        if incoming.choice > len(dialogue.choices):
            raise Refusal("refusal-no-such-choice", most=len(dialogue.choices))
        return dialogue.choices[incoming.choice - 1]
    if incoming.kind is ChatKind.GROUP and incoming.reply_to is None:
        return None
    handles = work.choices.numbered(incoming.address, reply_to=incoming.reply_to)
    if not handles:
        return None
    if incoming.choice > len(handles):
        raise Refusal("refusal-no-such-choice", most=len(handles))
    return _pressed(work, incoming, handles[incoming.choice - 1], now)


def _answer(incoming: Incoming, dialogue: Dialogue) -> tuple[Action, str]:
    """What the words answer, and the words; a "yes" or a "skip" that stands for a choice is no text any longer.

    Raises Refusal when it could stand for several.
    """
    word = "" if incoming.word is None else incoming.word.id
    meant = [choice for choice in dialogue.choices if choice.name in _STANDS_FOR.get(word, ())]
    if word == "yes" and len(dialogue.choices) == 1:
        meant = list(dialogue.choices)
    if len(meant) > 1 and word != "skip":
        raise Refusal("refusal-no-such-choice", most=len(dialogue.choices))
    return (meant[0], "") if meant else (dialogue.action, incoming.text)
