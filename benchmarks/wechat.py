"""What a message to the WeChat account costs, and how soon it is answered in the same call.

The cost is processor time of the whole process for one message: checked, decrypted, stored on disk with what makes it
good once, and answered in the call, encrypted; against what wechatpy takes to decrypt, parse and encrypt the same in
memory and do nothing else. The two take turns. Neither has a server around it.

How soon: the whole service behind its server on loopback, a report from each of fifty residents at once, again and
again; from the first byte of the call to the last of an answer that holds words.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

import aiohttp
from pydantic import SecretStr
from wechatpy import parse_message
from wechatpy.crypto import WeChatCrypto
from wechatpy.replies import TextReply

from benchmarks.progress import tell
from benchmarks.service import database_file
from benchmarks.stage import Stage
from bot import app
from bot.app import Linzhang
from bot.channels.tencent.open_calls import HELD_FOR
from bot.command.logs import quiet_logs
from bot.house import build
from bot.settings import Settings
from bot.web.server import serve
from tests.bot.channels.tencent.knocking import knock
from tests.bot.channels.tencent.pushes import AES_KEY, APP, TOKEN, pushed
from tests.bot.channels.wechat.doors import House
from tests.bot.channels.wechat.messages import text

#: So many residents at the same time.
_RESIDENTS = 50

#: So many calls are one turn of the comparison, so many of them under way.
_CALLS = 400
_AT_ONCE = 64

_WORDS = "4栋2单元楼道灯坏了"

#: What is answered in the comparison: about as long as the receipt of a report.
_ANSWER = "【26-0001】楼道灯\n“4栋2单元楼道灯坏了”\n地点：4栋2单元\n谁负责：长胜物业\n最迟办结：11月24日 周二 17:30"


@dataclass(frozen=True, slots=True)
class _Call:
    """A call as it travels, and the parts of it that are signed, as wechatpy wants them."""

    query: bytes
    body: bytes
    signed: tuple[str, str, str]


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    quiet_logs()
    with stage.a_town() as first, stage.a_town() as second:
        return asyncio.run(_cost(first, stage.effort.rounds)) | asyncio.run(_promptness(second, stage.effort.rounds))


async def _cost(folder: Path, rounds: int) -> dict[str, float]:
    ours: list[float] = []
    theirs: list[float] = []
    async with app.opened(_settings(folder)) as service:
        await _ours(service, _calls(0, _CALLS))
        for turn in range(1, 2 * rounds + 1):
            calls = _calls(turn * _CALLS, _CALLS)
            ours.append(await _ours(service, calls))
            theirs.append(_theirs(calls))
            tell(f"round {turn}: {ours[-1]:.0f} µs of CPU, wechatpy {theirs[-1]:.0f} µs")
    return {
        "wechat_cost_us": median(ours),
        "wechat_crypto_us": median(theirs),
        "wechat_cost_over_crypto": median(mine / their for mine, their in zip(ours, theirs, strict=True)),
    }


async def _ours(service: Linzhang, calls: Sequence[_Call]) -> float:
    """Microseconds of this process for one call; whoever is told of a message answers it at once."""
    house = House(service.database, now=datetime.now(UTC))
    answering: set[asyncio.Task[str | None]] = set()

    def passes(person: str, new: bool) -> None:
        answer = asyncio.create_task(house.calls.give(person, _ANSWER))
        answering.add(answer)
        answer.add_done_callback(answering.discard)

    house.passes = passes
    left = iter(calls)

    async def bring() -> None:
        for call in left:
            status, body = await knock(house.door, call.body, query=call.query)
            assert status == 200
            assert len(body) > len(_ANSWER)

    began = time.process_time()
    await asyncio.gather(*(bring() for _ in range(_AT_ONCE)))
    return (time.process_time() - began) / len(calls) * 1_000_000


def _theirs(calls: Sequence[_Call]) -> float:
    """Microseconds of this process for one call."""
    crypto = WeChatCrypto(TOKEN, AES_KEY, APP)
    began = time.process_time()
    for call in calls:
        signature, timestamp, nonce = call.signed
        message = parse_message(crypto.decrypt_message(call.body, signature, timestamp, nonce))
        crypto.encrypt_message(TextReply(content=_ANSWER, message=message).render(), nonce, timestamp)
    return (time.process_time() - began) / len(calls) * 1_000_000


async def _promptness(folder: Path, rounds: int) -> dict[str, float]:
    took: list[float] = []
    async with _served(folder) as address, aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        # The first opens everything.
        await _answered(session, address, *_calls(0, 1))
        for turn in range(1, 2 * rounds + 3):
            calls = _calls(turn * _RESIDENTS, _RESIDENTS)
            took += await asyncio.gather(*(_answered(session, address, call) for call in calls))
    cuts = quantiles(took, n=100)
    tell(f"half of them within {cuts[49] * 1000:.0f} ms, 99 of 100 within {cuts[98] * 1000:.0f} ms")
    return {"wechat_passive_p50_ms_50": cuts[49] * 1000, "wechat_passive_p99_ms_50": cuts[98] * 1000}


async def _answered(session: aiohttp.ClientSession, address: str, call: _Call) -> float:
    """Seconds until there was an answer with words in it; as long as a call can be held open where there was none."""
    began = time.perf_counter()
    async with session.post(f"{address}/wechat?{call.query.decode()}", data=call.body) as response:
        body = await response.read()
    took = time.perf_counter() - began
    return took if b"<Encrypt>" in body else max(took, HELD_FOR)


@contextlib.asynccontextmanager
async def _served(folder: Path) -> AsyncIterator[str]:
    """The service as it runs for a town, and its address."""
    listening: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    async with app.opened(_settings(folder)) as service, service.running():
        web = asyncio.create_task(serve(build(service), "127.0.0.1", 0, ready=listening.set_result))
        yield (await listening).rstrip("/")
        web.cancel()
        await asyncio.gather(web, return_exceptions=True)


def _settings(folder: Path) -> Settings:
    """An account whose WeChat nobody reaches: what is not answered in a call is not answered."""
    return Settings(
        database=f"sqlite:{database_file(folder)}",
        data=folder,
        wechat_app_id=APP,
        wechat_secret=SecretStr("secret"),
        wechat_token=SecretStr(TOKEN),
        wechat_aes_key=SecretStr(AES_KEY),
        wechat_api="http://127.0.0.1:9",
    )


def _calls(first: int, count: int) -> Sequence[_Call]:
    """Reports, each of another resident, on their way now."""
    now = datetime.now(UTC)
    made = []
    for number in range(first + 1, first + count + 1):
        call = pushed(text(_WORDS, number, f"o{number:027}"), now, nonce=str(10**9 + number))
        signed = (call.query["msg_signature"], call.query["timestamp"], call.query["nonce"])
        made.append(_Call(call.query_string, call.body, signed))
    return made
