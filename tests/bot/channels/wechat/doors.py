"""The door of an account on a real database, and WeChat before it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.channels.tencent.open_calls import OpenCalls
from bot.channels.wechat.door import Door
from bot.inbox.intake import Intake
from domain.message import Address
from storage.engine.database import Database
from storage.mail.inbox import Arrived
from tests.bot.channels.tencent.knocking import Visitor, knock
from tests.bot.channels.tencent.pushes import OURS, Pushed
from tests.town import NOON, open_town


@dataclass
class House:
    """``passes`` tells, after a message is stored, whether it was new; what it does then is up to the test."""

    database: Database
    plain_mode: bool = False
    calls: OpenCalls[str] = field(default_factory=OpenCalls[str])
    now: datetime = NOON
    passes: Callable[[str, bool], None] = lambda person, new: None

    def __post_init__(self) -> None:
        self.door = Door(OURS, self._accept, self.calls, lambda: self.now, plain_mode=self.plain_mode)
        self.door.open = True

    async def _accept(self, *of: Any, **more: Any) -> bool:
        new = await Intake(self.database, lambda: self.now).accept(*of, **more)
        self.passes(of[2], new)
        return new

    async def takes(self, call: Pushed, method: str = "POST", who: Visitor | None = None) -> tuple[int, bytes]:
        """What WeChat is answered."""
        return await knock(self.door, call.body, query=call.query_string, method=method, who=who)

    async def stored(self) -> tuple[Arrived, ...]:
        """The first of every conversation."""
        return await self.database.read(lambda work: work.inbox.waiting(1000))

    async def room(self, person: str) -> int:
        """How much may be said to the person."""
        return await self.database.read(lambda work: work.windows.room(Address("wechat", person), self.now))


@asynccontextmanager
async def house(folder: Path | None = None, *, plain_mode: bool = False) -> AsyncIterator[House]:
    async with open_town(folder) as database:
        yield House(database, plain_mode)
