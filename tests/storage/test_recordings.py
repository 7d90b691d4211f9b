"""What is spoken is kept as it came: whole, once, and under no name that leads elsewhere."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from domain.message import Action, Outgoing, Recording, Say
from handlers.reporting.drafts import Draft, from_notes, to_notes
from storage.dialogues import Dialogue
from storage.photo.folder import Folder
from storage.photo.recordings import MOST_BYTES, MOST_SECONDS, RecordingRefused, RecordingStore, RefusedRecording
from storage.photo.store import ObjectStore
from storage.work import Work
from tests.storage.stores import line, s3, store
from tests.town import NOON, a_case, a_unit, at, someone
from tests.voices import amr_note, voice_note, wide_amr_note

__all__ = ["line", "s3", "store"]

LAMP = voice_note("楼道灯坏了")


@pytest.fixture
def recordings(store: ObjectStore) -> RecordingStore:
    """In a folder or a bucket where nothing is yet."""
    return RecordingStore(store)


@pytest.fixture
def on_disk(tmp_path: Path) -> RecordingStore:
    return RecordingStore(Folder(tmp_path))


def keys(store: ObjectStore) -> list[str]:
    return [one.key for one in store.listed("recordings")]


async def heard(recordings: RecordingStore, name: str) -> bytes:
    return await (await recordings.find(name)).read()


async def test_a_voice_note_is_kept_as_it_came_and_named_by_what_it_is(recordings: RecordingStore) -> None:
    kept = await recordings.take_in(LAMP, 7)

    assert kept == Recording(sha256(LAMP).hexdigest(), 7)
    assert await heard(recordings, kept.sha256) == LAMP


@pytest.mark.parametrize("raw", [LAMP, amr_note("楼道灯坏了"), wide_amr_note()])
async def test_a_voice_note_of_every_kind_is_found_again_and_goes(
    recordings: RecordingStore, store: ObjectStore, raw: bytes
) -> None:
    kept = await recordings.take_in(raw, 2)

    assert kept.seconds == 2
    assert await heard(recordings, kept.sha256) == raw
    assert await recordings.taken_before(datetime(2100, 1, 1, tzinfo=UTC)) == (kept.sha256,)
    await recordings.drop(kept.sha256)
    assert keys(store) == []


async def test_how_long_it_is_the_file_knows_better_than_the_platform(recordings: RecordingStore) -> None:
    assert (await recordings.take_in(amr_note("楼道灯坏了", seconds=7), 0)).seconds == 7
    assert (await recordings.take_in(amr_note("没人管", seconds=7), 3)).seconds == 7


async def test_the_same_spoken_twice_is_one_file(recordings: RecordingStore, store: ObjectStore) -> None:
    assert await recordings.take_in(LAMP, 7) == await recordings.take_in(LAMP, 7)
    assert len(keys(store)) == 1


@pytest.mark.parametrize(
    ("raw", "seconds", "why"),
    [
        (LAMP, MOST_SECONDS + 1, RefusedRecording.TOO_LONG),
        (voice_note("", size=MOST_BYTES + 1), 7, RefusedRecording.TOO_LARGE),
        (amr_note("", seconds=MOST_SECONDS + 1), 0, RefusedRecording.TOO_LONG),
        (voice_note("", codec=b"\x01vorbis"), 7, RefusedRecording.NOT_A_RECORDING),
        (b"ID3" + LAMP, 7, RefusedRecording.NOT_A_RECORDING),
        (b"\xff\xd8\xff\xe0OpusHead", 7, RefusedRecording.NOT_A_RECORDING),
        (LAMP[:28], 7, RefusedRecording.NOT_A_RECORDING),
        (b"OggS", 7, RefusedRecording.NOT_A_RECORDING),
        (b"", 7, RefusedRecording.NOT_A_RECORDING),
    ],
)
async def test_what_is_too_much_or_nothing_spoken_leaves_no_file(
    recordings: RecordingStore, store: ObjectStore, raw: bytes, seconds: int, why: RefusedRecording
) -> None:
    with pytest.raises(RecordingRefused) as refused:
        await recordings.take_in(raw, seconds)

    assert refused.value.key is why
    assert keys(store) == []


async def test_the_longest_and_the_largest_are_taken(recordings: RecordingStore) -> None:
    largest = voice_note("", size=MOST_BYTES)
    assert (await recordings.take_in(largest, MOST_SECONDS)).seconds == MOST_SECONDS


async def test_a_voice_note_is_on_the_disk_before_anyone_hears_of_it(
    on_disk: RecordingStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    kept = tmp_path / (await on_disk.find((await on_disk.take_in(LAMP, 7)).sha256)).key

    assert synced[0].startswith(str(kept.parent))
    assert synced[1:] == [str(kept.parent), str(kept.parent.parent), str(tmp_path)]


async def test_a_full_disk_leaves_nothing_and_is_worth_another_try(
    on_disk: RecordingStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            await on_disk.take_in(LAMP, 7)
    assert keys(Folder(tmp_path)) == []
    assert (await on_disk.take_in(LAMP, 7)).seconds == 7


@pytest.mark.parametrize("name", ["", "ab", "../../etc/passwd", "A" * 64, "0" * 65, "0" * 64 + "\n"])
async def test_a_name_from_outside_never_leads_out_of_the_folder(on_disk: RecordingStore, name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        await on_disk.find(name)
    with pytest.raises(ValueError, match="not the name"):
        await on_disk.drop(name)


def test_a_case_has_what_was_spoken_once_each_in_the_order_it_came() -> None:
    first, second = Recording("b" * 64, 7), Recording("a" * 64, 3)
    with a_unit() as work:
        case = a_case(work)
        work.recordings.add(case.id, (first, second), NOON)
        work.recordings.add(case.id, (first,), NOON)

        assert work.recordings.of(case.id) == (first, second)
        assert work.recordings.of(case.id + 1) == ()


def carried(work: Work) -> list[Recording | None]:
    return [message.recording for message in work.deliveries.claim(50, NOON)]


def test_a_voice_that_two_cases_have_goes_with_the_last_of_them() -> None:
    voice, wang, zhao = Recording("a" * 64, 7), "wang", "zhao"
    with a_unit() as work:
        hers, theirs = a_case(work), a_case(work, reporter=zhao, message="2")
        for case in (hers, theirs):
            work.recordings.add(case.id, (voice,), NOON)
        for who in ("li", "xu"):
            news = Outgoing(Say("news-recording", {"number": "26-0002", "seconds": 7}), recording=voice.sha256)
            work.outbox.tell(someone(work, who).id, news, NOON)

        work.erasures.forget(someone(work, wang).id, NOON)
        assert (work.recordings.of(hers.id), work.recordings.of(theirs.id)) == ((), (voice,))
        assert work.erasures.remains() == ()
        assert carried(work) == [voice, voice]

        work.deliveries.recover(NOON)
        work.erasures.forget(someone(work, zhao).id, NOON)
        assert work.erasures.remains() == (voice.sha256,)
        assert carried(work) == [None, None]


def test_a_voice_in_a_report_nobody_finished_is_forgotten_too() -> None:
    voice = Recording("a" * 64, 7)
    with a_unit() as work:
        wang = someone(work, "wang").id
        notes = to_notes(Draft("1", recordings=(voice,)))
        work.dialogues.open(wang, at("wang"), Dialogue(Action("report.words"), (), notes), NOON)

        work.erasures.forget(wang, NOON)
        assert work.erasures.remains() == (voice.sha256,)


def test_a_draft_from_before_there_were_recordings_is_still_read() -> None:
    plain = json.loads(to_notes(Draft("1", words="灯坏了"))["draft"])
    del plain["recordings"]

    assert from_notes({"draft": json.dumps(plain)}) == Draft("1", words="灯坏了")
