"""How requests to the Bot API travel: one aiohttp session, limits everywhere, and errors that keep the token to us.

The token stands in every address. aiohttp's exceptions quote addresses, so none of them leaves this module, not even
as the cause of another.
"""

from __future__ import annotations

from typing import Any, final

import aiohttp
import orjson
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.errors import Finding, Refused, Sense, Unreached, refusal

#: As much as a server may answer: what Telegram lets bots download.
MOST_BYTES = 20 * 1024 * 1024

#: As many connections as the courier sends messages side by side, and as many again for answered presses and photos.
_CONNECTIONS = 64

#: A connection that was not used for so long is opened anew. Telegram and the routers on the way close idle ones
#: without a word, and what is written to a closed one may have arrived or not.
_IDLE_SECONDS = 15.0

_CONNECT_SECONDS = 10.0

#: From the first byte to the last: without a file, and with one.
_ANSWER_SECONDS = 30.0
_UPLOAD_SECONDS = 120.0

_JSON = {"Content-Type": "application/json"}

_TOO_LARGE = Finding(Sense.NEVER, "file too big")


@final
class AiohttpRequest(BaseRequest):
    """PTB's way to the network, on aiohttp. The session is opened by the first request and by the first after a close.

    Raises nothing but ``Refused`` and ``Unreached``.
    """

    __slots__ = ("_session",)

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return _ANSWER_SECONDS

    async def initialize(self) -> None:
        """Nothing to do: see the class."""

    async def shutdown(self) -> None:
        """Close every connection. What was under way breaks."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def post_json(self, url: str, body: bytes) -> Any:
        """The result of a call without files."""
        return result(await self._exchange("POST", url, body, _JSON, _ANSWER_SECONDS))

    async def post_form(self, url: str, form: aiohttp.FormData) -> Any:
        """The result of a call with files."""
        return result(await self._exchange("POST", url, form, None, _UPLOAD_SECONDS))

    async def get(self, url: str) -> bytes:
        """A file, of ``MOST_BYTES`` at most."""
        return await self._exchange("GET", url, None, None, _UPLOAD_SECONDS)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The door PTB's own methods use. They send no files here, and of their time-outs the first one counts."""
        seconds = read_timeout if isinstance(read_timeout, int | float) else _ANSWER_SECONDS
        body = request_data.json_payload if request_data else b"{}"
        return 200, await self._exchange(method, url, body, _JSON, seconds)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """PTB's own would write what it cannot read into a log."""
        return _answer(payload)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=_CONNECTIONS, keepalive_timeout=_IDLE_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
            )
        return self._session

    async def _exchange(
        self,
        method: str,
        url: str,
        body: bytes | aiohttp.FormData | None,
        headers: dict[str, str] | None,
        seconds: float,
    ) -> bytes:
        """The body of an answer that says "OK"."""
        timeout = aiohttp.ClientTimeout(total=seconds, connect=min(_CONNECT_SECONDS, seconds))
        failure: TelegramError
        try:
            async with self._open().request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                answer = await _read(response)
                if 200 <= response.status <= 299:
                    return answer
                failure = refusal(response.status, answer)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            failure = Unreached("not connected", maybe_sent=False)
        except TimeoutError:
            failure = Unreached("no answer in time", maybe_sent=True)
        except (aiohttp.ClientError, OSError) as error:
            failure = Unreached("connection broke", maybe_sent=not _cut_short(error))
        except Refused as error:
            failure = error
        # Raised out here, where no exception of aiohttp hangs on to it.
        raise failure


def _cut_short(error: Exception) -> bool:
    """Whether the connection was found closed before the whole request was written: nobody acts on a part of one."""
    return isinstance(error.__cause__, aiohttp.ClientConnectionResetError)


async def _read(response: aiohttp.ClientResponse) -> bytes:
    pieces: list[bytes] = []
    size = 0
    async for piece in response.content.iter_any():
        size += len(piece)
        if size > MOST_BYTES:
            raise Refused(response.status, _TOO_LARGE)
        pieces.append(piece)
    return b"".join(pieces)


def result(payload: bytes) -> Any:
    """What a call brought. Raises Unreached for an answer that is none: what was asked for may have been done."""
    return _answer(payload)["result"]


def _answer(payload: bytes) -> dict[str, Any]:
    try:
        answer = orjson.loads(payload)
    except orjson.JSONDecodeError:
        answer = None
    if not isinstance(answer, dict) or "result" not in answer:
        raise Unreached("unreadable answer", maybe_sent=True)
    return answer
