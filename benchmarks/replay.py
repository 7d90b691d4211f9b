"""The plain way, for comparison: the same statements, each awaited by itself, each transaction committed by itself.

What the program sends to SQLite for one report after another is written down, with its parameters, and sent again to a
copy of the database as it was before: one aiosqlite connection, a lock around each transaction, one ``await`` for each
statement. Nothing is decided, worded or permitted here, and the inbox is not read; all of that favours the plain way.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import aiosqlite

from benchmarks.crowd import BEGINS
from benchmarks.reporters import Reporters, Run
from benchmarks.service import opened
from storage.engine.database import connect
from storage.engine.sqlite import sqlite3
from storage.engine.wiping import Wiping

Statement = tuple[str, Any]
#: The statements of each transaction of one report.
Script = list[list[Statement]]

#: What is not part of the work itself.
_FRAMES = frozenset({"BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA"})


@dataclass
class Notebook:
    """What was sent since the last transaction ended. Those that changed nothing are left out."""

    transactions: Script = field(default_factory=list)
    _open: list[Statement] = field(default_factory=list)

    def note(self, sql: str, parameters: Any) -> None:
        word = sql.split(None, 1)[0].upper()
        if word == "COMMIT" and self._open:
            self.transactions.append(self._open)
        if word in {"BEGIN", "COMMIT"}:
            self._open = []
        elif word not in _FRAMES:
            self._open.append((sql, dict(parameters) if isinstance(parameters, dict) else tuple(parameters)))

    def take(self) -> Script:
        """What was written down so far; the notebook is empty again."""
        taken, self.transactions = self.transactions, []
        return taken


def _recording(notebook: Notebook) -> type[sqlite3.Connection]:
    """A connection that notes whatever is sent through it."""

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, parameters: Any = (), /) -> Any:
            notebook.note(sql, parameters)
            return super().execute(sql, parameters)

        def executemany(self, sql: str, parameters: Any, /) -> Any:
            every = list(parameters)
            for one in every:
                notebook.note(sql, one)
            return super().executemany(sql, every)

    class Connection(Wiping):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
            cursor: sqlite3.Cursor = self.cursor()
            return cursor.execute(sql, parameters)

        def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:
            cursor: sqlite3.Cursor = self.cursor()
            return cursor.executemany(sql, parameters)

    return Connection


async def write_down(folder: Path, count: int) -> list[Script]:
    """What is sent for each of so many reports that come one by one into the town of the folder."""
    notebook = Notebook()
    really_connect, recording = sqlite3.connect, _recording(notebook)

    def overheard(*args: Any, **more: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = really_connect(*args, **{**more, "factory": recording})
        return connection

    with patch.object(sqlite3, "connect", overheard):
        async with opened(folder) as busy:
            reporters = Reporters(busy)
            scripts = []
            notebook.take()
            for _ in range(count):
                await reporters.report(1, waiting=1)
                scripts.append(notebook.take())
    return scripts


class Plain:
    """A bot that awaits each statement."""

    def __init__(self, connection: aiosqlite.Connection, scripts: Sequence[Script]) -> None:
        self._connection = connection
        self._scripts = iter(scripts)
        self._lock = asyncio.Lock()

    async def report(self, count: int, *, waiting: int) -> Run:
        """So many of the scripts, by so many at once; they keep their order, for what they say is numbered."""
        took: list[float] = []
        scripts = iter([next(self._scripts) for _ in range(count)])
        began, cpu = time.perf_counter(), time.process_time()
        await asyncio.gather(*(self._one_after_another(scripts, took) for _ in range(waiting)))
        return Run(time.perf_counter() - began, time.process_time() - cpu, tuple(took))

    async def _one_after_another(self, scripts: Iterator[Script], took: list[float]) -> None:
        for script in scripts:
            began = time.perf_counter()
            await self.say(script)
            took.append(time.perf_counter() - began)

    async def say(self, script: Script) -> None:
        """Every statement of one report."""
        for transaction in script:
            async with self._lock:
                await self._send(transaction)

    async def _send(self, transaction: Sequence[Statement]) -> None:
        await self._connection.execute("BEGIN IMMEDIATE")
        for sql, parameters in transaction:
            await self._connection.execute_fetchall(sql, parameters)
        await self._connection.execute("COMMIT")


def plainly(file: Path) -> aiosqlite.Connection:
    """A connection to that database, as durable as ours, for ``async with``."""
    return aiosqlite.Connection(lambda: connect(str(file), BEGINS), iter_chunk_size=64)
