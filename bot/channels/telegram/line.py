"""The line over which the bot asks Telegram for updates and about itself: raw JSON there and back.

Apart from the one messages are sent over, so that it can be cut and laid anew. The token is part of every address, so
no error holds one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import orjson

from bot.channels.telegram.errors import Unreached, refusal

#: Seconds Telegram has for an answer, beyond those it was told to wait for something to tell.
PATIENCE = 10.0

#: Seconds until the next try after a failure; each next failure waits twice as long, up to the second.
SOONEST, LATEST = 1.0, 30.0

#: What Telegram answers to a token it does not know, or does not know any more.
UNKNOWN_TOKEN = frozenset({401, 404})

#: What a bot is asked as a rule at one time: for updates, and one more thing.
_CONNECTIONS = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What Telegram said, as it came, and what time it had; None when it did not say."""

    body: bytes
    at: datetime | None

    @property
    def result(self) -> Any:
        """What was asked for. Raises Unreached when it cannot be read."""
        try:
            return orjson.loads(self.body)["result"]
        except (ValueError, KeyError, TypeError):
            raise Unreached("unreadable answer", maybe_sent=True) from None


def pauses() -> Iterator[float]:
    """How long to wait after the first failure in a row, the second, and so on without end."""
    pause = SOONEST
    while True:
        yield pause
        pause = min(2 * pause, LATEST)


class Line:
    def __init__(self, token: str, api: str) -> None:
        self._address = f"{api}/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, method: str, params: Mapping[str, object] | None = None, *, wait: float = 0) -> Answer:
        """The answer, which may take ``wait`` seconds by agreement. Raises Refused, Unreached."""
        session = self._session = self._session or _session()
        limit = aiohttp.ClientTimeout(total=wait + PATIENCE, connect=PATIENCE)
        failure: Unreached | None = None
        try:
            asked = session.post(self._address + method, json=params or {}, timeout=limit, allow_redirects=False)
            async with asked as response:
                status, body, date = response.status, await response.read(), response.headers.get("Date")
        except (aiohttp.ClientError, TimeoutError, OSError):
            failure = Unreached("no answer", maybe_sent=True)
        if failure is not None:
            # Not inside the except: the error it would be raised from holds the address, and with it the token.
            raise failure
        if status != 200:
            raise refusal(status, body)
        return Answer(body, _moment(date))

    async def renew(self) -> None:
        """The next question goes over a new line, whatever became of this one."""
        await self.close()

    async def close(self) -> None:
        """Hang up."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=_CONNECTIONS),
        json_serialize=lambda params: orjson.dumps(params).decode(),
        trust_env=False,
    )


def _moment(date: str | None) -> datetime | None:
    try:
        return None if date is None else parsedate_to_datetime(date)
    except ValueError:
        return None
