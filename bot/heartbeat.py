"""The sign of a service that looks after things: a file touched after each look at what is due, in real time, and an
address called after each audit that found all well, where somebody misses the call.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot import incidents

_FILE = "heartbeat"

#: Seconds whoever listens may take to answer.
_ANSWER_WITHIN = 10.0


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


class Listener:
    """Somebody elsewhere who raises an alarm when they are not called for a while."""

    def __init__(self, url: SecretStr) -> None:
        self._url = url
        self._seldom = incidents.Seldom("heartbeat-url")

    async def hear(self) -> None:
        """All is well. That nobody answers is told, and no reason to stop; the address is said to nobody else."""
        # Whoever is listened to by nobody need not wait for all that it takes.
        import aiohttp

        try:
            patience = aiohttp.ClientTimeout(total=_ANSWER_WITHIN)
            async with (
                aiohttp.ClientSession(timeout=patience, raise_for_status=True) as session,
                session.get(self._url.get_secret_value()),
            ):
                pass
        except (aiohttp.ClientError, TimeoutError) as error:
            self._seldom.report(error)
