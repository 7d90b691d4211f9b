"""What Telegram hands over is on disk before Telegram hears that it may forget it, whatever happens in between."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.arrivals import ALLOWED_UPDATES, Arrivals, Unnumbered
from bot.channels.telegram.errors import Unreached
from bot.channels.telegram.line import Answer, Line
from bot.channels.telegram.polling import Polling
from bot.inbox.intake import Intake
from storage.engine.database import Database
from storage.engine.sqlite import sqlite3
from storage.mail.inbox import Arrived
from tests.bot.channels.telegram.lines import PlayedLine, answer
from tests.bot.channels.telegram.updates import message, pressed, update
from tests.bot.test_full_disk import FullDisk
from tests.emulators.telegram.emulator import Telegram, emulated
from tests.emulators.telegram.ledger import Fate
from tests.patience import PATIENCE
from tests.town import NOON, open_town


@dataclass
class Post:
    """A database with what fills it. ``answered`` are the presses Telegram was told of."""

    database: Database
    answered: list[str] = field(default_factory=list)
    filled: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def arrivals(self) -> Arrivals:
        return Arrivals(self._accept, self._answer, lambda: NOON)

    async def _accept(self, *of: Any) -> bool:
        new = await Intake(self.database, lambda: NOON).accept(*of)
        self.filled.set()
        return new

    async def _answer(self, callback: str) -> None:
        self.answered.append(callback)

    async def stored(self) -> tuple[str, ...]:
        """The numbers of all that was stored."""
        rows = await self.database.read(
            lambda work: work._connection.execute("SELECT update_id FROM inbox ORDER BY id").fetchall()
        )
        return tuple(row["update_id"] for row in rows)

    async def waiting(self) -> tuple[Arrived, ...]:
        """The first of every conversation."""
        return await self.database.read(lambda work: work.inbox.waiting(1000))


@asynccontextmanager
async def post(folder: Path | None = None) -> AsyncIterator[Post]:
    async with open_town(folder) as database:
        yield Post(database)


@asynccontextmanager
async def fetching(telegram: Telegram, post: Post) -> AsyncIterator[Polling]:
    line = Line(telegram.token, telegram.url)
    arrivals = post.arrivals
    yield Polling(line, arrivals, wait=1)
    await arrivals.close()
    await line.close()


def played(*answers: Answer) -> tuple[PlayedLine, list[Mapping[str, object]]]:
    """A line that gives these answers, then nothing new, and what was asked."""
    left, asked = list(answers), []

    async def plays(method: str, params: Mapping[str, object]) -> Answer:
        asked.append(dict(params))
        return left.pop(0) if left else answer([])

    return PlayedLine(plays), asked


async def test_what_people_say_is_stored_and_then_forgotten_by_telegram() -> None:
    async with emulated() as telegram, post() as our, fetching(telegram, our) as polling:
        wang = telegram.private("王阿姨")
        for words in ("楼道灯坏了", "4栋2单元"):
            wang.say(words)
        assert await polling.fetch() == 2
        assert telegram.ledger.updates(Fate.CONFIRMED) == []
        handed = telegram.ledger.updates(Fate.HANDED)
        assert await our.stored() == tuple(map(str, handed))
        assert await polling.fetch() == 0
        assert telegram.ledger.updates(Fate.CONFIRMED) == handed


async def test_only_what_the_bot_deals_with_is_asked_for_every_time() -> None:
    async with emulated() as telegram, post() as our, fetching(telegram, our) as polling:
        await polling.fetch()
        (call,) = telegram.ledger.calls("getUpdates")
        assert call.params["allowed_updates"] == list(ALLOWED_UPDATES)
        assert set(ALLOWED_UPDATES) == {"message", "edited_message", "callback_query", "my_chat_member"}


async def test_while_the_disk_is_full_telegram_keeps_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    async with emulated() as telegram, post() as our, fetching(telegram, our) as polling:
        disk = FullDisk(monkeypatch, our.database)
        telegram.private("王阿姨").say("楼道灯坏了")
        telegram.private("李师傅").say("下水道堵了")
        disk.lets_through = 1
        for _ in range(3):
            with pytest.raises(sqlite3.OperationalError, match="full"):
                await polling.fetch()
        assert telegram.ledger.updates(Fate.CONFIRMED) == []
        disk.lets_through = 10**9
        await polling.fetch()
        await polling.fetch()
        assert len(await our.stored()) == 2
        assert len(telegram.ledger.updates(Fate.CONFIRMED)) == 2


async def test_a_program_that_starts_again_gets_what_it_had_not_confirmed_and_keeps_it_once() -> None:
    async with emulated() as telegram, post() as our:
        async with fetching(telegram, our) as before:
            telegram.private("王阿姨").say("楼道灯坏了")
            await before.fetch()
        async with fetching(telegram, our) as after:
            assert await after.fetch() == 1
            assert await after.fetch() == 0
        assert len(await our.stored()) == 1
        assert len(telegram.ledger.updates(Fate.CONFIRMED)) == 1


async def test_more_than_one_answer_holds_comes_in_the_next() -> None:
    async with emulated(honest=False) as telegram, post() as our, fetching(telegram, our) as polling:
        wang = telegram.private("王阿姨")
        for number in range(230):
            wang.say(f"第{number}件事")
        assert [await polling.fetch() for _ in range(4)] == [100, 100, 30, 0]
        assert len(await our.stored()) == 230


async def test_numbers_may_begin_anywhere_after_a_quiet_week() -> None:
    line, asked = played(answer([update(message(), id=900)]), answer([]), answer([update(message(), id=5)]))
    async with post() as our:
        polling = Polling(line, our.arrivals, wait=0)
        for _ in range(4):
            await polling.fetch()
        assert await our.stored() == ("900", "5")
    assert [params.get("offset") for params in asked] == [None, 901, None, 6]


async def test_a_press_is_answered_as_soon_as_it_is_stored() -> None:
    line, _ = played(answer([pressed(message(), id=1), update(message(), id=2)]))
    async with post() as our:
        arrivals = our.arrivals
        await Polling(line, arrivals, wait=0).fetch()
        await arrivals.close()
        assert our.answered == ["4711"]


async def test_a_press_that_could_not_be_stored_is_not_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    line, _ = played(answer([pressed(message())]))
    async with post() as our:
        FullDisk(monkeypatch, our.database).lets_through = 0
        arrivals = our.arrivals
        with pytest.raises(sqlite3.OperationalError):
            await Polling(line, arrivals, wait=0).fetch()
        await arrivals.close()
        assert our.answered == []


async def test_a_press_telegram_does_not_want_to_hear_of_holds_nothing_up() -> None:
    async def unreached(_callback: str) -> None:
        raise Unreached("no answer", maybe_sent=True)

    line, _ = played(answer([pressed(message())]))
    async with post() as our:
        arrivals = Arrivals(Intake(our.database, lambda: NOON).accept, unreached, lambda: NOON)
        assert await Polling(line, arrivals, wait=0).fetch() == 1
        await arrivals.close()
        assert len(await our.stored()) == 1


async def test_an_answer_to_a_press_that_never_ends_is_given_up_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.arrivals._GRACE", 0.01)

    async def hangs(_callback: str) -> None:
        await asyncio.Event().wait()

    line, _ = played(answer([pressed(message())]))
    async with post() as our:
        arrivals = Arrivals(Intake(our.database, lambda: NOON).accept, hangs, lambda: NOON)
        await Polling(line, arrivals, wait=0).fetch()
        await arrivals.close()
        assert arrivals._answering == set()


async def test_a_part_of_an_album_rests_until_the_others_may_be_there() -> None:
    line, _ = played(answer([update(message(media_group_id="1", caption="灯"), id=1), update(message(), id=2)]))
    async with post() as our:
        await Polling(line, our.arrivals, wait=0).fetch()
        rests = await our.database.read(
            lambda work: work._connection.execute("SELECT not_before FROM inbox ORDER BY id").fetchall()
        )
    noon = int(NOON.timestamp() * 1_000_000)
    assert [row["not_before"] for row in rests] == [noon + 1_500_000, 0]


#: Texts of an answer that a quick reader does not take: half of a surrogate pair; a depth nobody needs.
UNREADABLE = ('"\\ud800"', "[" * 2000 + "]" * 2000)


@pytest.mark.parametrize("strange", UNREADABLE)
async def test_what_cannot_be_read_is_stored_as_it_came_and_the_rest_flows_on(strange: str) -> None:
    good = [json.dumps(update(message(), id=number)) for number in (1, 3)]
    bad = f'{{"update_id": 2, "message": {{"text": {strange}}}}}'

    def body(*updates: str) -> Answer:
        return Answer(f'{{"ok":true,"result":[{",".join(updates)}]}}'.encode(), None)

    line, asked = played(body(good[0], bad, good[1]), body(good[0]), body(bad, good[1]), body(bad), body(good[1]))
    async with post() as our:
        polling = Polling(line, our.arrivals, wait=0)
        stored = [await polling.fetch() for _ in range(3)]
        assert await our.stored() == ("1", "2", "3")
        payloads = [arrived.payload for arrived in await our.waiting() if arrived.conversation == "-"]
    assert stored == [1, 1, 1]
    assert payloads == [bad.encode()]
    assert [(params.get("offset"), params["limit"]) for params in asked] == [
        (None, 100),
        (None, 1),
        (2, 100),
        (2, 1),
        (3, 100),
    ]


async def test_an_update_without_a_number_does_not_make_the_bot_run_in_circles() -> None:
    line, _ = played(answer([{"message": message()}]))
    async with post() as our:
        with pytest.raises(Unnumbered):
            await Polling(line, our.arrivals, wait=0).fetch()
        assert await our.stored() == ()


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"ok":true}', b'{"ok":true,"result":7}'])
async def test_an_answer_that_is_none_changes_nothing(body: bytes) -> None:
    line, _ = played(*[Answer(body, None)] * 2)
    async with post() as our:
        with pytest.raises(Unnumbered):
            await Polling(line, our.arrivals, wait=0).fetch()
        assert await our.stored() == ()


async def test_a_webhook_set_before_is_taken_off_and_nothing_it_held_is_dropped() -> None:
    async with emulated() as telegram, post() as our, fetching(telegram, our) as polling:
        line = Line(telegram.token, telegram.url)
        await line.ask("setWebhook", {"url": "https://127.0.0.1:1/old"})
        telegram.private("王阿姨").say("楼道灯坏了")
        running = asyncio.ensure_future(polling.run())
        async with asyncio.timeout(PATIENCE):
            await our.filled.wait()
        running.cancel()
        await asyncio.wait({running})
        await line.close()
        (call,) = telegram.ledger.calls("deleteWebhook")
        assert call.params == {}


def test_nothing_in_the_program_ever_asks_telegram_to_drop_what_waits() -> None:
    program = Path(__file__).parents[4] / "bot"
    said = [path.name for path in program.rglob("*.py") if "drop_pending_updates" in path.read_text(encoding="utf-8")]
    assert said == []
