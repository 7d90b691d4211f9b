"""What photos, voice notes and uploads are kept in: a store of bytes by key. A folder is one, a bucket is another.

Nothing here knows what the bytes are. The keys are in ``keys``.
"""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import PurePosixPath
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed:
    """What lies under a key: how many bytes, and since when."""

    key: str
    size: int
    since: datetime


class ObjectStore(Protocol):
    """A key belongs to one content for ever: it is made of its hash, or drawn by lot. Every method waits for the disk
    or the network, and raises OSError when trying the same again later may help.
    """

    @property
    def threads(self) -> Executor | None:
        """Who waits for it in our place; None when it answers so soon that anybody may."""

    def keep(self, key: str, content: bytes) -> None:
        """The content is under that key when this returns, whole, and survives a power cut; else nothing is."""

    def read(self, key: str) -> bytes:
        """Raises FileNotFoundError when nothing is there."""

    def holds(self, key: str) -> bool:
        """Whether something is there."""

    def drop(self, key: str) -> None:
        """Nothing is there any more; that may have been so before."""

    def listed(self, folder: str) -> Iterator[Listed]:
        """All that lies in that folder and those below it, in no order; what began to be written there, too."""

    def room(self) -> int | None:
        """How many bytes still fit, None where nobody can say."""


class Away(StrEnum):
    """Why a store does not do what it is asked for."""

    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    NO_BUCKET = "no-bucket"
    #: It does, and then has something else or nothing.
    FORGETFUL = "forgetful"


class StoreAway(OSError):
    """The store cannot be reached, or does not let us in. It says no more than ``why``: answers of stores hold keys."""

    def __init__(self, why: Away) -> None:
        # As when a disk does not answer: whoever waits for the one waits for the other.
        super().__init__(errno.EIO, f"the photos cannot be reached: {why}")
        self.why = why


#: Whoever needs something of a store that is away comes again after so long; everybody else goes on meanwhile.
COMES_AGAIN = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One thing in a store, which is read when somebody needs it."""

    key: str
    store: ObjectStore = field(repr=False)

    @property
    def name(self) -> str:
        """The last part of its key."""
        return PurePosixPath(self.key).name

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return PurePosixPath(self.key).stem

    @property
    def suffix(self) -> str:
        """The ending of its name, with the dot."""
        return PurePosixPath(self.key).suffix

    async def read(self) -> bytes:
        """Its bytes. Raises FileNotFoundError when it is not there; OSError is worth another try."""
        return await aside(self.store, self.store.read, self.key)


async def aside(store: ObjectStore, doing: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What came of it, while nobody else has to wait for the store."""
    return await asyncio.get_running_loop().run_in_executor(store.threads, lambda: doing(*args, **kwargs))
