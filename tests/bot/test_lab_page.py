"""The lab page in a real browser: what only a browser can show. What the server answers is in ``test_web``."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, ViewportSize, async_playwright, expect

from bot.web.app import build
from bot.web.server import serve
from storage.clocks import Kind
from storage.lab import LabWords
from tests.bot.lab_town import DeafService, deaf_service

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
DESK = ViewportSize(width=1440, height=900)
HAND = ViewportSize(width=390, height=844)
NARROWEST = ViewportSize(width=320, height=640)

CARD = LabWords("请签收 26-0031\n楼道灯 · 4栋2单元", (("h1", "1 签收"), ("h2", "2 转派")))
LONG = LabWords("很长的一段话。" * 60)


@asynccontextmanager
async def opened(service: DeafService, path: str, size: ViewportSize) -> AsyncIterator[Page]:
    """The page in a browser of its own; an error on its console, or a request to elsewhere, fails the test."""
    wrong: list[str] = []
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(serve(build(service), "127.0.0.1", 0, ready=address.set_result))
    home = await address
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = await browser.new_page(viewport=size)
        page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(home) else None)
        await page.goto(home + path)
        await expect(page.locator(".phone")).to_have_count(3)
        try:
            yield page
        finally:
            await browser.close()
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
    assert wrong == []


@pytest_asyncio.fixture(loop_scope="module")
async def service(tmp_path: Path) -> AsyncIterator[DeafService]:
    async with deaf_service(tmp_path) as service:
        await service.bot_says("li", CARD)
        await service.bot_says("yard", LabWords("收到，编号 26-0031。", (("h3", "1 同样的问题 +1"),)))
        yield service


@pytest.mark.parametrize("size", [DESK, HAND, NARROWEST], ids=["desk", "hand", "narrowest"])
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
async def test_the_page_can_be_used_by_everybody(service: DeafService, language: str, size: ViewportSize) -> None:
    async with opened(service, f"/lab?lang={language}", size) as page:
        for _ in ("ordinary type", "large type"):
            found = await Axe().run(page)
            wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")

            assert found.violations_count == 0, found.generate_report()
            assert not wide
            await page.locator(".large").click()


async def test_a_half_typed_text_and_the_keyboards_place_survive_what_others_do(service: DeafService) -> None:
    async with opened(service, "/lab", DESK) as page:
        text = page.locator("#phone-0 textarea")
        await text.fill("写了一半")
        await service.bot_says("wang", LabWords("新来的消息"))
        await expect(page.locator("#phone-0 .message")).to_have_count(1)

        await expect(text).to_have_value("写了一半")
        await expect(text).to_be_focused()

        button = page.locator("#phone-2 .choices button").first
        await button.focus()
        await service.bot_says("li", LabWords("又一条"))
        await expect(page.locator("#phone-2 .message")).to_have_count(2)
        await expect(button).to_be_focused()


async def test_enter_sends_but_not_while_a_chinese_word_is_being_chosen(service: DeafService) -> None:
    async with opened(service, "/lab", DESK) as page:
        text = page.locator("#phone-0 textarea")
        await text.fill("deng")
        await text.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
        await expect(text).to_have_value("deng")

        await text.fill("灯坏了")
        await text.press("Shift+Enter")
        await text.type("请来看看")
        await text.press("Enter")

        await expect(page.locator("#phone-0 .mine .text")).to_have_text("灯坏了\n请来看看")
        await expect(text).to_have_value("")
        assert len(await service.payloads()) == 1


async def test_a_phone_stays_at_the_newest_message_unless_one_went_back(service: DeafService) -> None:
    async with opened(service, "/lab", DESK) as page:
        messages, newer = page.locator("#phone-0 .messages"), page.locator("#phone-0 .newer")
        for count in range(1, 4):
            await service.bot_says("wang", LONG)
            await expect(messages.locator(".message")).to_have_count(count)
        assert await messages.evaluate("e => e.scrollHeight - e.scrollTop - e.clientHeight < 2")

        await messages.evaluate("e => { e.scrollTop = 0 }")
        await service.bot_says("wang", LONG)
        await expect(newer).to_be_visible()
        assert await messages.evaluate("e => e.scrollTop") == 0

        await newer.click()
        await expect(newer).to_be_hidden()
        assert await messages.evaluate("e => e.scrollHeight - e.scrollTop - e.clientHeight < 2")


async def test_on_a_small_screen_a_tab_tells_where_something_is_new(service: DeafService) -> None:
    async with opened(service, "/lab", HAND) as page:
        tab = page.locator(".tabs a").nth(2)
        await expect(tab.locator(".new")).to_be_hidden()

        await service.bot_says("li", LabWords("快到期了"))
        await expect(tab.locator(".new")).to_be_visible()

        await tab.click()
        await expect(tab).to_have_attribute("aria-current", "true")
        await expect(tab.locator(".new")).to_be_hidden()
        await expect(page.locator("#phone-2 .choices button").first).to_be_in_viewport()


async def test_everything_can_be_done_with_the_keyboard(service: DeafService) -> None:
    await service.promise((Kind.ACKNOWLEDGE, timedelta(hours=16)))
    async with opened(service, "/lab", DESK) as page:
        await page.keyboard.press("Tab")
        await expect(page.locator(".skip")).to_be_focused()

        await page.locator("#to-next").press("Enter")
        await expect(page.locator("#now")).to_have_text("5月9日 周六 10:00")

        await page.locator("#phone-2 .choices button").first.press("Enter")
        await page.locator("#phone-1 .reply").press("Enter")
        await expect(page.locator("#phone-1 .replying q")).to_have_text("收到，编号 26-0031。")
        await page.keyboard.type("1")
        await page.keyboard.press("Enter")

        await expect(page.locator("#phone-1 .mine .quote")).to_contain_text("收到，编号 26-0031。")
        assert len(await service.payloads()) == 2


async def test_large_type_is_remembered(service: DeafService) -> None:
    async with opened(service, "/lab", DESK) as page:
        before = await page.locator("#now").evaluate("e => e.getBoundingClientRect().height")
        await page.locator(".large").click()
        await page.reload()

        await expect(page.locator(".large")).to_have_attribute("aria-pressed", "true")
        assert await page.locator("#now").evaluate("e => e.getBoundingClientRect().height") > before


async def test_when_the_service_is_away_what_was_written_is_kept(service: DeafService) -> None:
    async with opened(service, "/lab", DESK) as page:
        await page.route("**/lab/say*", lambda route: route.fulfill(status=500, body="broken"))
        text = page.locator("#phone-0 textarea")
        await text.fill("灯坏了")
        await text.press("Enter")

        await expect(page.locator(".trouble")).to_have_text("没有做成，请再试一次。")
        await expect(text).to_have_value("灯坏了")

        await page.unroute("**/lab/say*")
        await text.press("Enter")
        await expect(page.locator("#phone-0 .mine")).to_have_count(1)
        await expect(page.locator(".trouble")).to_be_empty()
