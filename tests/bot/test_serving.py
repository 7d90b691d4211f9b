"""``linzhang run`` as a process of its own, with a Telegram beside it: what it says, how it ends, and how soon."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.command.samples import sample_town
from bot.command.serving import STOPS_WITHIN
from bot.ending import MEND
from bot.web.server import listening
from tests.bot.channels.telegram.running import service
from tests.emulators.telegram import Telegram, emulated
from tests.engines import url_of

ROOT = Path(__file__).parents[2]


async def begun(folder: Path, telegram: Telegram, *command: str) -> Process:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "LINZHANG_LANGUAGE": "en",
        "LINZHANG_PORT": "0",
        "LINZHANG_DATABASE": url_of(folder),
        "LINZHANG_DATA": str(folder),
        "LINZHANG_TELEGRAM_TOKEN": telegram.token,
        "LINZHANG_TELEGRAM_API": telegram.url,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *(command or ("run",)), cwd=folder, env=environment, stdout=PIPE, stderr=PIPE
    )


@asynccontextmanager
async def town_running(folder: Path, telegram: Telegram) -> AsyncIterator[Process]:
    """The process, once it hears what is said on Telegram."""
    async with service(folder, telegram):
        pass
    process = await begun(folder, telegram)
    try:
        async with asyncio.timeout(120):
            await _says(process, "@linzhang_bot is connected; we ask for new messages")
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _says(process: Process, words: str) -> None:
    assert process.stdout is not None
    while words not in (line := (await process.stdout.readline()).decode()):
        assert line, "it ended before it said so"


async def test_it_stops_within_seconds_while_telegram_takes_its_time(tmp_path: Path) -> None:
    async with emulated(honest=False) as telegram, town_running(tmp_path, telegram) as process:
        process.send_signal(signal.SIGTERM)
        out, err = await asyncio.wait_for(process.communicate(), STOPS_WITHIN)
        assert process.returncode == 0
        assert "Stopped." in out.decode()
        assert err == b""


@pytest.mark.sqlite
async def test_a_second_one_is_refused_in_words_and_the_first_goes_on(tmp_path: Path) -> None:
    async with emulated(honest=False) as telegram, town_running(tmp_path, telegram) as first:
        out, err = await (second := await begun(tmp_path, telegram)).communicate()
        assert second.returncode == 1
        assert "is running already, and only one may run" in err.decode()
        assert first.returncode is None
        assert telegram.token not in (out + err).decode()


@pytest.mark.sqlite
async def test_a_port_that_another_program_has_is_told_in_one_sentence(tmp_path: Path) -> None:
    with listening("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        async with emulated(honest=False) as telegram:
            out, err = await (demo := await begun(tmp_path, telegram, "demo", "--port", port)).communicate()
    assert demo.returncode == 1
    assert out == b""
    assert err.decode().startswith(f"Another program has the port {port}. ")
    assert len(err.decode().splitlines()) == 1


@pytest.mark.sqlite
async def test_while_one_runs_the_town_can_be_looked_at_backed_up_and_brought_in_again(tmp_path: Path) -> None:
    async with emulated(honest=False) as telegram, town_running(tmp_path, telegram) as first:
        for command in (["check"], ["doctor"], ["verify"], ["backup"], ["import", str(sample_town())]):
            out, err = await (beside := await begun(tmp_path, telegram, *command)).communicate()
            assert beside.returncode == 0, (command, out.decode(), err.decode())
        assert first.returncode is None


@pytest.mark.sqlite
async def test_after_it_was_killed_the_next_one_runs(tmp_path: Path) -> None:
    async with emulated(honest=False) as telegram:
        for _ in range(2):
            async with town_running(tmp_path, telegram) as process:
                process.kill()
                await process.wait()


def test_a_start_brings_in_nothing_that_is_not_needed_until_somebody_asks_for_it() -> None:
    seldom = {"telegram", "wechatpy", "psycopg", "obstore", "docx", "resvg_py", "jinja2", "requests", "bot.web.lab"}
    asked = (sys.executable, "-c", "import bot.command.serving, sys; print(*sys.modules)")
    there = set(subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split())
    assert "bot.app" in there
    assert not there & seldom


async def test_a_token_that_is_taken_back_ends_it_with_words(tmp_path: Path) -> None:
    async with emulated(honest=False) as telegram, town_running(tmp_path, telegram) as process:
        telegram.world.bots.clear()
        await telegram.go_away()
        await telegram.come_back()
        _, err = await asyncio.wait_for(process.communicate(), 120)
        assert process.returncode == MEND
        assert "does not know this token" in err.decode()
        assert telegram.token not in err.decode()


async def test_what_never_stops_is_ended_all_the_same(tmp_path: Path) -> None:
    endless = "from bot.command import serving; import time; serving.STOPS_WITHIN = 0.1; serving._end_at_the_latest(7)"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", f"{endless}; time.sleep(600)", cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}
    )
    assert await asyncio.wait_for(process.wait(), 120) == 7
