"""As much of an HTTP server as a platform needs, quick enough never to be what a measurement waits for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import format_datetime
from http import HTTPStatus
from typing import TypeAlias
from urllib.parse import unquote


@dataclass(slots=True)
class Request:
    """Header names are in lower case; ``path`` is without what follows a question mark, which is ``query``."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection ends without an answer, or after ``first`` bytes of one."""

    first: bytes = b""


Answer: TypeAlias = "Reply | Cut"
Handler: TypeAlias = "Callable[[Request], Answer | Awaitable[Answer]]"

_END = b"\r\n\r\n"
_REASONS = {status.value: status.phrase for status in HTTPStatus}


def parts(kind: str, body: bytes) -> list[tuple[str, str | None, bytes]]:
    """Name, file name and content of every part of a form; ``kind`` is its Content-Type. Raises ValueError."""
    boundary = _parameter(kind, "boundary")
    if boundary is None:
        raise ValueError("a form without a boundary")
    found = []
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        lines = dict(line.split(": ", 1) for line in head.decode().strip().split("\r\n"))
        disposition = next(value for name, value in lines.items() if name.lower() == "content-disposition")
        name = _parameter(disposition, "name")
        if name is None:
            raise ValueError("a part without a name")
        found.append((name, _parameter(disposition, "filename"), content))
    return found


def _parameter(header: str, name: str) -> str | None:
    message = Message()
    message["Content-Type"] = header
    found = message.get_param(name)
    return str(found) if found is not None else None


@dataclass
class Connections:
    """What all connections of a server share. ``now`` is for the Date header, by which clients compare clocks.

    ``bugs`` are what the handler raised; the client is told 500.
    """

    handler: Handler
    now: Callable[[], datetime]
    open: set[Connection] = field(default_factory=set)
    bugs: list[Exception] = field(default_factory=list)
    _second: int = 0
    _date: bytes = b""

    def failed(self, error: Exception) -> Reply:
        """What a client is told of a bug of ours."""
        self.bugs.append(error)
        return Reply(500, b"Internal Server Error", "text/plain")

    def date(self) -> bytes:
        now = self.now()
        if int(now.timestamp()) != self._second:
            self._second, self._date = int(now.timestamp()), format_datetime(now.astimezone(UTC), usegmt=True).encode()
        return self._date


class Connection(asyncio.Protocol):
    """One client: requests are answered one after the other, as they came."""

    def __init__(self, shared: Connections) -> None:
        self._shared = shared
        self._buffer = bytearray()
        self._working: asyncio.Task[None] | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._shared.open.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._shared.open.discard(self)
        if self._working is not None:
            self._working.cancel()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._go_on()

    def abort(self) -> None:
        """The connection is gone at once."""
        if self._transport is not None:
            self._transport.abort()

    def _go_on(self) -> None:
        while self._working is None and (request := self._next()) is not None:
            try:
                answer = self._shared.handler(request)
            except Exception as error:
                answer = self._shared.failed(error)
            if isinstance(answer, Reply | Cut):
                self._write(answer)
            else:
                self._working = asyncio.ensure_future(self._finish(answer))

    async def _finish(self, answer: Awaitable[Answer]) -> None:
        try:
            ready = await answer
        except Exception as error:
            ready = self._shared.failed(error)
        self._working = None
        self._write(ready)
        self._go_on()

    def _write(self, answer: Answer) -> None:
        assert self._transport is not None
        if isinstance(answer, Cut):
            if not answer.first:
                self._transport.abort()
                return
            self._transport.write(answer.first)
            self._transport.close()
            return
        self._transport.write(
            b"HTTP/1.1 %d %s\r\nServer: emulator\r\nDate: %s\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n%s"
            % (
                answer.status,
                _REASONS[answer.status].encode(),
                self._shared.date(),
                answer.kind.encode(),
                "".join(f"{name}: {value}\r\n" for name, value in answer.headers.items()).encode(),
                len(answer.body),
                answer.body,
            )
        )

    def _next(self) -> Request | None:
        """The next whole request, None while some of it is still on its way."""
        end = self._buffer.find(_END)
        if end < 0:
            return None
        first, *lines = self._buffer[:end].decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        taken = self._body(end + len(_END), headers)
        if taken is None:
            return None
        body, rest = taken
        del self._buffer[:rest]
        method, target, _ = first.split(" ", 2)
        path, _, query = target.partition("?")
        return Request(method, unquote(path), query, headers, body)

    def _body(self, start: int, headers: Mapping[str, str]) -> tuple[bytes, int] | None:
        """The body that begins at ``start``, and where it ends."""
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return self._chunks(start)
        end = start + int(headers.get("content-length", 0))
        return None if len(self._buffer) < end else (bytes(self._buffer[start:end]), end)

    def _chunks(self, at: int) -> tuple[bytes, int] | None:
        found = bytearray()
        while (line := self._buffer.find(b"\r\n", at)) >= 0:
            size = int(self._buffer[at:line].split(b";")[0], 16)
            begin, end = line + 2, line + 2 + size
            if len(self._buffer) < end + 2:
                return None
            if size == 0:
                return bytes(found), end + 2
            found += self._buffer[begin:end]
            at = end + 2
        return None
