"""A script of this folder, running in node: a line of JSON goes in, a line of JSON comes out."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.patience import PATIENCE

_HERE = Path(__file__).parent
_NODE = shutil.which("node")
_THERE = _NODE is not None and (_HERE / "node_modules").is_dir()

#: A machine without node can do everything but compare; where it is decided what may land, nothing is left out.
needs_node = pytest.mark.skipif(
    not _THERE and "CI" not in os.environ,
    reason="nothing to compare with: this takes node and npm, and `make test` to fetch the peers",
)


@dataclass(frozen=True, slots=True)
class Peer:
    """A script that is running."""

    process: asyncio.subprocess.Process

    async def ask(self, **what: Any) -> Any:
        """What it answers."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(what).encode() + b"\n")
        return await self.told()

    async def told(self) -> Any:
        """The next thing it says by itself. Raises AssertionError when it says nothing more."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            line = await self.process.stdout.readline()
        if line:
            return json.loads(line)
        assert self.process.stderr is not None
        raise AssertionError((await self.process.stderr.read()).decode())


@asynccontextmanager
async def peer(script: str, *args: str) -> AsyncIterator[Peer]:
    """The script, until the block ends. What it was given last is that nothing more comes."""
    assert _NODE is not None, "node is not installed"
    process = await asyncio.create_subprocess_exec(
        _NODE,
        "--no-deprecation",
        str(_HERE / script),
        *args,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield Peer(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            async with asyncio.timeout(10):
                await process.communicate()
        except TimeoutError:
            process.kill()
            await process.communicate()
