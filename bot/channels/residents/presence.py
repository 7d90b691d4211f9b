"""居民上报 as the running service has it: what is new there is looked for, with the app's own token."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

from starlette.types import ASGIApp

from bot.channels.reach import Accept
from bot.channels.residents.client import ResidentsChannel
from bot.channels.residents.watch import Watch
from bot.channels.tencent.rest import Rest
from storage.engine.database import Database


class Presence:
    """``api`` is where ``rest`` calls."""

    def __init__(
        self, api: str, rest: Rest, database: Database, *, accept: Accept, now: Callable[[], datetime]
    ) -> None:
        self.channel = ResidentsChannel(api)
        self.way = Watch(rest, database, accept=accept, now=now)

    #: Several who look would only look more often than they need to.
    one_at_a_time = True

    @property
    def doors(self) -> Mapping[str, ASGIApp]:
        """None: it is we who ask."""
        return {}

    def alone(self) -> AbstractContextManager[None]:
        """Several may look at once: an order is stored once."""
        return contextlib.nullcontext()

    async def recall(self) -> None:
        """Nothing has to be known."""

    async def introduce(self) -> None:
        """Nothing has to be known: settings tell who it is."""

    async def run(self) -> None:
        """Look for what is new until cancelled."""
        await self.way.run()

    async def close(self) -> None:
        """Nothing comes in any more."""
        await self.channel.close()
