"""The whole service on Telegram: what is said there is dealt with, whatever is stopped, away or taken meanwhile."""

from __future__ import annotations

import asyncio
import logging
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import httpx
import pytest

from bot.app import Linzhang
from bot.channels.reach import Reach
from bot.channels.telegram import line as line_module
from bot.channels.telegram.receive import Me
from bot.command.logs import quiet_logs
from bot.ending import MEND
from bot.web import health
from domain.errors import Refusal
from tests.bot.channels.telegram.running import SECRET, running, service, settings
from tests.emulators.telegram import Telegram, Trouble, emulated
from tests.patience import PATIENCE, until
from tests.ports import free_port


@pytest.fixture(autouse=True)
def _quick_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_module, "SOONEST", 0.05)


def answered(telegram: Telegram, chat: int) -> bool:
    return bool(telegram.ledger.calls("sendMessage", chat=chat))


@pytest.mark.parametrize("webhook", [False, True])
async def test_what_is_said_on_telegram_is_answered_there(tmp_path: Path, webhook: bool) -> None:
    async with emulated() as telegram, running(tmp_path, telegram, port=free_port() if webhook else None) as linzhang:
        wang = telegram.private("王阿姨")
        wang.start()
        await until(lambda: answered(telegram, wang.user.id))
        await until(lambda: linzhang.ready())
        assert (await health.look(linzhang)).channels == {"telegram": Reach.WEBHOOK if webhook else Reach.POLLING}
        assert linzhang.ways["telegram"].reach.well
        asked = linzhang.ways["telegram"].quiet_seconds
        assert asked is None if webhook else asked is not None


@pytest.mark.parametrize("webhook", [False, True])
async def test_what_is_said_while_the_service_is_stopped_is_answered_when_it_is_back(
    tmp_path: Path, webhook: bool
) -> None:
    port = free_port() if webhook else None
    async with emulated() as telegram:
        wang = telegram.private("王阿姨")
        for _ in range(2):
            async with running(tmp_path, telegram, port=port):
                wang.say("4栋2单元楼道灯坏了")
                await until(lambda: answered(telegram, wang.user.id))
            telegram.ledger.entries.clear()
        wang.start()
        async with running(tmp_path, telegram, port=port):
            await until(lambda: answered(telegram, wang.user.id))


async def test_from_polling_to_a_webhook_and_back_nothing_is_lost(tmp_path: Path) -> None:
    async with emulated() as telegram:
        people = [telegram.private(name) for name in ("王阿姨", "李师傅", "秦班长", "徐书记")]
        for phone, port in zip(people, (None, free_port(), None, free_port()), strict=True):
            phone.start()
            async with running(tmp_path, telegram, port=port):
                await until(partial(answered, telegram, phone.user.id))
        async with service(tmp_path, telegram) as linzhang:
            counts = await linzhang.database.read(lambda work: work.inbox.counts())
        assert counts == {"done": len(people)}
        assert all("drop_pending_updates" not in call.params for call in telegram.ledger.calls())


async def test_a_start_without_the_network_reads_what_waits_as_it_was_said(tmp_path: Path) -> None:
    async with emulated() as telegram:
        async with running(tmp_path / "town", telegram) as linzhang:
            await until(lambda: linzhang.ready())
        wang = telegram.private("李师傅")
        wang.start()
        async with service(tmp_path / "town", telegram) as linzhang:
            assert linzhang.telegram is not None
            await linzhang.telegram.way.fetch()  # type: ignore[union-attr]
        await telegram.go_away()
        async with running(tmp_path / "town", telegram) as linzhang:
            await until(lambda: _nothing_waits(linzhang))
            counts = await linzhang.database.read(lambda work: work.inbox.counts())
            assert counts.get("dead", 0) == 0
            assert not linzhang.ready()
            await telegram.come_back()
            await until(lambda: answered(telegram, wang.user.id))
            await until(lambda: linzhang.ready())


async def _nothing_waits(linzhang: Linzhang) -> bool:
    counts = await linzhang.database.read(lambda work: work.inbox.counts())
    return counts.get("waiting", 0) == 0


async def test_at_the_very_first_start_nothing_is_let_in_before_the_bot_knows_its_name(tmp_path: Path) -> None:
    async with emulated() as telegram:
        telegram.troubles.next(Trouble.HTML, "getMe", times=1)
        wang = telegram.private("王阿姨")
        wang.start()
        async with running(tmp_path, telegram) as linzhang:
            await until(lambda: answered(telegram, wang.user.id))
            methods = [call.method for call in telegram.ledger.calls("getMe", "getUpdates")]
            assert methods[:3] == ["getMe", "getMe", "getUpdates"]
            assert linzhang.telegram is not None
            assert await linzhang.telegram.who() == Me(telegram.bot.user.id, "linzhang_bot", hears_all=False)


async def test_a_bot_that_was_renamed_is_known_by_its_new_name_after_a_start(tmp_path: Path) -> None:
    async with emulated() as telegram:
        names = []
        for user in (telegram.bot.user, replace(telegram.bot.user, username="new_name_bot")):
            telegram.bot.user = user
            async with service(tmp_path, telegram) as linzhang:
                assert linzhang.telegram is not None
                names.append(linzhang.telegram.channel.me and linzhang.telegram.channel.me.username)
                async with linzhang.running():
                    names.append((await linzhang.telegram.who()).username)
        assert names == [None, "linzhang_bot", "linzhang_bot", "new_name_bot"]


async def test_a_stranger_at_the_door_is_sent_away_with_all_they_brought(tmp_path: Path) -> None:
    port = free_port()
    async with emulated() as telegram, running(tmp_path, telegram, port=port) as linzhang:
        await until(lambda: linzhang.ready())
        (path,) = linzhang.doors
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as stranger:
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": SECRET[:-1]}):
                for body in (b"", b"{}", b"7" * (5 << 20)):
                    answer = await stranger.post(path, content=body, headers=headers)
                    assert (answer.status_code, answer.content) == (403, b"")
            assert (await stranger.post(path + "7")).status_code == 404
        assert await linzhang.database.read(lambda work: work.inbox.counts()) == {}


@pytest.mark.parametrize("webhook", [False, True])
async def test_a_token_that_was_taken_back_ends_the_service(tmp_path: Path, webhook: bool) -> None:
    async with emulated() as telegram:
        telegram.world.bots.clear()
        async with running(tmp_path, telegram, port=free_port() if webhook else None) as linzhang:
            why = await asyncio.wait_for(linzhang.must_end(), PATIENCE)
            assert (why.key, why.code) == ("cli-telegram-token-refused", MEND)
            assert not linzhang.ready()


@pytest.mark.sqlite
async def test_a_second_service_for_the_same_bot_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    async with emulated() as telegram, running(tmp_path, telegram) as first:
        async with service(tmp_path, telegram) as second:
            for _ in range(50):
                with pytest.raises(Refusal, match="running-already"):
                    async with second.running():
                        pass
        await until(lambda: first.ready())


async def test_a_program_elsewhere_that_takes_the_updates_makes_ours_say_so(tmp_path: Path) -> None:
    async with emulated() as telegram, running(tmp_path / "one", telegram) as ours:
        await until(lambda: ours.ready())
        async with running(tmp_path / "two", telegram) as theirs:
            await until(lambda: ours.ways["telegram"].reach is Reach.CONFLICT)
            assert not ours.ready()
            assert (await health.look(ours)).channels == {"telegram": Reach.CONFLICT}
            wang = telegram.private("王阿姨")
            wang.start()
            await until(lambda: answered(telegram, wang.user.id))
            assert theirs.ready()


async def test_the_service_stops_at_once_while_telegram_takes_its_time(tmp_path: Path) -> None:
    async with emulated() as telegram:
        async with running(tmp_path, telegram) as linzhang:
            await until(lambda: linzhang.ready())
            await until(lambda: telegram.bot.updates.polled)
            began = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - began < settings(tmp_path, telegram).telegram_poll_seconds / 2


@pytest.mark.parametrize("webhook", [False, True])
async def test_the_token_and_the_secret_are_in_no_log_and_no_file(
    tmp_path: Path, webhook: bool, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    quiet_logs()
    logging.getLogger().setLevel(logging.DEBUG)
    async with emulated() as telegram:
        for trouble in (Trouble.HTML, Trouble.GONE, Trouble.GARBAGE, Trouble.CUT, Trouble.ERROR):
            telegram.troubles.next(trouble, "getUpdates", "setWebhook", "getMe", "sendMessage", "getWebhookInfo")
        wang = telegram.private("王阿姨")
        wang.start()
        port = free_port() if webhook else None
        async with running(tmp_path / "town", telegram, port=port) as linzhang:
            await until(lambda: answered(telegram, wang.user.id))
            await until(lambda: linzhang.ready())
        shutil.make_archive(str(tmp_path / "all"), "tar", tmp_path / "town")
        written = (tmp_path / "all.tar").read_bytes()
    out, err = capfd.readouterr()
    for secret in (telegram.token.partition(":")[2], "canary_"):
        assert secret not in caplog.text + out + err
        assert secret.encode() not in written
