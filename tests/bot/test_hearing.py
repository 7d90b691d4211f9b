"""What somebody spoke is brought in once, as long as it is not too much; the rest of the message comes in any case."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels import SendFailed
from bot.inbox.hearing import drop_unheard, recorded
from domain.message import Action, Incoming, Recording, Voice
from handlers.reporting.drafts import Draft, to_notes
from storage.dialogues import Dialogue
from storage.photo.folder import Folder
from storage.photo.recordings import MOST_SECONDS, RecordingStore, RefusedRecording
from storage.work import Work
from tests.bot.paper import Paper
from tests.town import NOON, a_case, at, open_town, says, someone
from tests.voices import amr_note, voice_note

LAMP = voice_note("楼道灯坏了")
ROOM = 1 << 20
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


async def heard(paper: Paper, folder: Path, *, seconds: int = 7, space: int = ROOM) -> Incoming:
    said = says("wang", "灯", voice=Voice("v1", seconds), photo_bytes=10)
    return await recorded(said, paper, RecordingStore(Folder(folder)), space)


def names_in(folder: Path) -> set[str]:
    return {file.stem for file in folder.rglob("*.ogg")}


async def test_what_was_spoken_is_brought_in_and_counted(tmp_path: Path) -> None:
    incoming = await heard(Paper(files={"v1": LAMP}), tmp_path)

    assert isinstance(incoming.recording, Recording)
    assert await (await RecordingStore(Folder(tmp_path)).find(incoming.recording.sha256)).read() == LAMP
    assert (incoming.recording.seconds, incoming.photo_bytes) == (7, 10 + len(LAMP))


async def test_a_platform_that_does_not_say_how_long_it_is_is_believed_by_the_file(tmp_path: Path) -> None:
    incoming = await heard(Paper(files={"v1": amr_note("楼道灯坏了", seconds=7)}), tmp_path, seconds=0)
    assert incoming.recording is not None
    assert incoming.recording.seconds == 7


async def test_a_message_without_a_voice_stays_as_it_is(tmp_path: Path) -> None:
    said = says("wang", "灯")
    assert await recorded(said, Paper(), RecordingStore(Folder(tmp_path)), ROOM) is said


@pytest.mark.parametrize(
    ("files", "seconds", "space", "why", "counted"),
    [
        ({"v1": LAMP}, 7, 0, RefusedRecording.ENOUGH, 10),
        ({"v1": LAMP}, MOST_SECONDS + 1, ROOM, RefusedRecording.TOO_LONG, 10),
        ({"v1": b"no sound"}, 7, ROOM, RefusedRecording.NOT_A_RECORDING, 18),
        ({}, 7, ROOM, RefusedRecording.GONE, 10),
    ],
)
async def test_what_is_not_taken_is_told_and_the_words_come(
    tmp_path: Path, files: dict[str, bytes], seconds: int, space: int, why: RefusedRecording, counted: int
) -> None:
    incoming = await heard(Paper(files=files), tmp_path, seconds=seconds, space=space)

    assert (incoming.text, incoming.recording) == ("灯", None)
    assert (incoming.refused_recordings, incoming.photo_bytes) == ((why,), counted)


async def test_a_platform_that_is_away_just_now_is_asked_again(tmp_path: Path) -> None:
    paper = Paper(files={"v1": LAMP}, mishaps=[SendFailed("gateway", permanent=False)])
    with pytest.raises(SendFailed):
        await heard(paper, tmp_path)
    assert (await heard(paper, tmp_path)).recording is not None


async def test_what_became_part_of_no_report_goes_and_all_else_stays(tmp_path: Path) -> None:
    recordings, draft = RecordingStore(Folder(tmp_path)), Draft("1")
    names = ("reported", "begun", "unheard", "new")
    reported, begun, unheard, new = [await recordings.take_in(voice_note(name), 7) for name in names]
    for old in (reported, begun, unheard):
        os.utime(tmp_path / (await recordings.find(old.sha256)).key, (1_000_000, 1_000_000))

    def unit(work: Work) -> None:
        work.recordings.add(a_case(work).id, (reported,), NOON)
        notes = to_notes(replace(draft, recordings=(begun,)))
        dialogue = Dialogue(Action("report.words"), (), notes)
        work.dialogues.open(someone(work, "zhao").id, at("zhao"), dialogue, NOON)

    async with open_town() as database:
        await database.transact(unit)
        assert await drop_unheard(database, recordings, LONG_AGO) == 1
        assert await drop_unheard(database, recordings, LONG_AGO) == 0
    assert names_in(tmp_path) == {reported.sha256, begun.sha256, new.sha256}


async def test_a_sound_that_comes_in_again_meanwhile_stays(tmp_path: Path) -> None:
    class Again(RecordingStore):
        """Somebody sends the same sound once more while it is being found out whether anything is said of it."""

        async def taken_before(self, moment: datetime) -> tuple[str, ...]:
            old = await super().taken_before(moment)
            await self.take_in(voice_note("again"), 7)
            return old

    recordings = Again(Folder(tmp_path))
    names = [(await recordings.take_in(voice_note(name), 7)).sha256 for name in ("again", "never")]
    for name in names:
        os.utime(tmp_path / (await recordings.find(name)).key, (1_000_000, 1_000_000))
    async with open_town() as database:
        assert await drop_unheard(database, recordings, LONG_AGO) == 1
    assert names_in(tmp_path) == {names[0]}
