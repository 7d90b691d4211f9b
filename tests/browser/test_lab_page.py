"""The lab page in a real browser: what only a browser can show. What the server answers is in ``bot.test_web``."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, Route, ViewportSize, expect

from bot.house import build
from bot.web.server import serve
from domain.clocks.promises import Kind
from domain.polls.poll import Secrecy
from storage.lab import LabWords
from tests.bot.lab_town import DeafService, deaf_service
from tests.browser.legible import small_targets, too_wide, twice_as_large

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESK = ViewportSize(width=1440, height=900)
LAPTOP = ViewportSize(width=1280, height=800)
HAND = ViewportSize(width=390, height=844)
NARROWEST = ViewportSize(width=320, height=640)

CARD = LabWords("请签收 26-0031\n楼道灯 · 4栋2单元", (("h1", "1 签收"), ("h2", "2 转派")))
LONG = LabWords("很长的一段话。" * 60)


@dataclass(frozen=True)
class Lab:
    """A running lab and a browser to look at it with."""

    service: DeafService
    address: str
    browser: Browser

    @asynccontextmanager
    async def open(self, size: ViewportSize, *, language: str = "zh-Hans", status: int = 200) -> AsyncIterator[Page]:
        """The page. An error on its console, a request to elsewhere or an answer above ``status`` fails the test."""
        wrong: list[str] = []
        page = await self.browser.new_page(viewport=size)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "warning" else None)
        page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(self.address) else None)
        page.on("response", lambda said: wrong.append(said.url) if said.status > max(status, 399) else None)
        await page.goto(f"{self.address}/lab?lang={language}")
        await expect(page.locator(".phone")).to_have_count(3)
        yield page
        await page.close()
        assert wrong == []


@pytest_asyncio.fixture(loop_scope="session")
async def lab(browser: Browser, tmp_path: Path) -> AsyncIterator[Lab]:
    async with deaf_service(tmp_path) as service:
        await service.bot_says("li", CARD)
        await service.bot_says("yard", LabWords("收到，编号 26-0031。", (("h3", "1 同样的问题 +1"),)))
        address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        serving = asyncio.create_task(serve(build(service), "127.0.0.1", 0, ready=address.set_result))
        yield Lab(service, await address, browser)
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


@pytest.mark.parametrize(
    ("language", "size"),
    [("zh-Hans", DESK), ("en", LAPTOP), ("zh-Hant", HAND), ("en", NARROWEST)],
    ids=["desk", "laptop", "hand", "narrowest"],
)
async def test_the_page_can_be_used_by_everybody(lab: Lab, language: str, size: ViewportSize) -> None:
    async with lab.open(size, language=language) as page:
        for _ in ("ordinary type", "large type"):
            found = await Axe().run(page)

            assert found.violations_count == 0, found.generate_report()
            assert not await too_wide(page)
            assert await small_targets(page) == []
            async with twice_as_large(page):
                assert not await too_wide(page)
                assert await overlapping(page) == []
            await page.locator(".large").click()


_OVERLAPPING = """() => {
    const things = [...document.querySelectorAll('.bar button, .bar a, .bar time, .names')];
    const boxes = things.filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()]);
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return boxes.flatMap(([e, a], i) => boxes.slice(i + 1)
        .filter(([f, b]) => !e.contains(f) && meet(a, b)).map(([f]) => `${e.textContent} / ${f.textContent}`));
}"""


async def overlapping(page: Page) -> list[str]:
    """What stands one over the other in the bar on top."""
    found: list[str] = await page.evaluate(_OVERLAPPING)
    return found


async def test_a_half_typed_text_and_the_keyboards_place_survive_what_others_do(lab: Lab) -> None:
    async with lab.open(DESK) as page:
        text = page.locator("#phone-0 textarea")
        await text.fill("写了一半")
        await lab.service.bot_says("wang", LabWords("新来的消息"))
        await expect(page.locator("#phone-0 .message")).to_have_count(1)

        await expect(text).to_have_value("写了一半")
        await expect(text).to_be_focused()

        button = page.locator("#phone-2 .choices button").first
        await button.focus()
        await lab.service.bot_says("li", LabWords("又一条"))
        await expect(page.locator("#phone-2 .message")).to_have_count(2)
        await expect(button).to_be_focused()


async def test_enter_sends_but_not_while_a_chinese_word_is_being_chosen(lab: Lab) -> None:
    async with lab.open(DESK) as page:
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
        assert len(await lab.service.payloads()) == 1


async def test_a_phone_stays_at_the_newest_message_unless_one_went_back(lab: Lab) -> None:
    async with lab.open(DESK) as page:
        messages, newer = page.locator("#phone-0 .messages"), page.locator("#phone-0 .newer")
        for count in range(1, 4):
            await lab.service.bot_says("wang", LONG)
            await expect(messages.locator(".message")).to_have_count(count)
        assert await messages.evaluate("e => e.scrollHeight - e.scrollTop - e.clientHeight < 2")

        await messages.evaluate("e => { e.scrollTop = 0 }")
        await lab.service.bot_says("wang", LONG)
        await expect(newer).to_be_visible()
        assert await messages.evaluate("e => e.scrollTop") == 0

        await newer.click()
        await expect(newer).to_be_hidden()
        assert await messages.evaluate("e => e.scrollHeight - e.scrollTop - e.clientHeight < 2")


async def test_on_a_small_screen_a_tab_tells_where_something_is_new(lab: Lab) -> None:
    async with lab.open(HAND) as page:
        tab = page.locator(".tabs a").nth(2)
        await expect(tab.locator(".new")).to_be_hidden()

        await lab.service.bot_says("li", LabWords("快到期了"))
        await expect(tab.locator(".new")).to_be_visible()

        await tab.click()
        await expect(tab).to_have_attribute("aria-current", "true")
        await expect(tab.locator(".new")).to_be_hidden()
        await expect(page.locator("#phone-2 .choices button").first).to_be_in_viewport()


async def test_everything_can_be_done_with_the_keyboard(lab: Lab) -> None:
    await lab.service.promise((Kind.ACKNOWLEDGE, timedelta(hours=16)))
    async with lab.open(DESK) as page:
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
        assert len(await lab.service.payloads()) == 2


async def test_large_type_is_remembered(lab: Lab) -> None:
    async with lab.open(DESK) as page:
        before = await page.locator("#now").evaluate("e => e.getBoundingClientRect().height")
        await page.locator(".large").click()
        await page.reload()

        await expect(page.locator(".large")).to_have_attribute("aria-pressed", "true")
        assert await page.locator("#now").evaluate("e => e.getBoundingClientRect().height") > before


async def test_when_the_service_is_away_what_was_written_is_kept(lab: Lab) -> None:
    async with lab.open(DESK, status=500) as page:
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


async def test_a_press_is_not_lost_while_the_clock_is_being_renewed(lab: Lab) -> None:
    renewing, renewed = asyncio.Event(), asyncio.Event()

    async def slowly(route: Route) -> None:
        if route.request.method == "GET":
            renewing.set()
            await renewed.wait()
        await route.continue_()

    async with lab.open(DESK) as page:
        await page.route("**/lab/clock*", slowly)
        await page.evaluate("document.body.dispatchEvent(new Event('lab-changed'))")
        await renewing.wait()

        async with page.expect_request(lambda asked: asked.method == "POST" and "/lab/clock" in asked.url):
            await page.locator("#hour-on").click()
        renewed.set()
        await page.unroute_all(behavior="wait")


@pytest.mark.parametrize(
    ("language", "size"),
    [("zh-Hans", DESK), ("zh-Hant", HAND), ("en", NARROWEST)],
    ids=["desk", "hand", "narrowest"],
)
async def test_what_comes_next_is_a_row_of_boxes_for_everybody(lab: Lab, language: str, size: ViewportSize) -> None:
    await lab.service.promise((Kind.ACKNOWLEDGE, timedelta(hours=15)), (Kind.FINISH, timedelta(hours=40)))
    async with lab.open(size, language=language) as page:
        ahead, boxes = page.locator(".ahead"), page.locator(".steps button")
        if size is DESK:
            await expect(boxes.first).to_be_visible()
        else:
            await expect(boxes.first).to_be_hidden()
            await ahead.locator("summary").click()
        await expect(boxes).to_have_count(2)
        for _ in ("ordinary type", "large type"):
            found = await Axe().run(page)

            assert found.violations_count == 0, found.generate_report()
            assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
            await page.locator(".large").click()


async def test_a_press_on_a_box_moves_the_clock_there_and_the_box_goes(lab: Lab) -> None:
    await lab.service.promise((Kind.ACKNOWLEDGE, timedelta(hours=15)), (Kind.FINISH, timedelta(hours=40)))
    async with lab.open(DESK) as page:
        boxes = page.locator(".steps button")
        await expect(boxes.first).to_contain_text("签收 · 到期")
        await boxes.first.press("Enter")

        await expect(page.locator("#now")).to_have_text("5月9日 周六 09:00")
        await expect(boxes).to_have_count(1)
        await expect(boxes.first).to_contain_text("办结 · 到期")
        await page.locator("#day-on").click()
        await boxes.first.click()

        await expect(page.locator(".ahead .hint")).to_have_text("眼下没有会催的事。")
        await expect(boxes).to_have_count(0)


async def test_a_strip_that_was_folded_away_stays_so_when_something_comes(lab: Lab) -> None:
    async with lab.open(DESK) as page:
        await page.locator(".ahead summary").click()
        await lab.service.promise((Kind.ACKNOWLEDGE, timedelta(hours=15)))
        await lab.service.bot_says("wang", LabWords("新来的消息"))

        await expect(page.locator(".steps button")).to_have_count(1)
        await expect(page.locator(".steps button")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "size"),
    [("zh-Hans", DESK), ("zh-Hant", HAND), ("en", NARROWEST)],
    ids=["desk", "hand", "narrowest"],
)
async def test_an_open_poll_fills_up_before_everybodys_eyes(lab: Lab, language: str, size: ViewportSize) -> None:
    poll = await lab.service.ask()
    async with lab.open(size, language=language) as page:
        bars = page.locator(".fillings progress")
        if size is not DESK:
            await expect(bars.first).to_be_hidden()
            await page.locator(".polls summary").click()
        await expect(bars).to_have_count(3)
        await expect(bars.nth(1)).to_have_js_property("value", 0)

        await lab.service.vote(poll, 1, "2")
        await lab.service.vote(poll, 2, "2")
        await lab.service.bot_says("yard", LabWords("西门：2 票"))

        await expect(bars.nth(1)).to_have_js_property("value", 2)
        await expect(page.locator(".fillings .share")).to_contain_text("15")
        found = await Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize(
    ("secrecy", "live"), [(Secrecy.SECRET, True), (Secrecy.NAMED, False)], ids=["secret", "hidden"]
)
async def test_while_nobody_is_to_see_the_tally_the_page_shows_neither_bars_nor_how_many_have_voted(
    lab: Lab, secrecy: Secrecy, live: bool
) -> None:
    await lab.service.ask(secrecy, live=live)
    async with lab.open(DESK) as page:
        await expect(page.locator(".fillings li")).to_contain_text("截止后公布票数，名册 15 票")
        await expect(page.locator(".fillings progress")).to_have_count(0)


async def test_a_poll_with_many_options_leaves_room_for_the_telephones(lab: Lab) -> None:
    await lab.service.ask(gates=tuple(f"{number}号门" for number in range(1, 13)))
    async with lab.open(LAPTOP) as page:
        strip = page.locator(".fillings")
        await expect(strip.locator("progress")).to_have_count(12)
        await expect(page.locator("#phone-0 textarea")).to_be_in_viewport()

        await strip.locator("progress").last.scroll_into_view_if_needed()
        await expect(strip.locator("progress").last).to_be_in_viewport()


async def test_where_nobody_votes_there_is_no_strip_of_polls(lab: Lab) -> None:
    async with lab.open(DESK) as page:
        await expect(page.locator(".polls")).to_be_hidden()
