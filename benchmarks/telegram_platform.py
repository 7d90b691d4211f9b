"""The platform of these measurements: a Bot API that takes everything at once, and the sender of updates.

It has no limits and forgets what it was told; it counts the calls and notes when the last one came.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import orjson

from benchmarks.telegram_talk import Caller, Talk

TOKEN = "1000:not-a-token-of-anybody"

_HOST = "127.0.0.1"
_MESSAGE = b'{"ok":true,"result":{"message_id":%d,"date":1772413200,"chat":{"id":1,"type":"private"},"text":"x"}}'
_DONE = b'{"ok":true,"result":true}'
_ME = {"id": 1000, "is_bot": True, "first_name": "bench", "username": "bench_bot"}
_RIGHTS = {"can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": False}
_KNOWN = {
    "getMe": orjson.dumps({"ok": True, "result": _ME | _RIGHTS}),
    "getWebhookInfo": orjson.dumps(
        {"ok": True, "result": {"url": "", "has_custom_certificate": False, "pending_update_count": 0}}
    ),
}
#: Calls that say something to somebody.
SAYING = frozenset({"sendMessage", "editMessageText"})


@dataclass
class Platform:
    """``api`` is its address. ``last`` is when something was said last, by the clock of ``time.perf_counter``."""

    api: str = ""
    calls: Counter[str] = field(default_factory=Counter)
    last: float = 0.0
    webhook: dict[str, str] = field(default_factory=dict)

    @property
    def said(self) -> int:
        """How many messages and edits came."""
        return sum(self.calls[method] for method in SAYING)

    def answer(self, method: str, body: bytes) -> bytes:
        self.calls[method] += 1
        if method in SAYING:
            self.last = time.perf_counter()
            return _MESSAGE % self.calls.total()
        if method == "setWebhook":
            self.webhook = orjson.loads(body)
        return _KNOWN.get(method, _DONE)


class _Api(Talk):
    def __init__(self, platform: Platform) -> None:
        super().__init__()
        self._platform = platform

    def said(self, head: bytes, body: bytes) -> None:
        method = head.split(None, 2)[1].rpartition(b"/")[2].decode()
        answer = self._platform.answer(method, body)
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(answer)
        self.transport.write(head + answer)


@contextlib.asynccontextmanager
async def opened() -> AsyncIterator[Platform]:
    """The platform, on a port of this machine."""
    platform = Platform()
    server = await asyncio.get_running_loop().create_server(lambda: _Api(platform), _HOST, 0)
    platform.api = f"http://{_HOST}:{server.sockets[0].getsockname()[1]}"
    try:
        yield platform
    finally:
        server.close()


def free_port() -> int:
    with socket.create_server((_HOST, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Target:
    """Where a bot takes its updates."""

    url: str
    secret: str = ""

    def request(self, payload: bytes) -> bytes:
        at = urlsplit(self.url)
        secret = f"X-Telegram-Bot-Api-Secret-Token: {self.secret}\r\n" if self.secret else ""
        return (
            f"POST {at.path} HTTP/1.1\r\nHost: {at.netloc}\r\nContent-Type: application/json\r\n{secret}"
            f"Content-Length: {len(payload)}\r\n\r\n"
        ).encode() + payload

    @contextlib.asynccontextmanager
    async def callers(self, count: int) -> AsyncIterator[list[Caller]]:
        at = urlsplit(self.url)
        callers = [await Caller.to(at.hostname or "", at.port or 0) for _ in range(count)]
        try:
            yield callers
        finally:
            for caller in callers:
                caller.hang_up()


async def as_fast_as_taken(target: Target, payloads: Iterable[bytes], *, at_once: int) -> list[float]:
    """How long each acknowledgement took, when so many connections each send the next update after the last."""
    requests = iter([target.request(payload) for payload in payloads])
    took: list[float] = []

    async def one_after_another(caller: Caller) -> None:
        for request in requests:
            began = time.perf_counter()
            _taken(await caller.ask(request))
            took.append(time.perf_counter() - began)

    async with target.callers(at_once) as callers:
        await asyncio.gather(*map(one_after_another, callers))
    return took


async def steadily(target: Target, payloads: Iterable[bytes], *, per_s: float, at_once: int) -> list[float]:
    """How long after its moment each update was acknowledged, when so many come every second, ready or not."""
    requests = [target.request(payload) for payload in payloads]
    took: list[float] = []

    async with target.callers(at_once) as callers:
        free: asyncio.Queue[Caller] = asyncio.Queue()
        for caller in callers:
            free.put_nowait(caller)
        began = time.perf_counter()

        async def send(moment: float, request: bytes) -> None:
            caller = await free.get()
            _taken(await caller.ask(request))
            took.append(time.perf_counter() - moment)
            free.put_nowait(caller)

        async with asyncio.TaskGroup() as sending:
            for number, request in enumerate(requests):
                moment = began + number / per_s
                await asyncio.sleep(max(0.0, moment - time.perf_counter()))
                sending.create_task(send(moment, request))
    return took


def _taken(status: int) -> None:
    if status != 200:
        raise RuntimeError(f"an update was answered with {status}")
