"""Where Telegram brings updates by itself: one address nobody can guess, and "OK" only once the update is on disk.

A plain ASGI app, called for every message of a town: what every other request needs is not run for it.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Iterable

from starlette.types import Receive, Scope, Send

from bot import incidents
from bot.channels.reach import Reach
from bot.channels.telegram.arrivals import ALLOWED_UPDATES, Arrivals, Unnumbered
from bot.channels.telegram.errors import Refused
from bot.channels.telegram.line import UNKNOWN_TOKEN, Line, pauses
from bot.ending import MEND, MustEnd

#: The largest update that is taken; real ones have a few kilobytes.
LARGEST_UPDATE = 1024 * 1024

#: Seconds until all of an update must be here.
UPDATE_WITHIN = 10.0

#: Seconds between two looks at whether Telegram gets rid of what it has for us. So many in a row without anything are
#: no accident: it tries again within a minute or two.
LOOKS_EVERY = 60.0
_IN_VAIN = 2

#: So many updates Telegram brings at the same time.
_CONNECTIONS = 40

_SECRET, _TYPE, _LENGTH = b"x-telegram-bot-api-secret-token", b"content-type", b"content-length"
_JSON = b"application/json"

#: What the administrator is told when Telegram says no with that number, and no other try helps.
_HOPELESS = {400: "cli-telegram-webhook-refused"} | dict.fromkeys(UNKNOWN_TOKEN, "cli-telegram-token-refused")


class Webhook:
    """``base`` is the address the world knows us by, ``secret`` what Telegram shows to be let in."""

    def __init__(self, line: Line, arrivals: Arrivals, *, base: str, secret: str, bot_id: str) -> None:
        self._line = line
        self._arrivals = arrivals
        self._secret = secret.encode()
        self.path = f"/telegram/{hmac.digest(self._secret, bot_id.encode(), 'sha256').hex()}"
        self._url = base + self.path
        #: Until it is, Telegram is told to come again.
        self._open = False
        self._registered = False
        #: Whether Telegram brings updates to somebody else, or waits to be asked.
        self._astray = False
        #: Whether anything came since the last look, and how many looks in a row found that nothing can.
        self._came = False
        self._in_vain = 0
        self._seldom = incidents.Seldom("telegram-webhook")

    @property
    def reach(self) -> Reach:
        """How it goes."""
        if self._astray:
            return Reach.CONFLICT
        if self._in_vain >= _IN_VAIN:
            return Reach.UNDELIVERED
        return Reach.WEBHOOK if self._registered else Reach.STARTING

    @property
    def quiet_seconds(self) -> float | None:
        """Nothing: it is Telegram that asks."""
        return None

    async def run(self) -> None:
        """Take updates until cancelled. Raises MustEnd when Telegram wants neither the token nor the address."""
        self._open = True
        for pause in pauses():
            if await self._done(self._register()):
                break
            await asyncio.sleep(pause)
        self._registered = True
        while True:
            await asyncio.sleep(LOOKS_EVERY)
            await self._done(self._look())

    async def _done(self, asking: Awaitable[None]) -> bool:
        """Whether Telegram answered. Raises MustEnd when it never will."""
        try:
            await asking
        except Exception as error:
            if isinstance(error, Refused) and error.code in _HOPELESS:
                raise MustEnd(_HOPELESS[error.code], code=MEND) from None
            self._seldom.report(error)
            return False
        return True

    async def _look(self) -> None:
        """Whether Telegram brings updates here and they arrive. What another program took is taken back."""
        info = (await self._line.ask("getWebhookInfo")).result
        self._astray = info.get("url") != self._url
        stuck = info.get("pending_update_count", 0) > 0 and "last_error_date" in info and not self._came
        self._in_vain = self._in_vain + 1 if stuck else 0
        self._came = False
        if self._astray:
            await self._register()

    async def _register(self) -> None:
        """Telegram brings updates from now on."""
        params = {
            "url": self._url,
            "secret_token": self._secret.decode(),
            # Telegram keeps what it was told last time when this is left out.
            "allowed_updates": ALLOWED_UPDATES,
            "max_connections": _CONNECTIONS,
        }
        await self._line.ask("setWebhook", params)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. Of whoever does not know the secret nothing is read."""
        status = self._refusal(scope)
        if status is None:
            status = await self._taken(receive)
        headers = [(b"content-length", b"0")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    def _refusal(self, scope: Scope) -> int | None:
        """Why it is not even read; None when it is."""
        headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
        shown = [value for name, value in headers if name == _SECRET]
        if len(shown) != 1 or not hmac.compare_digest(shown[0], self._secret):
            return 403
        if scope["method"] != "POST":
            return 405
        said = dict(headers)
        if said.get(_TYPE, b"").partition(b";")[0].strip().lower() != _JSON:
            return 415
        if len(said.get(_LENGTH, b"")) > len(str(LARGEST_UPDATE)):
            return 413
        return None if self._open else 503

    async def _taken(self, receive: Receive) -> int:
        """200 once it is on disk; anything else and Telegram brings it again."""
        try:
            async with asyncio.timeout(UPDATE_WITHIN):
                payload = await _body(receive)
            await self._arrivals.take(payload)
        except (Unnumbered, _BrokenOff):
            return 400
        except TimeoutError:
            return 408
        except _TooLarge:
            return 413
        except Exception as error:
            self._seldom.report(error)
            return 503
        self._came = True
        return 200


class _BrokenOff(Exception):
    """Half an update is none: it will come again, and must not be taken for the one that came before."""


class _TooLarge(Exception):
    """No update of Telegram's has so many bytes."""


async def _body(receive: Receive) -> bytes:
    """All that was sent."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise _BrokenOff
        body += bytes(message.get("body", b""))
        if len(body) > LARGEST_UPDATE:
            raise _TooLarge
        if not message.get("more_body", False):
            return body
