"""What an error says of the disk: that it is full, failing or closed to writing, and not that we have a bug.

And what is done about a failing one: the connection is opened anew, the file looked through, and when that does not
help the database only reads for a while.
"""

from __future__ import annotations

import errno
import time
from collections.abc import Callable

from storage.engine.sqlite import sqlite3

_FULL_OR_FAILING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS})

_FAILING = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})
_DISK = frozenset({*_FAILING, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY})

#: After so many I/O errors without a commit between them the database only reads, for so many seconds.
REPEATED = 3
RESTS = 5.0


class OnlyReading(OSError):
    """The disk failed again and again, or what is on it is damaged: nothing is written for now, reading goes on."""

    def __init__(self) -> None:
        super().__init__(errno.EROFS, "the database only reads for now")


def disk_is_to_blame(error: BaseException) -> bool:
    """Whether trying the very same again may help once there is space, or the disk answers.

    A full disk ends the transaction inside SQLite, so that whoever then rolls back to a savepoint hears that there is
    none: the first error counts, not the last.
    """
    if isinstance(error, sqlite3.Error) and _code(error) in _DISK:
        return True
    if isinstance(error, OSError) and error.errno in _FULL_OR_FAILING:
        return True
    return error.__context__ is not None and disk_is_to_blame(error.__context__)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for errors of Python's own making."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


class Mender:
    """Opens the connection anew after an I/O error: nobody knows what the old one still believes."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._failures = 0
        self._reads_until = 0.0
        self._doubtful = False

    def committed(self) -> None:
        """The disk is well."""
        self._failures = 0

    def failed(self, error: BaseException) -> None:
        """A unit or a look went wrong; does nothing unless the disk failed."""
        if isinstance(error, sqlite3.Error) and _code(error) in _FAILING:
            self._doubtful = True
            self._failures += 1
            if self._failures >= REPEATED:
                self._failures = 0
                self._reads_until = time.monotonic() + RESTS

    def before_reading(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """The connection, or a new one in its place. Raises what connecting raises."""
        if not self._doubtful:
            return connection
        connection.close()
        opened = self._connect()
        try:
            (found,) = opened.execute("PRAGMA quick_check(1)").fetchone()
        except BaseException:
            opened.close()
            raise
        if found != "ok":
            # A damaged file is not made better by writing to it: until somebody restores it, it is only read.
            self._reads_until = float("inf")
        self._doubtful = False
        return opened

    def before_writing(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """As for reading. Raises OnlyReading."""
        if time.monotonic() < self._reads_until:
            raise OnlyReading
        return self.before_reading(connection)
