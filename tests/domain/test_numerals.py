"""Chinese numerals: what is a number, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.numerals import arabic
from tests.domain.numbers import by_place, digit_by_digit


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("四栋二单元", "4栋2单元"),
        ("十二栋", "12栋"),
        ("二十栋", "20栋"),
        ("廿三栋", "23栋"),
        ("卅栋", "30栋"),
        ("一百零二号楼", "102号楼"),
        ("一百一十二号楼", "112号楼"),
        ("两百零三号楼", "203号楼"),
        ("一千零二十号", "1020号"),
        ("五〇一", "501"),
        ("一一零二室", "1102室"),
        ("壹号院", "1号院"),
        ("拾贰栋", "12栋"),
        ("三组和四组", "3组和4组"),
    ],
)
def test_a_number_in_characters_becomes_digits(written: str, read: str) -> None:
    assert arabic(written) == read


@pytest.mark.parametrize(
    "words",
    [
        "三四栋楼停水",  # three or four of them
        "两栋楼停水",  # 两 counts, nobody lives in 两栋
        "一百二",  # 102 in a register, 120 in the market
        "百家湖",
        "千秋路",
        "二十一一",
        "十两",
        "百百",
        "1十2",
        "4五零1",
        "没有数",
        "",
    ],
)
def test_what_is_no_plain_number_stays_as_it_was_written(words: str) -> None:
    assert arabic(words) == words


@given(st.integers(0, 9999))
def test_every_number_is_read_back_as_it_was_said(number: int) -> None:
    assert arabic(f"在{by_place(number)}栋") == f"在{number}栋"


@given(st.integers(100, 9999))
def test_a_room_said_digit_by_digit_is_read_back(number: int) -> None:
    assert arabic(digit_by_digit(number)) == str(number)


@given(st.text(alphabet="零〇一二两三九十廿百千拾0123栋组 a"))
def test_only_numbers_are_touched(text: str) -> None:
    def words(written: str) -> list[str]:
        return [sign for sign in written if sign in "栋组 a"]

    assert words(arabic(text)) == words(text)
