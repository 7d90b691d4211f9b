"""What was decided becomes a resolution (决议): by a poll that passed, or by a meeting that may decide.

Whoever put it forward is asked for the tasks by which it gets done, with a clock and a ladder of its own: what was
decided and given to nobody is nagged about like anything else.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.clocks.clock import due
from domain.clocks.counting import Limit, Unit
from domain.council.procedure import may_decide
from domain.council.resolution import Resolution
from domain.council.topic import Topic, TopicMove, TopicState, can
from domain.duties.duty import RunKind
from domain.duties.run import Run, RunState
from domain.errors import Refusal
from domain.polls.deciding import Result
from domain.polls.ledger import Kind
from domain.polls.moves import PollMove, move
from domain.polls.poll import Effect, Poll, State
from domain.polls.rules import Verdict
from handlers.council.moving import move_topic
from handlers.council.resolutions.telling_back import tell_reporter
from handlers.duties.settling import settle, tell_doers
from storage.duties import NewRun
from storage.work import Work

#: Its tasks are given out by then.
_GIVEN_OUT = Limit(2, Unit.WORK_DAY)

#: Whoever only asked around has decided nothing, and a rehearsal is none.
_BINDING = frozenset({Effect.RESOLUTION, Effect.PAPER})

_LONGEST = 200


def follow(work: Work, poll: Poll, result: Result, now: datetime) -> None:
    """A poll is over: it has become a resolution, or its topic is open again, or dropped."""
    if any(option.person is not None for option in poll.options):
        return
    passed = result.verdict is Verdict.PASSED
    if passed and work.polls.next_stages(poll):
        return
    topic = None if poll.topic is None else work.topics.get(poll.topic)
    if passed and poll.effect in _BINDING:
        resolution = work.resolutions.add(poll.grid, _decided(poll, result), now, topic=poll.topic, poll=poll.id)
        resolved(work, resolution, now)
        ask_for_tasks(work, resolution, poll.proposed_by, now)
    elif topic is not None and result.verdict is Verdict.FAILED and poll.effect in _BINDING:
        _over(work, topic, TopicMove.DROP, "council-failed", now)
    elif topic is not None:
        _over(work, topic, TopicMove.PUT_OFF, "council-put-off", now)


def _decided(poll: Poll, result: Result) -> str:
    """The question with what won."""
    won = " / ".join(poll.options[position - 1].text for position in result.winners)
    return f"{poll.question} → {won}"[:_LONGEST]


def _over(work: Work, topic: Topic, wanted: TopicMove, action: str, now: datetime) -> None:
    if can(topic, wanted):
        tell_reporter(work, move_topic(work, topic, wanted, now), action, now)


def check_decidable(work: Work, topic: Topic) -> None:
    """Raises Refusal when the topic goes the way of six steps and has not come far enough to be decided."""
    if not may_decide({noted.step: noted.at for noted in work.topics.steps(topic)}):
        raise Refusal("refusal-topic-steps-first", topic=topic.id)


def resolved(work: Work, resolution: Resolution, now: datetime) -> None:
    """Its topic is resolved, and whoever reported it hears so."""
    topic = None if resolution.topic is None else work.topics.get(resolution.topic)
    if topic is not None and can(topic, TopicMove.RESOLVE):
        topic = move_topic(work, topic, TopicMove.RESOLVE, now)
        tell_reporter(work, topic, "council-resolved", now, decided=resolution.words)


def ask_for_tasks(work: Work, resolution: Resolution, asked: int, now: datetime) -> None:
    """Somebody hears that its tasks are to be given out."""
    tell_doers(work, to_be_given_out(work, resolution, asked, now), now)


def to_be_given_out(work: Work, resolution: Resolution, asked: int, now: datetime) -> Run:
    """The run by which somebody is to give out its tasks; they know, or are told."""
    until = due(now, _GIVEN_OUT, work.calendar).at
    new = NewRun(RunKind.ASSIGN, resolution.grid, resolution.words, now, until, person=asked)
    run = work.duties.open(new)
    assert run is not None
    work.resolutions.save(replace(resolution, assignment=run.id))
    work.clocks.start_for_run(run.id, now, _GIVEN_OUT, now)
    return run


def take_effect(work: Work, poll: Poll, now: datetime) -> None:
    """The poll stands for good; if all of it was done meanwhile it is carried out."""
    resolution = work.resolutions.of_poll(poll.id)
    if resolution is not None and resolution.carried_out_at is not None:
        carry_out_poll(work, poll, now)


def carry_out_poll(work: Work, poll: Poll, now: datetime) -> None:
    """What the poll decided is done; while somebody may still object it waits for the end of that."""
    if poll.state is State.EFFECTIVE:
        work.polls.save(move(poll, PollMove.CARRY_OUT))
        work.ledger.add(poll.id, Kind.CARRIED_OUT, now)


def annulled(work: Work, poll: Poll, now: datetime) -> None:
    """The poll does not count: what it decided lapses, nobody has to do anything for it, its topic is open again."""
    resolution = work.resolutions.of_poll(poll.id)
    if resolution is not None and resolution.open:
        work.resolutions.save(replace(resolution, lapsed_at=now))
        runs = [task.run for task in work.resolutions.tasks(resolution)]
        for run in map(work.duties.get, (*runs, *filter(None, (resolution.assignment,)))):
            if run.open:
                settle(work, run, RunState.CALLED_OFF, now)
    topic = None if poll.topic is None else work.topics.get(poll.topic)
    if topic is not None and topic.state in {TopicState.IN_VOTE, TopicState.RESOLVED}:
        _over(work, topic, TopicMove.PUT_OFF, "council-put-off", now)
