"""The sample towns in the lab: whoever moves the clock from box to box sees a case climb, and every duty come up."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot import app as root
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.channels.lab.clock import LabClock
from bot.house import build
from bot.settings import Settings
from bot.towns.folder import read_town
from tests.engines import url_of

SAMPLES = sorted(file.parent for file in (Path(__file__).parents[2] / "examples" / "towns").glob("*/town.toml"))
MONDAY = datetime(2026, 5, 11, 10, tzinfo=ZoneInfo("Asia/Shanghai"))

#: The resident in private, and those who are told, in the order of the phones on both pages.
RESIDENT, LEAD, COMMUNITY, DEPUTY, ABOVE = 1, 2, 4, 5, 6

STEP = re.compile(r'"to": "([^"]+)".*?class="why">([^<]*)<.*?class="whom">([^<]*)<', re.DOTALL)


@asynccontextmanager
async def lab_of(town: Path, folder: Path) -> AsyncIterator[tuple[Linzhang, httpx.AsyncClient]]:
    """The service of the sample town on a clock that only the page moves, and a visitor of the page."""
    settings = Settings(database=url_of(folder), data=folder, lab=True)
    async with root.opened(settings, strict_words=True, clock=LabClock(lambda: MONDAY)) as service:
        await bring_in(service, read_town(town).register)
        transport = httpx.ASGITransport(build(service))
        async with httpx.AsyncClient(transport=transport, base_url="http://lab.test") as visitor:
            yield service, visitor


async def steps(visitor: httpx.AsyncClient) -> list[tuple[str, str, str]]:
    """The boxes of the page: the moment, what is late, who would be told."""
    return [
        (at, unescape(why), unescape(whom)) for at, why, whom in STEP.findall((await visitor.get("/lab/ahead")).text)
    ]


async def told(visitor: httpx.AsyncClient) -> dict[int, int]:
    """How many messages about the case stand on each phone."""
    pages = {phone: (await visitor.get(f"/lab/phone/{phone}")).text for phone in (LEAD, COMMUNITY, DEPUTY, ABOVE)}
    return {phone: page.count('<article class="message bot"') for phone, page in pages.items()}


@pytest.mark.parametrize("town", SAMPLES, ids=lambda town: town.name)
async def test_a_case_nobody_takes_up_climbs_from_box_to_box(town: Path, tmp_path: Path) -> None:
    async with lab_of(town, tmp_path) as (service, visitor):
        assert await steps(visitor) == []
        await visitor.post("/lab/say", data={"phone": str(RESIDENT), "text": "楼道灯坏了"})
        await service.catch_up()
        climbed: list[tuple[str, set[int]]] = []
        before = await told(visitor)
        while (ahead := await steps(visitor)) and len(climbed) < 20:
            at, why, _ = ahead[0]
            assert (await visitor.post("/lab/clock", data={"to": at})).status_code == 204
            after = await told(visitor)
            climbed.append((why, {phone for phone in after if after[phone] > before[phone]}))
            before = after
        signing = [phones for why, phones in climbed if why.startswith("签收")]
        assert signing == [{LEAD}, {LEAD, DEPUTY}, {ABOVE}, {COMMUNITY}]
        assert [why for why, _ in climbed if why.startswith("办结")] == [
            "办结 · 快到期",
            "办结 · 到期",
            "办结 · 过期",
            "办结 · 过期",
        ]


@pytest.mark.parametrize("town", SAMPLES, ids=lambda town: town.name)
async def test_every_duty_of_a_sample_town_comes_up_within_a_month(town: Path, tmp_path: Path) -> None:
    async with lab_of(town, tmp_path) as (service, _):
        assert service.lab is not None
        await service.lab.forward(MONDAY + timedelta(days=20))
        duties = await service.database.read(lambda work: set(work.town.duties))
        rows = await service.database.read(
            lambda work: {row["duty"] for row in work._connection.execute("SELECT DISTINCT duty FROM duty_runs")}
        )
        assert rows == duties
