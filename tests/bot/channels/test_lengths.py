"""What is too long for a platform is cut in what the platform counts, and no sign is cut in two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import TextUnit
from bot.channels.lengths import beginning, cut, length

LAMP = "\U0001f4a1"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
WAVE = "\U0001f44b\U0001f3fd"
HEART = "\u2764\ufe0f"
CHINA = "\U0001f1e8\U0001f1f3"


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("灯坏了", 3, "灯坏了"),
        ("灯坏了", 2, "灯…"),
        (LAMP * 2, 4, LAMP * 2),
        (LAMP * 3, 5, LAMP * 2 + "…"),
        (LAMP * 3, 4, LAMP + "…"),
        ("灯" + FAMILY, 8, "灯…"),
        ("灯" + FAMILY + "坏了", 10, "灯" + FAMILY + "…"),
        ("灯" + WAVE + "坏了", 4, "灯…"),
        ("灯" + HEART + "坏了", 3, "灯…"),
        (CHINA * 2 + "坏了", 7, CHINA + "…"),
        ("灯e\u0301坏了坏了", 3, "灯…"),
    ],
)
def test_a_text_is_cut_before_the_sign_that_no_longer_fits(text: str, limit: int, shown: str) -> None:
    assert cut(text, limit, TextUnit.UTF16) == shown


def test_a_platform_that_counts_characters_gets_as_many_characters() -> None:
    assert cut(LAMP * 5, 4, TextUnit.CHARACTERS) == LAMP * 3 + "…"
    assert cut(LAMP * 4, 4, TextUnit.CHARACTERS) == LAMP * 4


@given(st.text(st.sampled_from([*"灯坏了 ", *FAMILY, *WAVE, *HEART, *CHINA]), max_size=60), st.integers(1, 60))
def test_what_is_cut_fits_and_is_the_beginning(text: str, limit: int) -> None:
    for unit in TextUnit:
        shown = cut(text, limit, unit)
        assert length(shown, unit) <= limit
        assert shown == text or text.startswith(shown.removesuffix("…"))
        shown.encode()


@pytest.mark.parametrize(
    ("limit", "shown"),
    [(99, "一\n二三\n四"), (15, "一\n二三\n四"), (12, "一\n二三\n"), (10, "一\n二三"), (9, "一\n"), (3, "一"), (0, "")],
)
def test_the_beginning_of_a_long_text_is_whole_lines_where_a_line_fits(limit: int, shown: str) -> None:
    assert beginning("一\n二三\n四", limit, TextUnit.BYTES) == shown


def test_where_not_even_the_sign_for_more_fits_nothing_is_shown() -> None:
    assert cut("灯坏了", 2, TextUnit.BYTES) == ""
