"""A resolution is carried out once all its tasks are done and somebody else has looked at each (商议解决)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.council.resolution import Resolution, all_verified
from domain.council.topic import TopicMove, can
from domain.duties.run import Run, RunState
from domain.errors import Refusal
from domain.message import Incoming, Outgoing, Say
from handlers.council import cards
from handlers.council.groups import tell_groups
from handlers.council.moving import move_topic
from handlers.council.resolutions.resolving import carry_out_poll, to_be_given_out
from handlers.council.resolutions.telling_back import ask_reporter
from handlers.duties.settling import settle
from handlers.duties.whose import own
from handlers.speaking import reply, speaker
from storage.work import Work


def consider(work: Work, resolution: Resolution, now: datetime) -> None:
    """If all of it is done and verified, it is carried out."""
    if resolution.open and all_verified(work.resolutions.tasks(resolution)):
        _carry_out(work, resolution, now)


def no_tasks(work: Work, incoming: Incoming, now: datetime) -> None:
    """[不用派任务]: what was decided is done by having been decided."""
    assert incoming.action is not None
    run = own(work, incoming, now, incoming.action.value)
    resolution = work.resolutions.of_assignment(run.id)
    if resolution is None or work.resolutions.tasks(resolution):
        raise Refusal("refusal-old-button")
    settle(work, run, RunState.NIL, now, by=speaker(work, incoming, now).person.id)
    reply(work, incoming, now, Say("resolution-needs-nothing", cards.resolution_facts(work, resolution)))
    _carry_out(work, resolution, now)


def called_off(work: Work, run: Run, asked: int, now: datetime) -> None:
    """What was on the agenda of a meeting waits for another; a resolution without any task left is given out anew."""
    for item in work.councils.agenda(run.id):
        topic = work.topics.get(item.topic)
        if item.outcome is None and can(topic, TopicMove.PUT_OFF):
            move_topic(work, topic, TopicMove.PUT_OFF, now)
    resolution = work.resolutions.of_task(run.id)
    if resolution is None or not resolution.open:
        return
    if all(task.state is RunState.CALLED_OFF for task in work.resolutions.tasks(resolution)):
        to_be_given_out(work, resolution, asked, now)
    consider(work, resolution, now)


def _carry_out(work: Work, resolution: Resolution, now: datetime) -> None:
    done = replace(resolution, carried_out_at=now)
    work.resolutions.save(done)
    if done.poll is not None:
        carry_out_poll(work, work.polls.get(done.poll), now)
    body = Say("council-carried-out", cards.resolution_facts(work, done))
    tell_groups(work, done.grid, Outgoing(body, once=f"resolution:{done.id}:carried-out"), now)
    topic = None if done.topic is None else work.topics.get(done.topic)
    if topic is None or any(other.open for other in work.resolutions.of_topic(topic.id)):
        return
    if can(topic, TopicMove.CARRY_OUT):
        ask_reporter(work, move_topic(work, topic, TopicMove.CARRY_OUT, now), done.words, now)
