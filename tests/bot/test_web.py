"""What the web app answers: the page, what is done on it, who may ask, and how the service is doing."""

from __future__ import annotations

import asyncio
import io
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from PIL import Image
from prometheus_client.parser import text_string_to_metric_families

from bot.channels.reach import Reach
from bot.command.serving import STOPS_WITHIN
from bot.house import build
from bot.language.text import Locale
from bot.web import forms, patience
from bot.web.server import serve
from domain.clocks.promises import Kind
from domain.errors import Refusal
from storage.lab import LabPhoto, LabWords, PhotoState
from storage.photo.terms import MAX_BYTES
from storage.upkeep.audit import Breach, Finding
from tests.bot.lab_town import FRIDAY_EVENING, TEXTS, DeafService, deaf_service
from tests.patience import PATIENCE

HOUR = timedelta(hours=1)
SAY, TAP, CLOCK, AHEAD = "/lab/say", "/lab/tap", "/lab/clock", "/lab/ahead"


@pytest_asyncio.fixture
async def service(tmp_path: Path) -> AsyncIterator[DeafService]:
    async with deaf_service(tmp_path) as service:
        yield service


@asynccontextmanager
async def visiting(service: DeafService) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(build(service))
    async with httpx.AsyncClient(transport=transport, base_url="http://lab.test") as client:
        yield client


@pytest_asyncio.fixture
async def visitor(service: DeafService) -> AsyncIterator[httpx.AsyncClient]:
    async with visiting(service) as client:
        yield client


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 180, 90)).save(file, "JPEG")
    return file.getvalue()


def photo(content: bytes = b"picture") -> tuple[str, tuple[str, bytes, str]]:
    return ("photos", ("lamp.jpg", content, "image/jpeg"))


async def payloads(service: DeafService) -> list[dict[str, Any]]:
    return [json.loads(raw) for raw in await service.payloads()]


# The page.


@pytest.mark.parametrize(
    ("address", "language", "title"),
    [
        ("/lab", "zh-Hans", "邻长体验台"),
        ("/lab?lang=zh-Hant", "zh-Hant", "鄰長體驗台"),
        ("/lab?lang=en", "en", "Linzhang lab"),
        ("/lab?lang=xx", "zh-Hans", "邻长体验台"),
    ],
)
async def test_the_page_is_in_the_language_asked_for_else_the_towns(
    visitor: httpx.AsyncClient, address: str, language: str, title: str
) -> None:
    page = await visitor.get(address)

    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert f"<title>{title} · 富家社区</title>" in page.text


async def test_every_phone_of_the_town_is_there_with_its_holder(visitor: httpx.AsyncClient) -> None:
    page = (await visitor.get("/lab?lang=en")).text

    assert page.count('<section class="phone"') == 3
    assert 'aria-label="王阿姨, Private chat with Linzhang"' in page
    assert 'aria-label="王阿姨, 4栋院坝群"' in page
    assert "Neighbour leader" in page


async def test_a_visitor_who_knows_only_the_host_finds_the_page(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get("/")).headers["location"] == "/lab"


async def test_the_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(visitor: httpx.AsyncClient) -> None:
    page = await visitor.get("/lab")

    assert "http://" not in page.text
    assert "https://" not in page.text
    assert page.text.count("<script") == page.text.count("<script src=") == 2
    assert "<style" not in page.text
    assert " style=" not in page.text
    assert " on" not in {attribute[:3] for attribute in page.text.split('="')}
    policy = page.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "no-referrer"


async def test_what_the_page_needs_is_served_under_the_names_it_uses(visitor: httpx.AsyncClient) -> None:
    page = (await visitor.get("/lab")).text
    needed = [part.split('"')[0] for part in page.split('"/static/')[1:]]

    answers = [(await visitor.get(f"/static/{name}")).status_code for name in needed]

    assert len(needed) == 7
    assert answers == [200] * 7


async def test_what_somebody_writes_never_becomes_part_of_the_page(
    service: DeafService, visitor: httpx.AsyncClient
) -> None:
    evil = """<script>alert(1)</script>'"><img src=x onerror=alert(1)>"""
    await service.bot_says("wang", LabWords(evil, (("'\"><b>", f"1 {evil}"),)))

    page = (await visitor.get("/lab")).text

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


async def test_a_phone_shows_days_times_buttons_and_what_was_edited(
    service: DeafService, visitor: httpx.AsyncClient
) -> None:
    card = await service.bot_says("li", LabWords("请签收", (("h1", "1 签收"), ("h2", "转派"))))
    await service.clock.jump(service.database, FRIDAY_EVENING + 24 * HOUR)
    await service.database.transact(lambda work: work.lab.edit("li", card, LabWords("已签收"), service.now()))
    await service.bot_says("li", LabWords("提醒", (("h3", "1 办结"),), reply_to=card))

    phone = (await visitor.get("/lab/phone/2")).text

    assert [day in phone for day in ("5月8日 周五", "5月9日 周六")] == [True, True]
    assert phone.count(">18:00</time>") == 2
    assert phone.count("有更新") == 1
    assert '<span class="number">1</span> 办结' in phone
    assert '"handle": "h3"' in phone
    assert phone.count('class="quote"') == 1
    assert "请签收" not in phone


async def test_in_a_group_senders_are_named_and_in_private_they_are_not(
    service: DeafService, visitor: httpx.AsyncClient
) -> None:
    await visitor.post(SAY, data={"phone": "1", "text": "门口有垃圾"})
    await service.bot_says("yard", LabWords("收到"))
    await service.bot_says("wang", LabWords("您好"))

    group, private = [(await visitor.get(f"/lab/phone/{number}")).text for number in (1, 0)]

    assert '<p class="sender">邻长</p>' in group
    assert "message mine" in group
    assert 'class="sender"' not in private


@pytest.mark.parametrize(
    ("shown", "word"),
    [
        (LabPhoto("a" * 64), 'src="/photos/aaa'),
        (LabPhoto("a" * 64, PhotoState.UPLOAD), "正在看照片"),
        (LabPhoto("a" * 64, PhotoState.REFUSED), "这张照片打不开"),
    ],
)
async def test_a_picture_is_shown_only_when_it_is_known_to_be_one(
    service: DeafService, visitor: httpx.AsyncClient, shown: LabPhoto, word: str
) -> None:
    await service.bot_says("wang", LabWords("看", photos=(shown,)))

    phone = (await visitor.get("/lab/phone/0")).text

    assert word in phone
    assert ("<img" in phone) is (shown.state is PhotoState.PHOTO)


async def test_a_photo_that_was_taken_in_can_be_looked_at(service: DeafService, visitor: httpx.AsyncClient) -> None:
    kept = await service.photos.take_in(jpeg())

    answer = await visitor.get(f"/photos/{kept.sha256}.jpg")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert "immutable" in answer.headers["cache-control"]


async def test_an_upload_that_was_not_looked_at_cannot_be_had(service: DeafService, visitor: httpx.AsyncClient) -> None:
    upload = await service.photos.keep_pending(b"<html>")

    for name in (upload, "0" * 64, "..%2Fpending%2Fx", "x"):
        assert (await visitor.get(f"/photos/{name}.jpg")).status_code == 404


async def test_an_empty_phone_says_what_to_try(visitor: httpx.AsyncClient) -> None:
    said = [(await visitor.get(f"/lab/phone/{number}")).text for number in range(3)]

    assert ["楼道灯坏了" in text for text in said] == [True, True, False]
    assert "会在这里出现" in said[2]


@pytest.mark.parametrize("number", ["3", "99999999999999999999"])
async def test_a_phone_nobody_has_is_not_found(visitor: httpx.AsyncClient, number: str) -> None:
    answer = await visitor.get(f"/lab/phone/{number}?lang=en")

    assert (answer.status_code, answer.text) == (404, "There is no such phone, please reload the page.")


async def test_without_a_town_the_page_says_what_is_missing(tmp_path: Path) -> None:
    async with deaf_service(tmp_path, imported=False) as service, visiting(service) as visitor:
        page = await visitor.get("/lab")

        assert page.status_code == 503
        assert "linzhang import" in page.text
        assert (await visitor.get("/metrics")).status_code == 200


async def test_a_town_without_phones_says_how_to_get_some(service: DeafService, visitor: httpx.AsyncClient) -> None:
    await service.database.transact(lambda work: work.lab.set_phones(()))

    assert "[[lab]]" in (await visitor.get("/lab")).text


async def test_a_service_that_is_no_demo_has_no_lab(service: DeafService) -> None:
    service.lab = None
    async with visiting(service) as visitor:
        looked = [(await visitor.get(path)).status_code for path in ("/lab", "/", "/lab/events", "/static/lab.css")]
        asked = [(await visitor.post(path)).status_code for path in (SAY, TAP, CLOCK)]

        assert {*looked, *asked} == {404}
        assert (await visitor.get("/healthz")).status_code == 200


# What is done on it.


async def test_what_is_said_is_on_the_phone_and_with_the_bot_when_the_answer_comes(
    service: DeafService, visitor: httpx.AsyncClient
) -> None:
    form = {"phone": "0", "text": "楼道灯坏了", "lat": "30.65", "lon": "104.06"}

    answer = await visitor.post(SAY, data=form, files=[photo(b"one"), photo(b"two")])

    (stored,) = await payloads(service)
    assert answer.status_code == 204
    assert (stored["text"], stored["chat"], stored["location"]["lat"]) == ("楼道灯坏了", "wang", 30.65)
    assert [await service.photos.pending(upload) for upload in stored["attachments"]] == [b"one", b"two"]
    assert "楼道灯坏了" in (await visitor.get("/lab/phone/0")).text


async def test_a_browser_that_sends_no_photo_sends_an_empty_one(
    service: DeafService, visitor: httpx.AsyncClient
) -> None:
    await visitor.post(
        SAY, data={"phone": "0", "text": "好"}, files=[("photos", ("", b"", "application/octet-stream"))]
    )

    (stored,) = await payloads(service)
    assert stored["attachments"] == []


async def test_a_press_reaches_the_bot(service: DeafService, visitor: httpx.AsyncClient) -> None:
    answer = await visitor.post(TAP, data={"phone": "2", "message": "7", "handle": "h1"})

    (stored,) = await payloads(service)
    assert answer.status_code == 204
    assert (stored["account"], stored["message_id"], stored["handle"]) == ("li", "7", "h1")


@pytest.mark.parametrize(("to", "hours"), [("+1h", 1), ("+1d", 24), ("next", 15)])
async def test_the_clock_moves_by_what_was_asked(
    service: DeafService, visitor: httpx.AsyncClient, to: str, hours: int
) -> None:
    await service.promise((Kind.ACKNOWLEDGE, 15 * HOUR))

    answer = await visitor.post(CLOCK, data={"to": to})

    assert answer.status_code == 204
    assert service.clock() == FRIDAY_EVENING + hours * HOUR
    assert service.caught_up[-1] == service.clock()


async def test_the_clock_shows_now_and_the_next_moment(service: DeafService, visitor: httpx.AsyncClient) -> None:
    nothing_due = (await visitor.get(CLOCK)).text
    await service.promise((Kind.ACKNOWLEDGE, 16 * HOUR))
    something_due = (await visitor.get(CLOCK)).text

    assert "5月8日 周五 18:00" in nothing_due
    assert "disabled" in nothing_due
    assert "5月9日 周六 10:00" in something_due
    assert "disabled" not in something_due


async def test_what_comes_next_is_told_in_its_order_with_whoever_would_hear(
    service: DeafService, visitor: httpx.AsyncClient
) -> None:
    nothing = (await visitor.get(AHEAD)).text
    await service.promise((Kind.FINISH, 30 * HOUR), (Kind.ACKNOWLEDGE, 15 * HOUR))
    page = (await visitor.get(f"{AHEAD}?lang=en")).text

    assert TEXTS.plain("lab-ahead-none", Locale.HANS) in nothing
    assert "<li" not in nothing
    assert re.findall(r'"to": "([^"]+)"', page) == ["2026-05-09T01:00:00+00:00", "2026-05-09T16:00:00+00:00"]
    assert page.index("Acknowledged · due") < page.index("Done · due")
    assert page.count(TEXTS.plain("lab-ahead-nobody", Locale.EN)) == 2


async def test_the_clock_moves_to_the_moment_of_a_box_and_never_back(
    service: DeafService, visitor: httpx.AsyncClient
) -> None:
    for to in ("2026-05-09T10:00:00+08:00", "2026-05-08T20:00:00+08:00"):
        assert (await visitor.post(CLOCK, data={"to": to})).status_code == 204
        assert service.clock() == FRIDAY_EVENING + 16 * HOUR


@pytest.mark.parametrize(
    ("path", "form", "status", "key"),
    [
        (SAY, {"phone": "0"}, 422, "lab-nothing-said"),
        (SAY, {"phone": "0", "text": " \n "}, 422, "lab-nothing-said"),
        (SAY, {"phone": "3", "text": "好"}, 404, "lab-no-phone"),
        (SAY, {"phone": "-1", "text": "好"}, 404, "lab-no-phone"),
        (SAY, {"phone": "①", "text": "好"}, 404, "lab-no-phone"),
        (SAY, {"text": "好"}, 404, "lab-no-phone"),
        (SAY, {"phone": "0", "lat": "91", "lon": "0"}, 400, "lab-not-understood"),
        (SAY, {"phone": "0", "lat": "north", "lon": "0"}, 400, "lab-not-understood"),
        (SAY, {"phone": "0", "lat": "nan", "lon": "0"}, 400, "lab-not-understood"),
        (TAP, {"phone": "0", "handle": "h"}, 400, "lab-not-understood"),
        (TAP, {"phone": "0", "message": "1"}, 400, "lab-not-understood"),
        (TAP, {"phone": "9", "message": "1", "handle": "h"}, 404, "lab-no-phone"),
        (CLOCK, {"to": "yesterday"}, 400, "lab-not-understood"),
        (CLOCK, {}, 400, "lab-not-understood"),
        (CLOCK, {"to": "next"}, 409, "lab-next-none"),
        (CLOCK, {"to": "2026-05-09T10:00"}, 400, "lab-not-understood"),
        (CLOCK, {"to": "2028-05-09T10:00+08:00"}, 400, "lab-not-understood"),
    ],
)
async def test_what_cannot_be_done_is_refused_in_words_and_changes_nothing(
    service: DeafService, visitor: httpx.AsyncClient, path: str, form: dict[str, str], status: int, key: str
) -> None:
    answer = await visitor.post(f"{path}?lang=zh-Hant", data=form)

    assert (answer.status_code, answer.text) == (status, TEXTS.plain(key, Locale.HANT))
    assert await payloads(service) == []
    assert await service.database.read(lambda work: work.lab.version()) == 0
    assert service.clock() == FRIDAY_EVENING


async def test_a_form_nobody_can_read_is_refused(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.post(SAY, content=b"nonsense", headers={"content-type": "multipart/form-data"})

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "photos", [[photo()] * 11, [photo(), photo(bytes(MAX_BYTES + 1))]], ids=["too many", "too large"]
)
async def test_photos_beyond_the_limit_are_refused_and_none_is_kept(
    service: DeafService, visitor: httpx.AsyncClient, tmp_path: Path, photos: list[Any]
) -> None:
    answer = await visitor.post(SAY, data={"phone": "0", "text": "看"}, files=photos)

    assert (answer.status_code, answer.text) == (413, "照片一次最多 10 张，每张最大 10 MB。")
    assert not (tmp_path / "pending").exists()
    assert await payloads(service) == []


async def test_a_body_that_says_it_is_too_large_is_not_even_read(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.post(SAY, content=b"", headers={"content-length": str(forms.LARGEST_BODY + 1)})

    assert answer.status_code == 413


async def test_a_body_that_turns_out_too_large_is_refused_while_it_arrives(
    visitor: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "LARGEST_BODY", 1000)
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="photos"; filename="a"\r\n\r\n'
        while sent < 100:
            sent += 1
            yield bytes(100)

    answer = await visitor.post(SAY, content=endless(), headers={"content-type": "multipart/form-data; boundary=x"})

    assert answer.status_code == 413
    assert sent < 20


# Who may ask.


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 204),
        ({"sec-fetch-site": "same-origin"}, 204),
        ({"sec-fetch-site": "none"}, 204),
        ({"origin": "http://lab.test"}, 204),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://evil.test"}, 403),
        ({"origin": "http://lab.test.evil.test"}, 403),
        ({"origin": "null"}, 403),
    ],
)
async def test_only_our_own_pages_may_ask_for_a_change(
    service: DeafService, visitor: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    answer = await visitor.post(SAY, data={"phone": "0", "text": "好"}, headers=headers)

    assert answer.status_code == status
    assert len(await payloads(service)) == (1 if status == 204 else 0)
    assert "content-security-policy" in answer.headers


# How the service is doing.


async def test_a_live_process_says_so(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("/healthz")

    assert (answer.status_code, answer.text) == (200, "ok")


async def _nothing(_service: DeafService) -> None:
    pass


async def _worker_dies(service: DeafService) -> None:
    service.alive = False


_UNHEARD = Finding(Breach.UNHEARD, "26-0001")


async def _nobody_handles(service: DeafService) -> None:
    await service.accept("lab", "1", "wang", b"{}")
    await service.clock.jump(service.database, FRIDAY_EVENING + HOUR)


async def _an_alarm_stands(service: DeafService) -> None:
    await service.database.transact(lambda work: work.alarms.ring([_UNHEARD], service.now()))


async def _an_alarm_has_ended(service: DeafService) -> None:
    await _an_alarm_stands(service)
    await service.database.transact(lambda work: work.alarms.clear([_UNHEARD], service.now()))


async def _database_closes(service: DeafService) -> None:
    await service.database.close()


@pytest.mark.parametrize(
    ("happens", "found"),
    [
        (_nothing, {"ready": True}),
        (_worker_dies, {"ready": False, "worker": False}),
        (_nobody_handles, {"ready": False, "inbox_lag_seconds": 3600.0}),
        (_an_alarm_stands, {"ready": False, "promises": False}),
        (_an_alarm_has_ended, {"ready": True}),
        (_database_closes, {"ready": False, "database": False, "promises": False, "inbox_lag_seconds": None}),
    ],
)
async def test_a_service_is_ready_when_it_can_do_its_work(
    service: DeafService, visitor: httpx.AsyncClient, happens: Callable[..., Any], found: dict[str, object]
) -> None:
    await happens(service)

    answer = await visitor.get("/readyz")

    well = {"database": True, "worker": True, "promises": True, "inbox_lag_seconds": 0.0, "channels": {}}
    assert answer.json() == well | found
    assert answer.status_code == (200 if found["ready"] else 503)


async def test_the_numbers_tell_what_came_in_what_waits_and_how_cases_stand(
    service: DeafService, visitor: httpx.AsyncClient
) -> None:
    await service.promise((Kind.ACKNOWLEDGE, HOUR))
    await _an_alarm_stands(service)
    for update in ("1", "2", "3"):
        await service.accept("lab", update, update, b"{}")
    (first, *_) = await service.database.read(lambda work: work.inbox.waiting(1))
    await service.database.transact(lambda work: work.inbox.done(first.id, service.now()))
    await service.clock.jump(service.database, FRIDAY_EVENING + HOUR)

    text = (await visitor.get("/metrics")).text

    values = {
        (sample.name, sample.labels.get("state", sample.labels.get("breach"))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert values["linzhang_updates_total", None] == 3
    assert values["linzhang_handled_total", None] == 1
    assert values["linzhang_inbox", "waiting"] == 2
    assert values["linzhang_inbox", "dead"] == 0
    assert values["linzhang_inbox_lag_seconds", None] == 3600
    assert values["linzhang_outbox_lag_seconds", None] == 0
    assert values["linzhang_outbox", "queued"] == 0
    assert values["linzhang_alarms", "unheard"] == 1
    assert values["linzhang_alarms", "clock"] == 0
    assert sum(value for (name, _), value in values.items() if name == "linzhang_cases") == 1


@dataclass(frozen=True)
class OneWay:
    """Keeps the protocol of ``bot.channels.reach.Way``."""

    reach: Reach
    quiet_seconds: float | None


@pytest.mark.parametrize("reach", list(Reach))
async def test_how_a_platform_reaches_us_is_told_to_whoever_watches(
    service: DeafService, visitor: httpx.AsyncClient, reach: Reach
) -> None:
    service.ways["telegram"] = OneWay(reach, 12.5)

    assert (await visitor.get("/readyz")).json()["channels"] == {"telegram": reach}
    numbers = (await visitor.get("/metrics")).text
    assert 'linzhang_channel_quiet_seconds{channel="telegram"} 12.5' in numbers
    assert f'linzhang_channel_well{{channel="telegram"}} {float(reach.well)}' in numbers


async def test_a_platform_that_was_never_asked_has_no_line_among_the_numbers(
    service: DeafService, visitor: httpx.AsyncClient
) -> None:
    service.ways["telegram"] = OneWay(Reach.WEBHOOK, None)

    assert "channel_quiet_seconds{" not in (await visitor.get("/metrics")).text


# Serving it.


@asynccontextmanager
async def served(service: DeafService) -> AsyncIterator[tuple[str, asyncio.Task[None]]]:
    """The address of the real server, and the task to cancel."""
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(serve(build(service), "127.0.0.1", 0, ready=address.set_result))
    try:
        yield await address, task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _half_open(address: str) -> asyncio.StreamWriter:
    """A connection whose request never comes to an end."""
    host, _, port = address.removeprefix("http://").partition(":")
    _, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    await writer.drain()
    return writer


async def test_whoever_never_finishes_asking_is_let_go_also_when_a_byte_comes_now_and_then(
    service: DeafService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "ASKS_WITHIN", 0.3)
    async with served(service) as (address, _):
        host, _, port = address.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET /healthz HTTP/1.1\r\nX-Slow: ")

        async def drip() -> None:
            while not writer.is_closing():
                writer.write(b"a")
                await asyncio.sleep(0.02)

        dripping = asyncio.create_task(drip())
        async with asyncio.timeout(PATIENCE):
            with suppress(ConnectionError):
                assert await reader.read() == b""
        dripping.cancel()
        await asyncio.gather(dripping, return_exceptions=True)
        writer.close()


async def test_a_hundred_who_never_finish_asking_shut_nobody_out(
    service: DeafService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "MOST_CONNECTIONS", 40)
    async with served(service) as (address, _), httpx.AsyncClient(base_url=address) as visitor:
        slow = [await _half_open(address) for _ in range(100)]
        answers = [(await visitor.get("/healthz", headers={"connection": "close"})).status_code for _ in range(5)]
        for writer in slow:
            writer.close()

        assert answers == [200] * 5


async def test_headers_without_end_are_refused(service: DeafService) -> None:
    async with served(service) as (address, _):
        host, _, port = address.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET /healthz HTTP/1.1\r\nX-Long: ")

        async def endless() -> None:
            while True:
                writer.write(bytes(1024).replace(b"\x00", b"a"))
                await asyncio.sleep(0)

        writing = asyncio.create_task(endless())
        async with asyncio.timeout(PATIENCE):
            assert (await reader.readline()).startswith(b"HTTP/1.1 400")
        writing.cancel()
        writer.close()


async def test_many_headers_at_once_are_refused_too(service: DeafService) -> None:
    async with served(service) as (address, _), httpx.AsyncClient(base_url=address) as visitor:
        many = {f"x-{number}": "a" * 100 for number in range(patience.LARGEST_HEADERS // 100)}

        assert (await visitor.get("/healthz", headers=many)).status_code == 400
        assert (await visitor.get("/healthz", headers={"x-1": "a" * 10_000})).status_code == 200


async def test_a_body_that_does_not_come_is_not_waited_for(
    visitor: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "NEXT_PIECE_WITHIN", 0.05)

    async def stuck() -> AsyncIterator[bytes]:
        yield b"--x\r\n"
        await asyncio.sleep(2 * PATIENCE)

    async with asyncio.timeout(PATIENCE):
        answer = await visitor.post(SAY, content=stuck(), headers={"content-type": "multipart/form-data; boundary=x"})

    assert (answer.status_code, answer.text) == (408, TEXTS.plain("lab-too-slow", Locale.HANS))


async def test_an_open_page_hears_of_every_change_and_of_the_clock(service: DeafService) -> None:
    async with served(service) as (address, _), httpx.AsyncClient(base_url=address) as visitor:
        async with visitor.stream("GET", "/lab/events") as events:
            lines = (line async for line in events.aiter_lines() if line.startswith("event:"))
            heard = [await anext(lines)]
            await service.bot_says("wang", LabWords("您好"))
            heard.append(await anext(lines))
            await service.clock.jump(service.database, FRIDAY_EVENING + HOUR)
            heard.append(await anext(lines))

        assert events.headers["content-type"].startswith("text/event-stream")
        assert heard == ["event: changed"] * 3


async def test_the_server_stops_at_once_though_a_page_is_listening(service: DeafService) -> None:
    async with served(service) as (address, task), httpx.AsyncClient(base_url=address) as visitor:
        async with visitor.stream("GET", "/lab/events") as events:
            lines = events.aiter_lines()
            await anext(lines)
            task.cancel()
            async with asyncio.timeout(STOPS_WITHIN):
                await asyncio.gather(task, return_exceptions=True)

        with pytest.raises(httpx.ConnectError):
            await visitor.get("/healthz")


async def test_a_taken_port_is_an_error_of_the_caller_and_no_exit(service: DeafService) -> None:
    async with served(service) as (address, _):
        port = int(address.rpartition(":")[2])

        with pytest.raises(Refusal, match="port-taken"):
            await serve(build(service), "127.0.0.1", port, ready=lambda _: None)
