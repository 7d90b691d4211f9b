"""What stands in a reminder: the beginning of the words, no longer than WeChat takes it in that field."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.channels.wechat.reminders import _value
from bot.settings import Settings

NOON = datetime(2026, 5, 8, 4, 0, tzinfo=UTC)
LONG = "【26-0031】路灯不亮，4栋2单元二楼到三楼，请今天签收"


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("thing1", "【26-0031】路灯不亮，4栋2单元…"),
        ("short_thing3", "【26-…"),
        ("phrase2", "【26-…"),
        ("name1", "【26-0031】…"),
        ("keyword1", "【26-0031】路灯不亮，4栋2单元…"),
    ],
)
def test_words_are_cut_to_what_the_field_holds(field: str, shown: str) -> None:
    assert _value(field, "words", LONG, NOON) == shown


@given(st.text(min_size=1), st.sampled_from(["thing1", "phrase2", "name3", "character_string4"]))
def test_no_field_is_ever_too_long_or_of_two_lines(words: str, field: str) -> None:
    longest = {"thing1": 20, "phrase2": 5, "name3": 10, "character_string4": 32}[field]
    shown = _value(field, "words", words, NOON)
    assert len(shown) <= longest
    assert "\n" not in shown


def test_a_moment_is_told_as_it_is_in_shanghai() -> None:
    assert _value("time2", "when", LONG, NOON) == "2026-05-08 12:00"


@pytest.mark.parametrize(
    "settings",
    [{"wechat_template": "T1"}, {"wechat_subscription": "S1"}, {"wechat_template_fields": {"thing1": "anything"}}],
)
def test_a_template_whose_fields_nobody_described_is_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="wechat-template-fields"):
        Settings(**settings)  # type: ignore[arg-type]
