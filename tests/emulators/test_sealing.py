"""Seals as the specification has them. That others open them, too, is asked in ``tests/peers``."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.emulators.sealing import Sealing, Unsealed, signature

KEYS = Sealing("linzhangToken2026", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aQ", "wx5f0e1d2c3b4a5968")


@given(st.binary(max_size=200), st.sampled_from(["", "wx5f0e1d2c3b4a5968", "邻长"]))
def test_what_is_sealed_can_be_unsealed(words: bytes, receiver: str) -> None:
    keys = replace(KEYS, receiver=receiver)

    assert keys.unseal(keys.seal(words)) == words


@given(st.binary(max_size=100))
def test_whole_blocks_of_32_bytes_travel(words: bytes) -> None:
    assert len(base64.b64decode(KEYS.seal(words))) % 32 == 0


def test_the_same_words_never_look_the_same() -> None:
    assert KEYS.seal(b"lamp") != KEYS.seal(b"lamp")


@pytest.mark.parametrize("broken", ["", "AAAA", "not base64", base64.b64encode(bytes(64)).decode()])
def test_what_was_not_sealed_is_not_unsealed(broken: str) -> None:
    with pytest.raises(Unsealed):
        KEYS.unseal(broken)


@pytest.mark.parametrize("receiver", ["", "wx0000000000000000"])
def test_what_is_for_another_is_not_unsealed(receiver: str) -> None:
    with pytest.raises(Unsealed):
        KEYS.unseal(replace(KEYS, receiver=receiver).seal(b"lamp"))


def test_a_signature_does_not_care_for_the_order_of_its_parts() -> None:
    assert signature("b", "a", "c") == signature("a", "b", "c") == "a9993e364706816aba3e25717850c26c9cd0d89d"
