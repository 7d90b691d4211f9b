"""What neighbours say aloud: voice notes as their phones make them, as far as anybody here looks into one."""

from __future__ import annotations

import struct


def voice_note(words: str, *, codec: bytes = b"OpusHead", size: int = 0) -> bytes:
    """An OGG file of one stream, in which the words stand for what can be heard; at least so many bytes."""
    head = codec + struct.pack("<BBHIHB", 1, 1, 0, 48_000, 0, 0)
    page = b"OggS" + struct.pack("<BBQIIIBB", 0, 2, 0, 1, 0, 0, 1, len(head))
    return (page + head + words.encode()).ljust(size, b"\0")
