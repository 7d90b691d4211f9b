"""How what people say on a platform reaches us just now, for whoever watches over the service."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Reach(StrEnum):
    """``CONFLICT``: another program takes what is meant for us. ``SILENT``: the platform was not heard for long."""

    STARTING = "starting"
    POLLING = "polling"
    WEBHOOK = "webhook"
    CONFLICT = "conflict"
    SILENT = "silent"

    @property
    def well(self) -> bool:
        """Whether something said now would be heard."""
        return self in (Reach.POLLING, Reach.WEBHOOK)


class Way(Protocol):
    """The way in from a platform. ``quiet_seconds`` is how long ago it was last asked with success; None when it is not
    we who ask, or when it never succeeded.
    """

    @property
    def reach(self) -> Reach: ...

    @property
    def quiet_seconds(self) -> float | None: ...
