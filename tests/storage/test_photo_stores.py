"""Whatever photos are kept in, it keeps them whole, finds them again, and lets go of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.photo.folder import Folder
from storage.photo.keys import PENDING, Kind, every_key, name_of, pending_key, photo_key
from storage.photo.store import KeptFile, ObjectStore
from storage.photo.trying import tried
from tests.storage.stores import line, s3, store

__all__ = ["line", "s3", "store"]

LAMP, DOOR = photo_key("a" * 64), photo_key("b" * 64)


def keys(store: ObjectStore, folder: str) -> set[str]:
    return {one.key for one in store.listed(folder)}


def test_what_is_kept_is_there_and_nothing_else(store: ObjectStore) -> None:
    assert not store.holds(LAMP)
    store.keep(LAMP, b"a lamp")
    assert (store.holds(LAMP), store.read(LAMP)) == (True, b"a lamp")
    assert not store.holds(DOOR)
    with pytest.raises(FileNotFoundError):
        store.read(DOOR)


def test_what_is_kept_twice_is_there_once(store: ObjectStore) -> None:
    store.keep(LAMP, b"a lamp")
    store.keep(LAMP, b"a lamp")
    assert keys(store, Kind.PHOTOS) == {LAMP}


def test_what_is_dropped_is_gone_and_may_have_been_before(store: ObjectStore) -> None:
    store.keep(LAMP, b"a lamp")
    store.keep(DOOR, b"a door")
    store.drop(LAMP)
    store.drop(LAMP)
    assert keys(store, Kind.PHOTOS) == {DOOR}
    with pytest.raises(FileNotFoundError):
        store.read(LAMP)


def test_the_largest_photo_is_kept_whole(store: ObjectStore) -> None:
    large = bytes(range(256)) * 40_960
    store.keep(LAMP, large)
    assert store.read(LAMP) == large
    assert [one.size for one in store.listed(Kind.PHOTOS)] == [len(large)]


def test_each_folder_is_listed_by_itself_with_sizes_and_since_when(store: ObjectStore) -> None:
    upload = pending_key("c" * 64)
    store.keep(LAMP, b"a lamp")
    store.keep(upload, b"as it came")
    (photo,), (pending,) = store.listed(Kind.PHOTOS), store.listed(PENDING)
    assert (photo.key, photo.size, pending.key, pending.size) == (LAMP, 6, upload, 10)
    assert abs(photo.since - datetime.now(UTC)) < timedelta(minutes=5)
    assert keys(store, Kind.RECORDINGS) == set()


def test_many_are_listed_to_the_last_one(store: ObjectStore) -> None:
    all_of_them = {photo_key(f"{number:064x}") for number in range(120)}
    for key in all_of_them:
        store.keep(key, key.encode())
    assert keys(store, Kind.PHOTOS) == all_of_them


async def test_a_kept_file_is_read_when_it_is_needed(store: ObjectStore) -> None:
    file = KeptFile(LAMP, store)
    assert (file.name, file.stem, file.suffix) == (f"{'a' * 64}.jpg", "a" * 64, ".jpg")
    with pytest.raises(FileNotFoundError):
        await file.read()
    store.keep(LAMP, b"a lamp")
    assert await file.read() == b"a lamp"


def test_a_store_that_works_is_told_to_and_nothing_stays_of_the_trial(store: ObjectStore) -> None:
    assert tried(store) is None
    assert keys(store, PENDING) == set()


def test_how_much_fits_is_known_of_a_disk_alone(store: ObjectStore) -> None:
    assert (store.room() is None) is not isinstance(store, Folder)


@pytest.mark.parametrize("left", ["photos/aa/tmp1234.part", "photos/aa/" + "b" * 64 + ".jpg", "photos/x", "else/y", ""])
def test_what_was_left_lying_about_has_no_name(left: str) -> None:
    assert name_of(left) == ""


def test_whatever_has_a_name_is_found_by_it() -> None:
    name = "0123456789abcdef" * 4
    assert {name_of(key) for key in every_key(name)} == {name}


def test_a_folder_tells_of_what_began_to_be_written_too(tmp_path: Path) -> None:
    (tmp_path / "pending").mkdir()
    (tmp_path / "pending" / "tmpabc.part").write_bytes(b"half")
    assert keys(Folder(tmp_path), PENDING) == {"pending/tmpabc.part"}
