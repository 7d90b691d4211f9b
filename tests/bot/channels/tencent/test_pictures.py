"""Pictures are fetched from the platform's own servers, and no address anybody sends leads anywhere else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.channels import SendFailed
from bot.channels.tencent.pictures import Pictures

API = "https://qyapi.weixin.qq.com"


@pytest.mark.parametrize(
    "url",
    [
        "https://wework.qpic.cn/wwpic/1_2/0",
        "https://p.qpic.cn/1",
        "https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/1?sign=2",
        "https://qyapi.weixin.qq.com/cgi-bin/media",
        "https://work.weixin.qq.com/1",
        "https://wwcdn.work.weixin.qq.com:443/1",
    ],
)
def test_the_platforms_addresses_are_known(url: str) -> None:
    assert Pictures(API).is_theirs(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://wework.qpic.cn/1",
        "https://qpic.cn.evil.example/1",
        "https://evilqpic.cn/1",
        "https://evil.example/?https://p.qpic.cn/",
        "https://p.qpic.cn@evil.example/1",
        "https://user:word@p.qpic.cn/1",
        "https://p.qpic.cn:8443/1",
        "https://p.qpic.cn:x/1",
        "https://p.qpic.cn\\@evil.example/1",
        "https://somebody-1.cos.ap-guangzhou.myqcloud.com/1",
        "https://ww-a.cos.evil.example/.myqcloud.com",
        "https://127.0.0.1/1",
        "https://[::1]/1",
        "https://169.254.169.254/latest/meta-data",
        "http://localhost:8000/healthz",
        "file:///etc/passwd",
        "ftp://p.qpic.cn/1",
        "//p.qpic.cn/1",
        "p.qpic.cn/1",
        "https://\uff50.qpic.cn.evil.example/",
        "https://[",
        "",
    ],
)
async def test_any_other_address_is_not_gone_to(url: str) -> None:
    pictures = Pictures(API)
    assert not pictures.is_theirs(url)
    with pytest.raises(SendFailed) as failure:
        await pictures.fetch(url)
    assert failure.value.permanent


def test_what_the_platform_keeps_where_it_is_called_is_fetched_too() -> None:
    assert Pictures("http://127.0.0.1:9").is_theirs("http://127.0.0.1:9/pictures/1")
    assert not Pictures("http://127.0.0.1:9").is_theirs("http://127.0.0.1:90/pictures/1")


@asynccontextmanager
async def _server(answer: Callable[[], web.Response]) -> AsyncIterator[tuple[str, list[str]]]:
    """Where it answers so, and what was asked there."""
    asked: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        asked.append(request.path)
        return answer()

    app = web.Application()
    app.router.add_get("/{path:.*}", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", asked
    finally:
        await runner.cleanup()


async def _fetched(url: str) -> bytes:
    pictures = Pictures(url)
    try:
        return await pictures.fetch(f"{url}/a")
    finally:
        await pictures.close()


async def test_the_bytes_are_those_that_were_kept() -> None:
    async with _server(lambda: web.Response(body=bytes(range(256)))) as (url, _):
        assert await _fetched(url) == bytes(range(256))


async def test_a_picture_that_leads_elsewhere_is_not_followed() -> None:
    async with _server(lambda: web.Response(status=302, headers={"Location": "/b"})) as (url, asked):
        with pytest.raises(SendFailed):
            await _fetched(url)
    assert asked == ["/a"]


@pytest.mark.parametrize(("status", "gone"), [(403, True), (404, True), (500, False), (503, False)])
async def test_a_picture_whose_time_is_over_is_gone_and_a_server_in_trouble_is_asked_again(
    status: int, gone: bool
) -> None:
    async with _server(lambda: web.Response(status=status)) as (url, _):
        with pytest.raises(SendFailed) as failure:
            await _fetched(url)
    assert failure.value.permanent is gone
    assert url not in str(failure.value)
    assert failure.value.__context__ is None


async def test_nobody_answering_is_worth_another_try() -> None:
    with pytest.raises(SendFailed) as failure:
        await _fetched("http://127.0.0.1:1")
    assert not failure.value.permanent


async def test_an_endless_picture_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.tencent.line.LONGEST", 100)
    async with _server(lambda: web.Response(body=b"x" * 1000)) as (url, _):
        with pytest.raises(SendFailed) as failure:
            await _fetched(url)
    assert failure.value.permanent
