"""What a file of sound is, as far as anybody here looks into one: its kind, and how long it is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class SoundKind(StrEnum):
    """The kinds of voice notes that are kept, each by the ending of its files: Telegram's, WeChat's and WeCom's."""

    OPUS = ".ogg"
    AMR = ".amr"
    AMR_WIDE = ".awb"


@dataclass(frozen=True, slots=True)
class Heard:
    """``seconds`` is 0 where the file does not say how long it is."""

    kind: SoundKind
    seconds: int = 0


#: How a page of an OGG file begins, and where it says how many bytes of lengths stand before what is on it.
_PAGE = b"OggS"
_LENGTHS_AT = 26

#: What is on the first page of a stream of Opus.
_OPUS = b"OpusHead"

#: How files of AMR begin (RFC 4867, section 5.1). Those of several channels begin otherwise, and no phone makes them.
_AMR: Mapping[SoundKind, bytes] = {SoundKind.AMR: b"#!AMR\n", SoundKind.AMR_WIDE: b"#!AMR-WB\n"}

#: By the type of a frame, how many bytes follow its first one (3GPP TS 26.101 and 26.201).
_FRAMES: Mapping[SoundKind, Mapping[int, int]] = {
    SoundKind.AMR: {0: 12, 1: 13, 2: 15, 3: 17, 4: 19, 5: 20, 6: 26, 7: 31, 8: 5, 15: 0},
    SoundKind.AMR_WIDE: {0: 17, 1: 23, 2: 32, 3: 36, 4: 40, 5: 46, 6: 50, 7: 58, 8: 60, 9: 5, 14: 0, 15: 0},
}

#: Bits of the first byte of a frame that say nothing.
_ALWAYS_ZERO = 0b10000011

#: Every frame is 20 milliseconds.
_FRAMES_A_SECOND = 50


def heard(raw: bytes) -> Heard | None:
    """What the file is, None when it is no voice note of a kind that is kept."""
    if _is_opus(raw):
        return Heard(SoundKind.OPUS)
    for kind, begins in _AMR.items():
        if raw.startswith(begins):
            frames = _frames(raw, len(begins), _FRAMES[kind])
            return Heard(kind, max(1, round(frames / _FRAMES_A_SECOND))) if frames else None
    return None


def _is_opus(raw: bytes) -> bool:
    """Whether it begins as Opus in OGG does."""
    if not raw.startswith(_PAGE) or len(raw) <= _LENGTHS_AT:
        return False
    begins = _LENGTHS_AT + 1 + raw[_LENGTHS_AT]
    return raw[begins : begins + len(_OPUS)] == _OPUS


def _frames(raw: bytes, at: int, sizes: Mapping[int, int]) -> int:
    """How many whole frames there are from there on, 0 when not all of it is frames; the last may be cut off."""
    count = 0
    while at < len(raw):
        size = sizes.get(raw[at] >> 3 & 0xF)
        if size is None or raw[at] & _ALWAYS_ZERO:
            return 0
        at += 1 + size
        count += at <= len(raw)
    return count
