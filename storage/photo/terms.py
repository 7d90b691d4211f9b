"""What those who take photos in and the press agree on: limits, why a photo is refused, and the frames between them.

Both processes import this module, so nothing here may import an image library: bytes from strangers are opened in the
child alone.
"""

from __future__ import annotations

from enum import StrEnum
from struct import Struct

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000
LONGEST_SIDE = 1600

#: The child writes this one byte when it is ready for its first photo.
READY = b"\n"

#: A request: the length of the file, then the file.
REQUEST = Struct(">I")

#: An answer: width, height and length, then the JPEG. Width 0 is a refusal, and what follows is its key.
ANSWER = Struct(">HHI")


class RefusedPhoto(StrEnum):
    """Why a file was not taken as a photo: each is the key of a sentence."""

    TOO_LARGE = "refused-photo-too-large"
    TOO_MANY_PIXELS = "refused-photo-too-many-pixels"
    NOT_A_PHOTO = "refused-photo-not-a-photo"
    UNREADABLE = "refused-photo-unreadable"
    ENOUGH = "refused-photo-enough"


class PhotoRefused(Exception):
    """The file cannot be taken, however often it is tried; ``key`` says why."""

    def __init__(self, key: RefusedPhoto) -> None:
        super().__init__(key)
        self.key = key
