"""An official account at an emulated WeChat, and a client of it with a database, under a clock that stands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.channels.tencent.errors import WECHAT
from bot.channels.tencent.line import Line
from bot.channels.tencent.rest import Rest
from bot.channels.tencent.tokens import TokenKeeper, stable_token
from storage.engine.database import Database
from tests.emulators.clock import Clock
from tests.emulators.wechat import Wechat, emulated
from tests.town import PLACE_WORDS

TOKEN_PATH = "/cgi-bin/stable_token"
SEND = "/cgi-bin/message/custom/send"


@dataclass
class Counter:
    """The account as its server has it."""

    wechat: Wechat
    clock: Clock
    database: Database
    path: Path

    @asynccontextmanager
    async def client(self, database: Database | None = None) -> AsyncIterator[Rest]:
        """A client of its own; with a database of its own it is as if in another process."""
        account = self.wechat.account
        line = Line(self.wechat.url, WECHAT)
        ask = stable_token(line, account.app_id, account.secret)
        rest = Rest(line, TokenKeeper(f"wechat:{account.app_id}", database or self.database, self.clock, ask))
        try:
            yield rest
        finally:
            await rest.close()

    @asynccontextmanager
    async def another_process(self) -> AsyncIterator[Rest]:
        """A client that shares nothing but the file of the database."""
        async with await opened(self.path, self.clock) as database, self.client(database) as rest:
            yield rest

    def tokens(self) -> int:
        """How often a token was asked for."""
        return len(self.wechat.ledger.calls(TOKEN_PATH))


async def opened(path: Path, clock: Clock) -> Database:
    return await Database.open(f"sqlite:{path}", clock(), PLACE_WORDS)


@asynccontextmanager
async def at_the_counter(folder: Path) -> AsyncIterator[Counter]:
    """The account as it is on its first day."""
    clock, path = Clock(), folder / "linzhang.db"
    async with emulated(now=clock) as wechat, await opened(path, clock) as database:
        yield Counter(wechat, clock, database, path)
