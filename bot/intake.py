"""The way in for payloads: stored raw and committed before anybody hears "OK"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from storage.engine.database import Database


class Intake:
    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def accept(self, channel: str, update_id: str, conversation: str, payload: bytes) -> bool:
        """Whether the payload is new. Now it is on disk; when this raises instead, the platform must send it again."""
        now = self._now()
        return await self._database.transact(
            lambda work: work.inbox.store(
                channel=channel, update_id=update_id, conversation=conversation, payload=payload, now=now
            )
        )
