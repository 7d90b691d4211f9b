"""Where whoever gets something passed on, or reads a poster, gets in: one address, asked for no oftener than needed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.channels import SendFailed
from bot.entrances import LIVES, Entrances, is_scanned, starts_in
from domain.message import Entrance, Onward, Say
from storage.engine.database import Database
from tests.engines import a_url
from tests.town import NOON, PLACE_WORDS

DAY = timedelta(days=1)


class Account:
    """An official account that gives codes and remembers which; ``down`` gives none."""

    def __init__(self) -> None:
        self.given: list[tuple[str, timedelta | None]] = []
        self.down = False

    async def qr(self, start: str, lives: timedelta | None) -> str:
        if self.down:
            raise SendFailed("45009", permanent=False)
        self.given.append((start, lives))
        return f"http://weixin.qq.com/q/{len(self.given)}"


class Door:
    """A clock that a test moves, an account, and the entrances of it all."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.now = NOON
        self.account = Account()

    def entrances(self, *, web: str | None = None, account: bool = True, link: bool = False) -> Entrances:
        codes = ("wechat", self.account.qr) if account else None
        way = "https://t.me/linzhang_bot?start={}".format if link else None
        return Entrances(self.database, self.clock, web=web, codes=codes, link=way)

    def clock(self) -> datetime:
        return self.now


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    async with await Database.open(a_url(), NOON, PLACE_WORDS) as database:
        yield Door(database, tmp_path)


async def test_our_own_page_comes_first_for_it_leads_on_to_every_platform(door: Door) -> None:
    entrances = door.entrances(web="https://linzhang.example.cn", link=True)
    assert await entrances.passed_on("poll-12") == "https://linzhang.example.cn/go/poll-12"
    assert await entrances.printed("home-x") == "https://linzhang.example.cn/go/home-x"
    assert door.account.given == []


async def test_without_a_page_it_is_the_code_of_the_account_then_the_link_of_telegram_then_what_is_typed(
    door: Door,
) -> None:
    assert await door.entrances(link=True).passed_on("poll-12") == "http://weixin.qq.com/q/1"
    assert await door.entrances(account=False, link=True).passed_on("poll-12") == (
        "https://t.me/linzhang_bot?start=poll-12"
    )
    assert await door.entrances(account=False).passed_on("poll-12") == "/start poll-12"


async def test_a_code_is_asked_for_once_and_anew_before_it_ends(door: Door) -> None:
    entrances = door.entrances()
    for days, asked in ((0, 1), (22, 1), (2, 2), (1, 2)):
        door.now += days * DAY
        await entrances.passed_on("poll-12")
        assert len(door.account.given) == asked
    assert door.account.given == [("poll-12", LIVES)] * 2


async def test_what_hangs_at_a_door_lives_for_ever_and_is_counted(door: Door) -> None:
    entrances = door.entrances()
    for building in ("home-a", "home-b", "home-a"):
        await entrances.printed(building)
    door.now += 4000 * DAY
    await entrances.printed("home-a")
    await entrances.passed_on("home-b")
    assert door.account.given == [("home-a", None), ("home-b", None)]
    assert await entrances.lasting() == 2
    assert await door.entrances(account=False).lasting() == 0


@pytest.mark.parametrize("start", ["join-abc", "slip-K7WQ-3MPA", "group-abc"])
async def test_what_is_good_once_is_written_down_nowhere_and_ends(door: Door, start: str) -> None:
    entrances = door.entrances()
    await entrances.printed(start)
    await entrances.passed_on(start)
    assert door.account.given == [(start, LIVES)] * 2
    assert start.encode() not in b"".join(file.read_bytes() for file in door.folder.iterdir())


async def test_while_the_account_gives_no_code_messages_go_out_with_what_is_typed_and_nothing_is_printed(
    door: Door,
) -> None:
    door.account.down = True
    assert await door.entrances(link=True).passed_on("poll-12") == "https://t.me/linzhang_bot?start=poll-12"
    assert await door.entrances().passed_on("poll-12") == "/start poll-12"
    with pytest.raises(SendFailed):
        await door.entrances().printed("home-a")
    door.account.down = False
    assert await door.entrances().passed_on("poll-12") == "http://weixin.qq.com/q/1"


def test_a_camera_has_use_for_an_address_only() -> None:
    assert [is_scanned(way) for way in ("https://a/go/x", "http://weixin.qq.com/q/1", "/start x")] == [
        True,
        True,
        False,
    ]


def test_every_way_in_of_a_message_is_found_however_deep_it_stands() -> None:
    line = Say("line", {"link": Entrance("poll-2")})
    body = Say("a", {"link": Entrance("poll-1"), "lines": (line,), "onward": Onward("poll-9"), "n": 3})
    assert starts_in(body, None, Say("b", {"what": Say("c", {"way": Entrance("report")})})) == {
        "poll-1",
        "poll-2",
        "report",
    }
