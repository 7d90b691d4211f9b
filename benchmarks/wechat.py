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
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import aiohttp
from pydantic import SecretStr
from wechatpy import parse_message
from wechatpy.crypto import WeChatCrypto
from wechatpy.replies import TextReply

from benchmarks.progress import tell
from benchmarks.service import settings, think
from benchmarks.stage import Stage
from bot import app
from bot.channels.tencent.open_calls import OpenCalls
from bot.channels.tencent.sealed import Sealed
from bot.channels.wechat.door import Door
from bot.inbox.intake import Intake
from bot.web.app import build
from bot.web.server import serve
from tests.bot.channels.tencent.knocking import knock
from tests.bot.channels.tencent.pushes import AES_KEY, APP, TOKEN, Pushed, pushed
from tests.bot.channels.wechat.messages import text

#: So many residents at the same time.
_RESIDENTS = 50

#: How often each of them says something.
_EACH = 6

#: So many calls are one turn of the comparison.
_CALLS = 400

#: What is answered: about as long as the receipt of a report.
_ANSWER = "【26-0001】楼道灯\n“4栋2单元楼道灯坏了”\n地点：4栋2单元\n谁负责：长胜物业\n最迟办结：11月24日 周二 17:30"


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    with stage.a_town() as first, stage.a_town() as second:
        return asyncio.run(_cost(first, stage.effort.rounds)) | asyncio.run(_promptness(second))


async def _cost(folder: Path, rounds: int) -> dict[str, float]:
    ours: list[float] = []
    theirs: list[float] = []
    async with app.opened(settings(folder)) as service:
        await _ours(service.database, _messages(0))
        for turn in range(1, 2 * rounds + 1):
            calls = _messages(turn)
            ours.append(await _ours(service.database, calls))
            theirs.append(_theirs(calls))
            tell(f"round {turn}: {ours[-1]:.0f} µs of CPU, wechatpy {theirs[-1]:.0f} µs")
    return {
        "wechat_cost_us": median(ours),
        "wechat_crypto_us": median(theirs),
        "wechat_cost_over_crypto": median(mine / their for mine, their in zip(ours, theirs, strict=True)),
    }


def _messages(turn: int) -> Sequence[Pushed]:
    now = datetime.now(UTC)
    numbers = range(turn * _CALLS + 1, (turn + 1) * _CALLS + 1)
    return [
        pushed(text("4栋2单元楼道灯坏了", number, f"o{number % _RESIDENTS:027}"), now, nonce=str(10**9 + number))
        for number in numbers
    ]
