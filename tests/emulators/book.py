"""What an emulator writes down: every entry as it happens, and whoever waits for the next one is told. Append only.

What an entry is, and what is asked of the book, each platform says for itself.
"""

from __future__ import annotations

import asyncio
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class Book(Generic[Entry]):
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._waiting: list[asyncio.Future[None]] = []

    def add(self, entry: Entry) -> None:
        """It happened."""
        self.entries.append(entry)
        while self._waiting:
            waiting = self._waiting.pop()
            if not waiting.done():
                waiting.set_result(None)

    async def grows(self) -> None:
        """Returns when the next thing has happened."""
        self._waiting.append(waiting := asyncio.get_running_loop().create_future())
        await waiting
