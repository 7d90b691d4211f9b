"""What holds for every request: where a page may load things from, and that only our own pages may ask for changes."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# blob: is a picture that somebody picked and the page shows before it is sent.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self)",
}

_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITE = frozenset({"same-origin", "none"})

#: Older phones that are asked for no referrer do not tell their own pages' origin either. Behind these addresses that
#: proves enough: no other site knows one.
_UNTOLD = "null"
_FOR_ONE = "/p/"


class Guard:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        if scope["method"] not in _HARMLESS and _from_elsewhere(Headers(scope=scope), scope["path"]):
            await PlainTextResponse("cross-origin request refused", 403)(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)


def _from_elsewhere(headers: Headers, path: str) -> bool:
    """Whether a page of another site asked. Programs that are no browser send neither header and are not meant."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in _OWN_SITE
    origin = headers.get("origin")
    if origin == _UNTOLD and path.startswith(_FOR_ONE):
        return False
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
