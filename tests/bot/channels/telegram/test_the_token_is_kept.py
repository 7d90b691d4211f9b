"""Nobody who reads logs, errors or tracebacks of ours gets to know the token, or what people wrote."""

from __future__ import annotations

import asyncio
import io
import logging
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.channels import Choice, Spoken
from bot.channels.telegram.client import TelegramChannel
from bot.channels.telegram.receive import Me
from domain.message import Address
from storage.photo.store import KeptFile
from tests.bot.channels.kept import kept
from tests.bot.channels.telegram.scripted import TOKEN, Answer, Cut, Scripted, ScriptedApi, no, ok

SECRET = TOKEN.partition(":")[2]
ME = Me(4242, "linzhang_bot", hears_all=False)
YARD = Address("telegram", "-1001")
WORDS = "王阿姨说楼道灯坏了"


async def _send(channel: TelegramChannel, lamp: KeptFile) -> None:
    await channel.send(YARD, Spoken(WORDS, (Choice("h", WORDS),)))


async def _send_photo(channel: TelegramChannel, lamp: KeptFile) -> None:
    await channel.send(YARD, Spoken(WORDS, photos=(lamp,)))


async def _send_album(channel: TelegramChannel, lamp: KeptFile) -> None:
    await channel.send(YARD, Spoken(WORDS, photos=(lamp, lamp)))


async def _edit(channel: TelegramChannel, lamp: KeptFile) -> None:
    await channel.edit(YARD, "5", Spoken(WORDS))


async def _leave(channel: TelegramChannel, lamp: KeptFile) -> None:
    await channel.leave(YARD)


async def _answer(channel: TelegramChannel, lamp: KeptFile) -> None:
    await channel.answer("77")


async def _fetch(channel: TelegramChannel, lamp: KeptFile) -> None:
    await channel.fetch("F")


async def _start(channel: TelegramChannel, lamp: KeptFile) -> None:
    await channel.start()


CALLS = (_send, _send_photo, _send_album, _edit, _leave, _answer, _fetch, _start)

#: An answer that is not meant for us may quote the address that was asked, as error pages do.
PAGE = f"<html>/bot{TOKEN}/sendMessage {WORDS} was not found on this server".encode()
FILE = ok({"file_id": "F", "file_unique_id": "U", "file_path": "lamp.jpg"})

ANSWERS: tuple[tuple[Scripted, ...], ...] = (
    (),
    (FILE, FILE),
    (Cut(), Cut()),
    (Answer(PAGE), Answer(PAGE)),
    *((Answer(PAGE, code), Answer(PAGE, code)) for code in (301, 400, 401, 403, 404, 409, 413, 429, 500, 502, 504)),
    *((no(code, PAGE.decode()), no(code, PAGE.decode())) for code in (400, 401, 403, 404, 409, 429, 500)),
    (no(429, "Too Many Requests", retry_after=3),),
    (no(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100777),),
    (ok(None), ok(None)),
)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Whatever any logger says from now on, with every library as talkative as it can be."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    loud = [
        logging.getLogger(name) for name in ("", "telegram", "telegram.Bot", "aiohttp", "aiohttp.client", "asyncio")
    ]
    levels = [logger.level for logger in loud]
    loud[0].addHandler(handler)
    for logger in loud:
        logger.setLevel(logging.DEBUG)
    yield stream
    loud[0].removeHandler(handler)
    for logger, level in zip(loud, levels, strict=True):
        logger.setLevel(level)


@pytest_asyncio.fixture
async def api() -> AsyncIterator[ScriptedApi]:
    async with ScriptedApi().serving() as api:
        yield api


@pytest.fixture
def lamp(tmp_path: Path) -> KeptFile:
    path = tmp_path / "lamp.jpg"
    path.write_bytes(b"a lamp")
    return kept(path)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def told_by(error: BaseException) -> str:
    """All that can be got out of an error and those it came from. None of aiohttp's is among them: they hold addresses,
    whether they show them or not.
    """
    assert not any(isinstance(link, aiohttp.ClientError) for link in chain(error))
    parts = [f"{link!s} {link!r} {link.args}" for link in chain(error)]
    return "\n".join([*parts, *traceback.format_exception(error)])


async def outcome(calling: Awaitable[None]) -> str:
    try:
        await calling
    except Exception as error:
        return told_by(error)
    return ""


@pytest.mark.parametrize("call", CALLS)
async def test_no_call_and_no_failure_tells(
    call: Callable[[TelegramChannel, KeptFile], Awaitable[None]], api: ScriptedApi, lamp: KeptFile, logged: io.StringIO
) -> None:
    asyncio.get_running_loop().set_debug(True)
    told = []
    for answers in ANSWERS:
        channel = TelegramChannel(TOKEN, api=api.address, me=ME)
        api.answers(*answers)
        told.append(await outcome(call(channel, lamp)))
        await channel.close()
        api.forget_the_script()
    channel = TelegramChannel(TOKEN, api="http://127.0.0.1:1", me=ME)
    told.append(await outcome(call(channel, lamp)))
    await channel.close()
    everything = "\n".join([logged.getvalue(), *told, repr(channel), str(vars(channel))])

    assert len(told) > 15
    assert SECRET not in everything
    assert WORDS not in everything
