"""Where the client of the official account is tried."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.bot.channels.tencent.counter import Counter, at_the_counter


@pytest_asyncio.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    async with at_the_counter(tmp_path) as at:
        yield at
