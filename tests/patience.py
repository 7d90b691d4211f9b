"""How tests wait for what goes on in the background: as long as it takes, for no machine is ever quick for sure."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

#: Seconds until what is waited for is taken for something that never comes. Nobody waits that long for what is right.
PATIENCE = 120.0


async def until(true: Callable[[], bool | Awaitable[bool]]) -> None:
    """Return as soon as it is so; raises TimeoutError when it never is."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = true()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(0.01)  # the other side is another task, and tells nobody
