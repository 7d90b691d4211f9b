"""The line over which WeChat and WeCom are called: one request, one answer, within a time.

Tokens and secrets are part of addresses, so no error and no log holds an address; nor what the platform wrote.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import orjson

from bot.channels.tencent.errors import Finding, Refused, Unreached, finding

#: Seconds the platform has for an answer, and for taking the call.
PATIENCE = 20.0
_CONNECTING = 5.0

#: So many calls at one time.
_CONNECTIONS = 64

#: No answer is longer: the largest file somebody can send us.
LONGEST = 25 * 1024 * 1024

#: Whoever stands between us and the platform may have passed the call on before giving these up.
_PERHAPS_PASSED_ON = frozenset({502, 504})

_SAID_IN_JSON = ("application/json", "text/plain", "text/json")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to be given to the platform under a name."""

    name: str
    content: bytes
    mime: str


class Line:
    """``table`` says what the platform's codes mean."""

    def __init__(self, api: str, table: Mapping[int, Finding]) -> None:
        self.platform = urlsplit(api).hostname or ""
        self._api = api
        self._table = table
        self._session: aiohttp.ClientSession | None = None

    def __repr__(self) -> str:
        return f"Line({self._api!r})"

    async def ask(self, path: str, query: Mapping[str, str], body: object = None) -> Mapping[str, Any]:
        """What the platform answered; ``body`` is posted as JSON, without one it is only asked.

        Raises Refused, Unreached.
        """
        if body is None:
            _, content = await self._talk("GET", path, query)
        else:
            _, content = await self._talk("POST", path, query, data=orjson.dumps(body))
        return self._said(content)

    async def give(self, path: str, query: Mapping[str, str], upload: Upload) -> Mapping[str, Any]:
        """What the platform answered to a file. Raises Refused, Unreached."""
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("media", upload.content, filename=upload.name, content_type=upload.mime)
        _, content = await self._talk("POST", path, query, data=form)
        return self._said(content)

    async def fetch(self, path: str, query: Mapping[str, str]) -> bytes:
        """The bytes of a file. Raises Refused, Unreached."""
        kind, content = await self._talk("GET", path, query)
        if kind in _SAID_IN_JSON:
            self._said(content)
        return content

    async def close(self) -> None:
        """Hang up."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _talk(self, method: str, path: str, query: Mapping[str, str], data: Any = None) -> tuple[str, bytes]:
        """The kind of the answer and the answer."""
        session = self._session = self._session or _session()
        headers = {"Content-Type": "application/json"} if isinstance(data, bytes) else None
        failure: Unreached | None = None
        try:
            asked = session.request(
                method, self._api + path, params=query, data=data, headers=headers, allow_redirects=False
            )
            async with asked as response:
                status, kind, content = response.status, response.content_type, await whole(response)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            failure = Unreached("not reached", maybe_sent=False)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            failure = Unreached("no answer", maybe_sent=True)
        if failure is None and status != 200:
            failure = Unreached("server trouble", maybe_sent=status in _PERHAPS_PASSED_ON)
        if failure is not None:
            # Not inside the except: the error it would be raised from holds the address, and with it the token.
            raise failure
        return kind, content

    def _said(self, content: bytes) -> Mapping[str, Any]:
        answer: object = None
        with contextlib.suppress(orjson.JSONDecodeError):
            answer = orjson.loads(content)
        if not isinstance(answer, dict):
            raise Unreached("unreadable answer", maybe_sent=True)
        code = answer.get("errcode", 0)
        if type(code) is not int:
            raise Unreached("unreadable answer", maybe_sent=True)
        if code:
            raise Refused(code, finding(self._table, code))
        return answer


async def whole(response: aiohttp.ClientResponse) -> bytes:
    """All of the answer; an endless one breaks off."""
    parts = bytearray()
    async for part in response.content.iter_any():
        parts += part
        if len(parts) > LONGEST:
            raise ValueError("endless answer")
    return bytes(parts)


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=_CONNECTIONS),
        timeout=aiohttp.ClientTimeout(total=PATIENCE, connect=_CONNECTING, sock_connect=_CONNECTING),
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
    )
