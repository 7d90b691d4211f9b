"""The emulator as a whole: the world, the server in front of it, and the bringing of what people do."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

from tests.emulators.http import Answer, Request
from tests.emulators.loopback import Loopback
from tests.emulators.wechat.account import Account
from tests.emulators.wechat.ledger import Ledger
from tests.emulators.wechat.pages import Pages
from tests.emulators.wechat.phones import Phone
from tests.emulators.wechat.pusher import Pusher
from tests.emulators.wechat.server import Api
from tests.emulators.wechat.troubles import Troubles
from tests.emulators.wechat.world import World, real_time


class Wechat(Loopback):
    """WeChat with one account and the people who write to it; its pages have the same address as its API.

    ``haste``: the account's server is waited for so much of the time WeChat would.
    """

    def __init__(self, *, now: Callable[[], datetime] = real_time, haste: float = 1.0) -> None:
        self.world = World(now)
        self.pages = Pages(self.world)
        self.pusher = Pusher(self.world, haste)
        self._api = Api(self.world)
        super().__init__(self._handle, now)

    @property
    def account(self) -> Account:
        """The account."""
        return self.world.account

    @property
    def ledger(self) -> Ledger:
        """What was asked, answered and brought."""
        return self.world.ledger

    @property
    def troubles(self) -> Troubles:
        """What goes wrong."""
        return self.world.troubles

    @property
    def bugs(self) -> list[Exception]:
        """What the emulator itself stumbled over."""
        return [*super().bugs, *self.pusher.bugs]

    def phone(self, name: str, *, following: bool = False) -> Phone:
        """The phone of somebody new. ``following``: they have followed the account long ago."""
        person = self.world.person(name)
        if following:
            person.following = True
            person.followed_at = self.world.now()
        return Phone(self.world, person)

    async def enter(self, url: str) -> bool:
        """The account's administrator enters the address of its server; whether WeChat takes it."""
        self.account.url = url
        if await self.pusher.ask():
            return True
        self.account.url = ""
        return False

    def _handle(self, request: Request) -> Answer | Awaitable[Answer]:
        if request.path == "/connect/oauth2/authorize":
            return self.pages.handle(request)
        return self._api.handle(request)

    async def start(self, port: int = 0) -> None:
        """It answers from now on."""
        await self.come_back(port)

    async def stop(self) -> None:
        """It answers nobody and brings nothing."""
        await self.pusher.close()
        await self.go_away()


@contextlib.asynccontextmanager
async def emulated(*, now: Callable[[], datetime] = real_time, haste: float = 1.0) -> AsyncIterator[Wechat]:
    """An emulator that answers inside the block. Raises ExceptionGroup at its end when it had bugs of its own."""
    wechat = Wechat(now=now, haste=haste)
    await wechat.start()
    try:
        yield wechat
    finally:
        await wechat.stop()
    if wechat.bugs:
        raise ExceptionGroup("the emulator itself is wrong", wechat.bugs)
