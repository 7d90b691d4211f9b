"""What people do on Telegram is understood as they meant it; what is nobody's business is not listened to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.channels.telegram.receive import MOST_BYTES, to_incoming
from domain.message import Address, ChatKind, Incoming, Origin, Point, Quoted, Voice
from tests.bot.channels.telegram.updates import (
    BASIC,
    BOT,
    CHANNEL,
    DATE,
    GROUP,
    LI,
    LOCATION,
    ME,
    MOVING,
    OTHER_BOT,
    PHOTO,
    POLL,
    UNNAMED,
    VOICE,
    WANG,
    Json,
    document,
    dumped,
    file,
    message,
    pressed,
    raw,
    size,
    span,
    update,
)
from tests.town import NOON

WORDS = "4栋2单元楼道灯坏了"

#: What somebody may send, and what we make of it; None when nothing.
KINDS: Mapping[str, tuple[Json, Json | None]] = {
    "words": ({"text": WORDS}, {"text": WORDS}),
    "photo": ({"photo": PHOTO}, {"attachments": ("large",)}),
    "photo with words": ({"photo": PHOTO, "caption": WORDS}, {"attachments": ("large",), "text": WORDS}),
    "part of an album": (
        {"photo": PHOTO, "media_group_id": "77", "caption": WORDS},
        {"attachments": ("large",), "album": "77", "text": WORDS},
    ),
    "picture as a file": ({"document": document("image/png")}, {"attachments": ("doc",)}),
    "place": ({"location": LOCATION}, {"point": Point(31.2304, 121.4737)}),
    "venue": (
        {"location": LOCATION, "venue": {"location": LOCATION, "title": "小公园", "address": "东门"}},
        {"point": Point(31.2304, 121.4737)},
    ),
    "live place": ({"location": {**LOCATION, "live_period": 900}}, None),
    "voice": ({"voice": VOICE}, {"voice": Voice("voice", 3)}),
    "voice with words": ({"voice": VOICE, "caption": WORDS}, {"voice": Voice("voice", 3), "text": WORDS}),
    "audio": ({"audio": file("song", duration=3)}, {"unsupported": "audio"}),
    "video": ({"video": MOVING}, {"unsupported": "video"}),
    "video note": ({"video_note": file("round", length=240, duration=2)}, {"unsupported": "video"}),
    "moving picture": ({"animation": MOVING, "document": document("image/gif")}, {"unsupported": "animation"}),
    "sticker": (
        {"sticker": file("s", type="regular", width=9, height=9, is_animated=False, is_video=False)},
        {"unsupported": "sticker"},
    ),
    "file": ({"document": document("application/pdf")}, {"unsupported": "file"}),
    "contact": ({"contact": {"phone_number": "13800000000", "first_name": "张"}}, {"unsupported": "contact"}),
    "poll": ({"poll": POLL}, {"unsupported": "poll"}),
    "dice": ({"dice": {"emoji": "🎲", "value": 3}}, {"unsupported": "dice"}),
    "story": ({"story": {"id": 1, "chat": GROUP}}, {"unsupported": "story"}),
    "pinned": ({"pinned_message": message(3, chat=GROUP, text=WORDS)}, None),
    "somebody came": ({"new_chat_members": [LI]}, None),
    "we came": ({"new_chat_members": [BOT]}, None),
    "somebody left": ({"left_chat_member": LI}, None),
    "no chat photo": ({"delete_chat_photo": True}, None),
    "topic": ({"forum_topic_created": {"name": "停车", "icon_color": 1}}, None),
    "nothing but spaces": ({"text": "  \n"}, None),
}

FORWARDED: Json = {"forward_origin": {"type": "user", "date": DATE, "sender_user": LI}}
WAYS_OF_OTHERS: Mapping[str, Json] = {
    "forwarded": FORWARDED,
    "forwarded by itself": {"is_automatic_forward": True},
    "through another bot": {"via_bot": OTHER_BOT},
}


def heard(part: Json, kind: str = "message") -> Incoming | None:
    return to_incoming(raw(update(part, kind)), NOON, ME)


def understood(part: Json, kind: str = "message") -> Incoming:
    incoming = heard(part, kind)
    assert incoming is not None
    return incoming


@pytest.mark.parametrize("kind", KINDS)
def test_what_somebody_sends_is_understood(kind: str) -> None:
    content, expected = KINDS[kind]
    incoming = heard(message(**content))
    if expected is None:
        assert incoming is None
        return
    assert incoming == replace(
        Incoming(
            address=Address("telegram", "7"),
            kind=ChatKind.PRIVATE,
            sender="7",
            sender_name="秀英 王",
            message_id="42",
            at=NOON,
            addressed=True,
        ),
        **expected,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_in_a_group_is_not_meant_for_the_bot(kind: str) -> None:
    content, expected = KINDS[kind]
    incoming = heard(message(chat=GROUP, **content))
    if expected is None:
        assert incoming is None
        return
    assert incoming is not None
    assert (incoming.address, incoming.kind) == (Address("telegram", "-1001"), ChatKind.GROUP)
    assert (incoming.addressed, incoming.title) == (False, GROUP["title"])
    assert {name: getattr(incoming, name) for name in expected} == expected


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_says_its_new_words_and_nothing_else(kind: str) -> None:
    content, expected = KINDS[kind]
    incoming = heard(message(**content), "edited_message")
    if expected is None or "text" not in expected:
        assert incoming is None
        return
    assert incoming is not None
    assert (incoming.origin, incoming.text) == (Origin.EDITED, expected["text"])
    assert (incoming.attachments, incoming.voice, incoming.album, incoming.message_id) == ((), None, None, "42")


@pytest.mark.parametrize("way", WAYS_OF_OTHERS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_passed_on_says_the_same_and_that_it_is_somebody_elses(kind: str, way: str) -> None:
    content, _ = KINDS[kind]
    incoming = heard(message(**content, **WAYS_OF_OTHERS[way]))
    plain = heard(message(**content))
    assert incoming == (None if plain is None else replace(plain, origin=Origin.FORWARDED))


@pytest.mark.parametrize("id", UNNAMED)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("passed_on", [{}, FORWARDED, {"is_automatic_forward": True}])
def test_what_is_said_in_no_persons_name_is_nobodys(kind: str, id: int, passed_on: Json) -> None:
    content, expected = KINDS[kind]
    speaks = CHANNEL if id != 1087968824 else GROUP
    said = message(who=UNNAMED[id], chat=GROUP, **content, **passed_on)
    incoming = heard({**said, "sender_chat": speaks})
    if expected is None:
        assert incoming is None
        return
    assert incoming is not None
    assert incoming.origin is Origin.UNNAMED
    assert heard(said) == incoming


@pytest.mark.parametrize("kind", KINDS)
def test_bots_are_not_listened_to_lest_two_of_them_talk_for_ever(kind: str) -> None:
    content, _ = KINDS[kind]
    for bot in (OTHER_BOT, BOT):
        assert heard(message(who=bot, chat=GROUP, **content)) is None


@pytest.mark.parametrize("part", ["channel_post", "edited_channel_post"])
def test_what_a_channel_publishes_is_nobodys_report(part: str) -> None:
    assert heard({"message_id": 3, "date": DATE, "chat": CHANNEL, "sender_chat": CHANNEL, "text": WORDS}, part) is None


def test_a_message_in_a_group_that_nobody_sent_cannot_be_read() -> None:
    part = message(chat=GROUP, text=WORDS)
    with pytest.raises(ValueError, match="nobody"):
        heard({key: value for key, value in part.items() if key != "from"})


def test_the_largest_size_of_a_photo_that_can_be_fetched_is_taken() -> None:
    original = size("original", 9000, 9000, MOST_BYTES + 1)
    assert understood(message(photo=[*PHOTO, original])).attachments == ("large",)
    assert understood(message(photo=[size("a", 90, 90), size("b", 320, 320)])).attachments == ("b",)
    assert understood(message(photo=[original])).attachments == ("original",)


def test_a_name_on_telegram_is_the_full_name_and_never_the_one_strangers_find_a_person_by() -> None:
    nameless = {**WANG, "first_name": "", "last_name": ""}
    assert understood(message(text=WORDS)).sender_name == "秀英 王"
    assert understood(message(who=LI, text=WORDS)).sender_name == "李"
    assert understood(message(who=nameless, text=WORDS)).sender_name == ""


@pytest.mark.parametrize("content", ["text", "caption"])
@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("@linzhang_bot 4栋灯坏了", "4栋灯坏了"),
        ("@Linzhang_Bot,4栋灯坏了", "4栋灯坏了"),
        ("@linzhang_bot、4栋灯坏了", "4栋灯坏了"),
        ("\uff20linzhang_bot\uff0c4栋灯坏了", "4栋灯坏了"),
        ("\uff0f上报\uff20linzhang_bot\uff1a4栋灯坏了", "\uff0f上报 4栋灯坏了"),
        ("@linzhang_bot4栋", None),
        ("@linzhang_bot灯坏了", "灯坏了"),
        ("4栋灯坏了@linzhang_bot", "4栋灯坏了"),
        ("4栋灯坏了 @linzhang_bot", "4栋灯坏了"),
        ("灯坏了 @linzhang_bot 在4栋", "灯坏了 在4栋"),
        ("请@linzhang_bot看看,@linzhang_bot!", "请 看看, !"),
        ("@linzhang_bot", ""),
        ("wang@linzhang_bot", None),
        ("https://t.me/@linzhang_bot", None),
        ("@linzhang_bots 灯坏了", None),
        ("/上报 4栋灯坏了", None),
        ("/上报@linzhang_bot 4栋灯坏了", "/上报 4栋灯坏了"),
        ("/report@LINZHANG_BOT 4栋灯坏了", "/report 4栋灯坏了"),
        ("/progress@linzhang_bot", "/progress"),
        ("/start@linzhang_bot group-K7WQ3MPA", "/start group-K7WQ3MPA"),
        ("/上报@linzhang_bot,4栋 @linzhang_bot", "/上报 4栋"),
    ],
)
def test_whoever_names_the_bot_in_a_group_means_it(content: str, said: str, meant: str | None) -> None:
    picture = {"photo": PHOTO} if content == "caption" else {}
    incoming = understood(message(chat=GROUP, **picture, **{content: said}))
    assert (incoming.addressed, incoming.text) == ((False, said) if meant is None else (True, meant))


@pytest.mark.parametrize("before", ["", "👍🏽 ", "𠮷野家的灯 ", "👨‍👩‍👧👨‍👩‍👧 "])
def test_a_mention_is_found_behind_signs_that_count_twice(before: str) -> None:
    said = f"{before}邻长机器人 4栋灯坏了"
    mention = {"type": "text_mention", "user": BOT, **span(said, "邻长机器人")}
    somebody = {**mention, "user": LI}
    called = understood(message(chat=GROUP, text=said, entities=[mention]))
    assert (called.addressed, called.text) == (True, f"{before}4栋灯坏了")
    captioned = understood(message(chat=GROUP, photo=PHOTO, caption=said, caption_entities=[mention]))
    assert captioned.text == called.text
    assert not understood(message(chat=GROUP, text=said, entities=[somebody])).addressed


def test_a_command_for_another_bot_is_none_of_our_business() -> None:
    assert heard(message(chat=GROUP, text="/help@weather_bot")) is None
    assert heard(message(chat=GROUP, photo=PHOTO, caption="/上报@weather_bot 灯坏了")) is None
    assert heard(message(text="/help@weather_bot")) is not None


def test_where_a_deep_link_leads_stays_to_be_read() -> None:
    assert understood(message(text="/start case-26-0031")).text == "/start case-26-0031"


def test_a_reply_to_the_bot_is_meant_for_it_and_says_what_it_answers() -> None:
    ours = message(40, who=BOT, chat=GROUP, text="已记下")
    incoming = understood(message(chat=GROUP, text="好的", reply_to_message=ours))
    assert (incoming.addressed, incoming.reply_to, incoming.quoted) == (True, "40", None)


def test_a_reply_to_a_neighbour_brings_what_the_neighbour_sent() -> None:
    theirs = message(40, who=LI, chat=GROUP, photo=PHOTO, caption="看这个灯")
    incoming = understood(message(chat=GROUP, text="上报", reply_to_message=theirs))
    assert (incoming.addressed, incoming.reply_to) == (False, "40")
    assert incoming.quoted == Quoted("看这个灯", ("large",))
    spoken = understood(message(chat=GROUP, text="上报", reply_to_message=message(40, who=LI, chat=GROUP, text="灯坏")))
    assert spoken.quoted == Quoted("灯坏")


def test_what_is_said_in_a_topic_is_answered_in_the_topic() -> None:
    topic: Json = {"message_thread_id": 77, "is_topic_message": True}
    opening = message(77, who=LI, chat=GROUP, **topic, forum_topic_created={"name": "停车", "icon_color": 1})
    said = understood(message(chat=GROUP, text=WORDS, **topic, reply_to_message=opening))
    assert (said.message_id, said.reply_to, said.quoted, said.addressed) == ("42@77", None, None, False)
    assert understood(message(chat=GROUP, text=WORDS, reply_to_message=opening)).quoted is None
    bare = message(77, who=BOT, chat=GROUP, text="x")
    assert understood(message(chat=GROUP, text=WORDS, **topic, reply_to_message=bare)).reply_to is None
    ours = message(80, who=BOT, chat=GROUP, text="已记下", **topic)
    answer = understood(message(chat=GROUP, text="好的", **topic, reply_to_message=ours))
    assert (answer.message_id, answer.reply_to, answer.addressed) == ("42@77", "80@77", True)
    assert understood(message(chat=GROUP, text=WORDS, message_thread_id=30)).message_id == "42"


def test_a_press_says_who_pressed_what_and_where() -> None:
    card = message(50, who=BOT, chat=GROUP, text="26-0031", is_topic_message=True, message_thread_id=77)
    incoming = to_incoming(raw(pressed(card)), NOON, ME)
    assert incoming == Incoming(
        address=Address("telegram", "-1001"),
        kind=ChatKind.GROUP,
        sender="7",
        sender_name="秀英 王",
        message_id="50@77",
        at=NOON,
        handle="h4nd1e",
        addressed=True,
        title=GROUP["title"],
    )


def test_a_press_under_a_message_telegram_no_longer_shows_still_counts() -> None:
    incoming = to_incoming(raw(pressed({"chat": GROUP, "message_id": 50, "date": 0})), NOON, ME)
    assert incoming is not None
    assert (incoming.message_id, incoming.handle, incoming.sender) == ("50", "h4nd1e", "7")


@pytest.mark.parametrize(
    "press",
    [
        pressed(None),
        pressed(message(50, who=BOT, chat=GROUP, text="26-0031"), data=None),
        pressed(message(50, who=BOT, chat=GROUP, text="26-0031"), who=OTHER_BOT),
        pressed(message(50, who=BOT, chat=CHANNEL, text="26-0031")),
    ],
)
def test_a_press_that_leads_nowhere_is_none(press: Json) -> None:
    assert to_incoming(raw(press), NOON, ME) is None


def test_an_old_kind_of_group_is_a_group() -> None:
    assert understood(message(chat=BASIC, text=WORDS)).kind is ChatKind.GROUP


@pytest.mark.parametrize(
    "part",
    [
        {"poll_answer": {"poll_id": "1", "user": WANG, "option_ids": [0]}},
        {"message_reaction": {"chat": GROUP, "message_id": 3, "date": DATE, "old_reaction": [], "new_reaction": []}},
        {"something_new_next_year": {"chat": GROUP}},
        {},
    ],
)
def test_what_we_never_asked_telegram_for_says_nothing(part: dict[str, Any]) -> None:
    assert to_incoming(dumped({"update_id": 1, **part}), NOON, ME) is None
