"""What COPY of PostgreSQL sends, on libpq itself: psycopg waits for each row anew, which takes ten times as long."""

from __future__ import annotations

import select
from collections.abc import Generator
from typing import Any

import psycopg
from psycopg import pq


def copied_out(connection: psycopg.Connection[Any], statement: str) -> Generator[bytes, None, None]:
    """The lines, one by one. Raises psycopg.Error. Whoever stops before the end sends the rest away by closing it."""
    pgconn = connection.pgconn
    pgconn.send_query(statement.encode())
    try:
        begun = _next(pgconn)
        if begun is None or begun.status != pq.ExecStatus.COPY_OUT:
            raise _error(begun)
        while (line := _line(pgconn)) is not None:
            yield line
        ended = _next(pgconn)
        if ended is None or ended.status != pq.ExecStatus.COMMAND_OK:
            raise _error(ended)
    except GeneratorExit:
        pgconn.get_cancel().cancel()
        while _line(pgconn) is not None:
            pass
        raise
    finally:
        while pgconn.status == pq.ConnStatus.OK and _next(pgconn) is not None:
            pass


def _line(pgconn: Any) -> Any:
    """The next line, None behind the last one."""
    while not (size := (got := pgconn.get_copy_data(1))[0]):
        _heard(pgconn)
    return got[1] if size > 0 else None


def _next(pgconn: Any) -> Any:
    """The next result; libpq's own waiting would stop every thread of the program."""
    while pgconn.is_busy():
        _heard(pgconn)
    return pgconn.get_result()


def _heard(pgconn: Any) -> None:
    poll = select.poll()
    poll.register(pgconn.socket, select.POLLIN)
    poll.poll()
    pgconn.consume_input()


def _error(result: Any) -> psycopg.Error:
    return psycopg.OperationalError() if result is None else psycopg.errors.error_from_result(result)
