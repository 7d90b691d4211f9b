"""The bot's token is nowhere but in the environment: a whole run over Telegram, crashes included, is looked through."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.emulators.telegram import Telegram, Trouble
from tests.faults.long_street import prepare
from tests.faults.telegram_trial import People, register_over_telegram
from tests.ports import free_port

TOKEN = "7001002003:AA-canary-of-the-whole-run-0123456789"
OTHER_TOKEN = "7001002003:AA-canary-nobody-gave-to-us-0123456"
SECRET = "canary-of-the-webhook-canary-of-the-webhook"
CANARIES = (b"AA-canary", b"canary-of-the-webhook", b"canary-nobody-gave")

#: Every library as talkative as it can be; what the service makes quiet stays loud.
LOUD = """
import logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
for name in ("telegram", "telegram.Bot", "aiohttp", "aiohttp.client", "asyncio", "uvicorn", "starlette", "httpx"):
    logging.getLogger(name).setLevel(logging.DEBUG)
from bot.command.cli import main
main()
"""

PATIENCE = 60.0

Meanwhile = Coroutine[Any, Any, None]


async def _never() -> None:
    await asyncio.Event().wait()


class Town:
    """A folder with a town in it, and whatever the commands run there printed."""

    def __init__(self, folder: Path, telegram: Telegram) -> None:
        self.folder = folder
        self.printed: list[bytes] = []
        self._environment = os.environ | {
            "LINZHANG_DATABASE": f"sqlite:{prepare(folder, register_over_telegram())}",
            "LINZHANG_DATA": str(folder),
            "LINZHANG_BACKUPS": str(folder / "backups"),
            "LINZHANG_TELEGRAM_TOKEN": TOKEN,
            "LINZHANG_TELEGRAM_API": telegram.url,
            "LINZHANG_PORT": "0",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }

    async def run(
        self,
        command: str,
        more: Mapping[str, str] = MappingProxyType({}),
        until: Callable[[], Meanwhile] = _never,
    ) -> int:
        """The exit code of the command; once ``until`` returns it is crashed."""
        with (self.folder / f"printed-{len(self.printed)}").open("wb+") as printed:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-X", "dev", "-W", "default", "-c", LOUD, command),
                cwd=self.folder, env=self._environment | dict(more), stdout=printed, stderr=printed,
            )  # fmt: skip
            ended, crashing = asyncio.create_task(process.wait()), asyncio.create_task(until())
            done, _ = await asyncio.wait({ended, crashing}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            if ended not in done:
                process.send_signal(signal.SIGABRT)
            crashing.cancel()
            code = await ended
            printed.seek(0)
            self.printed.append(printed.read())
        return code

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """Every file there is, the database and its backups among them."""
        for path in self.folder.rglob("*"):
            if path.is_file():
                yield str(path.relative_to(self.folder)), path.read_bytes()


async def test_no_file_and_no_line_of_a_whole_run_holds_the_token(tmp_path: Path) -> None:
    telegram = Telegram(token=TOKEN, honest=False)
    await telegram.start()
    people = People.moved_in(telegram, register_over_telegram())
    town = await asyncio.to_thread(Town, tmp_path, telegram)

    async def much_goes_wrong() -> None:
        telegram.troubles.rates = dict.fromkeys((Trouble.CUT, Trouble.ERROR, Trouble.HTML, Trouble.GARBAGE), 0.1)
        for _ in range(5):
            people.reports()
            people.greets()
        await _until(lambda: not len(telegram.bot.updates) and len(telegram.ledger.calls("sendMessage")) > 10)
        await telegram.go_away()
        await asyncio.sleep(0.3)
        await telegram.come_back()

    async def little_goes_wrong() -> None:
        telegram.troubles.calm()
        people.reports()
        await _until(lambda: not len(telegram.bot.updates))

    hook = {
        "LINZHANG_PORT": str(port := free_port()),
        "LINZHANG_TELEGRAM_WEBHOOK": f"http://127.0.0.1:{port}",
        "LINZHANG_TELEGRAM_WEBHOOK_SECRET": SECRET,
    }
    bugs = {"LINZHANG_FAILPOINTS": "worker.before_commit=raise@2 courier.sent_before_mark=raise@2"}
    try:
        assert await town.run("run", bugs, until=much_goes_wrong) == -signal.SIGABRT
        assert await town.run("run", hook, until=little_goes_wrong) == -signal.SIGABRT
        assert await town.run("run", {"LINZHANG_TELEGRAM_TOKEN": OTHER_TOKEN}) > 0
        assert await town.run("run", {"LINZHANG_TELEGRAM_TOKEN": f"{OTHER_TOKEN}!"}) > 0
        assert await town.run("check", hook) == 0
        assert await town.run("backup") == 0
    finally:
        await telegram.stop()

    held = dict(town.everything())
    assert [name for name, content in held.items() if any(canary in content for canary in CANARIES)] == []
    printed = b"".join(town.printed)
    assert b"Traceback" in printed or b"incident" in printed
    assert b"DEBUG:asyncio" in printed
    words = "栋楼道灯坏了".encode()
    assert sum(words in content for name, content in held.items() if name.endswith(".db")) > 1


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            if holds():
                return
            await asyncio.sleep(0.02)
