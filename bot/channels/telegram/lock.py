"""One program at a time for one bot: two would take each other's updates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import Refusal
from storage.engine import lock


@contextmanager
def only_one(data: Path, bot_id: str) -> Iterator[None]:
    """Nobody else has the bot in this data folder until the block ends, however it ends. Raises Refusal."""
    data.mkdir(parents=True, exist_ok=True)
    named = hashlib.sha256(bot_id.encode()).hexdigest()[:16]
    with lock.only_one(data / f"telegram-{named}.lock", Refusal("cli-telegram-running-already")):
        yield
