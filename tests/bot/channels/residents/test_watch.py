"""What residents reported is looked for again and again: every order becomes one case, and none is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot import app
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.channels import SendFailed, Spoken
from bot.channels.residents import watch
from bot.channels.residents.watch import Watch
from bot.channels.tencent.errors import Refused
from bot.rehearsal import props
from domain.casework.case import Case
from domain.message import Address
from storage.work import Work
from tests.bot.channels.residents.orders import order
from tests.bot.test_full_disk import FullDisk
from tests.emulators.wecom import Wecom, emulated
from tests.emulators.wecom.troubles import Trouble
from tests.emulators.wecom_program import settings
from tests.patience import until
from tests.town import is_new, small_town

MINUTE = timedelta(minutes=1)


class Town:
    """The service of a town beside 居民上报, and looking there."""

    def __init__(self, service: Linzhang, wecom: Wecom) -> None:
        assert service.residents is not None
        self.service = service
        self.wecom = wecom
        self.watch: Watch = service.residents.way

    @property
    def now(self) -> datetime:
        return self.wecom.world.now()

    def reported(self, id: str, **changes: object) -> None:
        """Somebody reports something now."""
        self.wecom.reported(order(id, self.now, **changes))

    async def looks(self) -> int:
        """How many orders were new; what came of them has happened."""
        new = await self.watch.look()
        await self.service.catch_up()
        return new

    async def has_something(self) -> bool:
        """Whether anything waits in the inbox."""
        return bool(await self.service.database.read(lambda work: work.inbox.counts()))

    async def cases(self) -> list[Case]:
        def unit(work: Work) -> list[Case]:
            numbers = (f"{self.now:%y}-{serial:04}" for serial in range(1, 300))
            return [case for number in numbers if (case := work.cases.find(number)) is not None]

        return await self.service.database.read(unit)


@asynccontextmanager
async def town(folder: Path, wecom: Wecom) -> AsyncIterator[Town]:
    with_reports = settings(folder, wecom).model_copy(update={"wecom_resident_reports": True})
    async with app.opened(with_reports, strict_words=True) as service:
        if await is_new(service.database):
            await bring_in(service, small_town())
        yield Town(service, wecom)


@pytest_asyncio.fixture
async def wecom() -> AsyncIterator[Wecom]:
    async with emulated() as wecom:
        yield wecom


@pytest_asyncio.fixture
async def here(tmp_path: Path, wecom: Wecom) -> AsyncIterator[Town]:
    """A town that has looked there before."""
    async with town(tmp_path, wecom) as here:
        await here.looks()
        yield here


async def test_what_a_resident_reported_is_a_case_within_a_look(here: Town) -> None:
    here.reported("o1")
    assert await here.looks() == 1
    (case,) = await here.cases()
    assert (case.category, case.words) == ("lamp", "4栋楼道灯坏了")


async def test_looking_again_finds_nothing_new(here: Town) -> None:
    here.reported("o1")
    assert [await here.looks() for _ in range(3)] == [1, 0, 0]
    assert len(await here.cases()) == 1


async def test_what_was_changed_of_an_order_is_no_second_case(here: Town) -> None:
    here.reported("o1")
    await here.looks()
    here.wecom.world.offset += 10 * MINUTE
    made = here.wecom.world.orders[0]["create_time"]
    here.reported("o1", create_time=made, process_list=[{"status": 1}], desc="别的话")
    assert await here.looks() == 0
    (case,) = await here.cases()
    assert case.words == "4栋楼道灯坏了"


async def test_what_was_reported_before_the_first_look_is_none_of_ours(tmp_path: Path, wecom: Wecom) -> None:
    wecom.reported(order("old", wecom.world.now() - 60 * MINUTE))
    async with town(tmp_path, wecom) as here:
        assert await here.looks() == 0
        # Somebody deals with it over there; that does not make it new.
        changed = order("old", wecom.world.now() - 60 * MINUTE, modify_time=int(here.now.timestamp()))
        wecom.reported(changed)
        assert await here.looks() == 0
        here.reported("new")
        assert await here.looks() == 1


async def test_many_orders_come_page_after_page(here: Town) -> None:
    for number in range(watch.AT_ONCE * 2 + 7):
        here.reported(f"o{number}", unionid=f"union-{number}")
    assert await here.looks() == watch.AT_ONCE * 2 + 7


async def test_what_was_reported_while_the_service_was_away_is_found(tmp_path: Path, wecom: Wecom) -> None:
    async with town(tmp_path, wecom) as here:
        await here.looks()
    wecom.world.offset += 24 * 60 * MINUTE
    wecom.reported(order("o1", wecom.world.now() - 20 * 60 * MINUTE))
    async with town(tmp_path, wecom) as here:
        assert await here.looks() == 1


async def test_what_could_not_be_stored_is_asked_for_again(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        here.reported(f"o{number}", unionid=f"union-{number}")
    disk = FullDisk(monkeypatch, here.service.database)
    disk.lets_through = 1
    with pytest.raises(Exception, match="disk is full"):
        await here.watch.look()
    disk.lets_through = 1000
    here.wecom.world.offset += 60 * MINUTE
    assert await here.looks() == 2
    assert len(await here.cases()) == 3


async def test_a_refusal_moves_nothing_on(here: Town) -> None:
    here.reported("o1")
    here.wecom.troubles.next(Trouble.CODE, "report/resident/get_order_list", code=48002)
    with pytest.raises(Refused):
        await here.watch.look()
    here.wecom.world.offset += 60 * MINUTE
    assert await here.looks() == 1


async def test_looking_goes_on_after_a_refusal(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "EVERY", 0.01)
    here.reported("o1")
    here.wecom.troubles.next(Trouble.CODE, "report/resident/get_order_list", code=48002)
    looking = asyncio.create_task(here.watch.run())
    await until(here.has_something)
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)
    assert here.watch.quiet_seconds is not None


async def test_an_order_without_an_id_keeps_no_other_from_being_heard(here: Town) -> None:
    here.reported("")
    here.reported("o1")
    assert await here.looks() == 1


async def test_its_pictures_are_fetched_at_once(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fetched(attachment: str) -> bytes:
        assert attachment == "https://p.qpic.cn/1"
        return props.photo("灯.jpg")

    monkeypatch.setattr(here.service.channels["residents"], "fetch", fetched)
    here.reported("o1", image_urls=["https://p.qpic.cn/1"])
    await here.looks()
    (case,) = await here.cases()
    assert len(await here.service.database.read(lambda work: work.cases.photos(case, "report"))) == 1


async def test_a_picture_at_somebody_elses_address_is_left_where_it_is(here: Town) -> None:
    here.reported("o1", image_urls=["http://169.254.169.254/latest", "https://evil.example/1.jpg"])
    assert await here.looks() == 1
    (case,) = await here.cases()
    assert await here.service.database.read(lambda work: work.cases.photos(case, "report")) == ()


async def test_nobody_is_ever_told_anything_there(here: Town) -> None:
    here.reported("o1")
    await here.looks()
    (case,) = await here.cases()
    address = await here.service.database.read(lambda work: work.people.address(case.reporter))
    assert address is None
    with pytest.raises(SendFailed) as failure:
        await here.service.channels["residents"].send(Address("residents", "union-of-chen"), Spoken("好"))
    assert failure.value.permanent


async def test_it_is_off_unless_the_town_wants_it(tmp_path: Path, wecom: Wecom) -> None:
    async with app.opened(settings(tmp_path, wecom), strict_words=True) as service:
        assert service.residents is None
        assert "residents" not in service.channels
