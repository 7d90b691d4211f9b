"""The machine a figure was measured on, in one line, so that nobody compares what cannot be compared."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

from storage.engine.database import journal_mode
from storage.engine.sqlite import sqlite3


def describe(folder: Path) -> str:
    """Processors, memory, the file system of the folder, and the versions that matter."""
    mode = journal_mode(sqlite3.sqlite_version_info)
    return ", ".join(
        (
            f"{os.cpu_count()} × {_processor()}",
            f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB",
            _file_system(folder),
            f"{platform.system()} {platform.release().split('-')[0]}",
            f"Python {platform.python_version()}",
            f"SQLite {sqlite3.sqlite_version} ({mode}, synchronous=FULL)",
        )
    )


def _processor() -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _file_system(folder: Path) -> str:
    """What the disk of the folder is formatted with: that of the longest mount point it lies under."""
    mounts = (line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines())
    under = [(where, kind) for where, kind in mounts if folder.resolve().is_relative_to(where)]
    return max(under, key=lambda mount: len(mount[0]))[1]
