"""Names in a text, held against the plainest possible search."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.reading.finder import Finder

_SIGNS = st.text(alphabet="三组桥a1", max_size=4)


def _stands_alone(text: str, start: int, name: str) -> bool:
    def word(at: int) -> bool:
        return 0 < at < len(text) and text[at - 1].isascii() and text[at].isascii()

    return not word(start) and not word(start + len(name))


@given(st.lists(_SIGNS, max_size=6), st.text(alphabet="三组桥a1", max_size=20))
def test_the_longest_name_at_each_position_is_found(names: list[str], text: str) -> None:
    expected = {}
    for start in range(len(text)):
        for name in sorted(filter(None, names), key=len):
            if text.startswith(name, start) and _stands_alone(text, start, name):
                expected[start] = name
    assert dict(Finder(names).everywhere(text)) == expected


@given(st.lists(_SIGNS, max_size=6), st.text(alphabet="三组桥a1", max_size=20))
def test_names_in_turn_never_overlap(names: list[str], text: str) -> None:
    reached = 0
    for start, name in Finder(names).in_turn(text):
        assert start >= reached
        assert text.startswith(name, start)
        reached = start + len(name)


def test_the_third_group_is_not_in_the_thirteenth() -> None:
    assert not list(Finder(["3组"]).everywhere("13组"))
    assert list(Finder(["3组"]).everywhere("第3组")) == [(1, "3组")]
