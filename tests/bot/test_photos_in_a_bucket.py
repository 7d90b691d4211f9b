"""A town whose photos are in a bucket: what its people see is the same, and so is what an administrator can do."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest

from bot import app as root
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.channels.lab.clock import LabClock
from bot.channels.lab.desk import Said
from bot.house import build
from bot.rehearsal.props import photo
from bot.settings import Settings
from storage.backup.manifest import backups_in, read_manifest
from storage.photo.bringing import bring_all
from storage.photo.bucket import Bucket
from storage.photo.folder import Folder
from storage.photo.keys import PENDING, Kind
from storage.photo.store import COMES_AGAIN, Away, ObjectStore, StoreAway
from tests.bot.kept_town import ACCOUNT, phone
from tests.bot.test_forgetting import linzhang, start
from tests.engines import a_url
from tests.storage.stores import KEY_ID, SECRET, Line, Trouble, a_bucket, impatient, line, reached, s3
from tests.town import NOON, small_town
from tests.voices import amr_note

__all__ = ["impatient", "line", "s3"]

WANG, ZHAO, XU = phone("wang"), phone("zhao"), phone("xu")
PLACES = (*Kind, PENDING)


@dataclass
class Kept:
    """A town and the bucket it keeps its photos in."""

    folder: Path
    bucket: Bucket
    line: Line
    name: str

    def contents(self) -> dict[str, bytes]:
        return {one.key: self.bucket.read(one.key) for place in PLACES for one in self.bucket.listed(place)}


def contents(folder: Path) -> dict[str, bytes]:
    kept = Folder(folder)
    return {one.key: kept.read(one.key) for place in PLACES for one in kept.listed(place)}


def sets(monkeypatch: pytest.MonkeyPatch, line: Line, photos: str) -> None:
    """The settings of the environment lead to the bucket."""
    found = {"photos": photos, "s3_endpoint": line.address, "s3_key_id": KEY_ID, "s3_secret": SECRET}
    for name, value in found.items():
        monkeypatch.setenv(f"LINZHANG_{name.upper()}", value)


@pytest.fixture
def kept(town: Path, line: Line, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """The town that has lived for a while, with its photos in a bucket and nowhere else."""
    name = a_bucket(line.store)
    sets(monkeypatch, line, f"s3://{name}/town")
    bucket = reached(line, name, "town")
    assert bring_all(Folder(town), bucket, lambda _what, _percent: None) == ()
    for place in PLACES:
        shutil.rmtree(town / place)
    line.asked.clear()
    return Kept(town, bucket, line, name)


@asynccontextmanager
async def service(folder: Path, line: Line, clock: LabClock, photos: str) -> AsyncIterator[Linzhang]:
    settings = Settings(
        database=a_url(),
        data=folder,
        lab=True,
        photos=photos,
        s3_endpoint=line.address,
        s3_key_id=KEY_ID,
        s3_secret=SECRET,
    )
    async with root.opened(settings, strict_words=True, clock=clock) as linzhang:
        await bring_in(linzhang, small_town())
        yield linzhang


async def test_a_photo_goes_the_whole_way_and_never_lies_on_this_machine(tmp_path: Path, line: Line) -> None:
    name = a_bucket(line.store)
    bucket = reached(line, name, "town")
    async with service(tmp_path / "town", line, LabClock(lambda: NOON), f"s3://{name}/town") as bot:
        assert bot.lab is not None
        upload = await bot.photos.keep_pending(photo("lamp"))
        assert [one.key for one in bucket.listed(PENDING)] == [f"pending/{upload}"]
        await bot.lab.say(WANG, Said("4栋2单元楼道灯坏了", (upload,)))
        await bot.catch_up()

        (kept,) = bucket.listed(Kind.PHOTOS)
        assert list(bucket.listed(PENDING)) == [], "what its camera knew of her is gone"
        shown = await bot.database.read(lambda work: work.lab.messages("xu", 100))
        (picture,) = {one.name for message in shown for one in message.words.photos}
        assert kept.key == bot.photos.file(picture).key
        transport = httpx.ASGITransport(build(bot))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as visitor:
            seen = await visitor.get(f"/photos/{picture}.jpg")
            assert (seen.status_code, seen.content) == (200, bucket.read(kept.key))
            assert (await visitor.get(f"/photos/{'0' * 64}.jpg")).status_code == 404
    assert contents(tmp_path / "town") == {}


async def test_a_report_waits_while_the_bucket_is_away_and_is_a_case_when_it_is_back(
    tmp_path: Path, line: Line
) -> None:
    name, moments = a_bucket(line.store), [NOON]
    async with service(tmp_path / "town", line, LabClock(lambda: moments[0]), f"s3://{name}") as bot:
        assert bot.lab is not None
        upload = await bot.photos.keep_pending(photo("lamp"))
        await bot.lab.say(WANG, Said("4栋2单元楼道灯坏了", (upload,)))
        # The upload is there, but nobody lets us read it, or keep what is made of it.
        line.troubles = [Trouble.DENIED]
        await bot.catch_up()
        line.troubles = [None, Trouble.DENIED]
        moments[0] += COMES_AGAIN
        await bot.catch_up()
        assert await bot.database.read(lambda work: (work.cases.counts(), work.inbox.failing())) == ({}, 0)
        moments[0] += COMES_AGAIN
        await bot.catch_up()
        case = await bot.database.read(lambda work: work.cases.find("26-0001"))
        assert case is not None
        (sha256,) = await bot.database.read(lambda work: work.cases.photos(case, "report"))
        assert reached(line, name, "").holds(bot.photos.file(sha256).key)


async def test_who_sends_a_photo_that_cannot_be_kept_now_hears_so(tmp_path: Path, line: Line) -> None:
    async with service(tmp_path / "town", line, LabClock(lambda: NOON), f"s3://{a_bucket(line.store)}") as bot:
        line.troubles = [Trouble.DENIED]
        with pytest.raises(StoreAway) as away:
            await bot.photos.keep_pending(photo("lamp"))
        assert away.value.why is Away.REFUSED
        transport = httpx.ASGITransport(build(bot))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as visitor:
            line.troubles = [Trouble.DENIED]
            file = ("photos", ("lamp.jpg", photo("lamp"), "image/jpeg"))
            answer = await visitor.post("/lab/say", data={"phone": "0", "text": "楼道灯坏了"}, files=[file])
        assert answer.status_code == 503
        assert await bot.database.read(lambda work: work.inbox.counts()) == {}


async def test_the_service_begins_though_the_bucket_is_away(tmp_path: Path, line: Line) -> None:
    async with service(tmp_path / "town", line, LabClock(lambda: NOON), f"s3://{a_bucket(line.store)}") as bot:
        line.troubles = [Trouble.DENIED] * 2
        async with bot.running():
            assert bot.ready()


async def _reported_over_a_bad_line(folder: Path, line: Line, store: Callable[[Bucket], ObjectStore]) -> int:
    """How many photos are lost of those that were confirmed, when every other request fails one way or the other."""
    name, draw, moments = a_bucket(line.store), Random(5), [NOON]
    async with service(folder, line, LabClock(lambda: moments[0]), f"s3://{name}") as bot:
        assert bot.lab is not None
        bucket = reached(line, name, "")
        bot.photos.store = store(bucket)
        taken: list[str] = []
        for number in range(12):
            upload = await bot.photos.keep_pending(raw := photo(f"lamp {number}"))
            await bot.lab.say((WANG, ZHAO, XU)[number % 3], Said("4栋2单元楼道灯坏了", (upload,)))
            taken.append(sha256((await bot.photos.press.press(raw)).jpeg).hexdigest())
        for _ in range(30):
            line.troubles = [draw.choice([None, *Trouble]) for _ in range(20)]
            await bot.catch_up()
            moments[0] += COMES_AGAIN
        line.troubles = []
        await bot.catch_up()
        assert await bot.database.read(lambda work: work.inbox.counts()) == {"done": len(taken)}
        return sum(not bucket.holds(bot.photos.file(one).key) for one in taken)


@pytest.mark.usefixtures("impatient")
async def test_over_a_line_that_breaks_all_the_time_no_photo_is_lost(tmp_path: Path, line: Line) -> None:
    assert await _reported_over_a_bad_line(tmp_path, line, lambda bucket: bucket) == 0


@pytest.mark.usefixtures("impatient")
async def test_a_store_that_takes_silence_for_no_would_lose_photos(tmp_path: Path, line: Line) -> None:
    class Hasty:
        """Says that nothing is there whenever it gets no answer."""

        def __init__(self, bucket: Bucket) -> None:
            self._bucket = bucket

        def __getattr__(self, name: str) -> Any:
            return getattr(self._bucket, name)

        def read(self, key: str) -> bytes:
            try:
                return self._bucket.read(key)
            except StoreAway:
                raise FileNotFoundError from None

    assert await _reported_over_a_bad_line(tmp_path, line, Hasty) > 0


# What an administrator does.


def test_a_backup_has_everything_and_brings_it_back_into_a_folder(kept: Kept, tmp_path: Path) -> None:
    assert linzhang("backup").exit_code == 0
    (backup,) = backups_in(tmp_path / "backups")
    held = read_manifest(backup)
    assert (held.photos, held.recordings, held.missing) == (3, 3, 0)
    assert contents(backup) == kept.contents() != {}

    assert linzhang("restore", str(backup), "--to", str(tmp_path / "else")).exit_code == 0
    assert contents(tmp_path / "else") == kept.contents()


def test_the_next_backup_fetches_no_photo_twice(kept: Kept, tmp_path: Path) -> None:
    linzhang("backup")
    kept.line.asked.clear()
    assert linzhang("backup").exit_code == 0
    older, newer = backups_in(tmp_path / "backups")
    assert contents(older) == contents(newer)
    assert kept.line.asked.count("GET") == len(PLACES) + len([*kept.bucket.listed(PENDING)])


def test_what_was_lost_in_the_bucket_is_missing_in_the_backup_and_told(kept: Kept, tmp_path: Path) -> None:
    gone = min(one.key for one in kept.bucket.listed(Kind.PHOTOS))
    kept.bucket.drop(gone)
    result = linzhang("backup")
    assert (result.exit_code, read_manifest(backups_in(tmp_path / "backups")[0]).missing) == (0, 1)


def test_it_is_brought_back_into_an_empty_bucket_and_into_no_other(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linzhang("backup")
    (backup,) = backups_in(tmp_path / "backups")
    everything = kept.contents()
    shutil.move(kept.folder / "linzhang.db", tmp_path / "lost.db")
    kept.bucket.keep(f"photos/ab/{'ab' * 32}.jpg", b"somebody else's")
    refused = linzhang("restore", str(backup))
    assert refused.exit_code == 1
    assert "photos/ab" in refused.output

    sets(monkeypatch, kept.line, f"s3://{kept.name}/town-2")
    assert linzhang("restore", str(backup)).exit_code == 0
    kept.bucket = reached(kept.line, kept.name, "town-2")
    assert kept.contents() == everything
    assert contents(kept.folder) == {}
    assert linzhang("verify").exit_code == 0


def test_a_backup_from_a_bucket_that_is_away_is_none_and_says_why(kept: Kept, tmp_path: Path) -> None:
    kept.line.troubles = [None] * 4 + [Trouble.DENIED] * 20
    result = linzhang("backup")
    assert result.exit_code == 1
    assert "does not let us in" in result.output
    assert backups_in(tmp_path / "backups") == ()
    assert KEY_ID not in result.output
    assert SECRET not in result.output


def test_what_is_gone_or_changed_in_the_bucket_is_found(kept: Kept) -> None:
    assert linzhang("verify").exit_code == 0
    gone, changed, _ = sorted(one.key for one in kept.bucket.listed(Kind.PHOTOS))
    kept.bucket.drop(gone)
    kept.bucket.keep(changed, b"another picture")

    said = linzhang("verify").output

    assert f"photo {Path(gone).stem[:12]}… is missing" in said
    assert f"photo {Path(changed).stem[:12]}… is not what it was" in said


def test_nothing_of_hers_is_left_in_the_bucket(kept: Kept) -> None:
    assert linzhang("forget", f"lab:{ACCOUNT}", "--yes").exit_code == 0
    left = kept.contents()
    assert [key for key in left if key.startswith(PENDING)] == []
    assert [content for key, content in left.items() if key.startswith(Kind.RECORDINGS)] == [amr_note("没人管")]
    assert len(left) == 2


def test_what_could_not_be_deleted_goes_when_the_bucket_is_back(kept: Kept) -> None:
    before = kept.contents()
    kept.line.troubles = [Trouble.DENIED]
    result = linzhang("forget", f"lab:{ACCOUNT}", "--yes")
    assert result.exit_code == 1
    assert "cannot be reached now" in result.output
    assert kept.contents() == before

    start(kept.folder)
    assert len(kept.contents()) == 2


@pytest.mark.parametrize("command", ["check", "doctor"])
def test_the_bucket_is_tried_and_it_is_said_what_to_do(kept: Kept, command: str) -> None:
    before = kept.contents()
    assert f"Photos are kept in s3://{kept.name}/town; writing, reading and deleting work" in linzhang(command).output
    assert kept.contents() == before

    kept.line.troubles = [Trouble.DENIED]
    refused = linzhang(command)
    assert refused.exit_code == 1
    assert "Check s3_key_id, s3_secret and s3_region" in refused.output
    for secret in (KEY_ID, SECRET):
        assert secret not in refused.output
