"""Bots that take updates by webhook, each in a process of its own: ours, and three that people write.

``python -m benchmarks.telegram_bots NAME ORDER`` serves one of them; ORDER is JSON. It prints where it takes updates,
then answers each line of its input, the number of updates it was sent by now, once all of them are dealt with.

- ``ours`` is the service as ``linzhang run`` joins it, with a clock of its own: between two updates its town's time
  passes, and nothing becomes due meanwhile.
- ``ptb-empty`` is the way python-telegram-bot shows for a web framework of one's own: Starlette on uvicorn makes an
  ``Update`` of each request and puts it into the queue of an ``Application`` without an updater. Its handler is empty.
  It reads HTTP with the same parser as ours.
- ``aiogram-empty`` is aiogram's own way with aiohttp: it answers, then deals with the update. Its handler is empty.
- ``ptb-aiosqlite`` is the second with the obvious handler: every statement of our handler awaited one by one,
  committed, and every message sent before it returns.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import pickle
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.telegram_platform import TOKEN

_PATH = "/telegram"
_HOST = "127.0.0.1"
#: Seconds between two looks at whether all is done.
_PAUSE = 0.02


async def _no_tally() -> Mapping[str, int]:
    return {}


@dataclass(frozen=True, slots=True)
class Served:
    """A bot at work. ``busy`` is whether anything of so many updates is still to be done, which is asked again and
    again and must cost next to nothing; ``tally`` is what came of all of them.
    """

    url: str
    busy: Callable[[int], Awaitable[bool]]
    tally: Callable[[], Awaitable[Mapping[str, int]]] = _no_tally
    secret: str = ""


@contextlib.asynccontextmanager
async def ours(order: Mapping[str, str]) -> AsyncIterator[Served]:
    from benchmarks.telegram_ours import at_work

    async with at_work(Path(order["folder"]), order["api"]) as served:
        yield Served(*served)


@contextlib.asynccontextmanager
async def _ptb(order: Mapping[str, str], handle: Callable[[Any, Any], Awaitable[None]]) -> AsyncIterator[Served]:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route
    from telegram import Update
    from telegram.ext import Application, TypeHandler

    handled = 0

    async def counted(update: Update, context: Any) -> None:
        nonlocal handled
        await handle(update, context)
        handled += 1

    application = Application.builder().token(TOKEN).base_url(f"{order['api']}/bot").updater(None).build()
    application.add_handler(TypeHandler(Update, counted))

    async def take(request: Request) -> Response:
        await application.update_queue.put(Update.de_json(await request.json(), application.bot))
        return Response()

    listener = socket.create_server((_HOST, 0))
    app = Starlette(routes=[Route(_PATH, take, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, http="httptools", log_level="warning", access_log=False))
    async with application:
        await application.start()
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        await _until(lambda: server.started)
        yield Served(f"http://{_HOST}:{listener.getsockname()[1]}{_PATH}", _counting(lambda: handled))
        server.should_exit = True
        await serving
        await application.stop()


def _counting(handled: Callable[[], int]) -> Callable[[int], Awaitable[bool]]:
    async def busy(offered: int) -> bool:
        return handled() < offered

    return busy


async def _nothing(_update: Any, _context: Any) -> None:
    pass


@contextlib.asynccontextmanager
async def ptb_empty(order: Mapping[str, str]) -> AsyncIterator[Served]:
    async with _ptb(order, _nothing) as served:
        yield served


@contextlib.asynccontextmanager
async def ptb_aiosqlite(order: Mapping[str, str]) -> AsyncIterator[Served]:
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    from benchmarks.replay import Plain, plainly

    task = pickle.loads(await asyncio.to_thread(Path(order["task"]).read_bytes))
    buttons = InlineKeyboardMarkup.from_column([InlineKeyboardButton(label, callback_data=label) for label in "12"])

    async with plainly(Path(order["database"])) as connection:
        scripts = iter(task["scripts"])
        plain = Plain(connection, ())

        async def report(update: Any, context: Any) -> None:
            await plain.say(next(scripts))
            for _ in range(task["messages"]):
                await context.bot.send_message(update.effective_chat.id, task["text"], reply_markup=buttons)

        async with _ptb(order, report) as served:
            yield served


@contextlib.asynccontextmanager
async def aiogram_empty(order: Mapping[str, str]) -> AsyncIterator[Served]:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
    from aiohttp import web

    handled = 0

    async def count(_message: Message) -> None:
        nonlocal handled
        handled += 1

    dispatcher = Dispatcher()
    dispatcher.message.register(count)
    async with Bot(TOKEN, AiohttpSession(api=TelegramAPIServer.from_base(order["api"]))) as bot:
        app = web.Application()
        SimpleRequestHandler(dispatcher, bot).register(app, _PATH)
        setup_application(app, dispatcher, bot=bot)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        listener = socket.create_server((_HOST, 0))
        await web.SockSite(runner, listener).start()
        try:
            yield Served(f"http://{_HOST}:{listener.getsockname()[1]}{_PATH}", _counting(lambda: handled))
        finally:
            await runner.cleanup()


BOTS: Mapping[str, Callable[[Mapping[str, str]], contextlib.AbstractAsyncContextManager[Served]]] = {
    "ours": ours,
    "ptb-empty": ptb_empty,
    "ptb-aiosqlite": ptb_aiosqlite,
    "aiogram-empty": aiogram_empty,
}


async def _serve(name: str, order: Mapping[str, str]) -> None:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async with BOTS[name](order) as served:
        _tell({"url": served.url, "secret": served.secret})
        while line := await reader.readline():
            while await served.busy(int(line)):  # noqa: ASYNC110 (a bot tells nobody that it is done)
                await asyncio.sleep(_PAUSE)
            took = time.process_time()
            _tell({**await served.tally(), "cpu": took})


async def _until(holds: Callable[[], bool]) -> None:
    while True:
        if holds():
            return
        await asyncio.sleep(_PAUSE)


def _tell(what: Mapping[str, Any]) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], json.loads(sys.argv[2])))
