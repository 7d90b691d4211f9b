"""The lab is a platform like any other: what people do on its phones reaches the bot, what it says reaches them."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.channels import Channel, Choice, SendFailed, Spoken
from bot.channels.lab.client import LabChannel, bot_mentions
from bot.channels.lab.clock import LabClock
from bot.channels.lab.desk import Said
from bot.channels.lab.receive import Location, to_incoming
from domain.clocks.promises import Kind
from domain.message import Address, ChatKind, Datum, Incoming, Point
from storage.lab import LabMessage, LabPhoto, LabWords, PhotoState
from storage.routines import Routine
from storage.work import Work
from tests.bot.lab_town import (
    AUNT_WANG,
    FRIDAY_EVENING,
    IN_THE_GROUP,
    LI_THE_LEADER,
    TEXTS,
    DeafService,
    deaf_service,
)

MENTIONS = bot_mentions(TEXTS)
HOUR = timedelta(hours=1)
WANG = Address("lab", "wang")


@pytest_asyncio.fixture
async def service(tmp_path: Path) -> AsyncIterator[DeafService]:
    async with deaf_service(tmp_path) as service:
        yield service


@pytest.fixture
def channel(service: DeafService) -> LabChannel:
    return LabChannel(service.database, service.photos, now=service.clock, mentions=MENTIONS)


def payload(**said: object) -> bytes:
    plain = {
        "id": "said-1",
        "account": "wang",
        "name": "王阿姨",
        "chat": "wang",
        "kind": "private",
        "message_id": "1",
        **said,
    }
    return json.dumps(plain, ensure_ascii=False).encode()


def received(**said: object) -> Incoming:
    incoming = to_incoming(payload(**said), FRIDAY_EVENING, MENTIONS)
    assert incoming is not None
    return incoming


def in_group(text: str, **more: object) -> Incoming:
    return received(chat="yard", kind="group", text=text, **more)


async def heard(service: DeafService) -> Incoming:
    """What the bot makes of the one payload that was stored for it."""
    (stored,) = await service.payloads()
    incoming = to_incoming(stored, FRIDAY_EVENING, MENTIONS)
    assert incoming is not None
    return incoming


async def shown(service: DeafService, chat: str) -> tuple[LabMessage, ...]:
    return await service.database.read(lambda work: work.lab.messages(chat, 100))


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 180, 90)).save(file, "JPEG")
    return file.getvalue()


# What a payload says.


def test_a_report_from_a_private_chat_is_read_whole() -> None:
    location = {"lat": 30.65, "lon": 104.06, "datum": "gcj02"}

    assert received(text=" 楼道灯坏了 ", attachments=["a", "b"], album="x", location=location) == Incoming(
        address=WANG,
        kind=ChatKind.PRIVATE,
        sender="wang",
        sender_name="王阿姨",
        message_id="1",
        at=FRIDAY_EVENING,
        text="楼道灯坏了",
        attachments=("a", "b"),
        album="x",
        point=Point(30.65, 104.06, Datum.GCJ02),
        addressed=True,
    )


@pytest.mark.parametrize(
    ("typed", "addressed", "text"),
    [
        ("@邻长 楼道灯坏了", True, "楼道灯坏了"),
        ("@邻长楼道灯坏了", True, "楼道灯坏了"),
        ("  ＠邻长：楼道灯坏了", True, "楼道灯坏了"),
        ("@鄰長，樓道燈壞了", True, "樓道燈壞了"),
        ("@linzhang the lamp is out", True, "the lamp is out"),
        ("@Linzhang", True, ""),
        ("@LINZHANG灯坏了", True, "灯坏了"),
        ("@Linzhangs are nice", False, "@Linzhangs are nice"),
        ("邻长，楼道灯坏了", False, "邻长，楼道灯坏了"),
        ("楼道灯坏了 @邻长", False, "楼道灯坏了 @邻长"),
        ("@", False, "@"),
    ],
)
def test_in_a_group_the_bot_is_meant_when_it_is_named_first(typed: str, addressed: bool, text: str) -> None:
    incoming = in_group(typed)

    assert (incoming.addressed, incoming.text) == (addressed, text)


def test_in_a_group_the_bot_is_meant_by_a_reply_to_it_and_by_a_press() -> None:
    assert in_group("2", reply_to="7", to_bot=True).addressed
    assert not in_group("2", reply_to="7").addressed
    assert in_group("", handle="h1").addressed


@pytest.mark.parametrize("nothing", ["", "  \n"])
def test_who_says_nothing_is_not_heard(nothing: str) -> None:
    assert to_incoming(payload(text=nothing), FRIDAY_EVENING, MENTIONS) is None


@pytest.mark.parametrize("said", [{"unsupported": "sticker"}, {"attachments": ["a"]}, {"handle": "h"}])
def test_what_has_no_words_may_still_say_something(said: dict[str, object]) -> None:
    received(**said)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        payload(kind="channel"),
        payload(chat=""),
        payload(text=None),
        payload(attachments=["a"] * 11),
        payload(location={"lat": 91, "lon": 0}),
        payload(location={"lat": 1}),
        payload(surprise=1),
    ],
)
def test_what_is_no_payload_is_refused_without_repeating_it(raw: bytes) -> None:
    with pytest.raises(ValueError, match="validation error") as refused:
        to_incoming(raw, FRIDAY_EVENING, MENTIONS)

    assert "王阿姨" not in str(refused.value)


@given(st.binary() | st.text().map(lambda text: payload(text=text, surprise=text)))
def test_no_payload_does_worse_than_being_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="validation error"):
        to_incoming(raw, FRIDAY_EVENING, MENTIONS)


@given(st.text())
def test_whatever_is_typed_in_private_reaches_the_bot(text: str) -> None:
    incoming = to_incoming(json.dumps(json.loads(payload()) | {"text": text}).encode(), FRIDAY_EVENING, ())

    assert incoming is None if not text.strip() else incoming is not None and incoming.text == text.strip()


def test_the_bot_answers_to_its_name_in_every_language() -> None:
    assert MENTIONS == ("@邻长", "@鄰長", "@Linzhang")


# What the bot says.


async def test_what_the_bot_says_is_on_the_phone_with_its_buttons(service: DeafService, channel: LabChannel) -> None:
    contract: Channel = channel
    photo = service.photos.file("a" * 64)

    id = await contract.send(WANG, Spoken("收到", (Choice("h1", "1 撤回"),), (photo,), reply_to="3"))

    (message,) = await shown(service, "wang")
    assert (message.id, message.sender, message.at) == (id, "", FRIDAY_EVENING)
    assert message.words == LabWords("收到", (("h1", "1 撤回"),), (LabPhoto("a" * 64),), "3")


async def test_a_card_is_edited_in_place(service: DeafService, channel: LabChannel) -> None:
    id = await channel.send(WANG, Spoken("办理中"))

    await channel.edit(WANG, id, Spoken("已办结"))

    (message,) = await shown(service, "wang")
    assert (message.words.text, message.edited_at) == ("已办结", FRIDAY_EVENING)


async def test_a_card_that_is_gone_is_known_never_to_come_back(channel: LabChannel) -> None:
    with pytest.raises(SendFailed) as failed:
        await channel.edit(WANG, "404", Spoken("已办结"))

    assert failed.value.permanent


async def test_a_photo_that_was_fetched_shows_on_the_phone(service: DeafService, channel: LabChannel) -> None:
    upload = await service.photos.keep_pending(jpeg())
    await service.lab_desk.say(AUNT_WANG, Said("看", (upload,)))
    (before,) = await shown(service, "wang")

    raw = await channel.fetch(upload)

    (after,) = await shown(service, "wang")
    assert raw == jpeg()
    assert before.words.photos == (LabPhoto(upload, PhotoState.UPLOAD),)
    assert await service.photos.file(after.words.photos[0].name).read()


async def test_a_file_that_is_no_photo_is_fetched_all_the_same(service: DeafService, channel: LabChannel) -> None:
    upload = await service.photos.keep_pending(b"not a photo")
    await service.lab_desk.say(AUNT_WANG, Said("看", (upload,)))

    assert await channel.fetch(upload) == b"not a photo"

    (message,) = await shown(service, "wang")
    assert [photo.state for photo in message.words.photos] == [PhotoState.REFUSED]


@pytest.mark.parametrize("upload", ["f" * 64, "../../etc/passwd", ""])
async def test_an_upload_that_is_gone_is_known_never_to_come_back(channel: LabChannel, upload: str) -> None:
    with pytest.raises(SendFailed) as failed:
        await channel.fetch(upload)

    assert failed.value.permanent


# What people do.


async def test_what_somebody_says_is_shown_and_stored_for_the_bot(service: DeafService) -> None:
    id = await service.lab_desk.say(AUNT_WANG, Said("楼道灯坏了", location=Location(lat=30.6, lon=104.0)))

    (message,) = await shown(service, "wang")
    incoming = await heard(service)
    assert (message.sender, message.sender_name, message.words.text) == ("wang", "王阿姨", "楼道灯坏了")
    assert (incoming.address, incoming.kind, incoming.message_id) == (WANG, ChatKind.PRIVATE, id)
    assert (incoming.text, incoming.point, incoming.album) == ("楼道灯坏了", Point(30.6, 104.0), None)


async def test_several_photos_are_one_album(service: DeafService) -> None:
    uploads = ("a" * 64, "b" * 64)

    await service.lab_desk.say(IN_THE_GROUP, Said(uploads=uploads))

    incoming = await heard(service)
    assert (incoming.attachments, incoming.address.chat, incoming.kind) == (uploads, "yard", ChatKind.GROUP)
    assert incoming.album is not None


@pytest.mark.parametrize(("sender", "addressed"), [("", True), ("zhao", False)])
async def test_an_answer_in_a_group_is_for_whom_it_answers(service: DeafService, sender: str, addressed: bool) -> None:
    asked = await service.database.transact(
        lambda work: work.lab.say("yard", LabWords("在哪儿？"), FRIDAY_EVENING, sender=sender)
    )

    await service.lab_desk.say(IN_THE_GROUP, Said("4栋", reply_to=asked))

    incoming = await heard(service)
    assert (incoming.addressed, incoming.reply_to) == (addressed, asked)


async def test_a_press_tells_which_button_of_which_message(service: DeafService) -> None:
    await service.lab_desk.tap(LI_THE_LEADER, "12", "h1")

    incoming = await heard(service)
    assert (incoming.sender, incoming.message_id, incoming.handle) == ("li", "12", "h1")


async def test_two_presses_of_one_button_are_two_payloads(service: DeafService) -> None:
    await service.lab_desk.tap(LI_THE_LEADER, "12", "h1")
    await service.lab_desk.tap(LI_THE_LEADER, "12", "h1")

    counts = await service.database.read(lambda work: work.inbox.counts())
    assert counts == {"waiting": 2}


async def test_nothing_cannot_be_said(service: DeafService) -> None:
    with pytest.raises(ValueError, match="nothing was said"):
        await service.lab_desk.say(AUNT_WANG, Said("  "))

    assert await shown(service, "wang") == ()


# What time it is.


async def test_the_clock_only_goes_forward_and_remembers_after_a_restart(service: DeafService) -> None:
    clock = service.clock
    await clock.jump(service.database, FRIDAY_EVENING + HOUR)
    await clock.jump(service.database, FRIDAY_EVENING)

    again = LabClock(lambda: FRIDAY_EVENING + 2 * HOUR)
    await again.load(service.database)

    assert clock() == FRIDAY_EVENING + HOUR
    assert again() == FRIDAY_EVENING + 3 * HOUR


async def test_on_the_way_forward_each_thing_happens_at_its_own_moment(service: DeafService) -> None:
    await service.promise((Kind.ACKNOWLEDGE, 2 * HOUR), (Kind.FINISH, 5 * HOUR), (Kind.VERIFY, 30 * HOUR))

    await service.lab_desk.forward(FRIDAY_EVENING + 24 * HOUR)

    assert [(moment - FRIDAY_EVENING) // HOUR for moment in service.caught_up] == [0, 2, 5, 24]
    assert service.clock() == FRIDAY_EVENING + 24 * HOUR
    assert await service.lab_desk.next_moment() == FRIDAY_EVENING + 30 * HOUR


async def test_what_happens_every_day_is_no_next_moment_but_is_not_jumped_over(service: DeafService) -> None:
    await service.promise((Kind.FINISH, 5 * HOUR))
    digest = Routine("morning-digest", "", FRIDAY_EVENING + 2 * HOUR)
    await service.database.transact(lambda work: work.routines.put(digest))

    assert await service.lab_desk.next_moment() == FRIDAY_EVENING + 5 * HOUR
    await service.lab_desk.forward(FRIDAY_EVENING + 5 * HOUR)

    assert [(moment - FRIDAY_EVENING) // HOUR for moment in service.caught_up][:2] == [0, 2]


async def test_something_nobody_sees_to_does_not_stop_the_clock(service: DeafService) -> None:
    await service.promise((Kind.FINISH, HOUR))
    service.sees_to_what_is_due = False

    await service.lab_desk.forward(FRIDAY_EVENING + 24 * HOUR)

    assert service.clock() == FRIDAY_EVENING + 24 * HOUR


async def test_a_clock_that_is_nowhere_yet_tells_real_time(service: DeafService) -> None:
    def offset(work: Work) -> str | None:
        return work.meta.get("lab-offset-us")

    await service.clock.load(service.database)

    assert await service.database.read(offset) is None
    assert service.clock() == FRIDAY_EVENING
