"""One program at a time for one bot: two would take each other's updates."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import Refusal


@contextmanager
def only_one(data: Path, bot_id: str) -> Iterator[None]:
    """Nobody else has the bot in this data folder until the block ends, however it ends. Raises Refusal."""
    data.mkdir(parents=True, exist_ok=True)
    named = hashlib.sha256(bot_id.encode()).hexdigest()[:16]
    with (data / f"telegram-{named}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal("cli-telegram-running-already") from None
        yield
