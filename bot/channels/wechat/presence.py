"""The official account as the running service has it: a door for WeChat, and whatever is needed to call it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

import structlog
from pydantic import SecretStr
from starlette.types import ASGIApp

from bot.channels.reach import Accept
from bot.channels.tencent.errors import WECHAT
from bot.channels.tencent.line import Line
from bot.channels.tencent.open_calls import OpenCalls
from bot.channels.tencent.rest import Rest
from bot.channels.tencent.sealed import Sealed
from bot.channels.tencent.tokens import TokenKeeper, stable_token
from bot.channels.wechat.account import Account
from bot.channels.wechat.client import WechatChannel
from bot.channels.wechat.door import Door
from bot.channels.wechat.reminders import Reminders
from bot.settings import Settings
from storage.engine.database import Database

log = structlog.get_logger(__name__)

#: What WeChat calls.
PATH = "/wechat"


class Presence:
    """The settings name an account. Several processes may be it at once: whichever is called answers."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        *,
        accept: Accept,
        now: Callable[[], datetime],
        not_shown: Collection[str] = (),
    ) -> None:
        app_id, secret = settings.wechat_app_id or "", _told(settings.wechat_secret)
        line = Line(settings.wechat_api, WECHAT)
        self.rest = Rest(line, TokenKeeper(f"wechat:{app_id}", database, now, stable_token(line, app_id, secret)))
        self.account = Account(
            self.rest, database, now, app_id=app_id, secret=secret, reminders=Reminders.of(settings, self.rest)
        )
        self.open_calls = OpenCalls[str]()
        self.channel = WechatChannel(self.rest, self.account, database, self.open_calls, now, not_shown=not_shown)
        sealed = Sealed(_told(settings.wechat_token), _told(settings.wechat_aes_key), app_id)
        self._plain_mode = settings.wechat_unsafe_plain_mode
        self.way = Door(sealed, accept, self.open_calls, now, plain_mode=self._plain_mode)

    one_at_a_time = False

    @property
    def doors(self) -> Mapping[str, ASGIApp]:
        """What WeChat calls, by its path."""
        return {PATH: self.way}

    def alone(self) -> AbstractContextManager[None]:
        """Whoever else is this account is no trouble."""
        return nullcontext()

    async def recall(self) -> None:
        """Nothing: what is shared is in the database."""

    async def introduce(self) -> None:
        """Nothing has to be known: settings tell who it is."""

    async def run(self) -> None:
        """Let in what comes until cancelled."""
        if self._plain_mode:
            log.warning("unsafe plain mode", channel=self.channel.name)
        self.way.open = True
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Nothing comes in or goes out any more."""
        self.way.open = False
        self.open_calls.let_go()
        await self.rest.close()


def _told(secret: SecretStr | None) -> str:
    return "" if secret is None else secret.get_secret_value()
