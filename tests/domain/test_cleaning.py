"""Texts that harm whoever reads them come out harmless, and all others as they were written."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.message import ChatTurn, Turn
from domain.reading.cleaning import MOST_CHARACTERS, MOST_OF_A_NAME, clean, cleaned
from tests.town import says

HARMLESS = (
    "4栋2单元楼道灯坏了",
    "第一行\n第二行\n\n第三段",
    "👨‍👩‍👧‍👦 ❤️ 1️⃣ 🇨🇳",
    "Nguyễn Thị Bưởi",
    "བོད་ཡིག ภาษาไทย עברית العربية",
    "ＡＢＣ　１２３",
    "é ǘ",
)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("灯\x00坏\x1b[31m了\x7f", "灯坏[31m了"),
        ("\u202e了坏灯\u202c", "了坏灯"),
        ("王\u2066阿\u2069姨", "王阿姨"),
        ("灯\ud83d坏了", "灯坏了"),
        ("灯" + "\u0301" * 300 + "坏了", "灯" + "\u0301" * 4 + "坏了"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("灯" + "\n" * 900 + "坏了", "灯\n\n坏了"),
    ],
)
def test_what_harms_a_reader_is_gone(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(st.characters(), max_size=200))
def test_nothing_harmful_is_left_and_a_clean_text_stays_clean(text: str) -> None:
    shown = clean(text)
    assert clean(shown) == shown
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)
    assert {unicodedata.category(letter) for letter in shown if letter not in "\n\t"} & {"Cc", "Cs"} == set()


def test_a_long_text_and_a_long_name_are_cut_and_only_then_is_it_said() -> None:
    long = cleaned(says("wang", "灯" * (MOST_CHARACTERS + 1), sender_name="王" * 500))
    assert (len(long.text), len(long.sender_name), long.shortened) == (MOST_CHARACTERS, MOST_OF_A_NAME, True)
    whole = says("wang", "灯" * MOST_CHARACTERS)
    assert cleaned(whole) is whole


def test_the_name_of_a_group_harms_nobody_either() -> None:
    harmful = "\u202e邻居群\x00" + "长" * 500
    renamed = cleaned(says("wang", title=harmful, chat_turn=ChatTurn(Turn.RENAMED, harmful)))
    assert renamed.title == ("邻居群" + "长" * 500)[:MOST_OF_A_NAME]
    assert renamed.chat_turn == ChatTurn(Turn.RENAMED, renamed.title)
    moved = says("wang", title="邻居群", chat_turn=ChatTurn(Turn.MOVED, "-1001"))
    assert cleaned(moved) is moved
