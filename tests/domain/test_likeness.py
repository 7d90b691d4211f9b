"""Two texts about the same thing are alike, two about different things are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.matters.likeness import ALIKE, Wording

WORDING = Wording(("请", "麻烦", "谢谢", "尽快", "处理", "一下", "我们", "师傅"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4栋门口垃圾成堆", "4栋门口垃圾成堆没人收"),
        ("楼道灯不亮", "請師傅盡快處理一下，樓道燈不亮，謝謝"),
        ("下水道堵了", "下水到堵了"),
        ("2单元的健身器材坏了", "健身器材坏了 13812345678"),
        ("the lift is broken", "LIFT broken"),
        ("井盖松动响得很", "井盖松动，夜里响得很"),
    ],
)
def test_the_same_thing_in_other_words_is_alike(one: str, other: str) -> None:
    assert WORDING.likeness(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("门禁刷不开了", "健身器材坏了"),
        ("楼上装修很吵", "楼下垃圾没人收"),
        ("请尽快处理一下，谢谢", "请尽快处理一下，谢谢"),
        ("13812345678", "13812345678"),
        ("", ""),
        ("灯坏了", ""),
    ],
)
def test_different_things_and_mere_courtesy_are_not(one: str, other: str) -> None:
    assert WORDING.likeness(one, other) < ALIKE


def test_two_that_say_enough_and_share_nothing_speak_of_different_things() -> None:
    assert WORDING.speak_of_different_things("单元门禁刷卡没反应", "健身转盘松动摇晃")
    assert not WORDING.speak_of_different_things("单元门禁刷卡没反应", "单元门禁坏掉")
    assert not WORDING.speak_of_different_things("灯坏", "健身转盘松动摇晃")


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_mutual_and_between_nothing_and_all(one: str, other: str) -> None:
    assert 0.0 <= WORDING.likeness(one, other) == WORDING.likeness(other, one) <= 1.0
    assert WORDING.likeness(one, one) in (0.0, 1.0)
