"""The Bot API: PTB's methods for what is called seldom, ``call`` for what is called all the time."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import aiohttp
import orjson
from telegram import Bot

from bot.channels.telegram.request import AiohttpRequest
from storage.photo.store import KeptFile

OFFICIAL = "https://api.telegram.org"


def _silent() -> logging.Logger:
    """A logger nobody can turn on: it is in no hierarchy, and no level is high enough for it."""
    logger = logging.Logger("telegram", level=logging.CRITICAL + 1)
    logger.disabled = True
    return logger


class BotApi(Bot):
    """PTB's bot, without what PTB tells of it: its token at its making and in its ``repr``, every message in a log.

    Every method raises ``Refused`` or ``Unreached``.
    """

    __slots__ = ("_files", "_methods", "_wire")

    _LOGGER = _silent()

    def __init__(self, token: str, address: str = OFFICIAL) -> None:
        self._wire = AiohttpRequest()
        self._methods = f"{address}/bot{token}/"
        self._files = f"{address}/file/bot{token}/"
        super().__init__(token, base_url=f"{address}/bot", request=self._wire, get_updates_request=self._wire)

    def __repr__(self) -> str:
        return "BotApi()"

    async def call(
        self, method: str, parameters: Mapping[str, Any], files: Mapping[str, KeptFile] | None = None
    ) -> Any:
        """The result of the method, as JSON. ``files`` are uploaded under their names."""
        url = self._methods + method
        if not files:
            return await self._wire.post_json(url, orjson.dumps(parameters))
        contents = {name: await file.read() for name, file in files.items()}
        return await self._wire.post_form(url, _form(parameters, contents))

    async def file(self, path: str) -> bytes:
        """The file under a path that ``getFile`` told."""
        return await self._wire.get(self._files + path)

    async def close_connections(self) -> None:
        """Nothing is open any more; the next call opens what it needs."""
        await self._wire.shutdown()


def _form(parameters: Mapping[str, Any], files: Mapping[str, bytes]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in parameters.items():
        form.add_field(name, value if isinstance(value, str) else orjson.dumps(value).decode())
    for name, content in files.items():
        form.add_field(name, content, filename=f"{name}.jpg", content_type="image/jpeg")
    return form
