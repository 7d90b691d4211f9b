"""Topics (议题): out of a case or by themselves, listed, shown, dropped."""

from __future__ import annotations

from datetime import datetime, time

from domain.council.topic import Topic, TopicMove, TopicState, moved
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Say
from domain.people import Act, may
from domain.reading.masking import mask
from handlers.casework.picking import case_and_value
from handlers.casework.steps import said
from handlers.council import cards
from handlers.council.authority import check, concerns, grid_to_run, grids_around, only_number
from handlers.council.moving import move_topic
from handlers.council.resolutions.telling_back import tell_reporter
from handlers.duties.doing import answer
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.tasks.moments import local_day, moment_on
from storage.work import Work

#: As many as one can choose from by number.
_MOST_SHOWN = 9

#: More words than these are no title.
_LONGEST_TITLE = 100


def topics(work: Work, incoming: Incoming, now: datetime) -> None:
    """议题: what is talked over around here, and how much was solved; 议题 3: one; 议题 装摄像头: a new one."""
    assert incoming.action is not None
    words = said(incoming.action.value, incoming)
    if not words:
        _list(work, incoming, now)
    elif (number := only_number(words)) is not None:
        show(work, incoming, now, named(work, incoming, now, str(number)))
    else:
        done_asking(work, incoming, now)
        actor = speaker(work, incoming, now)
        topic = work.topics.add(grid_to_run(work, incoming, now), title(words), actor.person.id, now)
        show(work, incoming, now, topic)


def title(words: str) -> str:
    """The words as a group may read them, as long as a title is."""
    return mask(" ".join(words.split()))[:_LONGEST_TITLE]


def named(work: Work, incoming: Incoming, now: datetime, value: str) -> Topic:
    """The topic with that number, if it concerns the speaker here. Raises Refusal."""
    number = only_number(value)
    topic = None if number is None else work.topics.find(number)
    if topic is None:
        raise Refusal("refusal-no-such-topic", topic=value[:20])
    concerns(work, incoming, now, topic.grid)
    return topic


def of_button(work: Work, incoming: Incoming, now: datetime, value: str) -> Topic:
    """The topic behind a button, if its council is the speaker's to run. Raises Refusal."""
    topic = work.topics.find(int(value))
    if topic is None:
        raise Refusal("refusal-old-button")
    check(work, speaker(work, incoming, now), topic.grid)
    return topic


def show(work: Work, incoming: Incoming, now: datetime, topic: Topic) -> None:
    """The topic as the speaker may see it here; in a group nobody has buttons."""
    private = incoming.kind is ChatKind.PRIVATE
    runs_it = private and may(speaker(work, incoming, now), Act.RUN_COUNCIL, topic.grid, work.town)
    answer(work, incoming, now, cards.topic_card(work, topic, runs_it=runs_it))


def show_one(work: Work, incoming: Incoming, now: datetime) -> None:
    """A topic chosen from a list."""
    assert incoming.action is not None
    show(work, incoming, now, named(work, incoming, now, incoming.action.value))


def _list(work: Work, incoming: Incoming, now: datetime) -> None:
    grids = grids_around(work, incoming, now)
    found = work.topics.unsettled(grids)
    solved = work.topics.solved(*_year(work, now))
    count = sum(solved.get(grid, 0) for grid in grids)
    if not found:
        reply(work, incoming, now, Say("topics-none", {"solved": count}))
        return
    shown = found[:_MOST_SHOWN]
    if incoming.kind is ChatKind.GROUP:
        lines = tuple(cards.topic_line(work, topic) for topic in shown)
        reply(work, incoming, now, Say("topics-lines", {"count": len(found), "solved": count, "lines": lines}))
        return
    buttons = [
        Button(
            Say("choice-topic", {"line": cards.topic_line(work, topic)}), Action("council.topic", None, str(topic.id))
        )
        for topic in shown
    ]
    reply(work, incoming, now, Say("topics", {"count": len(found), "solved": count}), buttons=buttons)


def _year(work: Work, now: datetime) -> tuple[datetime, datetime]:
    """When this year began, and when the next does."""
    first = local_day(work, now).replace(month=1, day=1)
    return moment_on(work, first, time()), moment_on(work, first.replace(year=first.year + 1), time())


def propose(work: Work, incoming: Incoming, now: datetime) -> None:
    """提交议事 26-0031 [装摄像头]: the case is talked over by the neighbours; whoever reported it hears so."""
    case, value = case_and_value(work, incoming, now)
    words = said(value, incoming)
    if case is None:
        raise Refusal("refusal-propose-which-case")
    actor = speaker(work, incoming, now)
    check(work, actor, case.place.grid)
    if work.town.categories[case.category].discreet:
        raise Refusal("refusal-propose-discreet", number=case.number)
    before = work.topics.of_case(case.id)
    if before is not None and before.state is not TopicState.DROPPED:
        raise Refusal("refusal-proposed-before", number=case.number, topic=before.id)
    if not words:
        body = Say("ask-topic-title", {"number": case.number})
        ask(work, incoming, now, body, answer=Action("council.propose", case.id))
        return
    done_asking(work, incoming, now)
    topic = work.topics.add(case.place.grid, title(words), actor.person.id, now, case=case.id)
    tell_reporter(work, topic, "to-council", now, actor=actor.person.id)
    show(work, incoming, now, topic)


def drop(work: Work, incoming: Incoming, now: datetime) -> None:
    """[不再议]: why is asked for and told."""
    assert incoming.action is not None
    topic = of_button(work, incoming, now, incoming.action.value)
    moved(topic, TopicMove.DROP)
    reason = incoming.text.strip()
    if not reason:
        body = Say("ask-drop-reason", cards.topic_facts(work, topic))
        ask(work, incoming, now, body, answer=Action("council.drop", None, str(topic.id)))
        return
    done_asking(work, incoming, now)
    actor = speaker(work, incoming, now).person.id
    topic = move_topic(work, topic, TopicMove.DROP, now)
    tell_reporter(work, topic, "council-dropped", now, actor=actor, reason=mask(reason))
    reply(work, incoming, now, Say("topic-dropped", cards.topic_facts(work, topic)))
