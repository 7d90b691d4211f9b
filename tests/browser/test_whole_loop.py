"""The whole loop as somebody who has just cloned the project sees it: the demo as a process of its own, in a browser.

With KEEP_IMAGES set (``make images``) the pictures README shows are taken on the way.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from tests.patience import PATIENCE
from tests.stairwell import picture

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESK = ViewportSize(width=1440, height=900)
HAND = ViewportSize(width=390, height=844)
IMAGES = Path(__file__).parents[2] / "docs" / "images"

IN_GROUP, AUNT_WANG, REPAIRER, LEADER = 0, 1, 2, 3


@asynccontextmanager
async def demo(folder: Path) -> AsyncIterator[str]:
    """The address of ``linzhang demo`` in an empty folder, stopped the way a person stops it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "demo", "--port", "0"),
        cwd=folder,
        env={**os.environ, "LINZHANG_LANGUAGE": "en"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        line = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
        address = re.search(r"http://\S+/lab", line)
        assert address is not None, line
        yield address[0]
    finally:
        process.terminate()
        _, complaints = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0
    assert complaints == b""


def phone(page: Page, number: int) -> Locator:
    return page.locator(f"#phone-{number}")


async def send(page: Page, number: int, text: str, photo: Path | None = None) -> None:
    here = phone(page, number)
    if photo is not None:
        await here.locator("input[type=file]").set_input_files(photo)
    await here.locator("textarea").fill(text)
    async with page.expect_response("**/lab/say*"):
        await here.locator("button[type=submit]").click()


async def press(page: Page, number: int, label: str) -> None:
    async with page.expect_response("**/lab/tap*"):
        await phone(page, number).locator(".choices button", has_text=label).last.click()


async def hears(page: Page, number: int, *fragments: str) -> Locator:
    """The newest message of the bot on that phone that holds all the fragments."""
    message = phone(page, number).locator(".message.bot")
    for fragment in fragments:
        message = message.filter(has_text=fragment)
    await expect(message.last).to_be_visible()
    return message.last


async def keep(page: Page, name: str) -> None:
    if os.environ.get("KEEP_IMAGES"):
        IMAGES.mkdir(parents=True, exist_ok=True)
        await page.wait_for_timeout(400)
        await page.screenshot(path=IMAGES / f"{name}.png")


async def test_a_broken_lamp_is_reported_taken_fixed_and_really_fixed(browser: Browser, tmp_path: Path) -> None:
    dark, bright = picture(tmp_path / "dark.jpg", lit=False), picture(tmp_path / "bright.jpg", lit=True)
    async with demo(tmp_path) as address:
        page = await browser.new_page(viewport=DESK)
        await page.goto(address)

        await send(page, AUNT_WANG, "4栋2单元楼道灯坏了", dark)
        receipt = await hears(page, AUNT_WANG, "-0001", "楼道灯", "惠民物业维修")
        await expect(receipt).to_contain_text("富家组 4栋2单元")

        card = await hears(page, REPAIRER, "-0001", "4栋2单元楼道灯坏了", "王阿姨")
        await expect(card.locator("img")).to_be_visible()
        await hears(page, LEADER, "-0001")
        shown = await hears(page, IN_GROUP, "-0001")
        await expect(shown).not_to_contain_text("王阿姨")
        await expect(shown).not_to_contain_text("4栋")

        await press(page, REPAIRER, "签收")
        await hears(page, AUNT_WANG, "小李", "已签收")
        await press(page, REPAIRER, "办结")
        await hears(page, REPAIRER, "怎么办好的")
        await send(page, REPAIRER, "换了新灯泡", bright)

        asked = await hears(page, AUNT_WANG, "真的解决了吗", "换了新灯泡")
        await expect(asked.locator("img")).to_be_visible()
        await keep(page, "lab-desktop")
        await keep_on_a_phone(browser, address)
        await press(page, AUNT_WANG, "解决了")
        await hears(page, AUNT_WANG, "结案")
        await hears(page, IN_GROUP, "-0001", "已结案")

        await page.locator("#to-next").click()
        await hears(page, AUNT_WANG, "现在还好吗")
        await press(page, AUNT_WANG, "还是好的")
        await hears(page, AUNT_WANG, "谢谢")
        await page.close()


async def keep_on_a_phone(browser: Browser, address: str) -> None:
    page = await browser.new_page(viewport=HAND)
    await page.goto(f"{address}#phone-{AUNT_WANG}")
    await hears(page, AUNT_WANG, "真的解决了吗")
    await keep(page, "lab-phone")
    await page.close()


async def test_what_happened_in_the_demo_is_still_there_after_a_restart(browser: Browser, tmp_path: Path) -> None:
    async with demo(tmp_path) as address:
        page = await browser.new_page(viewport=DESK)
        await page.goto(address)
        await send(page, AUNT_WANG, "4栋下水道堵了")
        await hears(page, AUNT_WANG, "-0001")
        await press(page, AUNT_WANG, "撤回")
        await hears(page, AUNT_WANG, "已撤回")
        await page.close()
    async with demo(tmp_path) as address:
        page = await browser.new_page(viewport=DESK)
        await page.goto(address)
        await hears(page, AUNT_WANG, "已撤回")
        await hears(page, REPAIRER, "撤回了")
        await page.close()
