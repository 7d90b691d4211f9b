"""Links that are passed on: within WeChat they lead to a page of one's own, elsewhere they say how to go on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio

from bot.channels import SendFailed
from bot.pages.going import Introduction, within_wechat
from domain.message import Address
from storage.work import Work
from tests.bot.pages.paged_town import BASE, PagedTown, paged_town
from tests.town import someone

WECHAT = {"user-agent": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50"}
NEWCOMER = "oNewcomer"

_CODES = count()


@dataclass
class Introducer:
    """WeChat, which knows whose each code is, and tells it once."""

    codes: dict[str, str] = field(default_factory=dict)

    async def who(self, code: str) -> str:
        if code not in self.codes:
            raise SendFailed("40029", permanent=True)
        return self.codes.pop(code)


@dataclass(frozen=True)
class Passed:
    """A town on WeChat, and what introduces people there."""

    town: PagedTown
    introducer: Introducer

    async def set_out(self, start: str) -> str:
        """The state somebody is sent to WeChat with."""
        answer = await self.town.browser.get(f"/go/{start}", headers=WECHAT)
        assert answer.status_code == 302
        asked = parse_qs(urlsplit(answer.headers["location"]).query)
        assert asked["redirect_uri"] == [f"{BASE}/go/{start}/back"]
        assert asked["scope"] == ["snsapi_base"]
        return asked["state"][0]

    async def come_back(self, start: str, state: str, code: str = "c1") -> str:
        """The path they are led to, "" where they are told how to go on instead."""
        answer = await self.town.browser.get(f"/go/{start}/back", params={"code": code, "state": state})
        return answer.headers.get("location", "")

    async def follow(self, start: str) -> str:
        """What the page says they are led to."""
        code = f"code-{next(_CODES)}"
        self.introducer.codes[code] = NEWCOMER
        return await self.town.look(await self.come_back(start, await self.set_out(start), code))


@pytest_asyncio.fixture
async def passed(tmp_path: Path) -> AsyncIterator[Passed]:
    async with paged_town(tmp_path) as town:
        introducer = Introducer()
        town.service.introduction = Introduction(
            "https://open.weixin.example", "wx0123456789abcdef", "lab", introducer.who
        )
        yield Passed(town, introducer)


async def test_a_poll_is_reached_in_two_taps(passed: Passed) -> None:
    poll = await passed.town.poll()

    said = await passed.follow(f"poll-{poll.serial}")

    assert "楼道要不要装声控灯" in said
    assert await passed.town.do(lambda work: work.people.known(Address("lab", NEWCOMER))) is not None


async def test_a_household_on_the_roll_votes_from_a_link_that_was_passed_on(passed: Passed) -> None:
    poll = await passed.town.poll()
    passed.introducer.codes["c1"] = "wang"
    page = await passed.come_back(f"poll-{poll.serial}", await passed.set_out(f"poll-{poll.serial}"))

    await passed.town.press(page, "同意")

    assert await passed.town.do(lambda work: work.ballots.of_unit(poll.id, 1)) is not None


@pytest.mark.parametrize("start", ["report-", "unnamed-"])
async def test_a_poster_for_reporting_leads_to_the_form(passed: Passed, start: str) -> None:
    said = await passed.follow(start)

    assert 'name="words"' in said
    assert ("checked" in said) == (start == "unnamed-")


@pytest.mark.parametrize("start", ["home-eWFyZC00", "join-NOSUCHCODE", "poll-77", "case-26-0001", "hello"])
async def test_any_other_link_begins_a_talk_as_a_scanned_code_does(passed: Passed, start: str) -> None:
    said = await passed.follow(start)

    assert "答复" in said
    assert 'class="said"' in said


async def test_a_discreet_case_is_not_shown_to_whoever_has_its_number(passed: Passed) -> None:
    await passed.town.case(category="quarrel", words="楼上天天吵架")

    assert "楼上天天吵架" not in await passed.follow("case-26-0001")


async def test_a_code_is_good_once(passed: Passed) -> None:
    passed.introducer.codes["c1"] = NEWCOMER
    state = await passed.set_out("report-")
    cookies = dict(passed.town.browser.cookies)
    assert (await passed.come_back("report-", state)).startswith("/p/")

    passed.introducer.codes["c1"] = NEWCOMER
    passed.town.browser.cookies.update(cookies)
    assert await passed.come_back("report-", state) == ""


@pytest.mark.parametrize("wrong", ["browser", "start", "late", "state", "code"])
async def test_whoever_did_not_set_out_here_is_not_let_in(passed: Passed, wrong: str) -> None:
    passed.introducer.codes["c1"] = NEWCOMER
    state = await passed.set_out("report-")
    if wrong == "browser":
        passed.town.browser.cookies.clear()
    if wrong == "late":
        passed.town.hand.now += timedelta(minutes=10, seconds=1)

    led = await passed.come_back(
        "unnamed-" if wrong == "start" else "report-",
        f"{state[:-1]}{'0' if state[-1] != '0' else '1'}" if wrong == "state" else state,
        "c2" if wrong == "code" else "c1",
    )

    assert led == ""


async def test_outside_wechat_a_link_says_how_to_go_on_and_nothing_about_anybody(passed: Passed) -> None:
    poll = await passed.town.poll()
    known = await passed.town.look(f"/go/poll-{poll.serial}")

    assert "<svg" in known
    assert "声控灯" not in known
    assert len(known.splitlines()) == len((await passed.town.look("/go/poll-77")).splitlines())


@pytest.mark.parametrize("start", ["poll 1", "a" * 65, "poll-1%0d%0aset-cookie", "议1"])
async def test_what_no_link_says_is_not_there(passed: Passed, start: str) -> None:
    assert (await passed.town.browser.get(f"/go/{start}", headers=WECHAT)).status_code == 404


async def test_a_link_can_be_followed_on_telegram_where_the_bot_is_there(passed: Passed) -> None:
    lab = passed.town.service.channels["lab"]
    lab.features = replace(lab.features, onward=True)
    lab.address = "https://t.me/bot?start={}".format  # type: ignore[method-assign]
    passed.town.service.channels = {"telegram": lab}

    assert 'href="https://t.me/bot?start=poll-1"' in await passed.town.look("/go/poll-1")


def test_the_browser_of_wechat_is_known_and_that_of_wecom_is_not_taken_for_it() -> None:
    assert within_wechat(WECHAT["user-agent"])
    assert not within_wechat("Mozilla/5.0 MicroMessenger/7.0.1 wxwork/4.1.0")
    assert not within_wechat("Mozilla/5.0 (iPhone) Safari/604.1")


async def test_a_newcomer_is_met_once(passed: Passed) -> None:
    await passed.follow("report-")
    await passed.follow("report-")

    def known(work: Work) -> bool:
        return someone(work, NEWCOMER) == work.people.known(Address("lab", NEWCOMER))

    assert await passed.town.do(known)
