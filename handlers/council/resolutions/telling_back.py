"""回访: whoever reported the case a topic grew out of hears what became of it, and says whether it helped."""

from __future__ import annotations

from datetime import datetime

from domain.casework.case import Case
from domain.council.topic import Topic, TopicMove, can
from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Outgoing, Say
from handlers.council import cards
from handlers.council.moving import move_topic
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling import news
from storage.work import Work


def tell_reporter(
    work: Work,
    topic: Topic,
    action: str,
    now: datetime,
    *,
    actor: int | None = None,
    buttons: tuple[Button, ...] = (),
    **args: Arg,
) -> None:
    """It stands in the log of the case, and whoever reported it is told; of a topic without a case nobody is."""
    if topic.case is None:
        return
    case = work.cases.get(topic.case)
    _log(work, topic, case, action, now, actor)
    body = Say(f"news-{action}", {**cards.topic_facts(work, topic), "number": case.number, **args})
    news.tell_reporter(work, case, body, now, buttons=buttons)


def _log(work: Work, topic: Topic, case: Case, action: str, now: datetime, actor: int | None, reason: str = "") -> None:
    facts, words = {"topic": str(topic.id)}, {"reason": reason} if reason else {}
    work.history.add(case, action, now, actor=actor, before=case.state, facts=facts, words=words)


def ask_reporter(work: Work, topic: Topic, decided: str, now: datetime) -> None:
    """What was decided is done: did it help?"""
    buttons = (cards.button("well", "well", topic.id), cards.button("not-well", "not-well", topic.id))
    tell_reporter(work, topic, "council-carried-out", now, buttons=buttons, decided=decided)


def well(work: Work, incoming: Incoming, now: datetime) -> None:
    """[解决了]: noted in the log of the case."""
    topic, case = _asked(work, incoming, now)
    _log(work, topic, case, "council-well", now, case.reporter)
    reply(work, incoming, now, Say("council-thanks", {"number": case.number}))


def not_well(work: Work, incoming: Incoming, now: datetime) -> None:
    """[没解决]: why is asked for; the topic is open again, and whoever raised it hears so."""
    topic, case = _asked(work, incoming, now)
    if not can(topic, TopicMove.RAISE_AGAIN):
        raise Refusal("refusal-topic-not-now", topic=topic.id, state=Say(f"topic-state-{topic.state}"))
    reason = incoming.text.strip()
    if not reason:
        body = Say("ask-council-not-well", {"number": case.number})
        ask(work, incoming, now, body, answer=Action("council.not-well", None, str(topic.id)))
        return
    done_asking(work, incoming, now)
    _log(work, topic, case, "council-not-well", now, case.reporter, reason)
    topic = move_topic(work, topic, TopicMove.RAISE_AGAIN, now)
    body = Say("news-council-not-well", {**cards.topic_facts(work, topic), "number": case.number, "reason": reason})
    work.outbox.tell(topic.raised_by, Outgoing(body), now)
    reply(work, incoming, now, Say("council-raised-again", {"number": case.number, "topic": topic.id}))


def _asked(work: Work, incoming: Incoming, now: datetime) -> tuple[Topic, Case]:
    """The topic a reporter was asked about, and their case. Raises Refusal for anybody else."""
    assert incoming.action is not None
    topic = work.topics.find(int(incoming.action.value))
    case = None if topic is None or topic.case is None else work.cases.get(topic.case)
    if topic is None or case is None or case.reporter != speaker(work, incoming, now).person.id:
        raise Refusal("refusal-old-button")
    return topic, case
