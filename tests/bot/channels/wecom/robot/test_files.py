"""Pictures WeCom keeps for the robot are opened with its key, and with no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import SendFailed
from bot.channels.wecom.robot.files import opened
from tests.emulators.wecom import ROBOT
from tests.emulators.wecom.robots import sealed


@given(st.binary(max_size=200))
def test_what_was_sealed_comes_out_as_it_went_in(content: bytes) -> None:
    assert opened(sealed(content), ROBOT.aes_key) == content


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff" * 32, b"<html>not found</html>"])
def test_what_was_not_sealed_is_no_picture(content: bytes) -> None:
    with pytest.raises(SendFailed) as failure:
        opened(content, ROBOT.aes_key)
    assert failure.value.permanent
