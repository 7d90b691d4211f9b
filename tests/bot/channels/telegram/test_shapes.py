"""What we read of an update is what other programs read of it; where they give up we go on, and never fall over."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping

import pytest
import telegram
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.receive import envelope, to_incoming
from domain.message import Address, ChatKind, ChatTurn, Incoming, Origin, Point, Quoted
from tests.bot.channels.telegram.test_receive import FORWARDED, KINDS
from tests.bot.channels.telegram.updates import (
    BASIC,
    BOT,
    GROUP,
    LI,
    ME,
    PHOTO,
    WANG,
    Json,
    dumped,
    message,
    pressed,
    raw,
    restricted,
    span,
    stands,
    update,
)
from tests.town import NOON

_CALLED = "👍🏽 邻长 灯坏了 @linzhang_bot"
_CALLING = [{"type": "text_mention", "user": BOT, **span(_CALLED, "邻长")}]
_THEIRS = message(40, who=LI, chat=GROUP, photo=PHOTO, caption="看这个灯")
_TOPIC: Json = {"message_thread_id": 77, "is_topic_message": True}

SHAPES: Mapping[str, Json] = {
    **{kind: update(message(chat=GROUP, **content)) for kind, (content, _) in KINDS.items()},
    "mention": update(message(chat=GROUP, text=_CALLED, entities=_CALLING)),
    "reply": update(message(chat=GROUP, text="上报", reply_to_message=_THEIRS)),
    "topic": update(message(chat=GROUP, text="上报", **_TOPIC)),
    "forward": update(message(text="上报", **FORWARDED)),
    "edit": update(message(text="上报"), "edited_message"),
    "press": pressed(message(50, who=BOT, chat=GROUP, text="26-0031", **_TOPIC)),
    "press under nothing": pressed({"chat": GROUP, "message_id": 50, "date": 0}),
    "joined": stands("left", "administrator"),
    "muted": stands("member", restricted(may_speak=False)),
    "renamed": update(message(chat=GROUP, new_chat_title="4号网格")),
    "moved": update(message(chat=BASIC, migrate_to_chat_id=GROUP["id"])),
}


def ptb(said: Json) -> telegram.Update:
    return telegram.Update.de_json(copy.deepcopy(said), None)


@pytest.mark.parametrize("shape", SHAPES)
def test_another_reader_of_telegrams_interface_reads_the_same(shape: str) -> None:
    said = SHAPES[shape]
    incoming = to_incoming(raw(said), NOON, ME)
    read = ptb(said)
    assert envelope(raw(said)).update_id == str(read.update_id)
    assert read.effective_chat is not None
    if incoming is None:
        return
    assert incoming.address.chat == str(read.effective_chat.id)
    assert incoming.title == (read.effective_chat.title or "")
    assert read.effective_user is not None
    assert (incoming.sender, incoming.sender_name) == (str(read.effective_user.id), read.effective_user.full_name)
    under = read.effective_message
    if under is None or incoming.chat_turn is not None:
        return
    topic = getattr(under, "is_topic_message", None)
    assert incoming.message_id == (f"{under.message_id}@{under.message_thread_id}" if topic else str(under.message_id))
    if incoming.handle is not None:
        assert read.callback_query is not None
        assert incoming.handle == read.callback_query.data
        return
    words = under.text or under.caption or ""
    for called in under.parse_entities(["text_mention"]).values():
        words = words.replace(called + " ", "")
    assert incoming.text == words.replace("@linzhang_bot", "").strip()
    sizes = {size.file_id: size.width * size.height for size in under.photo}
    assert incoming.attachments in ((), ("doc",), (max(sizes, key=sizes.__getitem__, default=""),))


OLD_ANSWER = {"update_id": 1, "poll_answer": {"poll_id": "1", "user": WANG, "option_ids": [0]}}
SPARE = {"id": 7, "first_name": "王"}


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (OLD_ANSWER, None),
        (update(message(who=SPARE, chat=GROUP, text="灯坏了")), "灯坏了"),
        (update(message(chat=GROUP, text="灯坏了", reply_markup={"inline_keyboard": [[{}]]})), "灯坏了"),
        (update(message(chat=GROUP, text="灯坏了", link_preview_options=7)), "灯坏了"),
        (update(message(chat=GROUP, poll={"id": "1"})), ""),
        (update(message(chat=GROUP, pinned_message={"text": "灯坏了"})), None),
    ],
)
def test_what_other_programs_refuse_is_read_where_our_part_of_it_is_there(said: Json, text: str | None) -> None:
    with pytest.raises((TypeError, KeyError, AttributeError)):
        ptb(said)
    incoming = to_incoming(dumped(said), NOON, ME)
    assert (None if incoming is None else incoming.text) == text


CANARY = "卡那利密码四七一一"


@pytest.mark.parametrize(
    "part",
    [
        {**message(text=CANARY), "from": [CANARY]},
        message(text=[CANARY]),
        message(photo=[{"file_id": CANARY, "width": CANARY}]),
        message(chat={"id": CANARY, "type": "group", "title": CANARY}, text=CANARY),
        message(location={"latitude": 400, "longitude": CANARY}, caption=CANARY),
        message(text=CANARY, entities=[{"type": "text_mention", "offset": -1, "length": CANARY}]),
        {"text": CANARY},
    ],
)
def test_what_cannot_be_read_is_an_error_that_tells_nothing_of_it(part: Json) -> None:
    with pytest.raises(ValueError) as failure:  # noqa: PT011
        to_incoming(dumped(update(part)), NOON, ME)
    assert CANARY not in str(failure.value) + repr(failure.value)


def places(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every way into a document."""
    yield way
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from places(inner, (*way, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, (*way, number))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(["\ud800", 2**63]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """An update in which up to three things are not what they should be, or gone."""
    said = json.loads(json.dumps(SHAPES[draw(st.sampled_from(list(SHAPES)))]))
    for _ in range(draw(st.integers(1, 3))):
        ways = [way for way in places(said) if way]
        if not ways:
            break
        *outer, last = draw(st.sampled_from(ways))
        inside = said
        for step in outer:
            inside = inside[step]
        if draw(st.booleans()):
            inside[last] = draw(anything)
        else:
            del inside[last]
    return dumped(said)


def well_made(incoming: Incoming) -> bool:
    """Whether everybody who deals with it may trust that each field is what it says."""
    names = (incoming.sender, incoming.sender_name, incoming.message_id, incoming.text, incoming.title)
    perhaps = (incoming.album, incoming.handle, incoming.reply_to, incoming.unsupported)
    return (
        isinstance(incoming.address, Address)
        and isinstance(incoming.address.chat, str)
        and isinstance(incoming.kind, ChatKind)
        and isinstance(incoming.origin, Origin)
        and all(isinstance(name, str) for name in names)
        and all(name is None or isinstance(name, str) for name in perhaps)
        and all(isinstance(name, str) for name in incoming.attachments)
        and isinstance(incoming.addressed, bool)
        and isinstance(incoming.point, Point | None)
        and isinstance(incoming.quoted, Quoted | None)
        and isinstance(incoming.chat_turn, ChatTurn | None)
        and (incoming.point is None or (abs(incoming.point.lat) <= 90 and abs(incoming.point.lon) <= 180))
    )


@settings(max_examples=500, deadline=None)
@given(spoiled())
def test_whatever_is_wrong_with_an_update_it_says_something_or_nothing_or_cannot_be_read(payload: bytes) -> None:
    try:
        incoming = to_incoming(payload, NOON, ME)
    except ValueError:
        return
    assert incoming is None or well_made(incoming)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"null",
        b"[" * 5000,
        b'{"update_id":1,"message":' * 500 + b"1" + b"}" * 500,
        b'{"message":{}}',
        b'{"message":{"text":"\\ud83d"}}',
    ],
)
def test_what_is_no_update_at_all_cannot_be_read(payload: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        to_incoming(payload, NOON, ME)
