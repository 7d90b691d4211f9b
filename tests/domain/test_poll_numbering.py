"""How the number of a poll is written between the parts of the program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.polls.asking.numbering import poll_number, split_poll_number


@given(st.integers(1, 999_999), st.text(max_size=20))
def test_what_is_written_is_read_with_what_follows_it(serial: int, words: str) -> None:
    assert split_poll_number(f"{poll_number(serial)} {words}") == (serial, words.strip())


@pytest.mark.parametrize("text", ["", "poll-0", "poll-", "poll-12x", "poll-1234567", "POLL-12", "议12", "12 2"])
def test_anything_else_names_no_poll(text: str) -> None:
    assert split_poll_number(text) == (None, text)
