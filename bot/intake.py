"""The way in for payloads: stored raw and committed before anybody hears "OK"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from storage.engine.database import Database
from storage.engine.failpoints import failpoint
from storage.work import Work


class Intake:
    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def accept(self, channel: str, update_id: str, conversation: str, payload: bytes) -> bool:
        """Whether the payload is new. Now it is on disk; when this raises instead, the platform must send it again."""
        now = self._now()

        def unit(work: Work) -> bool:
            new = work.inbox.store(
                channel=channel, update_id=update_id, conversation=conversation, payload=payload, now=now
            )
            failpoint("intake.before_commit")
            return new

        new = await self._database.transact(unit)
        failpoint("intake.after_commit")
        return new
