"""Polls of the quarter, opened as they are after everything was asked: who has a voice is in the register of the play.

The yard has seven households: 王阿姨 lives in 4栋2单元301, 赵大爷 in 5栋101, the others are empty.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.polls.poll import Effect, Method, Option, Poll, RollKind, Secrecy
from domain.polls.presets import PRESETS
from handlers.polls.asking.opening import open_poll
from storage.polls.polls import NewPoll
from tests.handlers.play import Play

DAYS = timedelta(days=3)


def draft(play: Play, *options: str, **changes: object) -> Poll:
    """A draft: shall there be charging points in the yard? And whatever of ``NewPoll`` is to be otherwise."""
    work = play.work
    new = NewPoll(
        grid="yard",
        question="院里装不装充电桩",
        options=tuple(Option(text) for text in options or ("装", "不装")),
        method=Method.YES_NO,
        preset="straw",
        rule=PRESETS["straw"],
        effect=Effect.STRAW,
        secrecy=Secrecy.NAMED,
        roll_kind=RollKind.HOUSEHOLD,
        proposed_by=play.person("li"),
        opens_at=play.now,
        closes_at=play.now + DAYS,
    )
    return work.polls.add(replace(new, **changes), play.now)  # type: ignore[arg-type]


def asked(play: Play, *options: str, **changes: object) -> Poll:
    """The same poll, open: the group has its card, everybody with a voice was told."""
    poll = draft(play, *options, **changes)
    opened = open_poll(play.work, poll, play.now)
    play.deliver()
    play.listen()
    return opened


def chosen(play: Play, poll: Poll) -> dict[str, str]:
    """What each unit chose that has voted, by its label."""
    work = play.work
    labels = {voice.unit: voice.label for voice in work.rolls.units(poll.id)}
    return {labels[ballot.unit]: ballot.choice for ballot in work.ballots.standing(poll.id)}
