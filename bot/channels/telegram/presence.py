"""Telegram as the running service has it: who the bot is there, and the one way in that the settings say."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import datetime

import orjson
from pydantic import SecretStr
from starlette.types import ASGIApp

from bot import incidents
from bot.channels.reach import Accept
from bot.channels.telegram.arrivals import Arrivals
from bot.channels.telegram.client import TelegramChannel
from bot.channels.telegram.commands import offer
from bot.channels.telegram.errors import Refused
from bot.channels.telegram.line import UNKNOWN_TOKEN, Line, pauses
from bot.channels.telegram.lock import only_one
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.receive import Me
from bot.channels.telegram.webhook import Webhook
from bot.ending import MEND, MustEnd
from bot.language.text import Texts
from bot.settings import Settings
from storage.engine.database import Database

_ME = "telegram-me"


class Presence:
    """Nothing is let in before it is known who the bot is, for nobody could read it."""

    def __init__(
        self,
        settings: Settings,
        token: SecretStr,
        database: Database,
        texts: Texts,
        *,
        accept: Accept,
        now: Callable[[], datetime],
    ) -> None:
        secret = token.get_secret_value()
        self.channel = TelegramChannel(secret, api=settings.telegram_api)
        self._database = database
        self._texts = texts
        self._data = settings.data
        self._bot_id = secret.partition(":")[0]
        self._line = Line(secret, settings.telegram_api)
        self._arrivals = Arrivals(accept, self.channel.answer, now)
        self.way = self._way_in(settings)
        self._introduced = asyncio.Event()
        self._seldom = incidents.Seldom("telegram-start")

    def _way_in(self, settings: Settings) -> Polling | Webhook:
        base, secret = settings.telegram_webhook, settings.telegram_webhook_secret
        if base is None or secret is None:
            return Polling(self._line, self._arrivals, wait=settings.telegram_poll_seconds)
        return Webhook(self._line, self._arrivals, base=base, secret=secret.get_secret_value(), bot_id=self._bot_id)

    @property
    def doors(self) -> Mapping[str, ASGIApp]:
        """What Telegram calls, by its path."""
        return {self.way.path: self.way} if isinstance(self.way, Webhook) else {}

    async def recall(self) -> None:
        """The bot is who it was last time: what waits in the inbox is read as it would have been then."""
        kept = await self._database.read(lambda work: work.meta.get(_ME))
        if kept is not None:
            self.channel.me = Me(**orjson.loads(kept))

    @property
    def one_at_a_time(self) -> bool:
        """Two who ask take each other's updates; where Telegram calls, it calls whichever process it reaches."""
        return isinstance(self.way, Polling)

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else is this bot until the block ends. Raises Refusal."""
        return only_one(self._data, self._bot_id)

    async def run(self) -> None:
        """Let updates in until cancelled. Raises MustEnd."""
        if not self._introduced.is_set():
            await self.introduce()
        offering = asyncio.create_task(self._offer())
        try:
            await self.way.run()
        finally:
            offering.cancel()
            await asyncio.gather(offering, return_exceptions=True)

    async def _offer(self) -> None:
        """Telegram shows what can be asked for; nothing waits for that, and at the next start it is tried again."""
        try:
            await offer(self._line, self._texts, self._database)
        except Exception as error:
            self._seldom.report(error)

    async def who(self) -> Me:
        """Who the bot is, once Telegram said so or was not heard."""
        await self._introduced.wait()
        assert self.channel.me is not None
        return self.channel.me

    async def close(self) -> None:
        """Nothing comes in or goes out any more."""
        await self._arrivals.close()
        await self._line.close()
        await self.channel.close()

    async def introduce(self) -> None:
        """Ask who the bot is until it is known, now or from last time."""
        for pause in pauses():
            try:
                await self._remember(await self.channel.start())
            except Exception as error:
                if isinstance(error, Refused) and error.code in UNKNOWN_TOKEN:
                    raise MustEnd("cli-telegram-token-refused", code=MEND) from None
                self._seldom.report(error)
            if self.channel.me is not None:
                break
            await asyncio.sleep(pause)
        self._introduced.set()

    async def _remember(self, me: Me) -> None:
        kept = orjson.dumps(asdict(me)).decode()
        await self._database.transact(lambda work: work.meta.put(_ME, kept))
