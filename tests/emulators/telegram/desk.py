"""A client that asks the emulator whatever a test wants, under a clock that stands still."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from aiohttp import ClientSession
from PIL import Image

from tests.emulators.clock import Clock
from tests.emulators.telegram import TOKEN, Group, Phone, Telegram, emulated
from tests.emulators.telegram.people import Json


@dataclass
class Desk:
    """The emulator, its clock, and a client that asks whatever a test wants."""

    telegram: Telegram
    clock: Clock
    session: ClientSession

    async def ask(self, method: str, **params: Any) -> Json:
        """The whole answer, also of a refusal."""
        async with self.session.post(f"{self.telegram.url}/bot{TOKEN}/{method}", json=params) as response:
            found: Json = await response.json()
            assert response.status == found.get("error_code", 200)
            return found

    async def do(self, method: str, **params: Any) -> Any:
        """The result of something that is done."""
        found = await self.ask(method, **params)
        assert found["ok"], found
        return found["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """How something is refused."""
        found = await self.ask(method, **params)
        assert not found["ok"], found
        return str(found["description"])

    async def updates(self, offset: int = 0, **params: Any) -> list[Json]:
        found: list[Json] = await self.do("getUpdates", offset=offset, timeout=0, **params)
        return found


@asynccontextmanager
async def desk(*, privacy: bool = True) -> AsyncIterator[Desk]:
    clock = Clock()
    async with emulated(now=clock, privacy=privacy) as telegram, ClientSession() as session:
        yield Desk(telegram, clock, session)


def picture(side: int = 200) -> bytes:
    written = BytesIO()
    Image.new("RGB", (side, side // 2), "#884422").save(written, "JPEG")
    return written.getvalue()


def texts(updates: list[Json]) -> list[str]:
    return [update["message"].get("text", "") for update in updates]


def the_yard(here: Desk, *, supergroup: bool = True, forum: bool = False) -> tuple[Group, Phone]:
    """A group with the bot in it, and the phone of a neighbour."""
    group = here.telegram.group("4栋院坝", here.telegram.person("周"), supergroup=supergroup, forum=forum)
    group.add_bot()
    return group, group.phone(here.telegram.person("王阿姨"))
