"""The real service beside an emulated Telegram, and waiting until something is so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from pydantic import SecretStr

from bot import app as root
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.house import build
from bot.settings import Settings
from bot.web.server import serve
from tests.emulators.telegram import Telegram
from tests.engines import url_of
from tests.town import is_new, small_town

SECRET = "canary_" + "s" * 40


def settings(folder: Path, telegram: Telegram, *, port: int | None = None) -> Settings:
    """With a port Telegram brings updates there, else it is asked."""
    return Settings(
        database=url_of(folder),
        data=folder,
        backups=folder / "backups",
        tick_seconds=0.05,
        telegram_token=SecretStr(telegram.token),
        telegram_api=telegram.url,
        telegram_webhook=None if port is None else f"http://127.0.0.1:{port}",
        telegram_webhook_secret=SecretStr(SECRET),
    )


@asynccontextmanager
async def service(folder: Path, telegram: Telegram, *, port: int | None = None) -> AsyncIterator[Linzhang]:
    """Open, not running; the town is imported when it is new."""
    async with root.opened(settings(folder, telegram, port=port), strict_words=True) as linzhang:
        if await is_new(linzhang.database):
            await bring_in(linzhang, small_town())
        yield linzhang


@asynccontextmanager
async def running(folder: Path, telegram: Telegram, *, port: int | None = None) -> AsyncIterator[Linzhang]:
    """As it runs for a town, with its web pages when Telegram comes to them."""
    async with AsyncExitStack() as stack:
        linzhang = await stack.enter_async_context(service(folder, telegram, port=port))
        await stack.enter_async_context(linzhang.running())
        if port is not None:
            await stack.enter_async_context(_served(linzhang, port))
        yield linzhang


@asynccontextmanager
async def _served(linzhang: Linzhang, port: int) -> AsyncIterator[None]:
    listening = asyncio.Event()
    web = asyncio.create_task(serve(build(linzhang), "127.0.0.1", port, ready=lambda _: listening.set()))
    await listening.wait()
    yield
    web.cancel()
    await asyncio.gather(web, return_exceptions=True)
