"""From a topic to a poll: the question is the topic's, the rest is asked as for any poll."""

from __future__ import annotations

from datetime import datetime

from domain.council.topic import Topic, TopicMove, moved
from domain.message import Incoming
from handlers.council.resolutions.resolving import check_decidable
from handlers.council.topics import of_button
from handlers.polls.asking import calling
from handlers.speaking import done_asking
from storage.work import Work


def vote(work: Work, incoming: Incoming, now: datetime) -> None:
    """[表决]: not before the steps that come first, where a topic goes that way."""
    assert incoming.action is not None
    topic = of_button(work, incoming, now, incoming.action.value)
    moved(topic, TopicMove.PUT_TO_VOTE)
    check_decidable(work, topic)
    done_asking(work, incoming, now)
    ask_the_neighbours(work, incoming, now, topic, binding=True)


def ask_the_neighbours(work: Work, incoming: Incoming, now: datetime, topic: Topic, *, binding: bool) -> None:
    """The conversation by which a poll is opened begins with what is known of it."""
    calling.begin(work, incoming, now, grid=topic.grid, topic=topic.id, question=topic.title, binding=binding)
