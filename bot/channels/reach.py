"""What the running service needs of a platform: the way in, for whoever watches over it, and what has to run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from starlette.types import ASGIApp

from bot.channels import Channel
from storage.work import Work


class Reach(StrEnum):
    """``CONFLICT``: another program takes what is meant for us. ``SILENT``: the platform was not heard for long.
    ``UNDELIVERED``: the platform has something for us and cannot bring it. ``ELSEWHERE``: another process of the
    service listens, not this one.
    """

    STARTING = "starting"
    POLLING = "polling"
    WEBHOOK = "webhook"
    CONFLICT = "conflict"
    SILENT = "silent"
    UNDELIVERED = "undelivered"
    ELSEWHERE = "elsewhere"

    @property
    def well(self) -> bool:
        """Whether something said now would be heard."""
        return self in (Reach.POLLING, Reach.WEBHOOK, Reach.ELSEWHERE)


class Way(Protocol):
    """The way in from a platform. ``quiet_seconds`` is how long ago it was last asked with success; None when it is not
    we who ask, or when it never succeeded.
    """

    @property
    def reach(self) -> Reach: ...

    @property
    def quiet_seconds(self) -> float | None: ...


class Elsewhere:
    """The way in from a platform another process of the service listens to."""

    reach = Reach.ELSEWHERE
    quiet_seconds = None


class Accept(Protocol):
    """Stores a payload for the bot before it returns; whether it was new.

    ``seal`` is what a platform signs one call with: a second payload with the same one is not new, whatever is in it.
    ``also`` is noted with a new payload, in the same transaction.
    """

    async def __call__(
        self,
        channel: str,
        update_id: str,
        conversation: str,
        payload: bytes,
        rests_until: datetime | None = None,
        *,
        seal: str | None = None,
        also: Callable[[Work], None] | None = None,
    ) -> bool: ...


class Presence(Protocol):
    """The bot on one platform that others run: how it speaks there, how it hears, and what has to run for that."""

    @property
    def channel(self) -> Channel: ...

    @property
    def way(self) -> Way: ...

    @property
    def doors(self) -> Mapping[str, ASGIApp]:
        """What the platform calls, by its path."""

    @property
    def one_at_a_time(self) -> bool:
        """Whether only one process may listen, because it is we who ask."""

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else is this bot until the block ends, where there may be only one. Raises Refusal."""

    async def recall(self) -> None:
        """What was known last time is known again."""

    async def introduce(self) -> None:
        """It is known who the bot is there: whoever only reads or speaks needs that too. Raises MustEnd."""

    async def run(self) -> None:
        """Let in what comes until cancelled. Raises MustEnd."""

    async def close(self) -> None:
        """Nothing comes in or goes out any more."""
