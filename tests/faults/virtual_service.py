"""A service under a clock that is moved from outside: the process that is killed in the trials of time.

Lines of JSON go both ways. In: ``now``, a moment at which everything that is due is done and said, or ``sweep``, one at
which it is only swept; ``arm`` a place. Out: ``up``, ``done``, and ``say``, a message the platform has from then on.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import app as root
from bot import timekeeper
from bot.app import Linzhang
from bot.channels import Features, Spoken
from bot.channels.lab.clock import LabClock
from bot.channels.lab.receive import to_incoming
from bot.ticker import Ticker
from bot.timekeeper import Trust
from domain.message import Address, Incoming
from handlers.nagging import climbing
from handlers.nagging.climbing import AT_ONCE
from storage.engine.failpoints import arm
from storage.engine.times import from_us, to_us
from storage.promises.nags import Nags, Step, _fired, _move
from storage.work import Work
from tests.faults.ledger import CHANNEL
from tests.faults.long_street import settings_for
from tests.town import NOON

#: Mistakes that must be found, by name; "" is the service as it is.
MISTAKES = ("", "fires_apart", "fires_what_was_seen", "believes_every_clock")

_HESITATES = 0.05


class Platform:
    """Keeps the contract of ``bot.channels.Channel``: whatever is sent has arrived, and the trial hears of it."""

    name = CHANNEL
    features = Features(buttons=True, edits=True, groups=True, text_limit=4096)

    def __init__(self, line: socket.socket, now: Any) -> None:
        self._line = line
        self._now = now
        self._said = 0

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        return to_incoming(payload, at, ())

    async def fetch(self, attachment: str) -> bytes:
        raise NotImplementedError("nobody sends pictures here")

    async def forget(self, attachment: str) -> None:
        """Nobody sends pictures here."""

    async def send(self, to: Address, message: Spoken) -> str:
        self._said += 1
        id = f"{os.getpid()}-{self._said}"
        self.tell(say=id, chat=to.chat, text=message.text, at=to_us(self._now()))
        return id

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        """Nobody looks at cards here."""

    async def leave(self, chat: Address) -> None:
        """Nobody asks the bot into a group here."""

    def address(self, onward: str) -> str:
        return f"/start {onward}"

    def tell(self, **what: Any) -> None:
        """It is with the trial when this returns, whatever happens to us then."""
        self._line.sendall(json.dumps(what, ensure_ascii=False).encode() + b"\n")


async def serve(folder: Path, connection: socket.socket, mistake: str) -> None:
    """Serve the trial until it lets us go, or kills us."""
    now = NOON
    clock = LabClock(real=lambda: now)
    connection.setblocking(True)
    platform = Platform(connection, clock)
    _build_in(mistake)
    async with root.opened(settings_for(folder), clock=clock) as service:
        service.channels[CHANNEL] = platform  # type: ignore[index]
        platform.tell(up=os.getpid())
        with connection.makefile("rb") as lines:
            while raw := await asyncio.to_thread(lines.readline):
                match json.loads(raw):
                    case {"now": int(us)}:
                        now = from_us(us)
                        await service.catch_up()
                    case {"sweep": int(us)}:
                        now = from_us(us)
                        await _sweep(service, mistake)
                    case {"arm": str(places)}:
                        arm(places)
                platform.tell(done=os.getpid())


async def serve_by_the_machine(folder: Path, connection: socket.socket, stands: float, mistake: str) -> None:
    """Serve by the clock of the machine, such as it is, until the trial lets us go; tell it of every look.

    A leap ahead is believed after ``stands`` seconds: a trial has no ten minutes.
    """
    timekeeper.STANDS = stands
    connection.setblocking(True)
    async with root.opened(settings_for(folder)) as service:
        platform = Platform(connection, service.now)
        service.channels[CHANNEL] = platform  # type: ignore[index]
        if mistake == "believes_every_clock":
            service.looks.timekeeper.look = lambda: Trust.STEADY  # type: ignore[method-assign]
        really_look = service.looks.look

        async def look() -> int:
            acted = await really_look()
            platform.tell(looked=acted, doubts=service.looks.timekeeper.doubted)
            return acted

        ticker = Ticker("ticker", look, seconds=_HESITATES / 5)
        service.looks.begin = lambda: iter((ticker,))  # type: ignore[method-assign]
        async with service.running():
            platform.tell(up=os.getpid())
            with connection.makefile("rb") as lines:
                await asyncio.to_thread(lines.readline)
            await service.catch_up()


async def _sweep(service: Linzhang, mistake: str) -> None:
    if mistake == "fires_what_was_seen":
        await _fire_what_was_seen(service)
    while await service.looks.sweep(service.now()):
        pass


def _build_in(mistake: str) -> None:
    """A mistake of many bots: what was fired is written down in the next transaction."""
    if mistake == "fires_apart":
        Nags.take = _take_apart  # type: ignore[method-assign]


_unwritten: list[dict[str, int]] = []


def _take_apart(self: Nags, steps: Sequence[Step], now: datetime) -> None:
    """What fired is noted in the memory of the process until then."""
    self._sql.fire(self._connection, _unwritten)
    _unwritten.clear()
    self._sql.move(self._connection, [_move(step, to_us(now)) for step in steps])
    _unwritten.extend(_fired(step, to_us(now)) for step in steps if step.fires)


async def _fire_what_was_seen(service: Linzhang) -> None:
    """First it is seen what is late, a moment later that is fired, wherever the clocks are by then."""
    now = service.now()
    late = await service.database.read(lambda work: work.nags.late(now, AT_ONCE))
    await asyncio.sleep(_HESITATES)

    def fire(work: Work) -> None:
        steps = climbing._steps(work, late, now)
        work.nags._sql.fire(work._connection, [_fired(step, to_us(now)) for step in steps if step.fires])
        work._connection.executemany(
            "UPDATE clocks SET rung = :rung, look_at = :look_at, looked_at = :now WHERE id = :id",
            [{**_move(step, to_us(now)), "seen": 0} for step in steps],
        )

    await service.database.transact(fire)
