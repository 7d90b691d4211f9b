"""The real program with WeCom for its platform, under a clock that only moves when it is moved.

Its clock stands still while it works, so it speaks as fast as it can, and nobody waits for the robot's answer longer
than the program needs for it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from unittest import mock

from pydantic import SecretStr

from bot.channels.wecom import pace
from bot.rehearsal.program import Program
from bot.settings import Settings
from tests.emulators.doors import served
from tests.emulators.wecom import AGENT, APP, CORP, ROBOT, ROBOT_NAME, SECRET, Wecom, emulated
from tests.engines import url_of

#: Seconds between two looks at whether what was pushed waits for an answer.
_A_LOOK = 0.005


class WecomProgram(Program):
    """``starts`` is the moment it will be when it starts."""

    def __init__(self, folder: Path, starts: datetime, wecom: Wecom) -> None:
        super().__init__(settings(folder, wecom), starts)
        self._wecom = wecom
        self._letting_in: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """The program is there, and its doors are open."""
        await super().start()
        wecom = self.service.wecom
        assert wecom is not None
        wecom.channel.features = replace(wecom.channel.features, limits=None)
        self._letting_in = asyncio.create_task(wecom.run())
        await asyncio.sleep(0)
        assert wecom.way.reach.well

    async def stop(self) -> None:
        """The doors are closed, and the program ends."""
        await ended(self._letting_in)
        await super().stop()

    async def settle(self) -> None:
        """Everything has come in and gone out that could by now."""
        await settle(self, self._wecom)


def settings(folder: Path, wecom: Wecom) -> Settings:
    """The program is the app and the robot of the emulated organisation, and nothing else."""
    return Settings(
        database=url_of(folder),
        data=folder / "data",
        backups=folder / "backups",
        wecom_corp_id=CORP,
        wecom_agent_id=AGENT,
        wecom_secret=SecretStr(SECRET),
        wecom_token=SecretStr(APP.token),
        wecom_aes_key=SecretStr(APP.aes_key),
        wecom_api=wecom.url,
        wecom_robot_name=ROBOT_NAME,
        wecom_robot_token=SecretStr(ROBOT.token),
        wecom_robot_aes_key=SecretStr(ROBOT.aes_key),
    )


async def ended(task: asyncio.Task[None] | None) -> None:
    """It was begun, or it was not; now it is over."""
    if task is not None:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def settle(program: Program, wecom: Wecom) -> None:
    """Everything was handed over and dealt with; whoever called the robot and hears nothing is let go."""
    presence = program.service.wecom
    assert presence is not None
    while wecom.pusher.working:
        await asyncio.wait(wecom.pusher.working, timeout=_A_LOOK)
        if presence.robot is not None and presence.robot.calls.waiting:
            await program.service.catch_up()
            presence.robot.calls.let_go()
    await program.service.catch_up()


@contextlib.asynccontextmanager
async def on_wecom(folder: Path, starts: datetime) -> AsyncIterator[tuple[Wecom, WecomProgram]]:
    """WeCom and the program, both at the same moment, the program ready. Raises AssertionError for complaints."""
    program: WecomProgram | None = None

    def now() -> datetime:
        return starts if program is None else program.now()

    async with emulated(now=now) as wecom:
        # The program's clock stands still: a minute of WeCom would never end.
        wecom.world.pace.strict = False
        running = program = WecomProgram(folder, starts, wecom)
        async with served(lambda: running.service.doors) as address:
            wecom.pusher.doors.app, wecom.pusher.doors.robot = f"{address}/wecom", f"{address}/wecom/robot"
            with mock.patch.object(pace, "SPANS", {}):
                try:
                    await program.start()
                    yield wecom, program
                finally:
                    await wecom.pusher.handed_over()
                    await program.stop()
