"""Numbers for Prometheus, read from the database when asked: what came in, what was handled, what waits."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.reach import Way
from bot.roles import Role
from bot.web.service import Service
from domain.casework.case import State
from storage.engine.disk import disk_is_to_blame
from storage.processes import Holdings
from storage.town.towns import NoTown
from storage.upkeep.audit import Breach
from storage.upkeep.retention import FORGOTTEN
from storage.work import Work

INBOX_STATES = ("waiting", "done", "dead")
#: Seconds the database has to answer.
WITHIN = 5.0

OUTBOX_STATES = ("queued", "sending", "sent", "uncertain", "failed", "dead", "superseded")


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much there is in each state, and how many seconds the oldest waits. ``forgotten`` are payloads long done with
    that are no longer known one by one.
    """

    inbox: Mapping[str, int]
    outbox: Mapping[str, int]
    cases: Mapping[str, int]
    alarms: Mapping[str, int]
    inbox_lag: float
    outbox_lag: float
    processes: int
    holdings: Holdings
    forgotten: int


def routes(service: Service) -> list[Route]:
    """``/metrics``."""

    async def metrics(_request: Request) -> Response:
        numbers = await _numbers(service)
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Report(numbers, service.ways, service.roles))
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return [Route("/metrics", metrics)]


async def _numbers(service: Service) -> Numbers | None:
    """The numbers as they are, None while the database is away."""
    now = service.now()
    try:
        async with asyncio.timeout(WITHIN):
            return await service.database.read(lambda work: count(work, now, service.process.id))
    except Exception as error:
        if isinstance(error, TimeoutError) or disk_is_to_blame(error):
            return None
        raise


def count(work: Work, now: datetime, process: int | None = None) -> Numbers:
    """The numbers as they are; what is held by this process."""
    try:
        outbox, oldest_queued = work.deliveries.counts(), work.deliveries.oldest_queued()
    except NoTown:
        outbox, oldest_queued = {}, None
    return Numbers(
        inbox=work.inbox.counts(),
        outbox=outbox,
        cases=work.cases.counts(),
        alarms=work.alarms.counts(),
        inbox_lag=_lag(work.inbox.oldest_waiting(), now),
        outbox_lag=_lag(oldest_queued, now),
        processes=len(work.processes.living()),
        holdings=Holdings(0, 0) if process is None else work.processes.holdings(process),
        forgotten=int(work.meta.get(FORGOTTEN) or 0),
    )


def _lag(oldest: datetime | None, now: datetime) -> float:
    """Seconds since then; what is only to be said later does not wait yet."""
    return 0.0 if oldest is None else max(0.0, (now - oldest).total_seconds())


class _Report(Collector):
    """Without a database what is known without one."""

    def __init__(self, numbers: Numbers | None, ways: Mapping[str, Way], roles: Collection[Role]) -> None:
        self._numbers = numbers
        self._ways = ways
        self._roles = roles

    def collect(self) -> Iterator[Metric]:
        there = int(self._numbers is not None)
        yield GaugeMetricFamily("linzhang_database", "Whether the database answers", there)
        yield _quiet(self._ways)
        well = {name: int(way.reach.well) for name, way in self._ways.items()}
        what = "Whether what is said on the platform reaches us, as far as this process knows"
        yield _by_state("linzhang_channel_well", what, well, well, "channel")
        yield _by_state("linzhang_role", "What this process is there for", dict.fromkeys(self._roles, 1), Role, "role")
        if self._numbers is not None:
            yield from _counted(self._numbers)


def _counted(numbers: Numbers) -> Iterator[Metric]:
    came, done = (count + numbers.forgotten for count in (sum(numbers.inbox.values()), numbers.inbox.get("done", 0)))
    yield CounterMetricFamily("linzhang_updates", "Payloads stored in the inbox", came)
    yield CounterMetricFamily("linzhang_handled", "Payloads that had their effect", done)
    yield GaugeMetricFamily("linzhang_inbox_lag_seconds", "Age of the oldest waiting payload", numbers.inbox_lag)
    yield GaugeMetricFamily("linzhang_outbox_lag_seconds", "Age of the oldest unsent message", numbers.outbox_lag)
    yield GaugeMetricFamily("linzhang_processes", "Processes that serve the town", numbers.processes)
    held = {"payload": numbers.holdings.payloads, "message": numbers.holdings.messages}
    yield _by_state("linzhang_held", "What this process has taken up", held, held, "kind")
    yield _by_state("linzhang_inbox", "Payloads by state", numbers.inbox, INBOX_STATES)
    yield _by_state("linzhang_outbox", "Messages by state", numbers.outbox, OUTBOX_STATES)
    yield _by_state("linzhang_cases", "Cases by state", numbers.cases, State)
    yield _by_state("linzhang_alarms", "Promises the audit found broken", numbers.alarms, Breach, "breach")


def _quiet(ways: Mapping[str, Way]) -> GaugeMetricFamily:
    """A line for every platform that was asked with success since the start."""
    name = "linzhang_channel_quiet_seconds"
    family = GaugeMetricFamily(name, "Time since the platform was last asked with success", labels=["channel"])
    for channel, way in ways.items():
        if way.quiet_seconds is not None:
            family.add_metric([channel], way.quiet_seconds)
    return family


def _by_state(
    name: str, what: str, counts: Mapping[str, int], states: Iterable[str], label: str = "state"
) -> GaugeMetricFamily:
    """A line for every state, also those nothing is in: a line that comes and goes cannot be graphed."""
    family = GaugeMetricFamily(name, what, labels=[label])
    for state in states:
        family.add_metric([str(state)], counts.get(state, 0))
    return family
