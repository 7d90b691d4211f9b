"""PostgreSQL goes away under the running service and comes back: everybody hears so, nothing is lost, all goes on."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot import app as root
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.house import build
from bot.settings import Settings
from storage.engine.away import DatabaseAway
from tests.emulators.telegram import emulated
from tests.patience import PATIENCE, until
from tests.ports import free_port
from tests.stopped_server import StoppedServer, a_server
from tests.town import small_town

pytestmark = pytest.mark.postgres

ROOT = Path(__file__).parents[2]

_numbers = count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[StoppedServer]:
    with a_server() as server:
        yield server


@asynccontextmanager
async def running(server: StoppedServer, folder: Path, **settings: object) -> AsyncIterator[Linzhang]:
    """A service at work for a new town."""
    url = server.create(f"town_{next(_numbers)}")
    told = Settings(database=url, data=folder, tick_seconds=0.1, **settings)  # type: ignore[arg-type]
    async with AsyncExitStack() as stack:
        service = await stack.enter_async_context(root.opened(told, strict_words=True))
        await bring_in(service, small_town())
        await stack.enter_async_context(service.running())
        yield service


@asynccontextmanager
async def away(server: StoppedServer) -> AsyncIterator[None]:
    """Inside, the server is not there."""
    await asyncio.to_thread(server.stop, "fast")
    try:
        yield
    finally:
        await asyncio.to_thread(server.start)


def browser(service: Linzhang) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=build(service)), base_url="http://127.0.0.1")


async def failed(service: Linzhang) -> tuple[int, int]:
    """How many payloads are tried again and how many are dead."""
    return await service.database.read(lambda work: (work.inbox.failing(), work.inbox.counts().get("dead", 0)))


async def test_health_tells_pages_say_so_in_words_and_all_goes_on_by_itself(
    server: StoppedServer, tmp_path: Path
) -> None:
    async with running(server, tmp_path, lab=True) as service, browser(service) as visitor:

        async def ready() -> bool:
            return (await visitor.get("/readyz")).status_code == 200

        async def said(text: str) -> int:
            return (await visitor.post("/lab/say", data={"phone": "1", "text": text})).status_code

        async def heard(many: int) -> bool:
            messages = await service.database.read(lambda work: work.lab.messages("wang", 100))
            return len([message for message in messages if message.sender == ""]) >= many

        await until(ready)
        assert await said("你好") < 400
        await until(lambda: heard(1))
        async with away(server):
            assert (await visitor.get("/healthz")).status_code == 200
            looked = await visitor.get("/readyz")
            assert (looked.status_code, looked.json()["database"]) == (503, False)
            told = await visitor.post("/lab/say", data={"phone": "1", "text": "4栋2单元楼道灯坏了"})
            assert (told.status_code, told.text) == (503, "没记上，请重试。")
            assert (await visitor.get("/lab")).status_code == 503
            metrics = await visitor.get("/metrics")
            assert metrics.status_code == 200
            assert "linzhang_database 0.0" in metrics.text
            with pytest.raises(DatabaseAway):
                await service.accept("lab", "1", "wang", b"{}")
        await until(ready)
        assert "linzhang_database 1.0" in (await visitor.get("/metrics")).text
        before = await heard(2)
        assert not before
        assert await said("4栋2单元楼道灯坏了") < 400
        await until(lambda: heard(2))
        assert await failed(service) == (0, 0)


async def test_what_is_said_on_telegram_meanwhile_is_answered_once_when_it_is_back(
    server: StoppedServer, tmp_path: Path
) -> None:
    async with emulated() as telegram:
        token = SecretStr(telegram.token)
        async with running(server, tmp_path, telegram_token=token, telegram_api=telegram.url) as service:
            wang = telegram.private("王阿姨")
            wang.start()
            await until(lambda: len(telegram.ledger.calls("sendMessage", chat=wang.user.id)) == 1)
            asked = len(telegram.ledger.calls("getUpdates"))
            async with away(server):
                wang.say("4栋2单元楼道灯坏了")
                await until(lambda: len(telegram.ledger.calls("getUpdates")) >= asked + 2)
            await until(lambda: len(telegram.ledger.calls("sendMessage", chat=wang.user.id)) >= 2)
            assert await failed(service) == (0, 0)
            kept = await service.database.read(lambda work: work.inbox.counts())
            assert kept == {"done": 2}


def linzhang(url: str, folder: Path, port: int, *words: str) -> tuple[list[str], dict[str, str]]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "LINZHANG_LANGUAGE": "en",
        "LINZHANG_PORT": str(port),
        "LINZHANG_DATABASE": url,
        "LINZHANG_DATA": str(folder),
    }
    return [sys.executable, "-m", "bot", *words], environment


def with_password(url: str) -> str:
    """The address of the same database with a password, which nobody asks for."""
    return url.replace("postgres@", "postgres:cAnArY@").replace("postgres:@", "postgres:cAnArY@")


async def _says(stream: asyncio.StreamReader | None, words: str) -> None:
    assert stream is not None
    async with asyncio.timeout(PATIENCE):
        while words not in (line := (await stream.readline()).decode()):
            assert line, "it ended before it said so"


async def test_a_service_begun_before_its_server_waits_for_it_and_says_so(
    server: StoppedServer, tmp_path: Path
) -> None:
    url = with_password(server.create("begun_before"))
    assert "cAnArY" in url
    async with root.opened(Settings(database=url, data=tmp_path)) as service:
        await bring_in(service, small_town())
    port = free_port()
    command, environment = linzhang(url, tmp_path, port, "run")
    process: Process | None = None
    try:
        async with away(server), httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as visitor:
            process = await asyncio.create_subprocess_exec(
                *command, cwd=tmp_path, env=environment, stdout=PIPE, stderr=PIPE
            )
            await _says(process.stderr, "The database cannot be reached; we go on as soon as it can.")
            await _says(process.stderr, "still cannot be reached")
            asked = [(await visitor.get(path)).status_code for path in ("/healthz", "/readyz", "/telegram", "/")]
            assert asked == [200, 503, 503, 503]
        await _says(process.stdout, f":{port}")
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as visitor:

            async def ready() -> bool:
                return (await visitor.get("/readyz")).status_code == 200

            await until(ready)
        process.send_signal(signal.SIGTERM)
        out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode == 0
        assert b"cAnArY" not in out + err
    finally:
        if process is not None and process.returncode is None:
            process.kill()
            await process.communicate()


@pytest.mark.parametrize("words", [("dead-letters", "list"), ("import", "town")])
async def test_other_commands_say_in_words_that_the_server_cannot_be_reached(
    server: StoppedServer, tmp_path: Path, words: tuple[str, ...]
) -> None:
    url = with_password(server.address("town"))
    (tmp_path / "town").mkdir()
    command, environment = linzhang(url, tmp_path, 0, *words)
    async with away(server):
        ended = await asyncio.to_thread(
            subprocess.run, command, cwd=tmp_path, env=environment, capture_output=True, check=False
        )
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr.decode()
    assert b"cAnArY" not in ended.stdout + ended.stderr
    if words[0] == "dead-letters":
        assert "The database cannot be reached." in ended.stderr.decode()
