"""Serving the web app: uvicorn, started and stopped by us. Signals are not handled here; who runs the service does."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from collections.abc import Callable, Iterator

import uvicorn
from starlette.applications import Starlette

from bot.web.patience import Patient
from domain.errors import Refusal

#: Seconds an answer on its way may still take when the service stops.
GRACE = 1


def listening(host: str, port: int) -> socket.socket:
    """Where requests come in; whoever asks is kept waiting until somebody serves them. Port 0 takes a free one.

    Raises Refusal when another program has the port, OSError when the host is not ours.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise Refusal("refusal-port-taken", port=str(port)) from None


async def serve(app: Starlette, host: str, port: int, *, ready: Callable[[str], None]) -> None:
    """Serve at an address nobody listens at yet, as ``serve_at`` does. Raises what ``listening`` does."""
    await serve_at(listening(host, port), app, ready=ready)


async def serve_at(listener: socket.socket, app: Starlette, *, ready: Callable[[str], None]) -> None:
    """Serve until cancelled, then stop within two seconds. ``ready`` hears the address once requests are taken."""
    server = _Server(app, lambda: ready(_address(listener)))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await asyncio.shield(serving)
    finally:
        app.state.closing.set()
        server.should_exit = True
        await serving


class _Server(uvicorn.Server):
    """uvicorn without its own signal handlers, which would end the process before the courier is done."""

    def __init__(self, app: Starlette, ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=Patient,
                lifespan="off",
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=GRACE,
            )
        )
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
