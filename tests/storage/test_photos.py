"""What people send is opened in a confined child; what is kept is a plain, upright JPEG that tells only its picture."""

from __future__ import annotations

import asyncio
import io
import os
import struct
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from domain.message import Photo
from storage.photo.folder import Folder
from storage.photo.photos import PhotoStore
from storage.photo.store import ObjectStore
from storage.photo.terms import PhotoRefused, RefusedPhoto
from tests.storage.stores import line, s3, store

__all__ = ["line", "s3", "store"]

pytestmark = pytest.mark.asyncio(loop_scope="module")

RED, GREEN, WHITE = (200, 30, 30), (30, 160, 60), (255, 255, 255)
EXIF_ORIENTATION, EXIF_GPS, EXIF_SERIAL = 0x0112, 0x8825, 0xA431
CANARY = "canary-30.6586N-104.0648E"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def photos(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[PhotoStore]:
    """One folder and one child for the whole file: whatever a test sends, the next test's photo must still be taken."""
    photos = PhotoStore(Folder(tmp_path_factory.mktemp("town")))
    yield photos
    await photos.close()


@pytest_asyncio.fixture(loop_scope="module")
async def fresh(store: ObjectStore) -> AsyncIterator[PhotoStore]:
    """In a folder or a bucket where nothing is yet."""
    photos = PhotoStore(store)
    yield photos
    await photos.close()


@pytest_asyncio.fixture(loop_scope="module")
async def on_disk(tmp_path: Path) -> AsyncIterator[PhotoStore]:
    """In a folder, with a child of its own, to be treated badly."""
    photos = PhotoStore(Folder(tmp_path))
    yield photos
    await photos.close()


def lamp(width: int = 60, height: int = 40) -> Image.Image:
    """A picture with a green right half, so that one can tell how it was turned."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(GREEN, (width // 2, 0, width, height))
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def kept(photos: PhotoStore, photo: Photo) -> Image.Image:
    with Image.open(io.BytesIO(photos.store.read(photos.file(photo.sha256).key))) as picture:
        picture.load()
        return picture


def keys(photos: PhotoStore) -> list[str]:
    return [one.key for folder in ("photos", "pending") for one in photos.store.listed(folder)]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def peak_memory(process: int | None) -> int:
    """The most a process ever held, in bytes."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def like(seen: object, expected: tuple[int, int, int]) -> bool:
    """JPEG colours are never exact."""
    assert isinstance(seen, tuple)
    return all(abs(a - b) < 12 for a, b in zip(seen, expected, strict=True))


async def refusal(photos: PhotoStore, raw: bytes) -> RefusedPhoto:
    with pytest.raises(PhotoRefused) as refused:
        await photos.take_in(raw)
    return refused.value.key


def png(width: int, height: int, pixels: bytes) -> bytes:
    """A grey PNG as a stranger may write it: its header and its pixels need not agree."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels, 9)) + chunk(b"IEND", b"")
    )


async def test_a_photo_is_kept_under_the_hash_of_its_bytes(fresh: PhotoStore) -> None:
    photo = await fresh.take_in(saved(lamp()))
    file = fresh.file(photo.sha256)
    assert sha256(await file.read()).hexdigest() == photo.sha256
    assert file.key == f"photos/{photo.sha256[:2]}/{photo.sha256}.jpg"
    assert (photo.width, photo.height) == kept(fresh, photo).size == (60, 40)


async def test_two_neighbours_send_the_same_picture_and_one_file_is_kept(fresh: PhotoStore) -> None:
    raw = saved(lamp())
    first, second = await asyncio.gather(fresh.take_in(raw), fresh.take_in(raw))
    assert first == second
    assert keys(fresh) == [fresh.file(first.sha256).key]


async def test_a_large_photo_is_made_smaller_and_keeps_its_shape(photos: PhotoStore) -> None:
    photo = await photos.take_in(saved(lamp(4000, 1000)))
    assert (photo.width, photo.height) == (1600, 400)


@pytest.mark.parametrize(
    ("orientation", "size", "green"),
    [
        (1, (60, 40), (50, 20)),
        (2, (60, 40), (10, 20)),
        (3, (60, 40), (10, 20)),
        (4, (60, 40), (50, 20)),
        (5, (40, 60), (20, 50)),
        (6, (40, 60), (20, 50)),
        (7, (40, 60), (20, 10)),
        (8, (40, 60), (20, 10)),
        (77, (60, 40), (50, 20)),
    ],
)
async def test_a_photo_taken_with_the_phone_on_its_side_stands_upright(
    photos: PhotoStore, orientation: int, size: tuple[int, int], green: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = orientation
    picture = kept(photos, await photos.take_in(saved(lamp(), exif=exif)))
    assert picture.size == size
    assert like(picture.getpixel(green), GREEN)


async def test_a_broken_exif_block_does_not_cost_the_resident_the_photo(photos: PhotoStore) -> None:
    photo = await photos.take_in(saved(lamp(), exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + b"\xff" * 40))
    assert (photo.width, photo.height) == (60, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_where_when_and_with_what_a_photo_was_taken_leaves_no_byte_behind(photos: PhotoStore, kind: str) -> None:
    exif = Image.Exif()
    exif[EXIF_SERIAL] = CANARY
    exif.get_ifd(EXIF_GPS)[1] = CANARY
    options: dict[str, object] = {"exif": exif, "icc_profile": CANARY.encode(), "xmp": CANARY.encode()}
    if kind == "JPEG":
        options |= {"comment": CANARY, "extra": b"\xff\xed" + struct.pack(">H", len(CANARY) + 2) + CANARY.encode()}
    raw = saved(lamp(), kind, **options)
    assert CANARY.encode() in raw
    photo = await photos.take_in(raw + CANARY.encode())
    assert photo == await photos.take_in(saved(lamp(), kind))
    picture = kept(photos, photo)
    assert CANARY.encode() not in await photos.file(photo.sha256).read()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
async def test_what_is_transparent_becomes_white(photos: PhotoStore, mode: str, kind: str) -> None:
    clear = Image.new("RGBA", (30, 30), (0, 0, 0, 0)).convert(mode)
    photo = await photos.take_in(saved(clear, kind, **({"transparency": 0} if mode == "P" else {})))
    assert like(kept(photos, photo).getpixel((15, 15)), WHITE)


@pytest.mark.parametrize(
    ("picture", "kind", "colour"),
    [
        (Image.new("CMYK", (30, 30), (0, 255, 255, 0)), "JPEG", (255, 0, 0)),
        (Image.new("L", (30, 30), 76), "JPEG", (76, 76, 76)),
        (Image.new("1", (30, 30), 0), "PNG", (0, 0, 0)),
        (Image.new("I;16", (30, 30), 76 * 256), "PNG", (76, 76, 76)),
        (lamp().convert("P", palette=Image.Palette.ADAPTIVE), "PNG", RED),
    ],
    ids=["print colours", "grey", "black and white", "sixteen bits of grey", "numbered colours"],
)
async def test_every_way_to_write_colours_is_read(
    photos: PhotoStore, picture: Image.Image, kind: str, colour: tuple[int, int, int]
) -> None:
    seen = kept(photos, await photos.take_in(saved(picture, kind))).getpixel((10, 10))
    assert like(seen, colour)


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "MPO"])
async def test_of_a_moving_picture_or_one_with_a_depth_map_the_first_frame_is_kept(
    photos: PhotoStore, kind: str
) -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in (GREEN, RED, WHITE)]
    photo = await photos.take_in(saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100))
    picture = kept(photos, photo)
    assert like(picture.getpixel((15, 15)), GREEN)
    assert getattr(picture, "n_frames", 1) == 1


async def test_the_largest_photo_allowed_fits_into_the_child(photos: PhotoStore) -> None:
    photo = await photos.take_in(saved(Image.new("RGBA", (5000, 5000), GREEN), "PNG", compress_level=1))
    assert (photo.width, photo.height) == (1600, 1600)


HOSTILE: dict[str, tuple[RefusedPhoto, Callable[[], bytes]]] = {
    "nothing": (RefusedPhoto.NOT_A_PHOTO, lambda: b""),
    "noise": (RefusedPhoto.NOT_A_PHOTO, lambda: bytes(range(7, 256)) * 40),
    "a GIF named .jpg": (RefusedPhoto.NOT_A_PHOTO, lambda: saved(lamp(), "GIF")),
    "a page that begins like a GIF": (RefusedPhoto.NOT_A_PHOTO, lambda: b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)"),
    "a TIFF": (RefusedPhoto.NOT_A_PHOTO, lambda: saved(lamp(), "TIFF")),
    "an SVG": (
        RefusedPhoto.NOT_A_PHOTO,
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    ),
    "an EPS": (
        RefusedPhoto.NOT_A_PHOTO,
        lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n",
    ),
    "half a JPEG": (RefusedPhoto.UNREADABLE, lambda: saved(lamp(900, 900))[:3000]),
    "half a WebP": (RefusedPhoto.UNREADABLE, lambda: saved(lamp(900, 900), "WEBP")[:60]),
    "a PNG whose header lies": (RefusedPhoto.UNREADABLE, lambda: png(4000, 4000, b"\0" * 40)),
    "81 million pixels in 10 KB": (RefusedPhoto.TOO_MANY_PIXELS, lambda: png(9000, 9000, b"\0" * (9000 * 1126))),
    "one row too many": (RefusedPhoto.TOO_MANY_PIXELS, lambda: png(5000, 5001, b"\0")),
    "a WebP of 268 million pixels": (
        RefusedPhoto.TOO_MANY_PIXELS,
        lambda: b"RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/" + struct.pack("<I", 16382 | 16382 << 14) + b"\0" * 9,
    ),
    "11 MB": (RefusedPhoto.TOO_LARGE, lambda: saved(lamp()) + b"\0" * (11 * 1024 * 1024)),
}


@pytest.mark.parametrize(("key", "file"), HOSTILE.values(), ids=HOSTILE)
async def test_what_is_not_a_sound_photo_is_refused_and_the_next_one_is_taken(
    photos: PhotoStore, key: RefusedPhoto, file: Callable[[], bytes]
) -> None:
    first = await photos.take_in(saved(lamp()))
    child = photos.press.pid
    assert await refusal(photos, file()) == key
    assert await photos.take_in(saved(lamp())) == first
    assert photos.press.pid == child, "a refusal is no reason to start anew"


async def test_a_photo_that_is_also_an_archive_is_kept_without_the_archive(photos: PhotoStore) -> None:
    plain = await photos.take_in(saved(lamp()))
    assert await photos.take_in(saved(lamp()) + b"PK\x03\x04" + b"<script>" * 50) == plain


async def test_a_bomb_is_refused_before_it_is_opened(on_disk: PhotoStore) -> None:
    bomb = png(9000, 9000, b"\0" * (9000 * 1126))
    assert len(bomb) < 12_000
    assert await refusal(on_disk, bomb) == RefusedPhoto.TOO_MANY_PIXELS
    assert peak_memory(on_disk.press.pid) < 80_000_000, "the bomb would need 400 MB"


async def test_a_photo_is_on_the_disk_before_anyone_hears_of_it(
    on_disk: PhotoStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []

    def fsync(handle: int) -> None:
        synced.append(Path(f"/proc/self/fd/{handle}").readlink())

    monkeypatch.setattr(os, "fsync", fsync)
    home = (tmp_path / on_disk.file((await on_disk.take_in(saved(lamp()))).sha256).key).parent
    assert synced[0].parent == home
    assert synced[0].suffix == ".part"
    assert synced[1:] == [home, home.parent, tmp_path]
    synced.clear()
    await on_disk.keep_pending(b"as it came")
    assert synced[0].parent == tmp_path / "pending"
    assert synced[1:] == [tmp_path / "pending", tmp_path]


async def test_a_full_disk_leaves_no_half_photo(
    on_disk: PhotoStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            await on_disk.take_in(saved(lamp()))
    assert files(tmp_path) == []
    assert kept(on_disk, await on_disk.take_in(saved(lamp()))).size == (60, 40)


@pytest.mark.parametrize("name", ["", "ab", "../../etc/passwd", "A" * 64, "0" * 63 + "/", "0" * 65, "0" * 64 + "\n"])
async def test_a_name_from_outside_never_leads_out_of_the_folder(photos: PhotoStore, name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        photos.file(name)
    with pytest.raises(ValueError, match="not the name"):
        await photos.pending(name)
    with pytest.raises(ValueError, match="not the name"):
        await photos.drop_pending(name)


async def test_an_upload_waits_as_it_came_until_it_is_dropped(fresh: PhotoStore) -> None:
    upload = await fresh.keep_pending(b"as it came")
    assert await PhotoStore(fresh.store).pending(upload) == b"as it came", "also after a restart"
    await fresh.drop_pending(upload)
    await fresh.drop_pending(upload)
    with pytest.raises(FileNotFoundError):
        await fresh.pending(upload)


async def test_one_picture_uploaded_twice_waits_twice(fresh: PhotoStore) -> None:
    first, second = await fresh.keep_pending(b"one picture"), await fresh.keep_pending(b"one picture")
    await fresh.drop_pending(first)
    assert await fresh.pending(second) == b"one picture"


async def test_an_upload_too_large_to_be_a_photo_is_not_stored(fresh: PhotoStore) -> None:
    with pytest.raises(PhotoRefused) as refused:
        await fresh.keep_pending(b"\0" * (10 * 1024 * 1024 + 1))
    assert refused.value.key == RefusedPhoto.TOO_LARGE
    assert keys(fresh) == []


SOUND = saved(lamp(), comment="a comment", exif=Image.Exif())
EDITS = st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=8)


@settings(max_examples=60, deadline=None)
@given(edits=EDITS, length=st.integers(0, len(SOUND)), tail=st.binary(max_size=30))
async def test_however_a_file_is_damaged_it_is_taken_or_refused(
    photos: PhotoStore, edits: list[tuple[int, int]], length: int, tail: bytes
) -> None:
    damaged = bytearray(SOUND)
    for place, value in edits:
        damaged[place] = value
    with suppress(PhotoRefused):
        photo = await photos.take_in(bytes(damaged[:length]) + tail)
        assert kept(photos, photo).size == (photo.width, photo.height)
    assert (await photos.take_in(SOUND)).width == 60


async def test_an_upload_nobody_came_for_is_dropped_and_a_new_one_stays(on_disk: PhotoStore, tmp_path: Path) -> None:
    old, new = await on_disk.keep_pending(b"old"), await on_disk.keep_pending(b"new")
    os.utime(tmp_path / "pending" / old, (1_000_000, 1_000_000))

    assert await on_disk.drop_abandoned(datetime(2000, 1, 1, tzinfo=UTC)) == 1
    assert await on_disk.pending(new) == b"new"
    with pytest.raises(FileNotFoundError):
        await on_disk.pending(old)


async def test_only_uploads_from_before_that_moment_are_dropped(fresh: PhotoStore) -> None:
    upload = await fresh.keep_pending(b"as it came")
    photo = await fresh.take_in(saved(lamp()))

    assert await fresh.drop_abandoned(datetime.now(UTC) - timedelta(minutes=5)) == 0
    assert await fresh.pending(upload) == b"as it came"
    assert await fresh.drop_abandoned(datetime.now(UTC) + timedelta(minutes=5)) == 1
    assert keys(fresh) == [fresh.file(photo.sha256).key]
