"""The real program with Telegram for its platform, under a clock that only moves when it is moved.

Its clock stands still while it works, so the seconds Telegram wants are left out: nobody waits for the parts of an
album, and the bot speaks as fast as it can.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from unittest import mock

from pydantic import SecretStr

from bot.channels.telegram import arrivals
from bot.channels.telegram.polling import Polling
from bot.rehearsal.program import Program
from bot.settings import Settings
from tests.emulators.telegram import Telegram, emulated
from tests.engines import url_of


class TelegramProgram(Program):
    def __init__(self, folder: Path, starts: datetime, telegram: Telegram) -> None:
        settings = Settings(
            database=url_of(folder),
            data=folder / "data",
            backups=folder / "backups",
            telegram_token=SecretStr(telegram.token),
            telegram_api=telegram.url,
        )
        super().__init__(settings, starts)

    async def start(self) -> None:
        """The program is there, and knows who it is on Telegram."""
        await super().start()
        telegram = self.service.telegram
        assert telegram is not None
        telegram.channel.features = replace(telegram.channel.features, limits=None)
        await telegram.channel.start()

    async def settle(self) -> None:
        """Everything has come in and gone out that could by now."""
        assert self.service.telegram is not None
        assert isinstance(self.service.telegram.way, Polling)
        while await self.service.telegram.way.fetch():
            await self.service.catch_up()
        await self.service.catch_up()


@contextlib.asynccontextmanager
async def on_telegram(
    folder: Path, starts: datetime, *, privacy: bool = True
) -> AsyncIterator[tuple[Telegram, TelegramProgram]]:
    """Telegram and the program, both at the same moment, the program ready. Raises AssertionError for no Bot API."""
    program: TelegramProgram | None = None

    def now() -> datetime:
        return starts if program is None else program.now()

    async with emulated(now=now, privacy=privacy) as telegram:
        program = TelegramProgram(folder, starts, telegram)
        with mock.patch.object(arrivals, "ALBUM_RESTS", timedelta()):
            try:
                await program.start()
                yield telegram, program
            finally:
                await program.stop()
