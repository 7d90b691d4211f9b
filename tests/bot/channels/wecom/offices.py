"""The channel with a WeCom that behaves as WeCom does: a member with the app, and what is on their phone."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import pytest

from bot.channels import SendFailed, Spoken
from bot.channels.tencent.errors import WECOM
from bot.channels.tencent.line import Line
from bot.channels.tencent.rest import Rest
from bot.channels.tencent.tokens import TokenKeeper, app_token
from bot.channels.wecom.cards import Cards
from bot.channels.wecom.client import WecomChannel
from bot.language.text import Texts
from domain.message import Address
from storage.engine.database import Database
from tests.emulators.clock import Clock
from tests.emulators.wecom import AGENT, CORP, SECRET, Phone, Wecom, emulated
from tests.town import open_town

CARDS = Cards(Texts.load(strict=True))
HOOKS = {"yard": "key-of-the-yard"}


@dataclass
class Office:
    wecom: Wecom
    clock: Clock
    database: Database
    channel: WecomChannel
    li: Phone

    @property
    def home(self) -> Address:
        return Address("wecom", self.li.member.userid)

    async def failed(self, to: Address, message: Spoken) -> SendFailed:
        with pytest.raises(SendFailed) as caught:
            await self.channel.send(to, message)
        return caught.value


def channel_to(wecom: Wecom, database: Database, clock: Clock, hooks: Mapping[str, str] = HOOKS) -> WecomChannel:
    line = Line(wecom.url, WECOM)
    rest = Rest(line, TokenKeeper("wecom", database, clock, app_token(line, CORP, SECRET)))
    return WecomChannel(rest, database, CARDS, agent=AGENT, hooks=hooks, now=clock)


@contextlib.asynccontextmanager
async def office() -> AsyncIterator[Office]:
    clock = Clock()
    async with emulated(now=clock) as wecom, open_town() as database:
        channel = channel_to(wecom, database, clock)
        try:
            yield Office(wecom, clock, database, channel, wecom.phone("小李"))
        finally:
            await channel.rest.close()
