"""The way from a new bot to a closed case on Telegram, as it looks on the phones of those who go it.

With KEEP_IMAGES set (``make images``) these are the pictures ``docs/telegram.md`` shows.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.bringing_in import bring_in
from bot.command.samples import sample_town
from bot.towns.folder import read_town
from domain.starts import JOIN, start
from handlers.members.inviting import invitation
from storage.work import Work
from tests.browser.test_whole_loop import IMAGES
from tests.emulators.telegram import Phone
from tests.emulators.telegram.picture import page as as_page
from tests.emulators.telegram_program import TelegramProgram, on_telegram
from tests.emulators.telegram_walk import LEADER, REPAIRER, Walk

pytestmark = pytest.mark.asyncio(loop_scope="session")

ZONE = ZoneInfo("Asia/Shanghai")
FRIDAY = datetime(2026, 5, 8, 15, 0, tzinfo=ZONE)
HAND = ViewportSize(width=390, height=500)


async def invited(program: TelegramProgram) -> dict[str, str]:
    """What the links of the leader and the repairer end with."""

    def issue(work: Work) -> dict[str, str]:
        missing = work.joinings.not_come(program.service.channels)
        return {key: start(JOIN, invitation(work, missing[key], None, program.now())[0]) for key in (LEADER, REPAIRER)}

    return await program.service.database.transact(issue)


@asynccontextmanager
async def walking(folder: Path) -> AsyncIterator[tuple[Walk, TelegramProgram]]:
    """The sample town on Telegram, and nobody has come yet."""
    async with on_telegram(folder, FRIDAY) as (telegram, program):
        await bring_in(program.service, read_town(sample_town("yueyang-lou")).register)
        program.move(FRIDAY + timedelta(minutes=1))
        yield Walk(telegram, folder, program.settle), program


async def show(page: Page, phone: Phone, name: str, *, since: int = 0) -> None:
    """The chat that is open on the phone, from that message on; kept as a picture when that is wanted."""
    await page.set_content(as_page(phone, ZONE, since=since))
    await expect(page.locator(".bubble").last).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == HAND["width"]
    assert await page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    if os.environ.get("KEEP_IMAGES"):
        await page.screenshot(path=IMAGES / f"telegram-{name}.png", full_page=True)


async def test_the_way_from_a_new_bot_to_a_closed_case_can_be_seen(browser: Browser, tmp_path: Path) -> None:
    async with walking(tmp_path) as (walk, program):
        page = await browser.new_page(viewport=HAND, device_scale_factor=2)
        await walk.staff_press_start(await invited(program))
        await walk.bot_comes_into_the_group()
        await show(page, walk.in_group(walk.leader), "joined")
        program.move(program.now() + timedelta(minutes=4))
        await walk.group_is_bound()
        await show(page, walk.leader, "code")
        bound = len(walk.in_group(walk.leader).messages) - 2
        program.move(program.now() + timedelta(minutes=20))
        await walk.lamp_is_reported()
        await show(page, walk.in_group(walk.wang), "group", since=bound)
        await show(page, walk.repairer, "repairer", since=2)
        program.move(program.now() + timedelta(hours=1))
        await walk.lamp_is_repaired()
        await show(page, walk.wang, "resident", since=2)
        await walk.neighbour_is_content()
        assert "已结案" in walk.in_group(walk.wang).last("26-0001")["text"]
        await page.close()
