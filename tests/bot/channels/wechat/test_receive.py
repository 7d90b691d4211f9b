"""What people do in the account is understood as they meant it; what is nobody's words is not listened to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.wechat.receive import not_shown, to_incoming
from bot.language.text import Texts
from domain.message import Address, ChatKind, ChatTurn, Datum, Incoming, Origin, Point, Turn, Voice
from storage.mail.handles import Handle
from tests.bot.channels.wechat.messages import TAKEN, WANG, event, message, raw, text
from tests.town import NOON

WORDS = "4栋2单元楼道灯坏了"
HANDLE = str(Handle(12, "secret-_1", 1))
STICKERS = not_shown(Texts.load(strict=True))

SAID = Incoming(
    address=Address("wechat", WANG),
    kind=ChatKind.PRIVATE,
    sender=WANG,
    sender_name="",
    message_id="1",
    at=NOON,
    addressed=True,
)

#: Why something is unreadable; nothing of what people wrote is in it.
UNREADABLE = r"^(no XML|a message of nobody|a file that is nowhere|no place on earth)$"

#: What somebody may send, and what we make of it.
KINDS: Mapping[str, tuple[bytes, Mapping[str, object]]] = {
    "words": (text(WORDS), {"text": WORDS}),
    "words with an end of their own": (text("灯]]>坏了"), {"text": "灯]]>坏了"}),
    "a tap on a choice": (text("1", bizmsgmenuid=HANDLE), {"handle": HANDLE}),
    "a tap where WeChat keeps the handle to itself": (text("1"), {"text": "1"}),
    "a tap on another's menu": (text("1", bizmsgmenuid="101"), {"text": "1"}),
    "a photo": (message("image", PicUrl="http://mmbiz.example/1", MediaId="m1"), {"attachments": ("m1",)}),
    "a voice note": (message("voice", MediaId="m1", Format="amr"), {"voice": Voice("m1")}),
    "a voice note that WeChat understood": (
        message("voice", MediaId="m1", Format="amr", Recognition=WORDS),
        {"text": WORDS, "voice": Voice("m1")},
    ),
    "a place": (
        message("location", Location_X="31.230400", Location_Y="121.473700", Scale=15, Label="人民广场"),
        {"point": Point(31.2304, 121.4737, Datum.GCJ02)},
    ),
    "a page": (
        message("link", Title="水管爆了", Description="3栋", Url="https://example.org"),
        {"text": "水管爆了\n3栋", "origin": Origin.FORWARDED},
    ),
    "a page without a name": (message("link", Title="", Description="", Url="x"), {"unsupported": "file"}),
    "a film": (message("video", MediaId="m1", ThumbMediaId="m2"), {"unsupported": "video"}),
    "a short film": (message("shortvideo", MediaId="m1", ThumbMediaId="m2"), {"unsupported": "video"}),
    "a file": (message("file", Title="a.pdf"), {"unsupported": "file"}),
    "something new": (message("hologram"), {"unsupported": "file"}),
    "a sticker": (text("【收到不支持的消息类型，暂无法显示】"), {"unsupported": "sticker"}),
    "nothing": (text(" "), {"unsupported": "sticker"}),
}

#: What somebody may do besides.
DEEDS: Mapping[str, tuple[bytes, Mapping[str, object] | None]] = {
    "follows": (event("subscribe", EventKey=""), {"text": "/start"}),
    "follows by a code": (event("subscribe", EventKey="qrscene_house-4-2", Ticket="t"), {"text": "/start house-4-2"}),
    "scans a code": (event("SCAN", EventKey="poll-7", Ticket="t"), {"text": "/start poll-7"}),
    "taps the menu": (event("CLICK", EventKey="报事"), {"text": "报事"}),
    "taps an entry without words": (event("CLICK", EventKey=""), None),
    "opens a page from the menu": (event("VIEW", EventKey="https://example.org"), None),
    "is somewhere": (event("LOCATION", Latitude="31.2", Longitude="121.4", Precision="5"), None),
    "was sent a reminder": (event("TEMPLATESENDJOBFINISH", MsgID=7, Status="success"), None),
    "does something new": (event("levitate"), None),
}


@pytest.mark.parametrize(("payload", "fields"), KINDS.values(), ids=KINDS)
def test_every_kind_of_message_is_read(payload: bytes, fields: dict[str, object]) -> None:
    assert to_incoming(payload, NOON, STICKERS) == replace(SAID, **fields)


@pytest.mark.parametrize(("payload", "fields"), DEEDS.values(), ids=DEEDS)
def test_every_deed_is_read_or_nobodys_business(payload: bytes, fields: dict[str, object] | None) -> None:
    read = to_incoming(payload, NOON, STICKERS)

    if fields is None:
        assert read is None
    else:
        name = "subscribe" if b"subscribe" in payload else "scan" if b"SCAN" in payload else "click"
        assert read == replace(SAID, message_id=f"{TAKEN}.{name}", **fields)


def test_whoever_leaves_wants_nothing_of_the_bot() -> None:
    left = to_incoming(event("unsubscribe", EventKey=""), NOON)

    assert left == replace(SAID, message_id="", addressed=False, chat_turn=ChatTurn(Turn.BLOCKED))


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"no XML",
        raw(MsgType="text", Content=WORDS),
        raw(FromUserName=WANG, Content=WORDS),
        message("image", PicUrl="http://mmbiz.example/1"),
        message("location", Location_X="north", Location_Y="121"),
        message("location", Location_X="91", Location_Y="121"),
        message("location", Location_X="nan", Location_Y="inf"),
        message("location"),
    ],
)
def test_what_lacks_what_is_to_be_read_of_it_is_unreadable(payload: bytes) -> None:
    with pytest.raises(ValueError, match=UNREADABLE):
        to_incoming(payload, NOON)


@given(st.binary(max_size=300))
def test_nothing_that_is_brought_breaks_the_reading(noise: bytes) -> None:
    body = text(WORDS)
    for payload in (noise, body[: len(noise)], body.replace(b"text", noise[:20])):
        try:
            to_incoming(payload, NOON)
        except ValueError:
            continue
