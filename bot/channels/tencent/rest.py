"""What WeChat and WeCom are asked to do, with a token that is good: refused for its token, a call is made once more."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import structlog

from bot.channels.tencent.errors import Refused, Sense, Unreached
from bot.channels.tencent.line import Line, Upload
from bot.channels.tencent.tokens import TokenKeeper
from storage.photo.store import KeptFile

log = structlog.get_logger(__name__)

T = TypeVar("T")

#: What is the account's own fault, or nobody's and lasts all day.
_TO_BE_MENDED = frozenset({Sense.OURS, Sense.TOKEN, Sense.TOMORROW})

#: What goes on is told again after so many seconds.
_AGAIN = 60.0

#: What each kind of file is said to be, by its ending.
_MIMES: Mapping[str, str] = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".amr": "audio/amr",
    ".mp3": "audio/mpeg",
}
_ANY_FILE = "application/octet-stream"


class Rest:
    def __init__(self, line: Line, keeper: TokenKeeper) -> None:
        #: For what is asked without a token.
        self.line = line
        self._keeper = keeper
        self._told: dict[int, float] = {}

    async def call(self, path: str, body: Mapping[str, object] | None = None, **query: str) -> Mapping[str, Any]:
        """What was answered; without a ``body`` it is only asked for. Raises Refused, Unreached."""
        return await self._with_token(lambda token: self.line.ask(path, {"access_token": token, **query}, body))

    async def upload(self, path: str, file: KeptFile, kind: str, *, name: str = "") -> str:
        """The id the platform knows the file by from now on, for a while. Raises Refused, Unreached."""
        ending = Path(name or file.name).suffix.lower()
        content = await file.read()
        upload = Upload(name or file.name, content, _MIMES.get(ending, _ANY_FILE))
        answer = await self._with_token(
            lambda token: self.line.give(path, {"access_token": token, "type": kind}, upload)
        )
        id = answer.get("media_id")
        if not isinstance(id, str) or not id:
            raise Unreached("unreadable answer", maybe_sent=False)
        return id

    async def download(self, path: str, **query: str) -> bytes:
        """The bytes of a file of the platform. Raises Refused, Unreached."""
        return await self._with_token(lambda token: self.line.fetch(path, {"access_token": token, **query}))

    async def close(self) -> None:
        """Hang up."""
        await self.line.close()

    async def _with_token(self, deed: Callable[[str], Awaitable[T]]) -> T:
        try:
            token = await self._keeper.token()
            try:
                return await deed(token)
            except Refused as refused:
                if refused.sense is not Sense.TOKEN:
                    raise
            return await deed(await self._keeper.renew(token))
        except Refused as refused:
            self._tell_operator(refused)
            raise

    def _tell_operator(self, refused: Refused) -> None:
        """What only an operator can mend is told once a minute."""
        now = time.monotonic()
        if refused.sense in _TO_BE_MENDED and now - self._told.get(refused.code, -_AGAIN) >= _AGAIN:
            self._told[refused.code] = now
            log.error("refused", platform=self.line.platform, code=refused.code, reason=str(refused))
