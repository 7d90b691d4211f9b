"""The real program with every platform at once, under a clock that only moves when it is moved."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from unittest import mock

from pydantic import SecretStr
from starlette.types import Receive, Scope, Send

from bot.channels.wecom import pace
from bot.settings import Settings
from tests.emulators import wechat_program, wecom_program
from tests.emulators.doors import listening
from tests.emulators.telegram import Telegram
from tests.emulators.telegram import emulated as telegram_emulated
from tests.emulators.wechat import Wechat
from tests.emulators.wechat import emulated as wechat_emulated
from tests.emulators.wechat_program import FIELDS, TEMPLATE, WechatProgram
from tests.emulators.wecom import AGENT, APP, CORP, SECRET, Wecom
from tests.emulators.wecom import emulated as wecom_emulated


class MixedProgram(WechatProgram):
    """On Telegram, on WeChat and in WeCom, with pages for phones."""

    def __init__(self, settings: Settings, starts: datetime, wechat: Wechat, wecom: Wecom) -> None:
        super().__init__(settings, starts, wechat)
        self._wecom = wecom
        self._app_open: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """The program is there, and all its doors are open."""
        await super().start()
        wecom = self.service.wecom
        assert wecom is not None
        wecom.channel.features = replace(wecom.channel.features, limits=None)
        self._app_open = asyncio.create_task(wecom.run())
        await asyncio.sleep(0)
        assert wecom.way.reach.well

    async def stop(self) -> None:
        """The doors are closed, and the program ends."""
        await wecom_program.ended(self._app_open)
        await super().stop()

    async def settle(self) -> None:
        """Everything has come in and gone out that could by now."""
        await wecom_program.settle(self, self._wecom)
        await super().settle()


@dataclass(frozen=True, slots=True)
class Platforms:
    """All there is, and where the program's own pages are."""

    telegram: Telegram
    wechat: Wechat
    wecom: Wecom
    address: str


@contextlib.asynccontextmanager
async def on_all(folder: Path, starts: datetime) -> AsyncIterator[tuple[Platforms, MixedProgram]]:
    """Every platform and the program, all at the same moment, the program ready."""
    program: MixedProgram | None = None

    def now() -> datetime:
        return starts if program is None else program.now()

    async def house(scope: Scope, receive: Receive, send: Send) -> None:
        assert program is not None
        await program.house(scope, receive, send)

    async with (
        telegram_emulated(now=now) as telegram,
        wechat_emulated(now=now) as wechat,
        wecom_emulated(now=now) as wecom,
        listening(house) as address,
    ):
        wechat.account.templates[TEMPLATE] = tuple(FIELDS)
        wecom.world.pace.strict = False
        wecom.pusher.doors.app = f"{address}/wecom"
        settings = wechat_program.settings(folder, wechat, telegram, address, reminds=True)
        program = MixedProgram(_in_wecom_too(settings, wecom), starts, wechat, wecom)
        with mock.patch.object(pace, "SPANS", {}):
            try:
                await program.start()
                assert await wechat.enter(f"{address}/wechat")
                yield Platforms(telegram, wechat, wecom, address), program
            finally:
                await wechat.pusher.quiet()
                await wecom.pusher.handed_over()
                await program.stop()


def _in_wecom_too(settings: Settings, wecom: Wecom) -> Settings:
    return settings.model_copy(
        update={
            "wecom_corp_id": CORP,
            "wecom_agent_id": AGENT,
            "wecom_secret": SecretStr(SECRET),
            "wecom_token": SecretStr(APP.token),
            "wecom_aes_key": SecretStr(APP.aes_key),
            "wecom_api": wecom.url,
        }
    )
