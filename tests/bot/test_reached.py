"""A platform of which nothing is heard for minutes is noted where the audit finds it; once it is heard, no longer."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.reach import Reach
from bot.reached import EVERY, IN_A_ROW, Reached
from storage.engine.database import Database
from storage.engine.times import to_us
from tests.town import NOON, open_town


class Office:
    """A process that listens to Telegram; each look is a minute after the one before."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = NOON
        self.reach = Reach.POLLING
        self.reached = Reached(database, lambda: self.now, lambda: {"telegram": self.reach})

    async def looks(self, *reaches: Reach) -> list[bool]:
        """Whether it is noted after each of them."""
        noted = []
        for self.reach in reaches:
            self.now += timedelta(seconds=EVERY)
            assert await self.reached.look() == 0
            fact = await self.database.read(lambda work: work.meta.get("deaf:telegram"))
            noted.append(fact == str(to_us(self.now)))
        return noted


async def test_so_many_looks_in_a_row_are_no_accident() -> None:
    async with open_town() as database:
        office = Office(database)
        ill = [Reach.CONFLICT, Reach.SILENT, Reach.UNDELIVERED, Reach.STARTING]
        assert await office.looks(*ill) == [False] * (IN_A_ROW - 1) + [True] * (len(ill) - IN_A_ROW + 1)
        assert await office.looks(Reach.POLLING, Reach.CONFLICT, Reach.CONFLICT) == [False] * 3


async def test_what_another_process_listens_to_is_its_business() -> None:
    async with open_town() as database:
        assert await Office(database).looks(*[Reach.ELSEWHERE] * 9) == [False] * 9
