"""Just enough HTTP for whoever measures: little of the machine is taken from what is measured.

Both sides keep their connections open and tell the length of every body; nothing else is understood.
"""

from __future__ import annotations

import asyncio
import re
from typing import Self

_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Talk(asyncio.Protocol):
    """One connection, cut into messages."""

    transport: asyncio.Transport

    def __init__(self) -> None:
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._rest += data
        while (cut := self._rest.find(_END)) >= 0:
            length = _LENGTH.search(self._rest, 0, cut)
            begins = cut + len(_END)
            ends = begins + (int(length[1]) if length else 0)
            if len(self._rest) < ends:
                return
            head, body, self._rest = self._rest[:cut], self._rest[begins:ends], self._rest[ends:]
            self.said(head, body)

    def said(self, head: bytes, body: bytes) -> None:
        """One whole message came."""
        raise NotImplementedError


class Caller(Talk):
    """Asks one thing after another."""

    _answer: asyncio.Future[int]

    @classmethod
    async def to(cls, host: str, port: int) -> Self:
        _, caller = await asyncio.get_running_loop().create_connection(cls, host, port)
        return caller

    async def ask(self, request: bytes) -> int:
        """The status of the answer."""
        self._answer = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self._answer

    def said(self, head: bytes, body: bytes) -> None:
        self._answer.set_result(int(head[9:12]))

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._answer.done():
            self._answer.set_exception(ConnectionError("nobody is there any more"))

    def hang_up(self) -> None:
        self.transport.close()
