"""What the service answers before its database is there: that it is alive, and that it cannot do anything yet."""

from __future__ import annotations

import asyncio

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

#: Platforms bring again what they were not rid of; people see that something is on its way.
_NOT_YET = {"Retry-After": "5"}

_EVERY_WAY = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]


def build() -> Starlette:
    """The app while the service waits for its database."""

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_request: Request) -> Response:
        return JSONResponse({"ready": False, "database": False}, 503, _NOT_YET)

    async def not_yet(_request: Request) -> Response:
        return Response(status_code=503, headers=_NOT_YET)

    app = Starlette(
        routes=[
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            Route("/{anything:path}", not_yet, methods=_EVERY_WAY),
        ]
    )
    app.state.closing = asyncio.Event()
    return app
