"""What stands behind a button is found by whoever was shown it, and by nobody who guesses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.mail.handles import Handle, new_secret, read_handle


@given(outbox=st.integers(1, 2**53), position=st.integers(1, 30))
def test_a_handle_is_read_as_it_was_written(outbox: int, position: int) -> None:
    handle = Handle(outbox, new_secret(), position)
    assert read_handle(str(handle)) == handle
    assert len(str(handle)) <= 64, "Telegram takes no longer ones"


@given(st.text(max_size=80))
def test_any_other_text_is_no_handle_or_opens_nothing(text: str) -> None:
    read = read_handle(text)
    assert read is None or not read.opens(new_secret())


@pytest.mark.parametrize("text", ["", "1", "1.2", "x.1.secret", "1.x.secret", "-1.1.s", "².1.s", "1" * 19 + ".1.s"])
def test_what_no_bot_writes_is_no_handle(text: str) -> None:
    assert read_handle(text) is None


def test_a_message_without_buttons_is_opened_by_no_secret() -> None:
    assert not Handle(1, "", 1).opens(None)
    assert Handle(1, "secret", 1).opens("secret")
    assert not Handle(1, "secret", 1).opens("Secret")
