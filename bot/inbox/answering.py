"""A chat whose request is held open here for a moment: other processes leave what is said there to this one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.channels.reach import Accept
from bot.channels.tencent.open_calls import HELD_FOR
from domain.message import Address
from storage.work import Work


class Answering:
    """As ``accept``, of a platform whose requests are held open. ``holder`` is this process, None while it is not
    listed.
    """

    def __init__(self, accept: Accept, now: Callable[[], datetime], holder: Callable[[], int | None]) -> None:
        self._accept = accept
        self._now = now
        self._holder = holder

    async def __call__(
        self,
        channel: str,
        update_id: str,
        conversation: str,
        payload: bytes,
        rests_until: datetime | None = None,
        *,
        seal: str | None = None,
        also: Callable[[Work], None] | None = None,
    ) -> bool:
        """Whether the payload is new; with it stands that its chat is answered here."""
        holder, until = self._holder(), self._now() + timedelta(seconds=HELD_FOR)

        def both(work: Work) -> None:
            if also is not None:
                also(work)
            if holder is not None:
                work.answering.hold(Address(channel, conversation), holder, until)

        return await self._accept(channel, update_id, conversation, payload, rests_until, seal=seal, also=both)
