"""Fifty calls at once at the moment a token of WeChat ends, from two processes that share nothing but the database.

``python -m tests.faults.wechat_tokens 40`` prints the verdict. ``lost`` are calls that did not succeed, ``doubled``
tokens asked for beyond the one each time. The control are processes that do not tell each other that they are asking.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.channels.tencent.errors import WECHAT, Refused, Unreached
from bot.channels.tencent.line import Line
from bot.channels.tencent.rest import Rest
from bot.channels.tencent.tokens import TokenKeeper, stable_token
from storage.engine.database import Database
from storage.mail.tokens import Tokens
from tests.emulators.wechat import Wechat, emulated
from tests.faults.verdict import Verdict
from tests.town import PLACE_WORDS

CALL, TOKEN = "/cgi-bin/menu/delete", "/cgi-bin/stable_token"

#: So many calls at once, over so many processes.
AT_ONCE, PROCESSES = 50, 2

_ALONE = "each-for-itself"


@dataclass
class Clock:
    """The time of the platform, which a trial moves on."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


def run(tries: int = 40) -> Verdict:
    """What became of so many ends of a token; the control is a tenth of them."""
    figures = asyncio.run(_tried(tries))
    control = asyncio.run(_tried(max(3, tries // 10), _ALONE))
    return Verdict(
        fault="a token that ends under many",
        tried=tries,
        lost=figures["failed"],
        doubled=figures["asked"] - figures["ended"],
        corrupt=0,
        control_red=control["asked"] > control["ended"],
        figures={**figures, "asked_without_telling": control["asked"] / control["ended"]},
    )


async def _tried(tries: int, *how: str) -> dict[str, int]:
    clock, failed = Clock(), 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "linzhang.db"
        async with emulated(now=clock) as wechat:
            await (await _opened(path)).close()
            processes = [await _caller(wechat, path, how) for _ in range(PROCESSES)]
            failed += await _all_call(processes)
            before = len(wechat.ledger.calls(TOKEN))
            for n in range(tries):
                _end(wechat, clock, n)
                failed += await _all_call(processes)
            asked = len(wechat.ledger.calls(TOKEN)) - before
            for process in processes:
                assert process.stdin is not None
                process.stdin.close()
                await process.wait()
    return {"ended": tries, "asked": asked, "calls": (tries + 1) * AT_ONCE, "failed": failed}


def _end(wechat: Wechat, clock: Clock, n: int) -> None:
    """The token is good no more: somebody else asked for one, or its time is over."""
    if n % 2:
        wechat.world.tokens.spoil()
    else:
        clock.ahead += timedelta(hours=2)


async def _caller(wechat: Wechat, path: Path, how: Sequence[str]) -> asyncio.subprocess.Process:
    account, module = wechat.account, "tests.faults.wechat_tokens"
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, "call", wechat.url, str(path), account.app_id, account.secret, *how),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )


async def _all_call(processes: Sequence[asyncio.subprocess.Process]) -> int:
    """How many of the calls of all processes failed."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"now\n")
    answers = await asyncio.gather(*(_answer(process) for process in processes))
    return sum(answers)


async def _answer(process: asyncio.subprocess.Process) -> int:
    assert process.stdout is not None
    return int(await process.stdout.readline())


async def _opened(path: Path) -> Database:
    return await Database.open(f"sqlite:{path}", datetime.now(UTC), PLACE_WORDS)


async def call_when_told(url: str, path: Path, app_id: str, secret: str) -> None:
    """One of the processes: for each line it reads it calls many times at once, and writes how many calls failed."""
    line = Line(url, WECHAT)
    async with await _opened(path) as database:
        ask = stable_token(line, app_id, secret)
        rest = Rest(line, TokenKeeper(f"wechat:{app_id}", database, lambda: datetime.now(UTC), ask))
        while await asyncio.to_thread(sys.stdin.readline):
            calls = [rest.call(CALL) for _ in range(AT_ONCE // PROCESSES)]
            ends = await asyncio.gather(*calls, return_exceptions=True)
            sys.stdout.write(f"{sum(isinstance(end, Refused | Unreached) for end in ends)}\n")
            sys.stdout.flush()
        await rest.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["call"]:
        if sys.argv[6:] == [_ALONE]:
            Tokens.claim = lambda *_: True  # type: ignore[method-assign,assignment]
        asyncio.run(call_when_told(sys.argv[2], Path(sys.argv[3]), *sys.argv[4:6]))
    else:
        sys.stdout.write(f"{run(int(sys.argv[1]) if len(sys.argv) > 1 else 40)}\n")
