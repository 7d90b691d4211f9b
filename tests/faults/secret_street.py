"""Households who vote secretly, one poll after another, on a stage of the real program."""

from __future__ import annotations

import random
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeVar

from bot.rehearsal.script import Pattern, Seat, Speaks
from bot.rehearsal.stage import Stage, find_button
from domain.polls.poll import Effect, Method, Option, Poll, RollKind, Secrecy
from domain.polls.presets import PRESETS
from domain.register import Household, PersonEntry, Register
from handlers.polls.asking.opening import open_poll
from handlers.polls.secrecy.secret import account
from storage.lab import Phone
from storage.polls.polls import NewPoll
from storage.work import Work
from tests.faults.secret_urns import Voting
from tests.forensics import Traces
from tests.town import at, small_town

T = TypeVar("T")

OPEN_FOR = timedelta(hours=2)

#: Every so many-th house votes in writing.
_WRITES = 3

#: Numbers as wide as a letter: nobody but those who vote here in writing has them.
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

#: What only a slip says: its button, its words before and after they are put into a language. And what was typed.
_TELLTALE = re.compile("poll\\.cast-secretly|ballot-one|您选：|议[０-９]+ [０-９]+".encode())


@dataclass
class Street:
    stage: Stage
    draw: random.Random
    houses: int
    traces: Traces = field(default_factory=lambda: Traces(_TELLTALE))
    votings: list[Voting] = field(default_factory=list)

    async def vote(self, before_the_last: Callable[[], Awaitable[None]] | None = None) -> None:
        """One more poll, in which every household votes."""
        poll = await self._transact(self._opened)
        await self.until(timedelta())
        # Units are numbered as one walks by the doors.
        units, options = (self.draw.sample(range(1, self.houses + 1), self.houses) for _ in range(2))
        self.votings.append(Voting(poll, units, options))
        for unit, option in zip(units, options, strict=True):
            await self._choose(poll, unit, option)
            if before_the_last is not None and unit == units[-1]:
                await before_the_last()
            await self._press(_phone(unit), "投出去")

    def _opened(self, work: Work) -> Poll:
        now = self.stage.now()
        asked = NewPoll(
            grid="yard",
            question="选楼栋长",
            options=tuple(Option(f"候选人{n:02}") for n in range(1, self.houses + 1)),
            method=Method.SINGLE,
            preset="yard",
            rule=PRESETS["yard"],
            effect=Effect.RESOLUTION,
            secrecy=Secrecy.SECRET,
            roll_kind=RollKind.HOUSEHOLD,
            proposed_by=work.people.meet(at("li"), "李师傅", now).id,
            opens_at=now,
            closes_at=now + OPEN_FOR,
            building="yard-4",
        )
        return open_poll(work, work.polls.add(asked, now), now)

    async def _choose(self, poll: Poll, unit: int, option: int) -> None:
        if unit % _WRITES:
            await self._press(_phone(unit), f"候选人{option:02}")
        else:
            words = f"议{poll.serial} {option}".translate(_WIDE)
            await self.stage.say(_phone(unit), Speaks(0, Seat(f"voter{unit}"), words))

    async def _press(self, phone: Phone, label: str) -> None:
        _, handle = find_button(await self.stage.messages(phone.chat), Pattern((label,)))
        self.traces.pressed.add(handle)
        await self.stage.tap(phone, Pattern((label,)))

    async def until(self, span: timedelta) -> None:
        """Time goes on, and everything that is due is done and said."""
        async for _ in self.stage.until(self.stage.now() + span):
            pass

    async def unequal(self) -> int:
        """In how many polls there are not as many ballots as voters, or not those that were cast."""
        return await self._transact(lambda work: sum(not _as_cast(work, voting) for voting in self.votings))

    async def _transact(self, unit: Callable[[Work], T]) -> T:
        return await self.stage.program.service.database.transact(unit)  # type: ignore[attr-defined, no-any-return]


def _as_cast(work: Work, voting: Voting) -> bool:
    counted = {choice: units for choice, units, _ in work.secret.counted(voting.poll.id)}
    each = {str(option): 1 for option in voting.options}
    return counted == each and account(work, voting.poll).key == "secret-account"


def _phone(unit: int) -> Phone:
    return Phone(f"voter{unit}", f"住户{unit}", {})


def street(houses: int) -> Register:
    """The small town with so many doors in one building, one person behind each."""
    town = small_town()
    doors = {unit: ("yard-4", "1", str(100 + unit)) for unit in range(1, houses + 1)}
    others = tuple(home for home in town.households if home.building != "yard-4")
    homes = tuple(Household(*door, "yard", 800_000) for door in doors.values())
    people = tuple(
        PersonEntry(f"voter{unit}", f"住户{unit}", None, (at(f"voter{unit}"),), door) for unit, door in doors.items()
    )
    moved = tuple(replace(one, door=None) if one.key == "wang" else one for one in town.people)
    return replace(town, households=(*others, *homes), people=(*moved, *people))
