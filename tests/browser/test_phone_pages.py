"""The pages for phones in a real browser, as wide as a small phone and as a desk, with and without a script.

With KEEP_IMAGES set (``make images``) these are the pictures ``docs/pages.md`` shows.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.channels.web.receive import conversation
from bot.house import build
from bot.pages.links import LIVES, Purpose
from bot.web.server import serve
from domain.message import Action, Button, Outgoing, Say
from domain.polls.poll import Method, Secrecy
from storage.work import Work
from tests.bot.pages.paged_town import PagedTown, paged_town, picture
from tests.browser.legible import small_targets, too_wide, twice_as_large
from tests.browser.test_whole_loop import IMAGES
from tests.town import at, someone

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHONE = ViewportSize(width=375, height=667)
NARROWEST = ViewportSize(width=320, height=568)
DESK = ViewportSize(width=1280, height=800)

#: The pictures the documents show.
KEPT = frozenset({"report", "question", "case", "ballot", "ballot-several", "ballot-secret", "home"})

#: What is read is at least so large.
TYPE = 18

_SMALL_TYPE = f"""() => [...document.querySelectorAll('main *, footer *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .filter(e => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < {TYPE})
    .map(e => e.outerHTML)"""


@dataclass(frozen=True)
class Phones:
    """A town with its pages served, and a browser."""

    town: PagedTown
    address: str
    browser: Browser

    @asynccontextmanager
    async def open(
        self, path: str, size: ViewportSize = PHONE, *, script: bool = True, status: int = 200
    ) -> AsyncIterator[Page]:
        """The page. An error on its console, a request to elsewhere or an answer above ``status`` fails the test."""
        wrong: list[str] = []
        context = await self.browser.new_context(
            viewport=size, java_script_enabled=script, device_scale_factor=2, locale="zh-CN"
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "warning" else None)
        page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(self.address) else None)
        page.on("response", lambda said: wrong.append(said.url) if said.status > max(status, 399) else None)
        await page.goto(f"{self.address}{path}")
        yield page
        await context.close()
        assert wrong == []


@pytest_asyncio.fixture(loop_scope="session")
async def phones(browser: Browser, tmp_path: Path) -> AsyncIterator[Phones]:
    async with paged_town(tmp_path) as town:
        address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        serving = asyncio.create_task(serve(build(town.service), "127.0.0.1", 0, ready=address.set_result))
        yield Phones(town, await address, browser)
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def looked_at(page: Page, name: str) -> None:
    """Everybody can read and press what is on the page; it is kept as a picture when that is wanted."""
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert not await too_wide(page)
    async with twice_as_large(page):
        assert not await too_wide(page)
    assert await small_targets(page) == []
    assert await page.evaluate(_SMALL_TYPE) == []
    assert await page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    if os.environ.get("KEEP_IMAGES") and name in KEPT:
        await page.screenshot(path=IMAGES / f"page-{name}.png", full_page=True)


async def say(town: PagedTown, message: Outgoing, key: str = "wang") -> int:
    """The row of what is said to somebody."""

    def post(work: Work) -> int:
        work.outbox.post(at(key), message, town.hand(), reader=someone(work, key).id)
        return work.shown.newest(at(key))

    return await town.do(post)


async def test_a_report_is_filled_in_with_photos_and_taken_back_on_its_page(phones: Phones, tmp_path: Path) -> None:
    taken = tmp_path / "lamp.jpg"
    taken.write_bytes(picture())
    async with phones.open(phones.town.link(Purpose.REPORT)) as page:
        await page.get_by_label("什么事").fill("楼道灯坏了三天，晚上看不见台阶")
        await page.get_by_label("在哪里").fill("4栋2单元")
        await page.get_by_label("照片").set_input_files([taken])
        await looked_at(page, "report")
        await page.get_by_role("button", name="上报").click()
        await expect(page.locator("#newest")).to_contain_text("26-0001")
        await looked_at(page, "report-answer")
    case = await phones.town.do(lambda work: work.cases.find("26-0001"))
    assert case is not None
    async with phones.open(phones.town.link(Purpose.CASE, object=case.id)) as page:
        await expect(page.locator(".photos img")).to_have_count(1)
        await looked_at(page, "case")


async def test_without_a_script_a_question_is_answered_on_the_page(phones: Phones) -> None:
    async with phones.open(phones.town.link(Purpose.REPORT, "qin"), script=False) as page:
        await expect(page.locator("[data-here]")).to_be_hidden()
        await page.locator("#words").fill("垃圾没人收")
        await page.get_by_role("button", name="上报").click()
        await page.locator("#words").fill("柳树1栋")
        await page.get_by_role("button", name="发送").click()
        await expect(page.locator("#newest")).to_contain_text("26-0001")


async def test_a_question_with_choices_can_be_read_and_pressed(phones: Phones) -> None:
    async with phones.open(phones.town.link(Purpose.REPORT, "qin")) as page:
        await page.locator("#words").fill("垃圾没人收")
        await page.get_by_role("button", name="上报").click()
        await expect(page.get_by_label("您的回答")).to_be_visible()
        await looked_at(page, "question")


async def test_the_phone_tells_where_it_is_when_it_is_asked(phones: Phones) -> None:
    async with phones.open(phones.town.link(Purpose.REPORT)) as page:
        await page.context.grant_permissions(["geolocation"])
        await page.context.set_geolocation({"latitude": 29.3571, "longitude": 113.1289})
        await page.get_by_role("button", name="用我现在的位置").click()
        await expect(page.get_by_text("位置记下了")).to_be_visible()
        await expect(page.locator("[name=lat]")).to_have_value("29.3571")


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
async def test_a_household_votes_in_two_taps(phones: Phones, script: bool) -> None:
    poll = await phones.town.poll()
    async with phones.open(phones.town.link(Purpose.BALLOT, object=poll.id), script=script) as page:
        if script:
            await looked_at(page, "ballot")
        await page.get_by_role("button", name="同意", exact=True).click()
        await expect(page.locator("#newest")).to_contain_text("回执")
        if script:
            await looked_at(page, "ballot-answer")
    ballot = await phones.town.do(lambda work: work.ballots.of_unit(poll.id, 1))
    assert ballot is not None


async def test_several_options_are_ticked_and_cast_at_once(phones: Phones) -> None:
    poll = await phones.town.poll(Method.SEVERAL, options=("东门", "西门旁边的空地", "南门"))
    async with phones.open(phones.town.link(Purpose.BALLOT, object=poll.id)) as page:
        await page.get_by_label("东门").check()
        await page.get_by_label("南门").check()
        await looked_at(page, "ballot-several")
        await page.get_by_role("button", name="投出").click()
        await expect(page.locator("#newest")).to_contain_text("回执")


async def test_points_are_shared_out(phones: Phones) -> None:
    poll = await phones.town.poll(Method.DOT, options=("东门", "西门旁边的空地", "南门"))
    async with phones.open(phones.town.link(Purpose.BALLOT, object=poll.id)) as page:
        await page.get_by_label("东门").fill("3")
        await page.set_viewport_size(NARROWEST)
        await looked_at(page, "ballot-points")


async def test_a_secret_vote_is_shown_once_to_be_confirmed(phones: Phones) -> None:
    poll = await phones.town.poll(secrecy=Secrecy.SECRET)
    async with phones.open(phones.town.link(Purpose.BALLOT, object=poll.id)) as page:
        await page.get_by_role("button", name="不同意").click()
        await expect(page.locator("#newest")).to_contain_text("不同意")
        await looked_at(page, "ballot-secret")
        await page.get_by_role("button", name="投出去").click()
        await expect(page.locator("main")).not_to_contain_text("不同意")


async def test_the_home_is_told_by_its_door(phones: Phones) -> None:
    async with phones.open(phones.town.link(Purpose.HOUSEHOLD)) as page:
        await looked_at(page, "home")
        await page.get_by_label("楼栋").fill("4栋")
        await page.get_by_label("单元").fill("2")
        await page.get_by_label("房号").fill("302")
        await page.get_by_role("button", name="提交").click()
        await expect(page.locator("#newest")).to_contain_text("李师傅")


async def test_a_message_with_its_photos_and_buttons(phones: Phones) -> None:
    photos = tuple([(await phones.town.service.photos.take_in(picture(name))).sha256 for name in ("one", "two")])
    buttons = (
        Button(Say("button-menu-report"), Action("report.start")),
        Button(Say("button-menu-mine"), Action("ask.mine")),
    )
    row = await say(phones.town, Outgoing(Say("menu"), buttons, photos))
    async with phones.open(phones.town.link(Purpose.MESSAGE, object=row)) as page:
        await expect(page.locator(".photos img")).to_have_count(2)
        await looked_at(page, "message")
        await page.get_by_role("button", name="上报").click()
        await expect(page.get_by_label("您的回答")).to_be_visible()


async def test_a_page_that_waits_shows_the_answer_by_itself(phones: Phones) -> None:
    town, wang = phones.town, at("wang")
    far = town.hand() + timedelta(days=1)
    talk = town.link(Purpose.TALK, object=await town.do(lambda work: work.shown.newest(wang)))

    def send(work: Work) -> None:
        payload = {"channel": "web", "update_id": "1", "conversation": conversation(wang), "payload": b"{}"}
        work.inbox.store(**payload, now=town.hand(), rests_until=far)

    def answer(work: Work) -> None:
        work.outbox.post(wang, Outgoing(Say("mine-empty")), town.hand(), reader=someone(work, "wang").id)
        waiting = work.inbox.waiting(1)
        work.inbox.done(waiting[0].id, town.hand())

    await town.do(send)
    async with phones.open(talk) as page:
        await expect(page.get_by_role("status")).to_be_visible()
        await looked_at(page, "waits")
        await town.do(answer)
        await expect(page.locator("#newest")).to_be_visible()
        await expect(page.locator(".waits")).to_have_count(0)


async def test_nothing_waits(phones: Phones) -> None:
    async with phones.open(phones.town.link(Purpose.INBOX)) as page:
        await looked_at(page, "inbox-empty")


async def test_a_link_that_is_over_says_how_to_get_another(phones: Phones) -> None:
    path = phones.town.link(Purpose.REPORT)
    phones.town.hand.now += LIVES[Purpose.REPORT]
    async with phones.open(path, status=404) as page:
        await looked_at(page, "over")


async def test_an_empty_form_is_told_so(phones: Phones) -> None:
    async with phones.open(phones.town.link(Purpose.REPORT), status=422) as page:
        await page.get_by_role("button", name="上报").click()
        await expect(page.get_by_role("alert")).to_be_visible()
        await looked_at(page, "report-empty")


async def test_a_link_that_was_passed_on_tells_how_to_go_on(phones: Phones) -> None:
    async with phones.open("/go/poll-1") as page:
        await looked_at(page, "elsewhere")


@pytest.mark.parametrize("size", [NARROWEST, DESK], ids=["narrowest", "desk"])
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
async def test_every_form_can_be_used_by_everybody(phones: Phones, language: str, size: ViewportSize) -> None:
    poll = await phones.town.poll(Method.SEVERAL, options=("东门", "西门", "南门"))
    await phones.town.do(lambda work: work.people.set_locale(someone(work, "wang").id, language))
    for purpose, object in ((Purpose.REPORT, 0), (Purpose.HOUSEHOLD, 0), (Purpose.BALLOT, poll.id)):
        async with phones.open(phones.town.link(purpose, object=object), size) as page:
            await looked_at(page, f"{purpose.name.lower()}-{language}-{size['width']}")
