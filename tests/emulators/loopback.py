"""A server on loopback that can go away, and come back under the address it had."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from tests.emulators.http import Connection, Connections, Handler
from tests.ports import free_port


class Loopback:
    """``url`` is its address once it was reached for the first time; ``now`` is for the clock it tells clients of."""

    def __init__(self, handler: Handler, now: Callable[[], datetime]) -> None:
        self._connections = Connections(handler, now)
        self._server: asyncio.Server | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """Where a client finds it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def bugs(self) -> list[Exception]:
        """What the server itself stumbled over."""
        return self._connections.bugs

    async def come_back(self, port: int = 0) -> None:
        """It can be reached: at this port, else where it was before, else at any that is free."""
        loop = asyncio.get_running_loop()
        wanted = port or self.port or free_port()
        self._server = await loop.create_server(lambda: Connection(self._connections), "127.0.0.1", wanted)
        self.port = self._server.sockets[0].getsockname()[1]

    async def go_away(self) -> None:
        """Nobody can reach it any more; whoever waits for an answer is cut off."""
        if self._server is not None:
            self._server.close()
            for connection in list(self._connections.open):
                connection.abort()
            await self._server.wait_closed()
            self._server = None
