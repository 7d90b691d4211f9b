"""The emulator as a whole: the world, the server in front of it, and the pushing of updates."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING

from tests.emulators.http import Answer, Request
from tests.emulators.loopback import Loopback
from tests.emulators.telegram import actors
from tests.emulators.telegram.actors import Group, Phone
from tests.emulators.telegram.bots import Bot
from tests.emulators.telegram.control import Control
from tests.emulators.telegram.ledger import Ledger
from tests.emulators.telegram.people import User
from tests.emulators.telegram.pusher import Pusher
from tests.emulators.telegram.server import BotApi
from tests.emulators.telegram.troubles import Troubles
from tests.emulators.telegram.world import TOKEN, World, real_time

if TYPE_CHECKING:
    from tests.emulators.telegram.oracle import Oracle


class Telegram(Loopback):
    """A Bot API server with one bot, and the people who write to it.

    ``haste``: a webhook that failed is tried again after so much of the time Telegram would wait.
    ``honest``: everything is also read by aiogram's models, and ``complaints`` are what they did not like.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        now: Callable[[], datetime] = real_time,
        honest: bool = True,
        privacy: bool = True,
        haste: float = 1.0,
    ) -> None:
        self._haste = haste
        self._oracle = _oracle() if honest else None
        self.world = World(now, self._oracle.update if self._oracle else lambda body: None)
        self.bot: Bot = self.world.bot(token, privacy=privacy)
        self._api = BotApi(self.world, self._oracle)
        self._control = Control(self.world)
        self._pushers: list[Pusher] = []
        super().__init__(self._handle, self.world.now)

    @property
    def token(self) -> str:
        """The token of the bot."""
        return self.bot.token

    @property
    def ledger(self) -> Ledger:
        """What was asked, answered and handed over."""
        return self.world.ledger

    @property
    def troubles(self) -> Troubles:
        """What goes wrong."""
        return self.world.troubles

    @property
    def bugs(self) -> list[Exception]:
        """What the emulator itself stumbled over."""
        return [*super().bugs, *(bug for pusher in self._pushers for bug in pusher.bugs)]

    @property
    def complaints(self) -> list[str]:
        """What an independent reading of the Bot API did not like."""
        return self._oracle.complaints if self._oracle else []

    def person(self, name: str, *, username: str = "", language: str = "zh-hans") -> User:
        """Somebody new."""
        return self.world.person(name, username=username, language=language)

    def private(self, user: User | str) -> Phone:
        """Somebody's phone with the bot open; somebody new when only a name is given."""
        return actors.private(self.world, self.person(user) if isinstance(user, str) else user, self.bot)

    def group(self, title: str, owner: User, *, supergroup: bool = True, forum: bool = False) -> Group:
        """A new group; the bot is not in it yet."""
        return actors.group(self.world, title, owner=owner, supergroup=supergroup, forum=forum, bot=self.bot)

    def _handle(self, request: Request) -> Answer | Awaitable[Answer]:
        if request.path.startswith("/control/"):
            return self._control.handle(request)
        return self._api.handle(request)

    async def start(self, port: int = 0) -> None:
        """It answers from now on."""
        self._pushers = [Pusher(bot, self.world.now, self.ledger, self._haste) for bot in self.world.bots.values()]
        await self.come_back(port)

    async def stop(self) -> None:
        """It answers nobody and pushes nothing."""
        for pusher in self._pushers:
            await pusher.close()
        await self.go_away()


def _oracle() -> Oracle:
    """Loaded only when it is wanted: aiogram takes seconds, and a process of its own shall be there at once."""
    from tests.emulators.telegram.oracle import Oracle

    return Oracle()


@contextlib.asynccontextmanager
async def emulated(
    *, now: Callable[[], datetime] = real_time, honest: bool = True, privacy: bool = True
) -> AsyncIterator[Telegram]:
    """An emulator that answers inside the block. At its end an AssertionError tells what was not the Bot API."""
    telegram = Telegram(now=now, honest=honest, privacy=privacy)
    await telegram.start()
    try:
        yield telegram
    finally:
        await telegram.stop()
    if telegram.bugs:
        raise ExceptionGroup("the emulator itself is wrong", telegram.bugs)
    assert telegram.complaints == [], telegram.complaints
