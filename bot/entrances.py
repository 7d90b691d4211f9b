"""The way in for whoever a message is passed on to, or reads a poster: one address, whatever platform they are on.

Our own page leads on to every platform, so it comes first; without one it is the code of the official account, then the
link of Telegram, then what is typed. Nothing is sent here, and no picture drawn.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from bot.channels import SendFailed
from domain.message import Arg, Entrance, Say
from domain.starts import GROUP, JOIN, SLIP, split
from storage.engine.database import Database
from storage.engine.disk import disk_is_to_blame

#: Where somebody gets in, by the words their talk begins with.
Resolve: TypeAlias = Callable[[str], Awaitable[str]]

#: A code that is passed on lives so long, which is as long as a platform lets it.
LIVES = timedelta(days=30)

#: An official account has so many codes that live for ever, and never more.
MOST_LASTING = 100_000

#: What is given out again has at least so much of its life before it.
_STILL = timedelta(days=7)

#: Starts that are good once, and not written down where others could read them.
_ONCE = frozenset({JOIN, SLIP, GROUP})


class Codes(Protocol):
    """Makes the code of the official account that begins a talk: its address. It lives so long, None: for ever.

    Raises SendFailed.
    """

    async def __call__(self, start: str, lives: timedelta | None) -> str: ...


class Entrances:
    """``web`` is where our pages are, ``codes`` and ``link`` what the platforms have; each may be missing."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        *,
        web: str | None = None,
        codes: tuple[str, Codes] | None = None,
        link: Callable[[str], str] | None = None,
    ) -> None:
        self._database = database
        self._now = now
        self._web = web
        self._codes = codes
        self._link = link

    async def passed_on(self, start: str) -> str:
        """For a message that is passed on: lives for some weeks."""
        return await self._to(start, LIVES)

    async def printed(self, start: str) -> str:
        """For what hangs at a door: lives as long as the paper. Raises SendFailed where there is no code to be had."""
        return await self._address(start, None)

    async def lasting(self) -> int:
        """How many codes of the official account live for ever."""
        if self._codes is None:
            return 0
        name, _ = self._codes
        return await self._database.read(lambda work: work.entrances.lasting(name))

    async def _to(self, start: str, lives: timedelta) -> str:
        try:
            return await self._address(start, lives)
        except SendFailed:
            return self._typed_or_linked(start)

    async def _address(self, start: str, lives: timedelta | None) -> str:
        if self._web is not None:
            return f"{self._web}/go/{start}"
        if self._codes is None:
            return self._typed_or_linked(start)
        return await self._code(*self._codes, start, lives)

    def _typed_or_linked(self, start: str) -> str:
        return typed(start) if self._link is None else self._link(start)

    async def _code(self, name: str, codes: Codes, start: str, lives: timedelta | None) -> str:
        word, _ = split(start)
        if word in _ONCE:
            return await codes(start, LIVES)
        now = self._now()
        still = now + (timedelta(days=3650) if lives is None else _STILL)
        known = await self._database.read(lambda work: work.entrances.known(name, start, still))
        if known is not None:
            return known
        address = await codes(start, lives)
        await self._keep(name, start, address, None if lives is None else now + lives)
        return address

    async def _keep(self, name: str, start: str, address: str, expires_at: datetime | None) -> None:
        try:
            await self._database.transact(lambda work: work.entrances.keep(name, start, address, expires_at))
        except Exception as error:
            # It leads in all the same, and is asked for once more next time.
            if not disk_is_to_blame(error):
                raise


def typed(start: str) -> str:
    """What somebody types who cannot open anything."""
    return f"/start {start}"


async def only_typed(start: str) -> str:
    """Nobody has an address: what somebody types."""
    return typed(start)


def is_scanned(address: str) -> bool:
    """Whether a camera has any use for it."""
    return address.startswith(("https://", "http://"))


def starts_in(*says: Say | None) -> frozenset[str]:
    """What the sentences lead in with."""
    return frozenset(start for say in says if say is not None for start in _starts(say))


def _starts(arg: Arg) -> Iterator[str]:
    match arg:
        case Entrance():
            yield arg.start
        case Say():
            for inner in arg.args.values():
                yield from _starts(inner)
        case tuple():
            for line in arg:
                yield from _starts(line)
