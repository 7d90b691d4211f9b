"""A whole town moved from a file to a server and back: the exports are identical, and wherever it is broken off the old
place is as it was and the new one holds nothing that anybody would take for a town.

The town is made of real reports, copied until there are enough cases. The control keeps each table as soon as it was
brought, as somebody would who wants to go on where it ended: broken off it leaves half a town.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from unittest.mock import patch

from benchmarks.effort import QUICK, TINY
from benchmarks.multiply import multiply
from benchmarks.reporters import Reporters
from benchmarks.service import database_file, opened
from benchmarks.stage import Stage, set_up
from domain.casework.chain import GENESIS, hash_of_written
from storage.engine import failpoints
from storage.engine.looking import looked_into, on_server, schema_of
from storage.engine.sqlite import sqlite3
from storage.moving.checking import check
from storage.moving.moving import Content, Step, bring, digest
from storage.moving.places import entering, leaving
from storage.moving.server import NewServer
from storage.moving.tables import Table, tables
from tests.faults.verdict import Verdict
from tests.stopped_server import StoppedServer, a_server

#: So many cases in full; where it is broken off again and again, one for so many of these.
CASES, _OF_THESE, _LEAST = 1_000_000, 50, 20

#: For so few a handful of residents will do.
_FEW = 1_000

#: So many real reports at most are copied.
_REAL = 2_000

_ROOT = Path(__file__).parents[2]

#: Two of three ends come at a place in the program, the third at any moment.
_PLACES = (
    *(f"move.brought=exit@{table}" for table in (1, 9, 25, 47, 61)),
    "move.completed=exit",
    "move.before_end=exit",
)


def run(tries: int, cases: int = CASES) -> Verdict:
    """Both ways with so many cases; broken off so often on the way out and on the way back."""
    with set_up(QUICK if cases > _FEW else TINY) as stage, a_server() as server:
        with _town(stage, cases) as town:
            figures, differing = _there_and_back(town, server)
        with _town(stage, max(cases // _OF_THESE, _LEAST)) as town:
            changed, halves = _again_and_again(town, server, tries)
            red = _control(town, server.create("control"))
    figures |= {"cases": cases, "broken_off": tries}
    return Verdict("moving house", tries, changed, 0, differing + halves, red, figures)


def _again_and_again(town: str, server: StoppedServer, tries: int) -> tuple[int, int]:
    """How often the old place was changed, and how often half a town was there, when the move was broken off."""
    there = server.create("whole")
    took = _move(town, there)
    changed = halves = 0
    for number in range(tries):
        out = not number % 2
        source, target = (town, server.create(f"out{number}")) if out else (there, f"{town}-{number}")
        before = _export(source)
        _broken_off(source, target, took, random.Random(number), number)
        changed += _export(source) != before
        halves += _is_half(target, before)
    return changed, halves


def _there_and_back(town: str, server: StoppedServer) -> tuple[dict[str, float], int]:
    """How many rows a second each way, checks and all; whether anything is different afterwards."""
    there, back = server.create("town"), f"{town}-back"
    before, rows = _export(town), sum(content.rows for content in _contents(town).values())
    out, home = _move(town, there), _move(there, back)
    differing = len({before, _export(there), _export(back), _export(town)}) - 1
    figures: dict[str, float] = {
        "rows": rows,
        "out_s": round(out, 1),
        "back_s": round(home, 1),
        "rows_per_s_out": round(rows / out),
        "rows_per_s_back": round(rows / home),
    }
    return figures, differing


@contextmanager
def _town(stage: Stage, cases: int) -> Iterator[str]:
    """The address of a file with so many cases whose histories hold."""
    with stage.a_town() as folder:
        real = min(_REAL, max(cases // 10, 2))
        asyncio.run(_report(folder, real))
        multiply(database_file(folder), max(cases // real, 1))
        _chain_anew(database_file(folder))
        yield f"sqlite:{database_file(folder)}"


async def _report(folder: Path, count: int) -> None:
    async with opened(folder) as busy:
        await Reporters(busy).report(count, waiting=min(count, 64))


def _chain_anew(file: Path) -> None:
    """Copies of a history are histories of other cases: each gets the hashes and the state it would have."""
    guarded = "case_events_are_never_changed"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (guarded,)).fetchone()
        connection.execute(f"DROP TRIGGER {guarded}")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.executemany("UPDATE case_events SET hash = ? WHERE case_id = ? AND seq = ?", _hashes(connection))
        connection.execute(
            "UPDATE cases SET closed_at = NULL, outcome = NULL, state = ("
            "SELECT e.after FROM case_events AS e WHERE e.case_id = cases.id ORDER BY e.seq DESC LIMIT 1)"
        )
        connection.execute(guard)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE")


def _hashes(connection: sqlite3.Connection) -> Iterator[tuple[str, int, int]]:
    after = 0
    query = """
        SELECT c.id, c.number, e.seq, e.at, e.actor, e.action, e.before, e.after, e.facts, e.commitments
        FROM (SELECT id, number FROM cases WHERE id > ? ORDER BY id LIMIT 1000) AS c
        JOIN case_events AS e ON e.case_id = c.id ORDER BY c.id, e.seq"""
    while rows := connection.execute(query, (after,)).fetchall():
        head, after = GENESIS, rows[-1][0]
        for case, number, seq, *entry in rows:
            head = hash_of_written(GENESIS if seq == 1 else head, number, seq, *entry)
            yield head, case, seq


def _contents(url: str) -> Mapping[str, Content]:
    with leaving(url) as place:
        return {table.name: _content(place.lines(table)) for table in tables()}


def _content(lines: Iterable[bytes]) -> Content:
    rows, hashed = 0, hashlib.sha256()
    for portion in lines:
        rows += portion.count(b"\n")
        hashed.update(portion)
    return Content(rows, hashed.hexdigest())


def _export(url: str) -> str:
    """What the whole town comes to."""
    return digest(_contents(url))


def _move(source: str, target: str) -> float:
    """How many seconds it took, with all that is compared and checked."""
    began = time.monotonic()
    with leaving(source) as old, entering(target) as new:
        bring(old, new, _quiet)
        check(new.connection)
    return time.monotonic() - began


def _quiet(_step: Step) -> None:
    return


def _broken_off(source: str, target: str, took: float, chance: random.Random, number: int) -> None:
    """A process that moves the town is killed at a place, or at a moment."""
    place = "" if not number % 3 else _PLACES[number % len(_PLACES)]
    variables = os.environ | {failpoints.VARIABLE: place}
    command = [sys.executable, "-m", "tests.faults.moving", source, target]
    with subprocess.Popen(command, cwd=_ROOT, env=variables) as moving:
        try:
            moving.wait(timeout=600.0 if place else chance.uniform(0.2, took))
        except subprocess.TimeoutExpired:
            moving.kill()


def _is_half(target: str, whole: str) -> bool:
    """Whether anybody would take for the town what is not all of it; what holds nothing must take it in."""
    if _seems_a_town(target):
        return _export(target) != whole
    with suppress(_LetIn), entering(target):
        raise _LetIn
    return False


def _seems_a_town(target: str) -> bool:
    """Whether a service would serve it."""
    if not on_server(target) and not Path(target.removeprefix("sqlite:")).exists():
        return False
    with looked_into(target) as connection:
        if not schema_of(connection):
            return False
        found = connection.execute("SELECT 1 FROM meta WHERE name = 'town'").fetchone()
        return found is not None or connection.execute("SELECT 1 FROM cases LIMIT 1").fetchone() is not None


class _LetIn(Exception):
    """The next move would be let in; this one is not made."""


def _control(source: str, target: str) -> bool:
    """Whether it is seen that half a town is there where each table is kept as soon as it was brought."""
    fill = NewServer.fill

    def filled_and_kept(self: NewServer, table: Table, lines: Iterable[bytes]) -> None:
        fill(self, table, lines)
        self._talk.together("COMMIT")
        self._talk.together("BEGIN")

    with patch.object(NewServer, "fill", filled_and_kept):
        failpoints.arm(f"move.brought=raise@{len(tables()) - 20}")
        try:
            _move(source, target)
        except failpoints.FailpointRaised:
            pass
        finally:
            failpoints.arm("")
    return _is_half(target, _export(source))


if __name__ == "__main__":
    _move(sys.argv[1], sys.argv[2])
