"""WeCom as the running service has it: the app's door and the robot's, how the app speaks, what it calls WeCom with."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

from starlette.types import ASGIApp

from bot.channels.reach import Accept, Reach
from bot.channels.tencent.errors import WECOM
from bot.channels.tencent.line import Line
from bot.channels.tencent.rest import Rest
from bot.channels.tencent.sealed import Sealed
from bot.channels.tencent.tokens import TokenKeeper, app_token
from bot.channels.wecom.cards import Cards
from bot.channels.wecom.client import WecomChannel
from bot.channels.wecom.door import Door
from bot.channels.wecom.robot.robot import Robot
from bot.language.text import Texts
from bot.settings import Settings
from storage.engine.database import Database

#: Where WeCom calls the app, and the robot.
DOOR, ROBOT_DOOR = "/wecom", "/wecom/robot"


class Open:
    """The way in: open as long as the service runs. It is WeCom that asks, so nobody waits for an answer."""

    def __init__(self, door: Door) -> None:
        self._door = door

    @property
    def reach(self) -> Reach:
        """How it goes."""
        return Reach.WEBHOOK if self._door.open else Reach.STARTING

    @property
    def quiet_seconds(self) -> float | None:
        """Nothing: it is WeCom that calls."""
        return None


class Presence:
    """Keeps the protocol of ``bot.channels.reach.Presence``. Several services may be the same app: what is called once
    is stored once.
    """

    def __init__(self, settings: Settings, database: Database, *, accept: Accept, now: Callable[[], datetime]) -> None:
        self.rest = rest_of(settings, database, now)
        cards = Cards(Texts.load())
        self.robot = Robot.of(settings, database, accept=accept, now=now, cards=cards)
        hooks = {name: key.get_secret_value() for name, key in settings.wecom_webhooks.items()}
        self.channel = WecomChannel(
            self.rest,
            database,
            cards,
            agent=settings.wecom_agent_id or 0,
            hooks=hooks,
            now=now,
            robot=self.robot,
        )
        self._door = Door(_sealed(settings), accept=accept, now=now)
        self.way = Open(self._door)

    one_at_a_time = False

    @property
    def doors(self) -> Mapping[str, ASGIApp]:
        """What WeCom calls, by its path."""
        doors: dict[str, ASGIApp] = {DOOR: self._door}
        return doors if self.robot is None else {**doors, ROBOT_DOOR: self.robot.door}

    async def recall(self) -> None:
        """Nothing has to be known again: tokens and codes are in the database."""

    def alone(self) -> AbstractContextManager[None]:
        """Others may be this app as well."""
        return contextlib.nullcontext()

    async def introduce(self) -> None:
        """Nothing has to be known: settings tell who it is."""

    async def run(self) -> None:
        """Let in what comes until cancelled."""
        self._stand_open(True)
        try:
            await asyncio.Event().wait()
        finally:
            self._stand_open(False)

    def _stand_open(self, are_open: bool) -> None:
        self._door.open = are_open
        if self.robot is not None:
            self.robot.door.open = are_open

    async def close(self) -> None:
        """Nothing comes in or goes out any more."""
        if self.robot is not None:
            await self.robot.close()
        await self.rest.close()


def rest_of(settings: Settings, database: Database, now: Callable[[], datetime]) -> Rest:
    """How the app calls WeCom; whoever has the same settings shares its token."""
    corp, agent, secret = settings.wecom_corp_id, settings.wecom_agent_id, settings.wecom_secret
    assert corp is not None
    assert secret is not None
    line = Line(settings.wecom_api, WECOM)
    ask = app_token(line, corp, secret.get_secret_value())
    return Rest(line, TokenKeeper(f"wecom:{corp}:{agent}", database, now, ask))


def _sealed(settings: Settings) -> Sealed:
    token, key = settings.wecom_token, settings.wecom_aes_key
    assert token is not None
    assert key is not None
    return Sealed(token.get_secret_value(), key.get_secret_value(), settings.wecom_corp_id or "")
