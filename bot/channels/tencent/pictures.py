"""Pictures that a platform keeps for us at an address of its own: fetched from its servers and from nowhere else.

An address comes in with what somebody sent, so it is not believed: https, a host of the platform's, no other way on.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

import aiohttp

from bot.channels import SendFailed
from bot.channels.tencent.line import PATIENCE, whole

#: The hosts on which WeCom keeps what was sent.
_HOSTS = re.compile(
    r"([a-z0-9-]+\.)+qpic\.cn"
    r"|([a-z0-9-]+\.)*work\.weixin\.qq\.com"
    r"|qyapi\.weixin\.qq\.com"
    r"|ww-[a-z0-9-]+\.cos\.[a-z0-9-]+\.myqcloud\.com",
    re.ASCII,
)

#: A picture that is not there, or not any more.
_GONE = frozenset({400, 401, 403, 404, 410})


class Pictures:
    """``api`` is the server the platform is called at: what it keeps itself is fetched too."""

    def __init__(self, api: str) -> None:
        self._api = urlsplit(api)
        self._session: aiohttp.ClientSession | None = None

    async def fetch(self, url: str) -> bytes:
        """The bytes at the address. Raises SendFailed."""
        if not self.is_theirs(url):
            raise SendFailed("no address of the platform", permanent=True)
        session = self._session = self._session or _session()
        failure: SendFailed | None = None
        try:
            async with session.get(url, allow_redirects=False) as response:
                if response.status == 200:
                    return await whole(response)
                failure = SendFailed("picture not given", permanent=response.status in _GONE)
        except (aiohttp.ClientError, TimeoutError, OSError):
            failure = SendFailed("no answer", permanent=False)
        except ValueError:
            failure = SendFailed("picture too large", permanent=True)
        # Not inside the except: the error it would be raised from holds the address.
        raise failure

    def is_theirs(self, url: str) -> bool:
        """Whether the address is one of the platform's."""
        try:
            parts = urlsplit(url)
            return _origin(parts) == _origin(self._api) or (
                parts.scheme == "https" and parts.port in (None, 443) and _is_host(parts)
            )
        except ValueError:
            return False

    async def close(self) -> None:
        """Hang up."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()


def _is_host(parts: SplitResult) -> bool:
    named = parts.username is None and parts.password is None
    return named and _HOSTS.fullmatch(parts.hostname or "") is not None


def _origin(parts: SplitResult) -> tuple[str, str]:
    return parts.scheme, parts.netloc


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=PATIENCE),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
    )
