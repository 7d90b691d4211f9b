"""Photos move house: every one of them arrives, is what it was, and is carried once."""

from __future__ import annotations

from hashlib import sha256
from itertools import permutations
from pathlib import Path

import pytest

from storage.photo.bringing import Brought, Fault, bring, bring_all, in_order
from storage.photo.folder import Folder
from storage.photo.keys import PENDING, Kind, keys_of, pending_key, photo_key, recording_key
from storage.photo.sounds import SoundKind
from storage.photo.store import ObjectStore, StoreAway
from tests.storage.stores import STORES, Line, Trouble, a_bucket, line, reached, s3

__all__ = ["line", "s3"]

PHOTOS = {photo_key(sha256(content).hexdigest()): content for content in (b"lamp %d" % n for n in range(20))}
SPOKEN = {
    recording_key(sha256(content).hexdigest(), kind): content
    for kind, content in (
        (SoundKind.OPUS, b"opus"),
        (SoundKind.AMR, b"amr"),
        (SoundKind.AMR_WIDE, b"wide"),
    )
}
UPLOADS = {pending_key("c" * 64): b"as it came"}
EVERYTHING = PHOTOS | SPOKEN | UPLOADS


def _quiet(_what: str, _percent: int) -> None:
    """Nobody looks how far it is."""


def filled(store: ObjectStore) -> ObjectStore:
    for key, content in EVERYTHING.items():
        store.keep(key, content)
    return store


def contents(store: ObjectStore) -> dict[str, bytes]:
    return {one.key: store.read(one.key) for folder in (*Kind, PENDING) for one in store.listed(folder)}


@pytest.mark.parametrize(("origin", "destination"), [*permutations(STORES), *zip(STORES, STORES, strict=True)])
def test_everything_arrives_and_stays_where_it_was(tmp_path: Path, line: Line, origin: str, destination: str) -> None:
    source = filled(STORES[origin](tmp_path / "here", line))
    target = STORES[destination](tmp_path / "there", line)
    told: list[int] = []

    assert bring_all(source, target, lambda _what, percent: told.append(percent)) == ()
    assert contents(source) == contents(target) == EVERYTHING
    assert len(told) == len(EVERYTHING)
    assert max(told) == 100


def test_what_was_left_lying_about_stays_behind(tmp_path: Path) -> None:
    source, target = filled(Folder(tmp_path / "here")), Folder(tmp_path / "there")
    (tmp_path / "here" / "photos" / "tmp123.part").write_bytes(b"half a photo")
    bring_all(source, target, _quiet)
    assert contents(target) == EVERYTHING


def test_whoever_is_interrupted_goes_on_where_they_were(tmp_path: Path, line: Line) -> None:
    source, target = filled(Folder(tmp_path)), reached(line, a_bucket(line.store))
    # The first few get there. Then the store lets nobody in until somebody has seen to it.
    line.troubles = [*[None] * 9, *[Trouble.DENIED] * 40]
    with pytest.raises(StoreAway):
        bring_all(source, target, _quiet)
    line.troubles = []
    there = {one.key for folder in (*Kind, PENDING) for one in target.listed(folder)}
    assert 0 < len(there) < len(EVERYTHING)

    line.asked.clear()
    assert bring_all(source, target, _quiet) == ()
    assert line.asked.count("PUT") == len(EVERYTHING) - len(there)
    assert contents(target) == EVERYTHING


def test_a_half_file_in_the_target_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    source, target = filled(Folder(tmp_path / "here")), Folder(tmp_path / "there")
    target.keep(min(PHOTOS), b"half")
    bring_all(source, target, _quiet)
    assert contents(target) == EVERYTHING


def test_a_photo_that_changed_is_told_of_and_not_carried_on(tmp_path: Path) -> None:
    source, target = filled(Folder(tmp_path / "here")), Folder(tmp_path / "there")
    changed = min(PHOTOS)
    (tmp_path / "here" / changed).write_bytes(b"something else")
    assert bring_all(source, target, _quiet) == (Brought(changed, 0, Fault.CHANGED),)
    assert contents(target) == {key: content for key, content in EVERYTHING.items() if key != changed}


def test_a_voice_note_is_found_whatever_its_kind_and_what_is_missing_is_told(tmp_path: Path) -> None:
    source, target = filled(Folder(tmp_path / "here")), Folder(tmp_path / "there")
    names = [key.rpartition("/")[2].partition(".")[0] for key in SPOKEN]
    wanted = [keys_of(Kind.RECORDINGS, name) for name in (*names, "0" * 64)]
    *brought, missing = bring(source, target, wanted)
    assert {one.key: one.size for one in brought} == {key: len(content) for key, content in SPOKEN.items()}
    assert missing.fault is Fault.MISSING
    assert contents(target) == SPOKEN


def test_many_at_once_come_out_in_order() -> None:
    assert [*in_order(str, range(300))] == [*map(str, range(300))]


def test_one_that_fails_is_raised_when_its_turn_comes() -> None:
    def reciprocal(number: int) -> float:
        return 1 / number

    outcomes = in_order(reciprocal, [2, 1, 0, 1])
    assert [next(outcomes), next(outcomes)] == [0.5, 1.0]
    with pytest.raises(ZeroDivisionError):
        next(outcomes)
