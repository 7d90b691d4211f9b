"""One process of several for the same town: it deals with what comes in until its own input ends."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from benchmarks.service import opened
from bot.roles import Role


async def _serve(folder: Path, database: str) -> None:
    async with opened(folder, database, roles=Role.WORKER) as busy, busy.service.running():
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1]), sys.argv[2]))
