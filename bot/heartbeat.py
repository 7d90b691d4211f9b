"""The sign of a service that looks after things: a file touched after each look at what is due, in real time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

_FILE = "heartbeat"


class Heartbeat:
    def __init__(self, data: Path) -> None:
        self._file = data / _FILE

    def beat(self) -> None:
        """Somebody looked just now."""
        try:
            self._file.touch()
        except FileNotFoundError:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.touch()

    def last(self) -> datetime | None:
        """When somebody looked last, in UTC; None when nobody ever did."""
        try:
            return datetime.fromtimestamp(self._file.stat().st_mtime, UTC)
        except FileNotFoundError:
            return None
