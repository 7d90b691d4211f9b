"""What a voice note is, and how long: read out of its first bytes and its frames, whoever sent it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.photo.sounds import Heard, SoundKind, heard
from tests.voices import amr_note, voice_note, wide_amr_note

LAMP = amr_note("楼道灯坏了", seconds=3)

#: Of every kind of frame its first byte and how many follow (the tables of 3GPP, written down once more).
NARROW = ((0x04, 12), (0x0C, 13), (0x14, 15), (0x1C, 17), (0x24, 19), (0x2C, 20), (0x34, 26), (0x3C, 31), (0x44, 5))
WIDE = ((0x04, 17), (0x0C, 23), (0x14, 32), (0x1C, 36), (0x24, 40), (0x2C, 46), (0x34, 50), (0x3C, 58), (0x44, 60))


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (voice_note("楼道灯坏了"), Heard(SoundKind.OPUS)),
        (LAMP, Heard(SoundKind.AMR, 3)),
        (wide_amr_note(seconds=60), Heard(SoundKind.AMR_WIDE, 60)),
        (amr_note("嗯", seconds=0.1), Heard(SoundKind.AMR, 1)),
        (LAMP[:-7], Heard(SoundKind.AMR, 3)),
    ],
    ids=["telegram", "wechat", "wide", "less than a second", "cut off at its end"],
)
def test_a_voice_note_is_known_by_its_bytes(raw: bytes, found: Heard) -> None:
    assert heard(raw) == found


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"#!AMR\n",
        b"#!AMR-WB\n",
        b"#!AMR",
        b"#!AMR_MC1.0\n\x00\x00\x00\x01" + LAMP[6:],
        b"#!AMR\n" + b"<script>alert(1)</script>",
        LAMP + b"\x4c",
        LAMP + b"\xbc" + b"\0" * 31,
        b"\x02#!SILK_V3" + LAMP,
        b" " + LAMP,
    ],
)
def test_what_only_looks_like_one_is_none(raw: bytes) -> None:
    assert heard(raw) is None


@pytest.mark.parametrize(("begins", "frames"), [(b"#!AMR\n", NARROW), (b"#!AMR-WB\n", WIDE)])
def test_every_frame_is_twenty_milliseconds_however_well_it_sounds(
    begins: bytes, frames: tuple[tuple[int, int], ...]
) -> None:
    one_of_each = b"".join(bytes([first]) + b"\xff" * size for first, size in frames)
    sound = heard(begins + one_of_each * 50)
    assert sound is not None
    assert sound.seconds == len(frames)


@given(st.sampled_from([b"", b"#!AMR\n", b"#!AMR-WB\n", b"OggS"]), st.binary(max_size=200))
def test_nothing_anybody_sends_confuses_it(begins: bytes, rest: bytes) -> None:
    sound = heard(begins + rest)
    assert sound is None or sound.seconds <= len(rest)
