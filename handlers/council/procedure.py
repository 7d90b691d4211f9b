"""一征三议两公开 for a topic: six steps, each with its day, a word and a picture, none left out.

The neighbours read which step was taken and when; its picture may show names and stays with whoever runs the council.
"""

from __future__ import annotations

from datetime import datetime

from domain.council.procedure import (
    PUBLIC_FOR,
    STEPS,
    Noted,
    ProcedureStep,
    check_step,
    next_step,
)
from domain.council.topic import Topic, TopicState
from domain.errors import Refusal
from domain.message import Action, ChatKind, Incoming, Outgoing, Say
from domain.reading.masking import mask
from handlers.casework.steps import notes_of, said
from handlers.council import cards
from handlers.council.authority import check, numbered
from handlers.council.groups import tell_groups
from handlers.council.topics import named, of_button
from handlers.duties.doing import answer
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.tasks.hanging import put_up
from storage.work import Work

_DECIDED = frozenset({TopicState.RESOLVED, TopicState.CARRIED_OUT})

_LONGEST_WORDS = 500


def steps(work: Work, incoming: Incoming, now: datetime) -> None:
    """一征三议 3: how far the topic has come; 一征三议 3 两委提议 都同意: that step is noted, if it is its turn."""
    assert incoming.action is not None
    number, words = numbered(incoming.action.value)
    if number is None:
        raise Refusal("refusal-which-topic")
    topic = named(work, incoming, now, str(number))
    if not words and not incoming.photos:
        _show(work, incoming, now, topic)
        return
    check(work, speaker(work, incoming, now), topic.grid)
    step, words = work.spoken.step(words)
    _note(work, incoming, now, topic, step or _following(work, topic), words)


def step(work: Work, incoming: Incoming, now: datetime) -> None:
    """[记下这一步]: the words and the picture, whichever is missing asked for."""
    assert incoming.action is not None
    id, wanted = incoming.action.value.split("|")
    topic = of_button(work, incoming, now, id)
    words = notes_of(work, incoming, now).get("words") or said("", incoming)
    _note(work, incoming, now, topic, ProcedureStep(wanted), words)


def _note(work: Work, incoming: Incoming, now: datetime, topic: Topic, wanted: ProcedureStep, words: str) -> None:
    taken = {one.step: one.at for one in work.topics.steps(topic)}
    check_step(taken, wanted, now, decided=topic.state in _DECIDED)
    if not incoming.photos:
        body = Say("ask-step-photo" if words else "ask-step", {"step": Say(f"step-{wanted}"), "topic": topic.id})
        answer_to = Action("council.step", None, f"{topic.id}|{wanted}")
        ask(work, incoming, now, body, answer=answer_to, notes={"words": words} if words else {})
        return
    done_asking(work, incoming, now)
    who = speaker(work, incoming, now).person.id
    photo = incoming.photos[0]
    noted = Noted(wanted, now, who, mask(words)[:_LONGEST_WORDS], photo.sha256)
    work.topics.note_step(topic, noted, photo)
    if STEPS[wanted].public:
        put_up(work, who, topic.grid, topic.title, PUBLIC_FOR.days, now)
    facts = {**cards.topic_facts(work, topic), "step": Say(f"step-{wanted}"), "at": now}
    once = f"topic:{topic.id}:step:{wanted}"
    tell_groups(work, topic.grid, Outgoing(Say("news-step", facts), once=once), now)
    _show(work, incoming, now, topic)


def _show(work: Work, incoming: Incoming, now: datetime, topic: Topic) -> None:
    card = cards.steps_card(work, topic, work.topics.steps(topic))
    if incoming.kind is ChatKind.GROUP:
        reply(work, incoming, now, card.body)
    else:
        answer(work, incoming, now, card)


def _following(work: Work, topic: Topic) -> ProcedureStep:
    """The step whose turn it is. Raises Refusal after the last."""
    following = next_step({one.step: one.at for one in work.topics.steps(topic)})
    if following is None:
        raise Refusal("refusal-steps-over", topic=topic.id)
    return following
