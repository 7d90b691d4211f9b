"""The child that opens photos may hang, die or lie: the service goes on, and the next photo is taken."""

from __future__ import annotations

import asyncio
import io
import os
import resource
import select
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from storage.photo import child as photo_child
from storage.photo.child import Press
from storage.photo.terms import ANSWER, READY, PhotoRefused, RefusedPhoto

ROOT = Path(__file__).resolve().parents[2]


def photo(width: int = 60) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, 40), (200, 30, 30)).save(file, "JPEG")
    return file.getvalue()


def program(*words: bytes) -> tuple[str, ...]:
    """A child that says these words, one for each byte it is sent, and ends."""
    return (
        sys.executable,
        "-c",
        f"import os\nfor word in {words!r}:\n    os.write(1, word)\n    os.read(0, 1)",
    )


def has_ended(child: int) -> bool:
    """True as soon as the process ends, False when it still runs after ten seconds."""
    try:
        handle = os.pidfd_open(child)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 10)[0])
    finally:
        os.close(handle)


@pytest.fixture
async def press() -> AsyncIterator[Press]:
    press = Press()
    yield press
    await press.close()


@pytest.fixture
async def child(press: Press) -> int:
    """The pid of a child that has pressed a photo and waits for the next."""
    await press.press(photo())
    assert press.pid is not None
    return press.pid


async def test_no_child_is_started_before_there_is_a_photo_and_one_serves_for_many(press: Press) -> None:
    assert press.pid is None
    await press.press(photo())
    child = press.pid
    pressed = await asyncio.gather(*(press.press(photo(width)) for width in (50, 51, 52)))
    assert [each.width for each in pressed] == [50, 51, 52]
    assert press.pid == child


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGXCPU, signal.SIGSEGV])
async def test_a_child_that_died_while_idle_costs_no_photo(press: Press, child: int, how: signal.Signals) -> None:
    os.kill(child, how)
    assert (await press.press(photo())).width == 60
    assert press.pid != child


async def test_a_child_killed_over_a_photo_costs_no_photo(press: Press, child: int) -> None:
    os.kill(child, signal.SIGSTOP)
    pressing = asyncio.create_task(press.press(photo()))
    await asyncio.sleep(0)
    os.kill(child, signal.SIGKILL)
    assert (await pressing).width == 60


async def test_a_photo_that_hangs_the_child_is_refused_and_the_child_killed(
    press: Press, child: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.kill(child, signal.SIGSTOP)
    with monkeypatch.context() as hurry:
        hurry.setattr(photo_child, "WALL_SECONDS", 0.1)
        with pytest.raises(PhotoRefused) as refused:
            await press.press(photo())
    assert refused.value.key == RefusedPhoto.UNREADABLE
    assert has_ended(child)
    assert (await press.press(photo())).width == 60


async def test_a_photo_nobody_waits_for_any_more_is_not_mistaken_for_the_next(press: Press, child: int) -> None:
    os.kill(child, signal.SIGSTOP)
    pressing = asyncio.create_task(press.press(photo(50)))
    await asyncio.sleep(0)
    pressing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await pressing
    assert (await press.press(photo(51))).width == 51


@pytest.mark.parametrize(
    "words",
    [
        (READY,),
        (READY, b"\0"),
        (READY, ANSWER.pack(60, 40, 1000) + b"too short"),
        (READY, ANSWER.pack(60000, 40, 10) + b"a" * 10),
        (READY, ANSWER.pack(60, 40, 2**32 - 1)),
        (READY, ANSWER.pack(0, 0, 10) + b"no such key"),
        (READY, ANSWER.pack(0, 0, 2) + b"\xff\xff"),
    ],
    ids=["dies", "dies in its answer", "says less", "too wide", "too long", "unknown refusal", "no text"],
)
async def test_a_photo_no_child_can_answer_soundly_is_refused(
    press: Press, monkeypatch: pytest.MonkeyPatch, words: tuple[bytes, ...]
) -> None:
    with monkeypatch.context() as fault:
        fault.setattr(photo_child, "PROGRAM", program(*words))
        with pytest.raises(PhotoRefused) as refused:
            await press.press(photo())
    assert refused.value.key == RefusedPhoto.UNREADABLE
    assert (await press.press(photo())).width == 60


@pytest.mark.parametrize("words", [(), (b"Traceback",)], ids=["says nothing", "says something else"])
async def test_a_child_that_cannot_start_is_our_fault_and_not_the_photos(
    press: Press, monkeypatch: pytest.MonkeyPatch, words: tuple[bytes, ...]
) -> None:
    with monkeypatch.context() as fault:
        fault.setattr(photo_child, "PROGRAM", program(*words))
        with pytest.raises(OSError, match="does not start"):
            await press.press(photo())
    assert (await press.press(photo())).width == 60


async def test_a_child_has_a_successor_after_its_share_of_photos(
    press: Press, child: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_child, "PHOTOS_PER_CHILD", 2)
    await press.press(photo())
    assert press.pid == child
    await press.press(photo())
    assert press.pid != child
    assert has_ended(child)


async def test_the_child_is_confined_and_gets_new_processor_time_for_each_photo(press: Press, child: int) -> None:
    assert resource.prlimit(child, resource.RLIMIT_AS) == (512 << 20, 512 << 20)
    assert resource.prlimit(child, resource.RLIMIT_FSIZE) == (0, 0)
    assert resource.prlimit(child, resource.RLIMIT_CORE) == (0, 0)
    soft, hard = resource.prlimit(child, resource.RLIMIT_CPU)
    assert 10 < soft <= 13
    resource.prlimit(child, resource.RLIMIT_CPU, (5, hard))
    await press.press(photo())
    assert resource.prlimit(child, resource.RLIMIT_CPU)[0] >= soft


def test_the_child_sees_none_of_our_secrets(child: int) -> None:
    names = {entry.split(b"=")[0] for entry in Path(f"/proc/{child}/environ").read_bytes().split(b"\0") if entry}
    assert b"PYTHONPATH" in names
    assert names <= {b"PYTHONPATH", b"LD_LIBRARY_PATH"}


async def test_closing_ends_the_child_and_closing_twice_does_no_harm(press: Press, child: int) -> None:
    await press.close()
    await press.close()
    assert press.pid is None
    assert has_ended(child)


def test_the_child_ends_when_the_service_is_killed() -> None:
    service = """
import asyncio, os, signal, sys
from storage.photo.child import Press

async def main():
    press = Press()
    await press.press(sys.stdin.buffer.read())
    print(press.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", service], input=photo(), stdout=subprocess.PIPE, cwd=ROOT, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert has_ended(int(done.stdout))
