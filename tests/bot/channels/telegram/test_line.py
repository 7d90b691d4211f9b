"""Whatever goes wrong on the line, nobody learns the token from it."""

from __future__ import annotations

import logging
import traceback
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import incidents
from bot.channels.telegram import line as line_module
from bot.channels.telegram.errors import Refused, Unreached
from bot.channels.telegram.line import Line
from tests.bot.channels.telegram.scripted import TOKEN, Answer, Cut, ScriptedApi, no, ok

CANARY = "CANARY"


@pytest_asyncio.fixture
async def api() -> AsyncIterator[ScriptedApi]:
    async with ScriptedApi().serving() as api:
        yield api


@pytest_asyncio.fixture
async def line(api: ScriptedApi) -> AsyncIterator[Line]:
    line = Line(TOKEN, api.address)
    yield line
    await line.close()


async def test_what_is_asked_is_answered_raw(api: ScriptedApi, line: Line) -> None:
    api.answers(ok([{"update_id": 7}]))
    answer = await line.ask("getUpdates", {"timeout": 0, "allowed_updates": ("message",)})
    assert answer.body == b'{"ok": true, "result": [{"update_id": 7}]}'
    assert answer.result == [{"update_id": 7}]
    assert (api.asked[0].method, api.asked[0].parameters) == (
        "getUpdates",
        {"timeout": 0, "allowed_updates": ["message"]},
    )


async def test_what_time_telegram_has_comes_with_the_answer(line: Line) -> None:
    at = (await line.ask("getMe")).at
    assert at is not None
    assert abs(at - datetime.now(UTC)) < timedelta(minutes=1)


async def test_a_new_line_works_as_the_old_one_did(api: ScriptedApi, line: Line) -> None:
    for _ in range(3):
        await line.ask("getMe")
        await line.renew()
    assert api.methods == ["getMe"] * 3


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"<html>", b"\xff"])
async def test_an_answer_without_a_result_is_no_answer(api: ScriptedApi, line: Line, body: bytes) -> None:
    api.answers(Answer(body))
    answer = await line.ask("getMe")
    with pytest.raises(Unreached):
        assert answer.result


WRONG = (
    Cut(),
    no(401, "Unauthorized"),
    no(409, "Conflict: terminated by other getUpdates request"),
    no(429, "Too Many Requests: retry after 5", retry_after=5),
    Answer(b"<html>502 Bad Gateway</html>", 502),
    Answer(f"/bot{TOKEN}/getMe is not here".encode(), 404),
)


@pytest.mark.parametrize("wrong", WRONG)
async def test_no_failure_and_no_log_of_any_level_holds_the_token(
    api: ScriptedApi,
    line: Line,
    wrong: Answer | Cut,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    api.answers(wrong)
    with pytest.raises((Refused, Unreached)) as failed:
        await line.ask("getMe")
    _tell(failed.value)
    assert CANARY not in _everything(failed.value, caplog, capfd)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1", "http://localhost:1", "http://127.0.0.1:1/ bad", "gopher://127.0.0.1:1"]
)
async def test_an_address_where_nobody_is_says_no_token_either(
    address: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    line = Line(TOKEN, address)
    with pytest.raises(Unreached) as failed:
        await line.ask("getMe")
    await line.close()
    _tell(failed.value)
    assert CANARY not in _everything(failed.value, caplog, capfd)


async def test_whoever_answers_too_late_was_not_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_module, "PATIENCE", 0.05)
    asked: list[str] = []

    async def slow(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        response = web.StreamResponse()
        await response.prepare(request)
        await request.content.readany()
        assert request.transport is not None
        while not request.transport.is_closing():
            await response.write(b" ")
            await line_module.asyncio.sleep(0.01)  # type: ignore[attr-defined]
        return response

    app = web.Application()
    app.router.add_post("/{path:.*}", slow)
    async with TestServer(app) as server:
        line = Line(TOKEN, str(server.make_url("")).rstrip("/"))
        with pytest.raises(Unreached):
            await line.ask("getUpdates", wait=0.05)
        await line.close()
    assert len(asked) == 1


async def test_nobody_is_followed_elsewhere_with_the_token_in_hand() -> None:
    async def moved(request: web.Request) -> web.StreamResponse:
        raise web.HTTPTemporaryRedirect(f"http://127.0.0.1:1{request.path}")

    app = web.Application()
    app.router.add_post("/{path:.*}", moved)
    async with TestServer(app) as server:
        line = Line(TOKEN, str(server.make_url("")).rstrip("/"))
        with pytest.raises(Refused) as refused:
            await line.ask("getMe")
        await line.close()
    assert refused.value.code == 307


def _tell(error: Exception) -> None:
    """As the program does, and as a careless one would."""
    incidents.report(error, where="test")
    logging.getLogger("careless").error("failed", exc_info=error)
    traceback.print_exception(error)


def _everything(error: Exception, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> str:
    """All that anybody could read of it."""
    out, err = capfd.readouterr()
    chain = (error, error.__cause__, error.__context__)
    return "\n".join([out, err, caplog.text, *map(str, chain), *map(repr, chain), str(vars(error))])
