"""The SQLite the program stands on: the one it brings along where there is a build for this machine, else Python's own.

Ours is new enough for WAL to be trusted (``journal_mode`` in ``database.py``): a commit is one sync of the disk instead
of five, and a backup stops nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["sqlite3"]
