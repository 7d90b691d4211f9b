"""How the robot says something: cards where something is to be chosen, and never any markup of what people wrote."""

from __future__ import annotations

import base64
import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from bot.channels import Choice, Spoken
from bot.channels.wecom.cards import Cards
from bot.channels.wecom.robot import render
from bot.language.text import Texts

CARDS = Cards(Texts.load(strict=True))
TWO = (Choice("7.1.c2VjcmV0", "1 签收"), Choice("7.2.c2VjcmV0", "2 转派"))
SHORT = Spoken("26-0031 楼道灯", choices=TWO)
LONG = Spoken("26-0031 楼道灯\n" + "很长" * 200, choices=TWO)
PICTURE = b"a picture"


def test_a_message_that_fits_is_one_card() -> None:
    said = render.at_once(SHORT, "t1", CARDS, [])
    assert said["msgtype"] == "template_card"
    assert said["template_card"]["task_id"] == "t1"
    assert [button["key"] for button in said["template_card"]["button_list"]] == ["7.1.c2VjcmV0", "7.2.c2VjcmV0"]


def test_a_long_message_is_words_with_a_card_below_them() -> None:
    said = render.at_once(LONG, "t1", CARDS, [])
    assert said["msgtype"] == "stream_with_template_card"
    assert said["stream"]["finish"] is True
    assert said["stream"]["content"] == LONG.text
    assert len(said["template_card"]["button_list"]) == 2


def test_photos_stand_below_the_words() -> None:
    said = render.at_once(SHORT, "t1", CARDS, [PICTURE] * 12)
    assert said["msgtype"] == "stream_with_template_card"
    shown = said["stream"]["msg_item"]
    assert len(shown) == render.MOST_PICTURES
    assert base64.b64decode(shown[0]["image"]["base64"]) == PICTURE
    assert shown[0]["image"]["md5"] == hashlib.md5(PICTURE, usedforsecurity=False).hexdigest()


def test_words_alone_are_words() -> None:
    assert render.at_once(Spoken("好的"), "t1", CARDS, []) == {
        "msgtype": "stream",
        "stream": {"id": "t1", "finish": True, "content": "好的"},
    }
    assert render.by_link(Spoken("好的"), "t1", CARDS) == {"msgtype": "markdown", "markdown": {"content": "好的"}}


def test_by_a_link_what_is_to_be_chosen_is_a_card_with_as_many_words_as_it_holds() -> None:
    card = render.by_link(LONG, "t1", CARDS)["template_card"]
    assert card["main_title"]["title"] == "26-0031 楼道灯"
    assert len(card["sub_title_text"]) <= 112
    assert len(card["button_list"]) == 2


def test_more_choices_than_a_card_holds_are_numbers_to_be_typed() -> None:
    many = Spoken("选一个", choices=tuple(Choice(f"7.{n}.c2VjcmV0", f"{n} 第{n}个") for n in range(1, 26)))
    for said in (render.at_once(many, "t1", CARDS, [])["stream"], render.by_link(many, "t1", CARDS)["markdown"]):
        assert said["content"].endswith("24 第24个\n25 第25个")


def test_a_card_that_is_over_says_so_to_everybody() -> None:
    said = render.changed(Spoken("26-0031 楼道灯\n已签收"), "t1", CARDS)
    assert (said["response_type"], said["template_card"]["task_id"]) == ("update_template_card", "t1")
    assert "userids" not in said
    assert said["template_card"]["button_list"][0]["key"] == "over"


@given(st.text(max_size=80))
def test_nothing_anybody_wrote_becomes_markup(text: str) -> None:
    shown = render.inert(text)
    assert not re.search(r"[<>\[\]`*]", shown)
    assert not re.search(r"^[ \t]*#", shown, re.MULTILINE)
    assert len(shown) == len(text)


def test_nobody_is_called_and_nothing_is_linked_by_what_somebody_wrote() -> None:
    said = render.at_once(Spoken("<@all> [这里](https://x.example) # **快**"), "t1", CARDS, [])
    assert said["stream"]["content"] == (
        "\uff1c@all\uff1e \uff3b这里\uff3d(https://x.example) # \uff0a\uff0a快\uff0a\uff0a"
    )
