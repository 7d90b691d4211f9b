"""Ideas (金点子): submitted by anybody who lives there, supported once, merged with their likes, made a topic."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.council.idea import Idea
from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Outgoing, Say
from domain.people import Act, may
from domain.reading.masking import mask
from handlers.casework.steps import said
from handlers.council import cards
from handlers.council.authority import check, concerns, grids_around, numbered, only_number
from handlers.council.topics import show as show_topic
from handlers.council.topics import title
from handlers.duties.doing import answer
from handlers.speaking import ask, done_asking, reply, speaker
from storage.work import Work

#: As many as one can choose from by number.
_MOST_SHOWN = 9

_LONGEST = 300


def ideas(work: Work, incoming: Incoming, now: datetime) -> None:
    """金点子: what most are for; 金点子3: one; 金点子 装个儿童滑梯: a new one."""
    assert incoming.action is not None
    words = said(incoming.action.value, incoming)
    if not words:
        _list(work, incoming, now)
    elif (number := only_number(words)) is not None:
        _show(work, incoming, now, _named(work, incoming, now, number))
    else:
        _submit(work, incoming, now, words)


def _submit(work: Work, incoming: Incoming, now: datetime, words: str) -> None:
    done_asking(work, incoming, now)
    grid, who = _home(work, incoming, now), speaker(work, incoming, now).person.id
    idea = work.ideas.add(grid, mask(" ".join(words.split()))[:_LONGEST], who, now)
    if incoming.kind is ChatKind.GROUP:
        _show(work, incoming, now, idea)
        return
    reply(work, incoming, now, Say("idea-noted", {"idea": idea.id, "words": idea.words}))


def _home(work: Work, incoming: Incoming, now: datetime) -> str:
    """Where the idea is for: the group's grid, else the speaker's home or post. Raises Refusal for a stranger."""
    actor = speaker(work, incoming, now)
    chat = work.people.chat(incoming.address) if incoming.kind is ChatKind.GROUP else None
    own = (*actor.homes, *(post.grid for post in actor.posts))
    if not own:
        raise Refusal("refusal-idea-no-home")
    if chat is not None and chat.grid in grids_around(work, incoming, now):
        return chat.grid
    return own[0]


def _list(work: Work, incoming: Incoming, now: datetime) -> None:
    found = work.ideas.top(grids_around(work, incoming, now), _MOST_SHOWN)
    if not found:
        reply(work, incoming, now, Say("ideas-none"))
        return
    if incoming.kind is ChatKind.GROUP:
        reply(work, incoming, now, Say("ideas-lines", {"lines": tuple(map(cards.idea_line, found))}))
        return
    buttons = [
        Button(Say("choice-idea", {"line": cards.idea_line(idea)}), Action("council.idea", None, str(idea.id)))
        for idea in found
    ]
    reply(work, incoming, now, Say("ideas"), buttons=buttons)


def show_one(work: Work, incoming: Incoming, now: datetime) -> None:
    """An idea chosen from a list."""
    assert incoming.action is not None
    _show(work, incoming, now, _named(work, incoming, now, int(incoming.action.value)))


def _show(work: Work, incoming: Incoming, now: datetime, idea: Idea) -> None:
    """In a group anybody may press; in private whoever runs the council may make a topic of it."""
    if incoming.kind is ChatKind.GROUP:
        work.outbox.post(incoming.address, cards.idea_card(idea, runs_it=False), now)
        return
    runs_it = may(speaker(work, incoming, now), Act.RUN_COUNCIL, idea.grid, work.town)
    answer(work, incoming, now, cards.idea_card(idea, runs_it=runs_it))


def support(work: Work, incoming: Incoming, now: datetime) -> None:
    """支持 金点子3, or the button: whoever lives or works there, once. In a group the card says that it counts."""
    assert incoming.action is not None
    number, _ = numbered(incoming.action.value or incoming.text)
    if number is None:
        ask(work, incoming, now, Say("ask-which-idea"), answer=Action("council.support"))
        return
    idea = _named(work, incoming, now, number)
    who = speaker(work, incoming, now)
    if idea.grid not in grids_around(work, incoming, now) or not (who.homes or who.posts):
        raise Refusal("refusal-idea-no-home")
    done_asking(work, incoming, now)
    new = work.ideas.support(idea, who.person.id)
    after = work.ideas.find(idea.id)
    assert after is not None
    _refresh(work, after, now)
    if new and incoming.kind is ChatKind.GROUP and incoming.handle is not None:
        return
    key = "idea-supported" if new else "idea-supported-before"
    reply(work, incoming, now, Say(key, {"idea": after.id, "count": after.supporters}))


def merge(work: Work, incoming: Incoming, now: datetime) -> None:
    """合并 金点子3 5: the second becomes part of the first, with everybody who is for either, each once."""
    assert incoming.action is not None
    first, rest = numbered(incoming.action.value or incoming.text)
    second, _ = numbered(rest)
    if first is None or second is None or first == second:
        raise Refusal("refusal-merge-ideas")
    idea, other = (_named(work, incoming, now, number) for number in (first, second))
    for one in (idea, other):
        check(work, speaker(work, incoming, now), one.grid)
    if idea.id == other.id or other.topic is not None:
        raise Refusal("refusal-merge-ideas")
    merged = work.ideas.merge(idea, other)
    for one in (merged, other):
        _refresh(work, one, now)
    facts: dict[str, Arg] = {"idea": merged.id, "other": other.id, "count": merged.supporters}
    work.outbox.tell(other.person, Outgoing(Say("news-idea-merged", facts)), now)
    reply(work, incoming, now, Say("ideas-merged", facts))


def make_topic(work: Work, incoming: Incoming, now: datetime) -> None:
    """[列为议题]: whoever had the idea hears so."""
    assert incoming.action is not None
    idea = _named(work, incoming, now, int(incoming.action.value))
    who = speaker(work, incoming, now)
    check(work, who, idea.grid)
    if idea.topic is not None:
        raise Refusal("refusal-old-button")
    topic = work.topics.add(idea.grid, title(idea.words), who.person.id, now)
    work.ideas.became(idea, topic.id)
    _refresh(work, replace(idea, topic=topic.id), now)
    if idea.person != who.person.id:
        facts: dict[str, Arg] = {"idea": idea.id, "topic": topic.id, "words": idea.words}
        work.outbox.tell(idea.person, Outgoing(Say("news-idea-topic", facts)), now)
    show_topic(work, incoming, now, topic)


def _refresh(work: Work, idea: Idea, now: datetime) -> None:
    for runs_it in (True, False):
        work.outbox.refresh(cards.idea_card(idea, runs_it=runs_it), now)


def _named(work: Work, incoming: Incoming, now: datetime, number: int) -> Idea:
    """The idea with that number, if it concerns the speaker here. Raises Refusal."""
    idea = work.ideas.find(number)
    if idea is None or not idea.words:
        raise Refusal("refusal-no-such-idea", idea=number)
    concerns(work, incoming, now, idea.grid)
    return idea
