"""The real service beside an emulated WeChat."""

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
from tests.emulators.wechat import Wechat
from tests.engines import url_of
from tests.patience import until
from tests.town import is_new, small_town


def settings(folder: Path, wechat: Wechat, *, plain_mode: bool = False) -> Settings:
    """The account of that WeChat, on a database in that folder."""
    account = wechat.account
    return Settings(
        database=url_of(folder),
        data=folder,
        backups=folder / "backups",
        tick_seconds=0.05,
        wechat_app_id=account.app_id,
        wechat_secret=SecretStr(account.secret),
        wechat_token=SecretStr(account.token),
        wechat_aes_key=SecretStr(account.aes_key),
        wechat_api=wechat.url,
        wechat_open=wechat.url,
        wechat_unsafe_plain_mode=plain_mode,
    )


@asynccontextmanager
async def running(folder: Path, wechat: Wechat, *, plain_mode: bool = False) -> AsyncIterator[Linzhang]:
    """As it runs for a town; WeChat has its address and was answered there."""
    async with AsyncExitStack() as stack:
        opened = root.opened(settings(folder, wechat, plain_mode=plain_mode), strict_words=True)
        linzhang = await stack.enter_async_context(opened)
        if await is_new(linzhang.database):
            await bring_in(linzhang, small_town())
        await stack.enter_async_context(linzhang.running())
        address = await stack.enter_async_context(_served(linzhang))
        await until(lambda: linzhang.ways["wechat"].reach.well)
        assert await wechat.enter(f"{address}/wechat")
        yield linzhang


@asynccontextmanager
async def _served(linzhang: Linzhang) -> AsyncIterator[str]:
    listening: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    web = asyncio.create_task(serve(build(linzhang), "127.0.0.1", 0, ready=listening.set_result))
    try:
        yield (await listening).rstrip("/")
    finally:
        web.cancel()
        await asyncio.gather(web, return_exceptions=True)
