"""How long a connection may take to ask, and how many may be open: nobody shuts others out by being slow.

A body is waited for in ``forms``; how many connections one address opens is the business of the proxy in front.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

#: Seconds from the first moment a connection has nothing to do until its request is here, headers and all.
ASKS_WITHIN = 10.0

#: So many connections at once; each costs a file, and the database and the photos need some too.
MOST_CONNECTIONS = 512

#: Bytes of headers before a request is refused.
LARGEST_HEADERS = 16 * 1024

_TOO_LARGE = "Headers too large."


class Patient(HttpToolsProtocol):
    """uvicorn's protocol, which by itself waits for a request without end, and takes headers without end. Relies on
    ``connections``, ``cycle`` and what the parser calls.
    """

    _idle_since = 0.0
    _last_moment: asyncio.TimerHandle | None = None

    #: The bytes of a head that is not complete yet, None between heads; and of what of it the parser still holds back.
    _head: int | None = None
    _held_back = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch()
        if len(self.connections) > MOST_CONNECTIONS:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unwatch()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        began_before = self._head is not None
        super().data_received(data)
        if began_before and self._head is not None:
            # A single header that does not end: the parser keeps it to itself until it does.
            self._held_back += len(data)
            if self._head + self._held_back > LARGEST_HEADERS:
                self.send_400_response(_TOO_LARGE)
        self._watch()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._head = self._held_back = 0

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(name, value)
        assert self._head is not None
        self._head += len(name) + len(value)
        self._held_back = 0
        if self._head > LARGEST_HEADERS:
            raise ValueError(_TOO_LARGE)

    def on_headers_complete(self) -> None:
        self._head = None
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch()

    def _watch(self) -> None:
        """The time runs while nothing is answered on this connection; a byte now and then does not win any."""
        if self._answering():
            self._unwatch()
        elif self._last_moment is None:
            self._idle_since = self.loop.time()
            self._last_moment = self.loop.call_later(ASKS_WITHIN, self.transport.abort)

    def _unwatch(self) -> None:
        if self._last_moment is not None:
            self._last_moment.cancel()
            self._last_moment = None

    def _answering(self) -> bool:
        cycle: Any = self.cycle
        return cycle is not None and not cycle.response_complete

    def _make_room(self) -> None:
        """Whoever has asked nothing for longest goes; when all are being answered it is the newest, this one."""
        idle = [one for one in self.connections if isinstance(one, Patient) and one._last_moment is not None]
        min(idle, key=lambda one: one._idle_since).transport.abort()
