"""Is the process alive, and can it do its work: for whoever restarts services and for whoever sends them traffic."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

from bot.channels.reach import Reach
from bot.web.service import Service
from storage.work import Work

#: Seconds a write may take.
WRITE_WITHIN = 2.0

#: A payload that waits longer means that nobody handles them.
LONGEST_WAIT = timedelta(minutes=1)

_PROBE = "written-by-readyz"


@dataclass(frozen=True, slots=True)
class Readiness:
    """What was found. ``inbox_lag_seconds`` is how long the oldest payload waits; None when nobody can tell.

    ``promises``: no alarm of the audit stands. ``channels`` tells how each platform reaches us.
    """

    database: bool
    worker: bool
    promises: bool
    inbox_lag_seconds: float | None
    channels: Mapping[str, Reach]

    @property
    def ready(self) -> bool:
        lag = self.inbox_lag_seconds
        in_time = lag is not None and lag <= LONGEST_WAIT.total_seconds()
        return self.database and self.worker and self.promises and in_time


def routes(service: Service) -> list[Route]:
    """``/healthz`` and ``/readyz``."""

    async def healthz(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    async def readyz(_request: Request) -> JSONResponse:
        found = await look(service)
        return JSONResponse({"ready": found.ready, **asdict(found)}, 200 if found.ready else 503)

    return [Route("/healthz", healthz), Route("/readyz", readyz)]


async def look(service: Service) -> Readiness:
    """How the service is doing right now, found by really writing."""
    now = service.now()
    channels = {name: way.reach for name, way in service.ways.items()}

    def write(work: Work) -> tuple[float, bool]:
        work.meta.put(_PROBE, now.isoformat())
        oldest = work.inbox.oldest_waiting()
        return max(0.0, (now - oldest).total_seconds()) if oldest else 0.0, not work.alarms.counts()

    try:
        lag, kept = await asyncio.wait_for(service.database.transact(write), WRITE_WITHIN)
    except Exception:  # whatever it is, it is why we are not ready
        return Readiness(
            database=False, worker=service.ready(), promises=False, inbox_lag_seconds=None, channels=channels
        )
    return Readiness(database=True, worker=service.ready(), promises=kept, inbox_lag_seconds=lag, channels=channels)
