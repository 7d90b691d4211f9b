"""What may be a name, and what is passed off for one."""

from __future__ import annotations

import pytest

from domain.reading.called import MOST_CHARACTERS, as_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("王阿姨", "王阿姨"),
        ("  “王阿姨”。 ", "王阿姨"),
        ("Mrs  Wang", "Mrs Wang"),
        ("小宋（3栋）", "小宋（3栋）"),
        ("4栋老王", "4栋老王"),
        ("阿不都·热合曼", "阿不都·热合曼"),
        ("名" * MOST_CHARACTERS, "名" * MOST_CHARACTERS),
    ],
)
def test_a_name_loses_only_the_marks_around_it(words: str, name: str) -> None:
    assert as_name(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "",
        "。。。",
        "1",
        "13812345678",
        "老王138 1234 5678",
        "微信 wx12345",
        "https://example.com",
        "example.com",
        "a@example.com",
        "<a>王</a>",
        "王\n阿姨",
        "名" * (MOST_CHARACTERS + 1),
    ],
)
def test_telephones_links_and_long_stories_are_no_names(words: str) -> None:
    assert as_name(words) is None
