"""Only Telegram is let in, it hears "OK" only for what is on disk, and nobody else learns anything."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio
from starlette.types import Message

from bot.channels.reach import Reach
from bot.channels.telegram import webhook as webhook_module
from bot.channels.telegram.arrivals import ALLOWED_UPDATES
from bot.channels.telegram.errors import Unreached, refusal
from bot.channels.telegram.line import Answer
from bot.channels.telegram.webhook import LARGEST_UPDATE, LOOKS_EVERY, Webhook
from bot.ending import MEND, MustEnd
from bot.house import House
from tests.bot.channels.telegram.lines import PlayedLine, answer, in_no_time
from tests.bot.channels.telegram.test_polling import Post, post
from tests.bot.channels.telegram.updates import message, pressed, raw, update
from tests.bot.test_full_disk import FullDisk

SECRET = "canary_" + "s" * 40
BASE = "https://town.example"
HEADER = b"x-telegram-bot-api-secret-token"
JSON = (b"content-type", b"application/json")
GOOD = [(HEADER, SECRET.encode()), JSON]

Headers = Iterable[tuple[bytes, bytes]]


class Door:
    """A webhook that Telegram was told of, and whoever knocks."""

    def __init__(self, post: Post) -> None:
        self.asked: list[tuple[str, Mapping[str, object]]] = []
        self.arrivals = post.arrivals
        self.webhook = Webhook(PlayedLine(self._plays), self.arrivals, base=BASE, secret=SECRET, bot_id="4242")

    async def _plays(self, method: str, params: Mapping[str, object]) -> Answer:
        self.asked.append((method, params))
        return answer(True)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Door]:
        running = asyncio.ensure_future(self.webhook.run())
        await asyncio.sleep(0)
        yield self
        running.cancel()
        await asyncio.wait({running})

    async def knock(
        self, body: bytes | Iterable[Message], headers: Headers = GOOD, method: str = "POST", path: str | None = None
    ) -> int:
        """What the visitor is answered; an answer never has a body."""
        pieces = iter([{"type": "http.request", "body": body}] if isinstance(body, bytes) else body)
        sent: list[Message] = []

        async def receive() -> Message:
            return next(pieces)

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {"type": "http", "method": method, "path": path or self.webhook.path, "headers": list(headers)}
        house = House({self.webhook.path: self.webhook}, routes=[])
        await house({**scope, "query_string": b"", "root_path": ""}, receive, send)
        assert path is not None or sent[1]["body"] == b""
        return int(sent[0]["status"])


@pytest_asyncio.fixture
async def our() -> AsyncIterator[Post]:
    async with post() as our:
        yield our


@pytest_asyncio.fixture
async def door(our: Post) -> AsyncIterator[Door]:
    async with Door(our).open() as door:
        yield door


async def test_what_telegram_brings_is_on_disk_when_it_hears_ok(our: Post, door: Door) -> None:
    payload = raw(update(message(text="楼道灯坏了")))
    assert await door.knock(payload) == 200
    (arrived,) = await our.waiting()
    assert (arrived.payload, arrived.update_id, arrived.channel) == (payload, "1", "telegram")


async def test_what_telegram_brings_twice_is_stored_once(our: Post, door: Door) -> None:
    payload = raw(update(message(text="楼道灯坏了")))
    assert [await door.knock(payload) for _ in range(3)] == [200] * 3
    assert await our.stored() == ("1",)


async def test_a_press_is_answered_after_it_is_stored(our: Post, door: Door) -> None:
    assert await door.knock(raw(pressed(message()))) == 200
    await door.arrivals.close()
    assert our.answered == ["4711"]


async def test_while_the_disk_is_full_telegram_is_told_to_come_again(
    our: Post, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(monkeypatch, our.database)
    disk.lets_through = 0
    payload = raw(update(message(text="楼道灯坏了")))
    assert [await door.knock(payload) for _ in range(3)] == [503] * 3
    disk.lets_through = 10**9
    assert await door.knock(payload) == 200
    assert await our.stored() == ("1",)


async def test_telegram_is_told_everything_it_would_else_remember_from_before(door: Door) -> None:
    ((method, params),) = door.asked
    assert method == "setWebhook"
    assert params == {
        "url": f"{BASE}{door.webhook.path}",
        "secret_token": SECRET,
        "allowed_updates": ALLOWED_UPDATES,
        "max_connections": 40,
    }
    assert door.webhook.reach is Reach.WEBHOOK
    assert door.webhook.quiet_seconds is None


async def test_the_path_says_nothing_of_the_secret_and_is_another_for_every_bot_and_secret(our: Post) -> None:
    def path(secret: str, bot_id: str) -> str:
        return Webhook(PlayedLine(None), our.arrivals, base=BASE, secret=secret, bot_id=bot_id).path  # type: ignore[arg-type]

    paths = {path(secret, bot_id) for secret in (SECRET, SECRET + "2") for bot_id in ("4242", "4243")}
    assert len(paths) == 4
    assert all(SECRET not in path and "4242" not in path and len(path) > 64 for path in paths)
    assert path(SECRET, "4242") == path(SECRET, "4242")


async def test_before_telegram_can_be_understood_it_is_told_to_come_again(our: Post) -> None:
    assert await Door(our).knock(raw(update(message()))) == 503
    assert await our.stored() == ()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([JSON], 403),
        ([(HEADER, b""), JSON], 403),
        ([(HEADER, SECRET.encode()[:-1]), JSON], 403),
        ([(HEADER, SECRET.encode() + b"s"), JSON], 403),
        ([(HEADER, SECRET.swapcase().encode()), JSON], 403),
        ([(HEADER, "密码".encode() * 16), JSON], 403),
        ([(HEADER, b"\xff\x00" * 24), JSON], 403),
        ([*GOOD, (HEADER, SECRET.encode())], 403),
        ([(HEADER, b"wrong"), *GOOD], 403),
        ([(b"authorization", SECRET.encode()), JSON], 403),
        ([(HEADER, SECRET.encode())], 415),
        ([(HEADER, SECRET.encode()), (b"content-type", b"text/plain")], 415),
        ([(HEADER, SECRET.encode()), (b"content-type", b"multipart/form-data; application/json")], 415),
        ([*GOOD, (b"content-length", b"99999999")], 413),
        ([(HEADER, SECRET.encode()), (b"content-type", b"Application/JSON; charset=utf-8")], 200),
    ],
)
async def test_what_a_visitor_has_to_show(our: Post, door: Door, headers: Headers, status: int) -> None:
    assert await door.knock(raw(update(message())), headers) == status
    assert len(await our.stored()) == (status == 200)


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "\xff"])
async def test_only_bringing_is_possible(our: Post, door: Door, method: str) -> None:
    assert await door.knock(raw(update(message())), method=method) == 405
    assert await our.stored() == ()


async def test_an_update_in_pieces_is_put_together(our: Post, door: Door) -> None:
    payload = raw(update(message(text="楼道灯坏了")))
    pieces = [{"type": "http.request", "body": payload[at : at + 9], "more_body": True} for at in range(0, 999, 9)]
    assert await door.knock([*pieces, {"type": "http.request"}]) == 200
    assert [arrived.payload for arrived in await our.waiting()] == [payload]


async def test_an_update_that_breaks_off_is_not_taken_for_a_whole_one(our: Post, door: Door) -> None:
    payload = raw(update(message(text="楼道灯坏了")))
    half = {"type": "http.request", "body": payload[:40], "more_body": True}
    assert await door.knock([half, {"type": "http.disconnect"}]) == 400
    assert await our.stored() == ()
    assert await door.knock(payload) == 200


async def test_an_update_that_is_too_large_is_refused_while_it_arrives(our: Post, door: Door) -> None:
    def endless() -> Iterable[Message]:
        while True:
            yield {"type": "http.request", "body": b"7" * (LARGEST_UPDATE // 4), "more_body": True}

    assert await door.knock(endless()) == 413
    assert await our.stored() == ()


async def test_an_update_that_never_ends_is_let_go(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook_module, "UPDATE_WITHIN", 0.01)

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await door.webhook({"type": "http", "method": "POST", "headers": GOOD}, never, send)
    assert sent[0]["status"] == 408


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"update_id": null}', b'{"message": {}}'])
async def test_what_has_no_number_is_no_update(our: Post, door: Door, body: bytes) -> None:
    assert await door.knock(body) == 400
    assert await our.stored() == ()


async def test_what_cannot_be_read_is_kept_and_does_not_come_again_and_again(our: Post, door: Door) -> None:
    body = b'{"update_id": 12, "message": {"text": "\\ud800"}}'
    assert await door.knock(body) == 200
    ((arrived),) = await our.waiting()
    assert (arrived.update_id, arrived.payload) == ("12", body)


async def test_of_ten_thousand_forged_requests_none_gets_in_and_none_breaks_anything(our: Post, door: Door) -> None:
    chance = random.Random(5)
    payload = raw(update(message(text="楼道灯坏了")))
    names = (HEADER, b"X-Telegram-Bot-Api-Secret-Token", b"x-secret", b"", b"\xff", b"content-type", b"content-length")
    texts = (b"", b"\x00", b"application/json", SECRET[:-1].encode(), b"9" * 30, b"-1", "密码".encode(), b"\xff" * 300)

    def forged() -> tuple[bytes, list[tuple[bytes, bytes]], str, str | None]:
        headers = [(chance.choice(names), chance.choice((*texts, chance.randbytes(47)))) for _ in range(5)]
        # Some show the very secret, but beside another one.
        secrets = [(HEADER, SECRET.encode()), (HEADER, chance.choice(texts))] if chance.random() < 0.1 else []
        body = chance.choice((payload, payload[: chance.randrange(len(payload))], chance.randbytes(50), b""))
        path = chance.choice((None, None, f"/telegram/{chance.randbytes(32).hex()}", door.webhook.path + "/", "/"))
        return body, [*headers, *secrets], chance.choice(("POST", "POST", "GET", "\xff")), path

    answered = [await door.knock(*forged()) for _ in range(10_000)]
    assert set(answered) == {403, 404}
    assert await our.stored() == ()


def _register(*, first: list[Exception]) -> tuple[Reach, list[str]]:
    """How it stands after some minutes in which these went wrong before all was well."""
    methods: list[str] = []
    webhooks: list[Webhook] = []

    async def plays(method: str, _params: Mapping[str, object]) -> Answer:
        methods.append(method)
        if first:
            raise first.pop(0)
        return answer(True) if method == "setWebhook" else answer({"url": webhooks[0]._url})

    async def minutes() -> Reach:
        webhook = Webhook(PlayedLine(plays), Any, base=BASE, secret=SECRET, bot_id="1")  # type: ignore[arg-type]
        webhooks.append(webhook)
        running = asyncio.ensure_future(webhook.run())
        await asyncio.wait({running}, timeout=300)
        running.cancel()
        await asyncio.wait({running})
        if not running.cancelled():
            running.result()
        return webhook.reach

    return in_no_time(minutes), methods


def test_telegram_is_told_again_until_it_heard_where_to_come() -> None:
    wrong: list[Exception] = [Unreached("no answer", maybe_sent=True), refusal(502, b"<html>"), refusal(429, b"{}")]
    reach, methods = _register(first=wrong)
    assert reach is Reach.WEBHOOK
    assert methods[:5] == ["setWebhook"] * 4 + ["getWebhookInfo"]
    assert set(methods[4:]) == {"getWebhookInfo"}


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (400, "cli-telegram-webhook-refused"),
        (401, "cli-telegram-token-refused"),
        (404, "cli-telegram-token-refused"),
    ],
)
def test_an_address_or_a_token_telegram_does_not_take_ends_the_service(code: int, key: str) -> None:
    told = json.dumps({"description": "Bad Request: bad webhook"}).encode()
    with pytest.raises(MustEnd) as end:
        _register(first=[refusal(code, told)])
    assert (end.value.key, end.value.code) == (key, MEND)


STUCK = {"pending_update_count": 7, "last_error_date": 1, "last_error_message": "Connection timed out"}
IDLE = {"pending_update_count": 0, "last_error_date": 1}


class Minutes:
    """What Telegram says of the webhook minute after minute, and how it stands after each of them."""

    def __init__(self, *said: Mapping[str, object], came: frozenset[int] = frozenset()) -> None:
        self._said = list(said)
        self._came = came
        self.asked: list[str] = []
        self.reaches = in_no_time(self._pass)

    async def _pass(self) -> list[Reach]:
        async def plays(method: str, _params: Mapping[str, object]) -> Answer:
            self.asked.append(method)
            return answer(True) if method == "setWebhook" else answer({"url": webhook._url, **self._said[len(reaches)]})

        async def take(_payload: bytes) -> int:
            return 1

        reaches: list[Reach] = []
        arrivals = SimpleNamespace(take=take)
        webhook = Webhook(PlayedLine(plays), arrivals, base=BASE, secret=SECRET, bot_id="1")  # type: ignore[arg-type]
        running = asyncio.ensure_future(webhook.run())
        await asyncio.sleep(LOOKS_EVERY / 2)
        for minute in range(len(self._said)):
            if minute in self._came:
                assert await webhook._taken(_bodied) == 200
            await asyncio.sleep(LOOKS_EVERY)
            reaches.append(webhook.reach)
        running.cancel()
        await asyncio.wait({running})
        return reaches


async def _bodied() -> Message:
    return {"type": "http.request", "body": b"{}"}


def test_it_is_told_when_telegram_cannot_bring_anything_and_when_it_can_again() -> None:
    minutes = Minutes(IDLE, STUCK, STUCK, STUCK, IDLE)
    there, gone = Reach.WEBHOOK, Reach.UNDELIVERED
    assert minutes.reaches == [there, there, gone, gone, there]


def test_where_things_come_though_others_wait_all_is_well() -> None:
    minutes = Minutes(STUCK, STUCK, STUCK, STUCK, came=frozenset({0, 1, 2, 3}))
    assert set(minutes.reaches) == {Reach.WEBHOOK}


def test_what_waits_without_any_failure_is_on_its_way() -> None:
    assert set(Minutes({"pending_update_count": 3}, {"pending_update_count": 3}).reaches) == {Reach.WEBHOOK}


def test_where_another_program_takes_the_updates_it_is_told_and_they_are_taken_back() -> None:
    minutes = Minutes({"url": ""}, {"url": "https://elsewhere.example/x"}, {})
    assert minutes.reaches == [Reach.CONFLICT, Reach.CONFLICT, Reach.WEBHOOK]
    assert minutes.asked == ["setWebhook", *["getWebhookInfo", "setWebhook"] * 2, "getWebhookInfo"]
