"""The parent's side of the photo press: starts the child, hands it one photo at a time, replaces it when it fails.

Starting Python with Pillow takes a quarter of a second, so one child is kept and used again. What it does to a photo is
in ``press``; where photos are kept is in ``photos``. What the child says is not trusted beyond its frame.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from storage.photo.terms import ANSWER, LONGEST_SIDE, MAX_BYTES, READY, REQUEST, PhotoRefused, RefusedPhoto

#: The time on the wall a photo may take; a child that needs longer is killed.
WALL_SECONDS = 12.0
START_SECONDS = 30.0
#: A child is replaced after so many photos, so that nothing a decoder leaks adds up.
PHOTOS_PER_CHILD = 200

PROGRAM = (sys.executable, "-P", "-m", "storage.photo.press")
#: The child sees where the program is and nothing else of our environment, which may hold tokens.
ENVIRONMENT = {"PYTHONPATH": str(Path(__file__).resolve().parent.parent)} | {
    name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ
}


@dataclass(frozen=True, slots=True)
class Pressed:
    """A clean JPEG and its size in pixels."""

    jpeg: bytes
    width: int
    height: int


class Press:
    """A child that presses photos: started when first needed, one photo at a time.

    Nothing of a child is left after ``close``; a photo given later starts a new one.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._child: Process | None = None
        self._done = 0

    @property
    def pid(self) -> int | None:
        """The child's process id, None while there is none."""
        return self._child.pid if self._child else None

    async def press(self, raw: bytes) -> Pressed:
        """The photo as a clean JPEG. Raises PhotoRefused, or OSError when no child can be started at all."""
        async with self._turn:
            await self._ready()  # starting up is no fault of the photo and has no part in its time
            try:
                async with asyncio.timeout(WALL_SECONDS):
                    return await self._press(raw)
            except TimeoutError:
                raise PhotoRefused(RefusedPhoto.UNREADABLE) from None

    async def close(self) -> None:
        """End the child, after the photo it is working on."""
        async with self._turn:
            await self._dismiss()

    async def _press(self, raw: bytes) -> Pressed:
        """What a child makes of it, or a second child: the first may have died of something else before this photo."""
        for _ in range(2):
            child = await self._ready()
            with suppress(ConnectionError, asyncio.IncompleteReadError, ValueError):
                async with self._dismissed_on_failure():
                    answer = await _exchange(child, raw)
                self._done += 1
                break
        else:
            answer = RefusedPhoto.UNREADABLE
        if isinstance(answer, RefusedPhoto):
            raise PhotoRefused(answer)
        return answer

    async def _ready(self) -> Process:
        """The child, a new one if need be."""
        if self._done >= PHOTOS_PER_CHILD:
            await self._dismiss()
        return self._child or await self._start()

    async def _start(self) -> Process:
        async with asyncio.timeout(START_SECONDS), self._dismissed_on_failure():
            # A session of its own: Ctrl-C in a terminal is meant for the service, which then closes the press.
            child = await asyncio.create_subprocess_exec(
                *PROGRAM, stdin=PIPE, stdout=PIPE, env=ENVIRONMENT, start_new_session=True
            )
            self._child = child
            if await _from(child).read(len(READY)) != READY:
                raise OSError("the photo press does not start; its own words are on standard error")
            return child

    async def _dismiss(self) -> None:
        child, self._child, self._done = self._child, None, 0
        if child is not None:
            await _end(child)

    @asynccontextmanager
    async def _dismissed_on_failure(self) -> AsyncIterator[None]:
        """No child is left after a failure or a cancellation: it would give the next photo the answer to this one."""
        try:
            yield
        except BaseException:
            await self._dismiss()
            raise


async def _exchange(child: Process, raw: bytes) -> Pressed | RefusedPhoto:
    """The child's answer. Raises ConnectionError, IncompleteReadError or ValueError when it has none worth the name."""
    requests, answers = _to(child), _from(child)
    requests.write(REQUEST.pack(len(raw)) + raw)
    await requests.drain()
    width, height, length = ANSWER.unpack(await answers.readexactly(ANSWER.size))
    if max(width, height) > LONGEST_SIDE or length > MAX_BYTES:
        raise ValueError("not the answer of a sound child")
    body = await answers.readexactly(length)
    return Pressed(body, width, height) if width else RefusedPhoto(body.decode())


async def _end(child: Process) -> None:
    """Kill and collect the child. Its last words are read, else its pipe and the wait for it would never end."""
    with suppress(ProcessLookupError):
        child.kill()
    _to(child).close()
    await child.communicate()


def _to(child: Process) -> asyncio.StreamWriter:
    assert child.stdin is not None  # we asked for a pipe
    return child.stdin


def _from(child: Process) -> asyncio.StreamReader:
    assert child.stdout is not None  # we asked for a pipe
    return child.stdout
