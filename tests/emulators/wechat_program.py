"""The real program with WeChat for its platform, under a clock that only moves when it is moved.

Its clock stands still while it works, and whoever wrote to the account and hears nothing is let go at once. Where the
town has groups, they are on Telegram: nobody can be in one of WeChat's.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import SecretStr
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.telegram.polling import Polling
from bot.house import build
from bot.rehearsal.program import Program
from bot.settings import Settings
from tests.emulators.doors import listening
from tests.emulators.telegram import Telegram
from tests.emulators.telegram import emulated as telegram_emulated
from tests.emulators.wechat import Fate, Wechat, emulated
from tests.engines import url_of

#: Seconds between two looks at whether what was brought waits for an answer.
_A_LOOK = 0.005

#: The template message of a town that has one, and what stands in its fields.
TEMPLATE = "lz5pJ2oW3mB0vX9qK4sR7tYcNeUhGiAf1dLrE8wQkMo"
FIELDS = {"thing01": "words", "time02": "when"}

_T = TypeVar("_T")


class WechatProgram(Program):
    """``house`` is where WeChat calls it, and where people find its pages."""

    def __init__(self, settings: Settings, starts: datetime, wechat: Wechat) -> None:
        super().__init__(settings, starts)
        self._wechat = wechat
        self._house: ASGIApp

    async def house(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._house(scope, receive, send)

    async def start(self) -> None:
        """The program is there, and its door is open."""
        await super().start()
        wechat, telegram = self.service.wechat, self.service.telegram
        assert wechat is not None
        if telegram is not None:
            telegram.channel.features = replace(telegram.channel.features, limits=None)
            await telegram.channel.start()
        self._house = build(self.service)
        wechat.way.open = True

    async def settle(self) -> None:
        """Everything has come in and gone out that could by now."""
        presence = self.service.wechat
        assert presence is not None
        while self._wechat.pusher.working:
            await asyncio.wait(self._wechat.pusher.working, timeout=_A_LOOK)
            if presence.open_calls.waiting:
                await self._catch_up()
                presence.open_calls.let_go()
        await self._catch_up()

    async def _catch_up(self) -> None:
        telegram = self.service.telegram
        if telegram is not None:
            assert isinstance(telegram.way, Polling)
            while await telegram.way.fetch():
                await self.service.catch_up()
        await self.service.catch_up()

    async def meanwhile(self, act: Coroutine[Any, Any, _T]) -> _T:
        """What comes of it, while the program works."""
        acting = asyncio.ensure_future(act)
        while not acting.done():
            await asyncio.wait([acting], timeout=_A_LOOK)
            await self.settle()
        return acting.result()


def settings(folder: Path, wechat: Wechat, telegram: Telegram, address: str, *, reminds: bool) -> Settings:
    """The program is the emulated account, and in groups the emulated bot. ``reminds``: it has a template message."""
    account = wechat.account
    return Settings(
        database=url_of(folder),
        data=folder / "data",
        backups=folder / "backups",
        web_address=address,
        telegram_token=SecretStr(telegram.token),
        telegram_api=telegram.url,
        wechat_app_id=account.app_id,
        wechat_secret=SecretStr(account.secret),
        wechat_token=SecretStr(account.token),
        wechat_aes_key=SecretStr(account.aes_key),
        wechat_api=wechat.url,
        wechat_open=wechat.url,
        wechat_template=TEMPLATE if reminds else None,
        wechat_template_fields=FIELDS if reminds else {},
    )


@contextlib.asynccontextmanager
async def on_wechat(
    folder: Path, starts: datetime, *, reminds: bool = True
) -> AsyncIterator[tuple[Wechat, Telegram, WechatProgram]]:
    """WeChat, Telegram and the program, all at the same moment, the program ready.

    Raises AssertionError at its end when WeChat found the account out of order.
    """
    program: WechatProgram | None = None

    def now() -> datetime:
        return starts if program is None else program.now()

    async def house(scope: Scope, receive: Receive, send: Send) -> None:
        assert program is not None
        await program.house(scope, receive, send)

    async with emulated(now=now) as wechat, telegram_emulated(now=now) as telegram, listening(house) as address:
        wechat.account.templates[TEMPLATE] = tuple(FIELDS)
        program = WechatProgram(settings(folder, wechat, telegram, address, reminds=reminds), starts, wechat)
        try:
            await program.start()
            assert await wechat.enter(f"{address}/wechat")
            yield wechat, telegram, program
        finally:
            await wechat.pusher.quiet()
            await program.stop()
        assert wechat.ledger.passed(Fate.REFUSED, Fate.UNREADABLE, Fate.LOST) == []
