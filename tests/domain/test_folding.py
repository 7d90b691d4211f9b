"""Spellings that must compare alike: full-width, traditional, ornate."""

from __future__ import annotations

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.folding import fold
from domain.reading.traditional import SIMPLIFIED


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("４號樓２單元", "4号楼2单元"),
        ("Ａ座", "a座"),
        ("④栋", "4栋"),
        ("⑿栋", "12栋"),
        ("❹栋", "4栋"),
        ("㈣栋", "4栋"),
        ("⒋栋", "4栋"),
        ("①②栋", "1,2栋"),
        ("4\ufe0f\u20e3栋", "4栋"),
        ("4\u200b栋", "4栋"),
        ("4—2–501", "4-2-501"),
        ("五○一", "五〇一"),
        ("4栋\x01\n2单元", "4栋  2单元"),
        ("電梯壞了，樓道燈也不亮", "电梯坏了,楼道灯也不亮"),
        ("裏弄滙景苑羣樓", "里弄汇景苑群楼"),
    ],
)
def test_spellings_of_one_thing_are_alike(written: str, plain: str) -> None:
    assert fold(written) == plain


def test_the_simplified_forms_are_those_of_opencc() -> None:
    to_simplified = opencc.OpenCC("t2s")
    ours = "".join(map(chr, SIMPLIFIED.values()))
    assert ours == "".join(to_simplified.convert(chr(sign)) for sign in SIMPLIFIED)


def test_no_simplified_form_is_simplified_further() -> None:
    assert not set(SIMPLIFIED.values()) & set(SIMPLIFIED)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_folding_takes_any_text_and_leaves_no_control_character(text: str) -> None:
    assert not any(ord(sign) < 0x20 for sign in fold(text))


@given(st.text(alphabet=st.sampled_from("４4四④樓楼號号棟栋單单A－-②⑵ 　")))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.sampled_from("４4樓号ABcＢo—–・… 　，。「」〇○\x01\n")))
def test_a_text_is_folded_alike_whatever_rare_letter_stands_beside_it(text: str) -> None:
    assert fold(f"{text}é") == f"{fold(text)}é"
