"""The whole service: what was said before it stopped is dealt with after it starts again, and everybody is answered."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import app as root
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.channels import Spoken
from bot.channels.lab.clock import LabClock
from bot.channels.lab.desk import Said
from bot.settings import Settings
from domain.casework.case import State
from domain.message import Address
from storage.engine.connection import GroupCommit
from storage.lab import Phone
from tests.engines import a_url, url_of
from tests.patience import PATIENCE
from tests.town import NAMES, NOON, is_new, open_town, small_town

WANG = Phone("wang", NAMES["wang"], {})
QIN = Phone("qin", NAMES["qin"], {})


@asynccontextmanager
async def service(
    folder: Path, now: datetime = NOON, *, real: Callable[[], datetime] | None = None
) -> AsyncIterator[Linzhang]:
    """The lab on a clock that stands still; the town is imported when it is new."""
    settings = Settings(database=url_of(folder), data=folder, lab=True, tick_seconds=0.01)
    async with root.opened(settings, strict_words=True, clock=LabClock(real or (lambda: now))) as linzhang:
        if await is_new(linzhang.database):
            await bring_in(linzhang, small_town())
        yield linzhang


async def say(linzhang: Linzhang, phone: Phone, text: str) -> None:
    assert linzhang.lab is not None
    await linzhang.lab.say(phone, Said(text))


async def heard(linzhang: Linzhang, chat: str) -> list[str]:
    """What the bot said in the chat."""
    messages = await linzhang.database.read(lambda work: work.lab.messages(chat, 100))
    return [message.words.text for message in messages if message.sender == ""]


class Ears:
    """Wait for what the bot says in the background; set whenever a message was delivered."""

    def __init__(self, linzhang: Linzhang) -> None:
        self._channel = linzhang.channels["lab"]
        self._send = self._channel.send
        self._said = asyncio.Event()
        self._channel.send = self._deliver  # type: ignore[method-assign]

    async def _deliver(self, to: Address, message: Spoken) -> str:
        id = await self._send(to, message)
        self._said.set()
        return id

    async def until(self, true: Callable[[], Awaitable[bool]]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not await true():
                await self._said.wait()
                self._said.clear()


# A copy of the files is what a kill leaves. On PostgreSQL others go on: ``test_many_processes.py``.


@pytest.mark.sqlite
async def test_a_report_said_before_a_kill_is_taken_after_the_restart(tmp_path: Path) -> None:
    async with service(tmp_path / "town") as linzhang:
        await say(linzhang, WANG, "4栋2单元楼道灯坏了")
        shutil.copytree(tmp_path / "town", tmp_path / "killed")
    async with service(tmp_path / "killed") as linzhang:
        await linzhang.catch_up()
        case = await linzhang.database.read(lambda work: work.cases.find("26-0001"))
        assert case is not None
        assert "26-0001" in (await heard(linzhang, "wang"))[0]


@pytest.mark.sqlite
async def test_a_question_asked_before_a_kill_can_be_answered_after_the_restart(tmp_path: Path) -> None:
    """秦班长 lives nowhere in the town, so the bot has to ask where."""
    async with service(tmp_path / "town") as linzhang:
        await say(linzhang, QIN, "楼道灯坏了")
        await linzhang.catch_up()
        assert await linzhang.database.read(lambda work: work.cases.counts()) == {}
        shutil.copytree(tmp_path / "town", tmp_path / "killed")
    async with service(tmp_path / "killed") as linzhang:
        await say(linzhang, QIN, "4栋2单元")
        await linzhang.catch_up()
        case = await linzhang.database.read(lambda work: work.cases.find("26-0001"))
        assert case is not None
        assert (case.words.partition("\n")[0], case.place.building) == ("楼道灯坏了", "yard-4")


@pytest.mark.sqlite
@pytest.mark.parametrize("steps", range(4))
async def test_wherever_it_is_killed_everybody_hears_everything_and_one_case_is_opened(
    tmp_path: Path, steps: int
) -> None:
    async with service(tmp_path / "town") as linzhang:
        await say(linzhang, WANG, "4栋2单元楼道灯坏了")
        for step in [linzhang.worker.step, linzhang.courier.step, linzhang.courier.step][:steps]:
            await step()
        shutil.copytree(tmp_path / "town", tmp_path / "killed")
        await linzhang.catch_up()
        whole = {chat: await heard(linzhang, chat) for chat in ("wang", "xu", "li")}
    async with service(tmp_path / "killed") as linzhang:
        await linzhang.catch_up()
        assert {chat: await heard(linzhang, chat) for chat in ("wang", "xu", "li")} == whole
        assert await linzhang.database.read(lambda work: work.cases.counts()) == {State.DISPATCHED: 1}
        assert await linzhang.database.read(lambda work: work.inbox.counts()) == {"done": 1}


async def test_a_promise_that_ran_out_while_the_service_was_down_is_acted_upon_once(tmp_path: Path) -> None:
    async with service(tmp_path) as linzhang:
        await say(linzhang, WANG, "4栋2单元楼道灯坏了")
        await linzhang.catch_up()
        before = len(await heard(linzhang, "xu"))
    for _ in range(2):
        async with service(tmp_path, NOON + timedelta(hours=4)) as linzhang:
            await linzhang.catch_up()
            assert len(await heard(linzhang, "xu")) == before + 1


async def test_in_the_background_a_message_is_answered_and_a_promise_kept_in_mind(tmp_path: Path) -> None:
    async with service(tmp_path) as linzhang:
        ears = Ears(linzhang)

        async def worker_heard(most: int) -> bool:
            return len(await heard(linzhang, "xu")) >= most

        assert not linzhang.ready()
        async with linzhang.running():
            assert linzhang.ready()
            await say(linzhang, WANG, "4栋2单元楼道灯坏了")
            await ears.until(lambda: worker_heard(1))
            await linzhang.clock.jump(linzhang.database, NOON + timedelta(hours=4))
            await ears.until(lambda: worker_heard(2))
        assert not linzhang.ready()


@pytest.mark.sqlite
async def test_alone_with_its_file_a_step_takes_no_commit_more_than_what_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commits = 0
    committed = GroupCommit._committed

    def counted(connection: GroupCommit) -> None:
        nonlocal commits
        commits += 1
        committed(connection)

    async with service(tmp_path) as linzhang:
        await linzhang.process.begin()
        await say(linzhang, WANG, "你好")
        monkeypatch.setattr(GroupCommit, "_committed", counted)
        # Nothing is claimed apart: the effect, then nothing; taken out, shown on the phone, marked.
        taken: list[tuple[int, int]] = []
        for step in (linzhang.worker.step, linzhang.worker.step, linzhang.courier.step):
            commits = 0
            taken.append((await step(), commits))
        assert taken == [(1, 1), (0, 0), (1, 3)]


async def test_a_service_that_starts_knows_what_this_version_does_by_the_calendar(tmp_path: Path) -> None:
    async with service(tmp_path) as linzhang:
        known = await linzhang.database.read(lambda work: work.routines.all())
        for routine in known:
            await linzhang.database.transact(lambda work, routine=routine: work.routines.drop(routine))
        async with linzhang.running():
            pass
        assert await linzhang.database.read(lambda work: work.routines.all()) == known
        assert "morning-digest" in {routine.name for routine in known}


async def test_a_service_without_a_town_has_nothing_to_do_by_the_calendar(tmp_path: Path) -> None:
    settings = Settings(database=url_of(tmp_path), data=tmp_path)
    async with root.opened(settings, clock=LabClock(lambda: NOON)) as linzhang, linzhang.running():
        assert linzhang.ready()


async def test_a_service_whose_worker_died_is_not_ready(tmp_path: Path) -> None:
    async with service(tmp_path) as linzhang, linzhang.running():
        worker, *_ = linzhang._tasks
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)
        assert not linzhang.ready()


async def test_without_the_lab_there_is_no_lab(tmp_path: Path) -> None:
    async with root.opened(Settings(database=a_url(), data=tmp_path)) as linzhang:
        assert linzhang.lab is None
        assert linzhang.channels == {}


async def test_the_phones_of_the_lab_are_those_of_the_register(tmp_path: Path) -> None:
    async with service(tmp_path) as linzhang:
        phones = await linzhang.database.read(lambda work: work.lab.phones())
    by_chat = {phone.chat: phone for phone in phones}
    assert by_chat["fujia-group"].title == "富家组邻里群"
    assert by_chat["li"].role["en"] == "Neighbour leader"
    assert by_chat["qin"].role["en"] == "Sanitation"
    assert by_chat["wang"].role == {}


async def test_the_town_of_tests_is_a_town_one_could_import(tmp_path: Path) -> None:
    async with open_town(tmp_path) as database:
        assert await database.read(lambda work: [gap.category for gap in work.town.gaps()]) == ["other", "other"]


async def test_a_running_service_leaves_a_sign_that_it_looks_after_things(tmp_path: Path) -> None:
    async with service(tmp_path / "town") as linzhang:
        assert linzhang.looks.heartbeat.last() is None
        await linzhang.looks.look()
        last = linzhang.looks.heartbeat.last()
    assert last is not None
    assert abs(datetime.now(UTC) - last) < timedelta(hours=1)


@pytest.mark.parametrize("wrong", ["first", "second"])
async def test_a_single_wrong_reading_of_the_clock_fires_nothing(tmp_path: Path, wrong: str) -> None:
    readings: list[datetime] = []
    async with service(tmp_path, real=lambda: readings.pop() if readings else NOON) as linzhang:
        await say(linzhang, WANG, "电梯困人了")
        await linzhang.catch_up()
        later = NOON + timedelta(days=40)
        readings[:] = [NOON, later] if wrong == "first" else [later, NOON]
        assert await linzhang.looks.look() == 0
        readings[:] = [later] * 2
        assert await linzhang.looks.look() > 0
