"""How a message looks on Telegram: which calls say it, and that Telegram takes every one of them."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.channels import Choice, Sound, Spoken
from bot.channels.telegram import render
from bot.channels.telegram.render import Call
from domain.message import Address
from tests.bot.channels.kept import kept
from tests.bot.channels.telegram.asked import checked, units

BOT = "linzhang_bot"
YARD = Address("telegram", "-1001")
LAMP, DOOR = kept(Path("lamp.jpg")), kept(Path("door.jpg"))
VOICE = kept(Path("voice.ogg"))
SIGN = Choice("sign-1", "1 签收")
PASS_ON = Choice("pass-1", "2 转派")
NOT_OURS = Choice("back-1", "3 不归我管")
ASK = Choice("ask-1", "4 请居民补充照片和说明")
LONG = "楼道灯坏了。" * 200


def sent(message: Spoken, username: str | None = BOT) -> tuple[Call, ...]:
    return tuple(checked(call) for call in render.sends(YARD, message, username))


def only(message: Spoken, username: str | None = BOT) -> Call:
    (call,) = sent(message, username)
    return call


def rows(*choices: Choice) -> list[list[str]]:
    keyboard = only(Spoken("好", choices)).parameters["reply_markup"]["inline_keyboard"]
    return [[button["text"] for button in row] for row in keyboard]


def test_words_are_said_as_they_are() -> None:
    assert only(Spoken("<b>灯</b> _坏_ 了")) == Call(
        "sendMessage",
        {"chat_id": "-1001", "text": "<b>灯</b> _坏_ 了", "link_preview_options": {"is_disabled": True}},
    )


def test_a_button_brings_back_its_handle() -> None:
    markup = only(Spoken("好", (SIGN,))).parameters["reply_markup"]

    assert markup == {"inline_keyboard": [[{"text": "1 签收", "callback_data": "sign-1"}]]}


def test_short_buttons_stand_side_by_side_and_long_ones_alone() -> None:
    assert rows(SIGN) == [["1 签收"]]
    assert rows(SIGN, PASS_ON) == [["1 签收", "2 转派"]]
    assert rows(SIGN, PASS_ON, SIGN) == [["1 签收", "2 转派", "1 签收"]]
    assert rows(SIGN, PASS_ON, NOT_OURS, ASK) == [["1 签收", "2 转派"], ["3 不归我管"], ["4 请居民补充照片和说明"]]
    assert rows(ASK, SIGN) == [["4 请居民补充照片和说明"], ["1 签收"]]


@pytest.mark.parametrize(
    ("onward", "address"),
    [
        ("case-26-0031", "https://t.me/linzhang_bot?start=case-26-0031"),
        ("join-k7m2", "https://t.me/linzhang_bot?start=join-k7m2"),
        ("group-9xq4", "https://t.me/linzhang_bot?startgroup=group-9xq4"),
    ],
)
def test_a_button_that_leads_on_is_a_link(onward: str, address: str) -> None:
    call = only(Spoken("好", (Choice("h", "1 私下说", onward),)))

    assert call.parameters["reply_markup"]["inline_keyboard"] == [[{"text": "1 私下说", "url": address}]]


def test_a_bot_that_does_not_know_its_name_yet_has_its_buttons_pressed() -> None:
    call = only(Spoken("好", (Choice("h", "1 私下说", "case-26-0031"),)), username=None)

    assert call.parameters["reply_markup"]["inline_keyboard"] == [[{"text": "1 私下说", "callback_data": "h"}]]


@pytest.mark.parametrize("handle", ["", "x" * 65, "签" * 22])
def test_a_handle_telegram_does_not_carry_is_a_bug(handle: str) -> None:
    with pytest.raises(ValueError, match="handle"):
        render.sends(YARD, Spoken("好", (Choice(handle, "1 签收"),)), BOT)


def test_an_answer_quotes_what_it_answers_even_if_that_is_gone() -> None:
    call = only(Spoken("好", reply_to="1234"))

    assert call.parameters["reply_parameters"] == {"message_id": 1234, "allow_sending_without_reply": True}
    assert "message_thread_id" not in call.parameters


def test_an_answer_stays_in_its_topic() -> None:
    call = only(Spoken("好", reply_to="1234@77"))

    assert call.parameters["reply_parameters"]["message_id"] == 1234
    assert call.parameters["message_thread_id"] == 77


@pytest.mark.parametrize("reply_to", ["", "said-12", "12@", "@77", "１２", "9" * 30])
def test_an_id_of_another_platform_is_not_answered(reply_to: str) -> None:
    assert "reply_parameters" not in only(Spoken("好", reply_to=reply_to)).parameters


def test_a_closed_topic_is_left_and_a_lost_question_forgotten() -> None:
    call = only(Spoken("好", (SIGN,), reply_to="1234@77"))

    assert render.without_question(call).parameters.keys() == call.parameters.keys() - {"reply_parameters"}
    assert render.without_topic(call).parameters == only(Spoken("好", (SIGN,))).parameters


def test_a_photo_has_its_words_and_buttons_under_it() -> None:
    call = only(Spoken("楼道灯坏了", (SIGN,), (LAMP,), reply_to="5"))

    assert (call.method, call.files) == ("sendPhoto", {"photo": LAMP})
    assert call.parameters["caption"] == "楼道灯坏了"
    assert call.parameters["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "sign-1"
    assert call.parameters["reply_parameters"]["message_id"] == 5


def test_several_photos_stand_above_their_words() -> None:
    album, words = sent(Spoken("楼道灯坏了", (SIGN,), (LAMP, DOOR), reply_to="5@77"))

    assert album == Call(
        "sendMediaGroup",
        {
            "chat_id": "-1001",
            "message_thread_id": 77,
            "media": [{"type": "photo", "media": "attach://photo0"}, {"type": "photo", "media": "attach://photo1"}],
        },
        {"photo0": LAMP, "photo1": DOOR},
    )
    assert words == only(Spoken("楼道灯坏了", (SIGN,), reply_to="5@77"))


def test_a_long_story_stands_below_its_photo() -> None:
    picture, words = sent(Spoken(LONG, (SIGN,), (LAMP,)))

    assert picture == Call("sendPhoto", {"chat_id": "-1001"}, {"photo": LAMP})
    assert words.parameters["text"] == LONG


def test_a_voice_note_is_sent_as_one_with_a_line_under_it() -> None:
    call = only(Spoken("【26-0031】的录音，7 秒", reply_to="5@77", sound=Sound(VOICE, 7)))

    assert (call.method, call.files) == ("sendVoice", {"voice": VOICE})
    assert (call.parameters["caption"], call.parameters["duration"]) == ("【26-0031】的录音，7 秒", 7)
    assert call.parameters["message_thread_id"] == 77


@pytest.mark.parametrize("name", ["voice.amr", "voice.awb"])
def test_what_was_spoken_on_wechat_is_a_file_that_telegram_cannot_make_a_voice_note_of(name: str) -> None:
    call = only(Spoken("【26-0031】的录音，7 秒", reply_to="5@77", sound=Sound(kept(Path(name)), 7)))

    assert (call.method, call.files) == ("sendDocument", {"document": kept(Path(name))})
    assert call.parameters["caption"] == "【26-0031】的录音，7 秒"
    assert "duration" not in call.parameters


def test_whoever_takes_no_voice_notes_gets_a_file() -> None:
    call = only(Spoken("【26-0031】的录音，7 秒", sound=Sound(VOICE, 7)))
    file = checked(render.as_file(call))

    assert (file.method, file.files) == ("sendDocument", {"document": VOICE})
    assert file.parameters == {"chat_id": "-1001", "caption": "【26-0031】的录音，7 秒"}
    assert render.as_file(file) == file


@pytest.mark.parametrize(("photos", "albums"), [(10, [10]), (11, [10, 1]), (12, [10, 2]), (20, [10, 10])])
def test_no_album_is_larger_than_telegram_takes_it(photos: int, albums: list[int]) -> None:
    *pictures, _ = sent(Spoken("好", photos=(LAMP,) * photos))

    assert [len(call.files) for call in pictures] == albums
    assert [call.method for call in pictures] == ["sendMediaGroup" if many > 1 else "sendPhoto" for many in albums]


def test_a_card_is_changed_in_its_words_or_under_its_photo() -> None:
    message = Spoken("已签收", (SIGN,), (LAMP,))
    text = checked(render.edit_text(YARD, "1234@77", message, BOT))
    caption = checked(render.edit_caption(YARD, "1234@77", message, BOT))

    assert (text.method, text.parameters["text"], text.parameters["message_id"]) == ("editMessageText", "已签收", 1234)
    assert (caption.method, caption.parameters["caption"]) == ("editMessageCaption", "已签收")
    assert text.files == caption.files == {}


def test_a_card_without_buttons_loses_those_it_had() -> None:
    assert "reply_markup" not in render.edit_text(YARD, "1", Spoken("结案"), BOT).parameters


@pytest.mark.parametrize(
    ("sent", "id"),
    [
        ({"message_id": 1234}, "1234"),
        ({"message_id": 1234, "message_thread_id": 77, "is_topic_message": True}, "1234@77"),
        ({"message_id": 1234, "message_thread_id": 77}, "1234"),
    ],
)
def test_the_id_of_a_message_names_its_topic_as_answers_to_it_do(sent: dict[str, object], id: str) -> None:
    assert render.message_id(sent) == id


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("灯坏了", 3, "灯坏了"),
        ("灯坏了。", 3, "灯坏…"),
        ("灯💡💡", 5, "灯💡💡"),
        ("灯💡💡", 4, "灯💡…"),
        ("灯💡💡", 3, "灯…"),
        ("lamp", 4, "lamp"),
        ("lamps", 4, "lam…"),
        ("\ud83d\ude00", 5, "😀"),
        ("a\ud83d", 5, "a�"),
        (" \n", 5, "…"),
        ("", 5, "…"),
    ],
)
def test_a_text_is_cut_between_characters(text: str, limit: int, short: str) -> None:
    assert render.shortened(text, limit) == short


HOSTILE = st.one_of(
    st.text(st.characters(codec=None), max_size=60),
    st.text(
        st.sampled_from("\u202e\u2066\u200f\u0300\u0489\u200d👨👩👧🏽\ud83d\ude00\x00\x1b<>&_*`[]()~\n "), max_size=60
    ),
    st.builds(
        lambda piece, times: (piece * times)[:10_000],
        st.sampled_from(["]]>", "<b>", "[a](tg://user?id=1)", "```", "/start", "@all", "\u0301", "💡", "灯"]),
        st.integers(1, 10_000),
    ),
)


@given(HOSTILE)
@example("💡" * 5_000)
@settings(max_examples=2_000, deadline=None)
def test_whatever_people_write_telegram_takes_it(text: str) -> None:
    buttons = tuple(Choice(f"h{number}", f"{number} {text}") for number in (1, 2))
    card = Spoken(text, buttons, (LAMP,), "7@9")
    edits = render.edit_text(YARD, "7@9", card, BOT), render.edit_caption(YARD, "7@9", card, BOT)

    for call in (*sent(card), *sent(Spoken(text, reply_to=text)), *map(checked, edits)):
        assert orjson.dumps(call.parameters)
        assert "parse_mode" not in call.parameters
        assert 0 < units(call.parameters.get("text", "…").strip()) <= 4096
        assert 0 < units(call.parameters.get("caption", "…").strip()) <= 1024
        keyboard = call.parameters.get("reply_markup", {}).get("inline_keyboard", [])
        assert all(0 < units(button["text"]) <= 64 for row in keyboard for button in row)
