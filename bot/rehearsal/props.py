"""The photos of a play: small pictures drawn from their name, always the same ones, so that a play needs no files."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw

_SIZE = (160, 120)

#: What somebody sends who thinks that it is a photo.
NO_PHOTO = b"this is not a photo"


def photo(name: str) -> bytes:
    """A JPEG in colours of its own: a field, and a square in it."""
    digest = sha256(name.encode()).digest()
    picture = Image.new("RGB", _SIZE, tuple(digest[:3]))
    left, top = digest[6] % 80, digest[7] % 60
    ImageDraw.Draw(picture).rectangle((left, top, left + 60, top + 40), fill=tuple(digest[3:6]))
    written = BytesIO()
    picture.save(written, "JPEG", quality=90)
    return written.getvalue()
