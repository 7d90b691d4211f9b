"""The process that is tried: the real service on disk. Its only platform is the trial at the other end of a socket.

Lines of JSON go both ways. In: ``offer`` an update, ``answer`` to a message, ``settle``, ``leave``. Out: ``up``,
``kept`` or ``refused`` an update, ``say`` a message, ``quiet``. A mistake may be built in on purpose, to see it found.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import app as root
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.channels import Features, SendFailed, Spoken
from bot.channels.lab.receive import to_incoming
from domain.message import Address, Incoming
from storage.engine import migrate
from storage.engine.failpoints import arm, failpoint
from storage.engine.sqlite import sqlite3
from storage.mail.inbox import Arrived, Inbox
from storage.photo import folder as photo_folder
from storage.photo import whole
from storage.work import Work
from tests.faults.ledger import CHANNEL
from tests.faults.long_street import settings_for

#: Mistakes that must be found, by name; "" is the service as it is.
MISTAKES = ("", "confirms_early", "marks_done_apart", "gives_up_leases", "keeps_photos_late", "migrates_bare")

_HESITATES = 0.03

#: Seconds in which a report is surely confirmed, also on a machine with much to do.
_LATE = 2.0


class Line:
    """The socket to the trial."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self._writer = writer

    def tell(self, **what: Any) -> None:
        self._writer.write(json.dumps(what, ensure_ascii=False).encode() + b"\n")


class TrialChannel:
    """Keeps the contract of ``bot.channels.Channel``: the trial is the platform, and attachments are its files."""

    name = CHANNEL
    features = Features(buttons=True, edits=True, groups=True, text_limit=4096)

    def __init__(self, line: Line) -> None:
        self._line = line
        self._asked: dict[int, asyncio.Future[str]] = {}

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        return to_incoming(payload, at, ())

    async def fetch(self, attachment: str) -> bytes:
        try:
            return await asyncio.to_thread(Path(attachment).read_bytes)
        except FileNotFoundError as error:
            raise SendFailed("no such file", permanent=True) from error

    async def forget(self, attachment: str) -> None:
        """The files of the trial stay."""

    async def send(self, to: Address, message: Spoken) -> str:
        return await self._say(to, message, None)

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        await self._say(to, message, message_id)

    async def leave(self, chat: Address) -> None:
        """Nobody asks the bot into a group here."""

    def address(self, onward: str) -> str:
        return f"/start {onward}"

    async def _say(self, to: Address, message: Spoken, edits: str | None) -> str:
        return await self._ask(to, message, edits)

    async def _ask(self, to: Address, message: Spoken, edits: str | None) -> str:
        number = len(self._asked)
        self._asked[number] = asyncio.get_running_loop().create_future()
        choices = [[choice.handle, choice.label] for choice in message.choices]
        self._line.tell(say=number, chat=to.chat, text=message.text, choices=choices, edits=edits)
        return await self._asked[number]

    def answered(self, number: int, message_id: str) -> None:
        self._asked[number].set_result(message_id)


async def serve(folder: Path, connection: socket.socket, mistake: str) -> None:
    """Serve the trial until it lets us go."""
    line = Line(*await asyncio.open_connection(sock=connection))
    async with root.opened(settings_for(folder)) as service:
        channel = TrialChannel(line)
        service.channels[CHANNEL] = channel  # type: ignore[index]
        if mistake in {"marks_done_apart", "gives_up_leases"}:
            _mark_done_apart(service, lease=mistake == "gives_up_leases")
        async with service.running():
            line.tell(up=os.getpid())
            await _listen(service, line, channel, early=mistake == "confirms_early")


async def _listen(service: Linzhang, line: Line, channel: TrialChannel, *, early: bool) -> None:
    under_way: set[asyncio.Task[None]] = set()
    while raw := await line.reader.readline():
        match json.loads(raw):
            case {"offer": update, "conversation": conversation, "payload": payload}:
                accept = _accept_early if early else _accept
                task = asyncio.create_task(accept(service, line, update, conversation, payload.encode()))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            case {"answer": number, "id": message_id}:
                channel.answered(number, message_id)
            case {"settle": _}:
                task = asyncio.create_task(settle(service, line))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
            case {"leave": _}:
                return


async def _accept(service: Linzhang, line: Line, update: str, conversation: str, payload: bytes) -> None:
    try:
        await service.accept(CHANNEL, update, conversation, payload)
    except Exception as error:
        line.tell(refused=update, why=type(error).__name__)
    else:
        line.tell(kept=update)


async def _accept_early(service: Linzhang, line: Line, update: str, conversation: str, payload: bytes) -> None:
    """The mistake of most bots: "OK" first, then the disk."""
    line.tell(kept=update)
    await asyncio.sleep(_HESITATES)
    with suppress(Exception):
        await service.accept(CHANNEL, update, conversation, payload)


def busy(work: Work) -> bool:
    """Whether something waits to be handled or said."""
    waiting = "SELECT 1 FROM inbox WHERE state = 'waiting' LIMIT 1"
    unsaid = "SELECT 1 FROM outbox WHERE state IN ('queued', 'sending') LIMIT 1"
    return any(work._connection.execute(query).fetchone() for query in (waiting, unsaid))


async def settle(service: Linzhang, line: Line) -> None:
    """Return when nothing waits that could go now."""
    while True:
        if not await service.database.read(busy):
            break
        await asyncio.sleep(0.01)
    line.tell(quiet=True)


def _mark_done_apart(service: Linzhang, *, lease: bool) -> None:
    """The mistake of two transactions: first the effect, then, some time later, that it was had.

    ``lease``: whoever takes longer than the lease to mark it is thought dead, and the payload is taken again.
    """
    really_done: Callable[[Inbox, int, datetime], bool] = Inbox.done_in_turn
    really_waiting: Callable[..., tuple[Arrived, ...]] = Inbox.waiting
    loop = asyncio.get_running_loop()
    handled: dict[int, float] = {}
    marking: set[asyncio.Task[None]] = set()

    async def mark(id: int, now: datetime) -> None:
        await asyncio.sleep(_HESITATES)
        if not lease or loop.time() - handled[id] < 2 * _HESITATES:
            await service.database.transact(lambda work: really_done(work.inbox, id, now))
        handled.pop(id, None)

    def start(id: int, now: datetime) -> None:
        task = loop.create_task(mark(id, now))
        marking.add(task)
        task.add_done_callback(marking.discard)

    def done(self: Inbox, id: int, now: datetime) -> bool:
        found = self._connection.execute("SELECT state FROM inbox WHERE id = ?", (id,)).fetchone()[0] == "waiting"
        handled[id] = loop.time()
        loop.call_soon_threadsafe(start, id, now)
        return found

    def waiting(self: Inbox, *how_many: Any) -> tuple[Arrived, ...]:
        return tuple(arrived for arrived in really_waiting(self, *how_many) if arrived.id not in handled)

    Inbox.done_in_turn = done  # type: ignore[method-assign]
    Inbox.waiting = waiting  # type: ignore[method-assign]


async def bring_in_again(folder: Path, connection: socket.socket, houses: int) -> None:
    """Import a longer street, and say so."""
    from tests.faults.long_street import long_street

    line = Line(*await asyncio.open_connection(sock=connection))
    line.tell(up=os.getpid())
    async with root.opened(settings_for(folder)) as service:
        await bring_in(service, long_street(houses))
    line.tell(kept="import")
    await asyncio.sleep(0.01)


def _keep_late(path: Path, content: bytes, data: Path) -> None:
    """The mistake of a file written after the row that speaks of it."""
    threading.Timer(_LATE, whole.keep, (path, content, data)).start()


def _migrate_bare(connection: sqlite3.Connection, migration: migrate.Migration) -> None:
    """The mistake of a script without a transaction: cut short, its first half stays."""
    for statement in migration.statements():
        connection.execute(statement)
    failpoint("migrate.before_commit")
    connection.execute(f"PRAGMA user_version = {migration.version}")


def main(order: dict[str, Any], connection: socket.socket) -> None:
    """What a freshly forked process does; the order says what, and what is to go wrong."""
    arm(order.get("failpoints", ""))
    folder = Path(order["folder"])
    match order.get("mistake"):
        case "migrates_bare":
            migrate._apply = _migrate_bare
        case "keeps_photos_late":
            photo_folder.keep = _keep_late  # type: ignore[attr-defined]
    work: Awaitable[None]
    if order.get("telegram"):
        from tests.faults import telegram_service

        work = telegram_service.serve(folder, connection, order["telegram"], order.get("mistake", ""))
    elif order.get("virtual"):
        from tests.faults import virtual_service

        work = virtual_service.serve(folder, connection, order.get("mistake", ""))
    elif order.get("jumping"):
        from tests.faults import virtual_service

        work = virtual_service.serve_by_the_machine(folder, connection, order["jumping"], order.get("mistake", ""))
    elif order.get("beside_others"):
        from tests.faults import many_service

        work = many_service.serve(folder, connection, order.get("mistake", ""))
    elif order.get("houses"):
        work = bring_in_again(folder, connection, order["houses"])
    else:
        work = serve(folder, connection, order.get("mistake", ""))
    with suppress(sqlite3.Error, ConnectionError):
        asyncio.run(work)
