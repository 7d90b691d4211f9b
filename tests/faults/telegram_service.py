"""The process that is tried over Telegram: the real service, whose Bot API is an emulator in another process.

It serves the trial's folder by polling or by webhook, tells that it is up, and settles when asked to. It is told of no
limits: how fast it may speak is tried elsewhere. A mistake may be built in on purpose, to see it found.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot import app as root
from bot.app import Linzhang
from bot.channels import Spoken
from bot.house import build
from bot.settings import Settings
from bot.web.server import serve as serve_web
from domain.message import Address
from storage.mail.deliveries import Deliveries, Queued
from tests.emulators.telegram import TOKEN
from tests.faults.long_street import settings_for
from tests.faults.service import Line, settle

_HOST = "127.0.0.1"
_SECRET = "of-the-trials-" * 3
_HESITATES = 0.03


def settings_over_telegram(folder: Path, api: str, port: int = 0) -> Settings:
    """With a port the emulator calls us, else it is asked for updates."""
    hook = {"telegram_webhook": f"http://{_HOST}:{port}", "telegram_webhook_secret": SecretStr(_SECRET)}
    asks = {"telegram_poll_seconds": 1}
    told = settings_for(folder).model_dump(exclude_none=True)
    return Settings(**{**told, "telegram_token": SecretStr(TOKEN), "telegram_api": api, **(hook if port else asks)})


async def serve(folder: Path, connection: socket.socket, order: Mapping[str, Any], mistake: str) -> None:
    """Serve until let go."""
    line = Line(*await asyncio.open_connection(sock=connection))
    port: int = order["port"]
    async with root.opened(settings_over_telegram(folder, order["api"], port)) as service:
        _lift_limits(service)
        if mistake == "confirms_early":
            _confirm_early(service)
        if mistake == "sends_from_memory":
            _send_from_memory(service)
        async with service.running():
            web = asyncio.create_task(serve_web(build(service), _HOST, port, ready=lambda _: None)) if port else None
            line.tell(up=os.getpid())
            await _listen(service, line)
            if web is not None:
                web.cancel()
                await asyncio.gather(web, return_exceptions=True)


async def _listen(service: Linzhang, line: Line) -> None:
    """Until the trial is gone, or lets us go."""
    while raw := await line.reader.readline():
        match json.loads(raw):
            case {"settle": _}:
                await settle(service, line)
            case {"leave": _}:
                return


def _lift_limits(service: Linzhang) -> None:
    (channel,) = service.channels.values()
    channel.features = replace(channel.features, limits=None)


def _confirm_early(service: Linzhang) -> None:
    """The mistake of most bots: Telegram may forget the update, then it is stored."""
    assert service.telegram is not None
    arrivals = service.telegram._arrivals
    accept = arrivals._accept
    storing: set[asyncio.Task[None]] = set()

    async def later(*update: Any, **more: Any) -> None:
        await asyncio.sleep(_HESITATES)
        with suppress(Exception):
            await accept(*update, **more)

    async def early(*update: Any, **more: Any) -> bool:
        task = asyncio.create_task(later(*update, **more))
        storing.add(task)
        task.add_done_callback(storing.discard)
        return True

    arrivals._accept = early  # type: ignore[assignment]


def _send_from_memory(service: Linzhang) -> None:
    """The mistake of a queue in memory: what was taken out of the database is thought said."""
    claim = Deliveries.claim
    (channel,) = service.channels.values()
    really_send = channel.send

    def forgetful(self: Deliveries, *asked: Any, **more: Any) -> tuple[Queued, ...]:
        claimed = claim(self, *asked, **more)
        for queued in claimed:
            self._connection.execute("UPDATE outbox SET state = 'sent' WHERE id = ?", (queued.id,))
        return claimed

    def sent(self: Deliveries, id: int, message_id: str, now: datetime) -> None:
        self._connection.execute("UPDATE outbox SET message_id = ? WHERE id = ?", (message_id, id))

    async def send(to: Address, message: Spoken) -> str:
        await asyncio.sleep(_HESITATES)
        return await really_send(to, message)

    Deliveries.claim = forgetful  # type: ignore[method-assign]
    Deliveries.sent = sent  # type: ignore[method-assign]
    channel.send = send  # type: ignore[method-assign]
