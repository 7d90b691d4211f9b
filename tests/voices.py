"""What neighbours say aloud: voice notes as their phones make them, as far as anybody here looks into one."""

from __future__ import annotations

import struct

#: A frame of AMR at its best, by its first byte and how much follows it.
_FRAME, _FRAME_BYTES = b"\x3c", 31
_FRAMES_A_SECOND = 50


def voice_note(words: str, *, codec: bytes = b"OpusHead", size: int = 0) -> bytes:
    """An OGG file of one stream, in which the words stand for what can be heard; at least so many bytes."""
    head = codec + struct.pack("<BBHIHB", 1, 1, 0, 48_000, 0, 0)
    page = b"OggS" + struct.pack("<BBQIIIBB", 0, 2, 0, 1, 0, 0, 1, len(head))
    return (page + head + words.encode()).ljust(size, b"\0")


def amr_note(words: str, *, seconds: float = 2) -> bytes:
    """An AMR file as WeChat and WeCom make them, of that length; the words stand for what can be heard."""
    spoken = words.encode()
    frames = round(seconds * _FRAMES_A_SECOND)
    pieces = (spoken[at : at + _FRAME_BYTES] for at in range(0, frames * _FRAME_BYTES, _FRAME_BYTES))
    return b"#!AMR\n" + b"".join(_FRAME + piece.ljust(_FRAME_BYTES, b"\0") for piece in pieces)


def wide_amr_note(*, seconds: float = 2) -> bytes:
    """The same with the wider range of tones some phones record, of silence alone."""
    return b"#!AMR-WB\n" + b"\x7c" * round(seconds * _FRAMES_A_SECOND)
