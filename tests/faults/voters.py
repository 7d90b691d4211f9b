"""A yard of many doors with one neighbour behind each, and a poll among them: what the trials of voting begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.polls.poll import Effect, Method, Option, Poll, RollKind, Secrecy
from domain.polls.presets import PRESETS
from domain.register import Household, PersonEntry, Register
from handlers.polls.asking.opening import open_poll
from storage.polls.polls import NewPoll
from storage.work import Work
from tests.town import at, small_town, someone

OPTIONS = ("东门", "西门", "南门")


def many_doors(neighbours: int) -> Register:
    """The small town with so many doors more in 5栋 of the yard; neighbour n is called "voter-n"."""
    town = small_town()
    rooms = [(f"voter-{n}", str(1001 + n)) for n in range(neighbours)]
    return replace(
        town,
        households=(*town.households, *(Household("yard-5", "", room, "yard", 500_000) for _, room in rooms)),
        people=(*town.people, *(PersonEntry(key, key, None, (at(key),), ("yard-5", "", room)) for key, room in rooms)),
    )


def open_one(work: Work, now: datetime, closes_at: datetime) -> Poll:
    """Which gate shall it be? One voice for each door of the yard; the group has the card."""
    new = NewPoll(
        grid="yard",
        question="充电桩放哪里",
        options=tuple(map(Option, OPTIONS)),
        method=Method.SINGLE,
        preset="straw",
        rule=PRESETS["straw"],
        effect=Effect.STRAW,
        secrecy=Secrecy.NAMED,
        roll_kind=RollKind.HOUSEHOLD,
        proposed_by=someone(work, "li", now).id,
        opens_at=now,
        closes_at=closes_at,
    )
    return open_poll(work, work.polls.add(new, now), now)
