"""The town whose pages are looked at."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.bot.pages.paged_town import PagedTown, paged_town


@pytest_asyncio.fixture
async def pages(tmp_path: Path) -> AsyncIterator[PagedTown]:
    async with paged_town(tmp_path) as town:
        yield town
