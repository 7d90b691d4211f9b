"""Statements on their way to PostgreSQL: all that is asked goes out together once somebody looks at an answer.

A statement whose answer nobody looks at costs no round trip of its own; when it went wrong, whoever looks next is told,
and nothing after it was done. Stands on libpq itself (``psycopg.pq``), prepares whatever is asked, and lets other
threads run while it waits: a statement through a cursor of psycopg's takes four times as long.
"""

from __future__ import annotations

import select
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from typing import Any

import psycopg
from psycopg import pq
from psycopg.adapt import Transformer

from storage.engine.postgres.spelling import STATEMENTS, spelt
from storage.engine.postgres.values import Row, written

#: So many at most are on their way at once: their answers have to find room somewhere.
_MOST = 500

_ROWS = pq.ExecStatus.TUPLES_OK
_FAILED = pq.ExecStatus.FATAL_ERROR


class Unanswered(psycopg.OperationalError):
    """The server said nothing for so long that nobody waits any more; the connection is closed."""


class Count:
    """How many rows a change concerned: a number that is asked for when somebody looks at it."""

    __slots__ = ("_answer",)

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __int__(self) -> int:
        return self._answer.count()

    __index__ = __int__

    def __bool__(self) -> bool:
        return bool(int(self))

    def __eq__(self, other: object) -> bool:
        return int(self) == other

    def __hash__(self) -> int:
        return hash(int(self))

    def __lt__(self, other: int) -> bool:
        return int(self) < other

    def __gt__(self, other: int) -> bool:
        return int(self) > other

    def __add__(self, other: int) -> int:
        return int(self) + other

    __radd__ = __add__

    def __repr__(self) -> str:
        return repr(int(self))


class Answer:
    """What a statement gave, as a cursor of SQLite's has it; the server is waited for when somebody looks."""

    __slots__ = ("_count", "_error", "_line", "_next", "_rows", "said")

    def __init__(self) -> None:
        #: What the server says was done, once the answer is here.
        self.said: bytes | None = None
        self._line: Line | None = None
        self._rows: Sequence[Row] = ()
        self._next = 0
        self._count = 0
        self._error: Exception | None = None

    def fetchone(self) -> Row | None:
        """The next row, None when there is none."""
        rows, at = self._here(), self._next
        if at >= len(rows):
            return None
        self._next = at + 1
        return rows[at]

    def fetchmany(self, size: int = 1) -> list[Row]:
        """So many of the next rows."""
        rows, at = self._here(), self._next
        self._next = min(at + size, len(rows))
        return list(rows[at : self._next])

    def fetchall(self) -> list[Row]:
        """The rows that are left."""
        return self.fetchmany(len(self._here()))

    def __iter__(self) -> Iterator[Row]:
        while (row := self.fetchone()) is not None:
            yield row

    @property
    def rowcount(self) -> Any:
        """How many rows it concerned, as a number that waits until it is looked at."""
        return Count(self)

    def count(self) -> int:
        """How many rows it concerned."""
        self._here()
        return self._count

    def _here(self) -> Sequence[Row]:
        if self._line is not None:
            self._line.wait()
        if self._error is not None:
            raise self._error
        return self._rows

    def waits_for(self, line: Line) -> None:
        """It was asked, once more or for the first time, and is not here yet."""
        self._line = line

    def is_here(self, result: Any, rows: Sequence[Row]) -> None:
        """This is what came."""
        self._line = None
        self._count += result.command_tuples or 0
        self._rows = rows
        self.said = result.command_status

    def went_wrong(self, error: Exception) -> None:
        """Nothing came but this."""
        self._line = None
        self._error = error


class _Statement:
    """A statement that was prepared: its name, and how a row of it is made once its columns are known."""

    __slots__ = ("make_row", "name")

    def __init__(self, name: bytes) -> None:
        self.name = name
        self.make_row: Callable[[Sequence[Any]], Row] | None = None

    def rows(self, reads: Any, result: Any) -> Sequence[Row]:
        if self.make_row is None:
            names = (result.fname(at) or b"" for at in range(result.nfields))
            self.make_row = partial(Row, {name.decode(): at for at, name in enumerate(names)})
        reads.set_pgresult(result)
        rows: Sequence[Row] = reads.load_rows(0, result.ntuples, self.make_row)
        reads.set_pgresult(None)
        return rows


_Asked = tuple[Answer | None, _Statement]


class Line:
    """What was asked on one connection and is not answered yet. ``patience`` is how many seconds the server has to say
    anything at all, None when it may take its time. ``told`` makes of psycopg's errors what whoever asked is to hear.
    """

    def __init__(
        self, connection: psycopg.Connection[Any], patience: float | None, told: Callable[[psycopg.Error], Exception]
    ) -> None:
        self._connection = connection
        self._pgconn = connection.pgconn
        self._patience = None if patience is None else patience * 1000
        self._told = told
        self._reads = Transformer(connection)
        self._statements: dict[tuple[str, tuple[int, ...]], _Statement] = {}
        self._unsure: list[tuple[str, tuple[int, ...]]] = []
        self._numbers = count(1)
        self._asked: list[_Asked] = []

    def ask(self, sql: str, parameters: Any = (), answer: Answer | None = None) -> Answer:
        """What the answer will be; one that is given has this added to it."""
        if len(self._asked) >= _MOST:
            self.wait()
        answer = answer or Answer()
        text, names = spelt(sql)
        values = written(parameters if names is None else [parameters[name] for name in names])
        try:
            if not self._asked:
                self._pgconn.enter_pipeline_mode()
            statement = self._prepared((sql, values.types), text)
            self._pgconn.send_query_prepared(statement.name, values.values, values.formats)
        except psycopg.Error as error:
            raise self._lost(error) from None
        self._asked.append((answer, statement))
        answer.waits_for(self)
        return answer

    def _prepared(self, key: tuple[str, tuple[int, ...]], text: bytes) -> _Statement:
        found = self._statements.get(key)
        if found is None:
            # What is not asked again and again takes the place of what was there before.
            kept = len(self._statements) < STATEMENTS
            found = _Statement(b"linzhang_%d" % next(self._numbers) if kept else b"")
            self._pgconn.send_prepare(found.name, text, key[1])
            self._asked.append((None, found))
            if kept:
                self._statements[key] = found
                self._unsure.append(key)
        return found

    def wait(self) -> None:
        """Everything asked so far is answered. Raises what the first of it that went wrong raises."""
        asked, self._asked = self._asked, []
        if not asked:
            return
        try:
            self._pgconn.pipeline_sync()
            self._send()
            wrong = self._hear(asked)
            self._pgconn.exit_pipeline_mode()
        except psycopg.Error as error:
            self._asked = asked
            raise self._lost(error) from None
        unsure, self._unsure = self._unsure, []
        if wrong is not None:
            # Nothing after it was done, so nobody knows which of these the server has.
            for key in unsure:
                del self._statements[key]
            raise wrong

    def _send(self) -> None:
        while self._pgconn.flush():
            # Whoever does not listen meanwhile may stop the other from listening.
            if self._ready(select.POLLIN | select.POLLOUT) & select.POLLIN:
                self._pgconn.consume_input()

    def _hear(self, asked: Sequence[_Asked]) -> Exception | None:
        """Each gets its answer; the first that went wrong takes all behind it along."""
        wrong: Exception | None = None
        for answer, statement in asked:
            result = self._result()
            self._result()
            if result is None:
                raise psycopg.OperationalError
            if wrong is None and result.status == _FAILED:
                wrong = self._told(psycopg.errors.error_from_result(result))
            if answer is None:
                continue
            if wrong is not None:
                answer.went_wrong(wrong)
            else:
                rows = statement.rows(self._reads, result) if result.status == _ROWS else ()
                answer.is_here(result, rows)
        end = self._result()
        if end is None or end.status != pq.ExecStatus.PIPELINE_SYNC:
            raise psycopg.OperationalError
        return wrong

    def _result(self) -> Any:
        """The next result; libpq's own waiting would stop every thread of the program."""
        pgconn = self._pgconn
        while pgconn.is_busy():
            self._ready(select.POLLIN)
            pgconn.consume_input()
        return pgconn.get_result()

    def _ready(self, events: int) -> int:
        """What of it the connection is ready for. Raises Unanswered."""
        poll = select.poll()
        poll.register(self._pgconn.socket, events)
        ready = poll.poll(self._patience)
        if not ready:
            raise Unanswered
        return ready[0][1]

    def _lost(self, error: psycopg.Error) -> Exception:
        """Whatever was asked is not answered any more, and nobody knows what of it was done."""
        self._connection.close()
        told = self._told(error)
        for answer, _ in self._asked:
            if answer is not None:
                answer.went_wrong(told)
        self._asked = []
        return told
