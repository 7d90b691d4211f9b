"""How a server of PostgreSQL stands, and the processes that share it, line by line for ``linzhang doctor``."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.command.doctor_lines import Line, Mark, line
from bot.process import BEAT
from bot.roles import Role
from storage.engine.protocol import Connection
from storage.processes import Holdings, Process, Processes
from storage.upkeep.server_standing import SAFE, ServerStanding, server_standing

#: The oldest version that is tried, and the encoding every character of ours fits into.
_OLDEST = 15
_ENCODING = "UTF8"

#: Deadlines are counted by the clock of each machine: they may be apart no further than that.
_APART = timedelta(seconds=2)

#: A process takes so many connections, and one more may have to come in at any time.
_FOR_ONE = 4

#: A stand-by so far behind would lose as much.
_BEHIND = timedelta(minutes=1)

#: Dead rows are no trouble while they are fewer, or a smaller part of all.
_FEW_DEAD, _PART_DEAD = 10_000, 0.3

#: Whoever counts on has done so by then.
_PATIENCE = 1.5 * BEAT


def server_lines(connection: Connection) -> Iterator[Line]:
    """The server itself: its version, its settings, its clock, its room."""
    found = server_standing(connection)
    mark = Mark.OK if found.version >= _OLDEST and found.encoding == _ENCODING else Mark.BAD
    yield line(mark, "server", version=found.version, encoding=found.encoding, oldest=_OLDEST)
    unsafe = found.safe != SAFE
    said = ", ".join(f"{name} = {value}" for name, value in found.safe.items())
    yield line(Mark.BAD if unsafe else Mark.OK, "pragmas", names=said)
    apart = abs(datetime.now(UTC) - found.now)
    yield line(Mark.BAD if apart > _APART else Mark.OK, "server-clock", seconds=f"{apart.total_seconds():.1f}")
    yield line(Mark.OK if found.connections_left >= _FOR_ONE else Mark.BAD, "connections", left=found.connections_left)
    yield line(Mark.OK, "server-size", megabytes=found.bytes >> 20)
    yield from _rows_and_copies(found)


def _rows_and_copies(found: ServerStanding) -> Iterator[Line]:
    many = found.dead_rows > max(_FEW_DEAD, _PART_DEAD * (found.rows + found.dead_rows))
    yield line(Mark.WARN if many else Mark.OK, "dead-rows", count=found.dead_rows, rows=found.rows)
    if found.behind is not None:
        mark = Mark.WARN if found.behind > _BEHIND else Mark.OK
        yield line(mark, "behind", seconds=int(found.behind.total_seconds()))


def process_lines(connection: Connection, stopped: Mark) -> Sequence[Line]:
    """Every process that is listed, and whether it counts on; ``stopped`` where nobody looks at the clocks."""
    processes = Processes(connection)
    before = {process.id: process.beats for process in processes.living()}
    if before:
        time.sleep(_PATIENCE)
    listed = processes.living()
    alive = [process for process in listed if before.get(process.id, -1) != process.beats]
    lines = [_process(process, process in alive, processes.holdings(process.id)) for process in listed]
    looked_after = any(Role.TICKER in process.roles for process in alive)
    return lines if looked_after else [*lines, line(stopped, "nobody-looks")]


def _process(process: Process, alive: bool, held: Holdings) -> Line:
    args: Mapping[str, str | int | datetime] = {
        "name": process.name,
        "roles": ", ".join(process.roles),
        "at": process.began_at,
        "payloads": held.payloads,
        "messages": held.messages,
    }
    return line(Mark.OK, "process", **args) if alive else line(Mark.WARN, "process-gone", **args)
