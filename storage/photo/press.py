"""The program of the child process that opens photos: ``python -m storage.photo.press``, spoken to in frames.

It reads a file from standard input, draws what it shows on a fresh sheet and writes that as a JPEG to standard output,
one file after another until its input ends; so it does not outlive the service. Only pixels are carried over: no EXIF,
XMP, ICC profile, comment or second frame. Nothing here may touch a disk, a network or a secret.

Limits, per photo:

* memory: 512 MB of address space. The hungriest photo allowed, a WebP of 25 million pixels, takes 450 MB.
* processor: the soft RLIMIT_CPU is moved to ten seconds past what this process has used before each photo, so a long
  life does not add up; reaching it ends the process. The parent's clock on the wall holds whatever happens here.
* pixels: read from the header, before anything is decoded. A file whose header lies runs into the other two.
"""

from __future__ import annotations

import io
import math
import os
import resource
import sys
import time
import warnings
from collections.abc import Mapping
from contextlib import suppress

from PIL import Image, UnidentifiedImageError

from storage.photo.terms import ANSWER, LONGEST_SIDE, MAX_PIXELS, READY, REQUEST, RefusedPhoto

FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 85
MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 10

ORIENTATION = 0x0112
#: EXIF 2.32, tag 0x0112: what to do so that the picture stands upright.
UPRIGHT: Mapping[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def main() -> None:
    """Press photos until there are no more."""
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    Image.init()
    confine()
    with suppress(BrokenPipeError):  # the parent has gone
        serve()


def confine() -> None:
    """Give up what pressing photos does not need: memory, writing files, and leaving a core dump with a photo in it."""
    limits = {resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    if sys.platform != "darwin":  # macOS knows the name RLIMIT_AS but refuses to set it
        limits[resource.RLIMIT_AS] = MEMORY_BYTES
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def renew_processor_time() -> None:
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = math.ceil(time.process_time()) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def serve() -> None:
    with os.fdopen(0, "rb") as requests, os.fdopen(1, "wb", buffering=0) as answers:
        answers.write(READY)
        while len(head := requests.read(REQUEST.size)) == REQUEST.size:
            (length,) = REQUEST.unpack(head)
            renew_processor_time()
            answers.write(answer(requests.read(length)))


def answer(raw: bytes) -> bytes:
    """The frame that answers a file."""
    try:
        picture = pressed(raw)
    except UnidentifiedImageError:
        return refusal(RefusedPhoto.NOT_A_PHOTO)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError):
        return refusal(RefusedPhoto.TOO_MANY_PIXELS)
    except Exception:  # a decoder fed with anything raises anything; the next photo must still be answered
        return refusal(RefusedPhoto.UNREADABLE)
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=QUALITY)
    return ANSWER.pack(*picture.size, len(jpeg.getbuffer())) + jpeg.getbuffer()


def refusal(key: RefusedPhoto) -> bytes:
    return ANSWER.pack(0, 0, len(key)) + key.encode()


def pressed(raw: bytes) -> Image.Image:
    """The first frame of the file, upright, at most 1,600 pixels long, transparent parts white, on a fresh sheet.

    The sheet is new because Pillow carries comments over from the picture it saves.
    """
    with Image.open(io.BytesIO(raw), formats=FORMATS) as photo:
        turn = UPRIGHT.get(orientation(photo))
        picture = shrunk(photo)
    if turn is not None:
        picture = picture.transpose(turn)
    sheet = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        sheet.paste(picture, mask=picture.getchannel("A"))
    else:
        sheet.paste(picture)
    return sheet


def orientation(photo: Image.Image) -> object:
    """The EXIF orientation, or None. A broken EXIF block says nothing against the picture."""
    try:
        return photo.getexif().get(ORIENTATION)
    except Exception:  # as above: this too is a decoder
        return None


def shrunk(photo: Image.Image) -> Image.Image:
    """The picture no larger than allowed. A JPEG is decoded small right away, so it must not be loaded before."""
    if photo.mode in ("1", "P"):  # a picture of numbered colours cannot be averaged
        picture = photo.convert("RGBA" if photo.has_transparency_data else "RGB")
    elif photo.mode == "I;16":  # Pillow would clip sixteen bits of grey to white
        picture = photo.point(lambda grey: grey * (1 / 256)).convert("L")
    else:
        picture = photo
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture.load()
    return picture


if __name__ == "__main__":
    main()
