"""Making a move of a topic: the rules decide, it is stored, and every card of it says so."""

from __future__ import annotations

from datetime import datetime

from domain.council.topic import Topic, TopicMove, can, moved
from handlers.council import cards
from storage.work import Work


def move_topic(work: Work, topic: Topic, wanted: TopicMove, now: datetime) -> Topic:
    """The topic after the move. Raises Refusal when it cannot be made."""
    after = work.topics.set_state(topic, moved(topic, wanted), now)
    for runs_it in (True, False):
        work.outbox.refresh(cards.topic_card(work, after, runs_it=runs_it), now)
    return after


def put_to_vote(work: Work, topic: int, now: datetime) -> None:
    """A poll about it has begun; one that was dropped meanwhile stays dropped."""
    found = work.topics.get(topic)
    if can(found, TopicMove.PUT_TO_VOTE):
        move_topic(work, found, TopicMove.PUT_TO_VOTE, now)
