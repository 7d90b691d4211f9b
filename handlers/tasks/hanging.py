"""Notices that hang for some days (公示): at least fifteen, told when they may come down, asked whether they have."""

from __future__ import annotations

import re
from datetime import datetime

from domain.clocks.clock import due
from domain.clocks.counting import Limit, Unit
from domain.duties.duty import RunKind
from domain.duties.run import Run
from domain.errors import Refusal
from domain.message import Action, ChatKind, Incoming, Say
from handlers.casework.steps import notes_of, said
from handlers.duties import cards
from handlers.duties.doing import answer
from handlers.duties.settling import settle, tell_doers
from handlers.duties.whose import own
from handlers.forwarding.giving_out import give_out_notice
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.tasks.takers import supervised
from storage.duties import NewRun
from storage.work import Work

#: 一征三议两公开: no notice hangs for less, and none is left hanging for more than a year.
_FEWEST_DAYS = 15
_MOST_DAYS = 365

#: Once it may come down it is taken down by then.
_TAKEN_DOWN = Limit(1, Unit.WORK_DAY)

#: "15", "15天": how long, when it is a word of its own.
_DAYS = re.compile(r"(\d{1,3})\D?(?:\s+|$)")

_LONGEST_TITLE = 200


def hang(work: Work, incoming: Incoming, now: datetime) -> None:
    """公示 15 加装电梯方案: for so many days from now; without a number for the fewest."""
    assert incoming.action is not None
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    actor = speaker(work, incoming, now)
    grid = supervised(work, actor)[0]
    days_said = notes_of(work, incoming, now).get("days", "")
    words = f"{days_said} {said(incoming.action.value, incoming)}".strip()
    found = _DAYS.match(words)
    days, title = (int(found[1]), words[found.end() :]) if found else (_FEWEST_DAYS, words)
    if not _FEWEST_DAYS <= days <= _MOST_DAYS:
        raise Refusal("refusal-notice-days", fewest=_FEWEST_DAYS, most=_MOST_DAYS)
    if not title:
        ask(work, incoming, now, Say("run-ask-notice"), answer=Action("duty.notice"), notes={"days": str(days)})
        return
    done_asking(work, incoming, now)
    run = put_up(work, actor.person.id, grid, title, days, now)
    answer(work, incoming, now, cards.for_giver(work, run, now))
    give_out_notice(work, run, now)


def put_up(work: Work, giver: int, grid: str, title: str, days: int, now: datetime) -> Run:
    """The notice, which hangs for so many days from now; whoever hangs it takes it down."""
    until = due(now, Limit(days, Unit.DAY), work.calendar).at
    new = NewRun(
        RunKind.NOTICE,
        grid,
        title[:_LONGEST_TITLE],
        until,
        due(until, _TAKEN_DOWN, work.calendar).at,
        person=giver,
        given_by=giver,
        look_at=until,
    )
    run = work.duties.open(new)
    assert run is not None
    return run


def may_come_down(work: Work, run: Run, now: datetime) -> None:
    """It has hung long enough: whoever hung it is asked to take it down, and to say so."""
    work.duties.look(run, None)
    work.clocks.start_for_run(run.id, run.opens_at, _TAKEN_DOWN, now)
    tell_doers(work, run, now)


def taken_down(work: Work, incoming: Incoming, now: datetime) -> None:
    """[已撤下]"""
    assert incoming.action is not None
    run = own(work, incoming, now, incoming.action.value)
    over = settle(work, run, cards.ended(run, now), now, by=speaker(work, incoming, now).person.id)
    reply(work, incoming, now, Say("notice-down", cards.facts(work, over)))
