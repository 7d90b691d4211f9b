"""A town that has lived for a while, kept on disk: what the commands of an administrator are tried on.

金丝雀 reported, disputed, supported, spoke in the group, left a draft, sent photos; whatever only she brought holds a
canary. ``canaries`` finds them in any file.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from bot import app as root
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.channels.lab.clock import LabClock
from bot.channels.lab.desk import Said
from bot.rehearsal.props import photo
from bot.settings import Settings
from domain.message import ChatKind, Incoming, Word
from domain.register import PersonEntry, Register
from handlers.routes import handle
from storage.lab import Phone
from tests.town import HOUSEHOLDS, NAMES, NOON, YARD_GROUP, at, small_town
from tests.voices import amr_note, voice_note

CANARY = "金丝雀"
WORDS = "kanari"
ACCOUNT = "chirp-7719"

BIRD = Phone(ACCOUNT, CANARY, {})
BIRD_IN_GROUP = replace(BIRD, group=YARD_GROUP.chat, title="富家组邻里群")

#: What a hand in the database may change, and what is told of it.
DAMAGES = (
    ("UPDATE case_events SET at = at + 1 WHERE case_id = 1 AND seq = 2", "26-0001: entry 2 of the log was changed"),
    ("UPDATE case_events SET facts = '{ }' WHERE case_id = 3 AND facts = '{}'", "26-0003: entry"),
    ("DELETE FROM case_events WHERE case_id = 1 AND seq = 2", "26-0001: entry 2 of the log is missing"),
    ("DELETE FROM case_events WHERE case_id = 2", "26-0002: has no log"),
    ("UPDATE cases SET state = 'closed' WHERE id = 2", "26-0002: stands at closed, but its log ends with"),
    ("UPDATE cases SET lead_handler = 'nobody' WHERE id = 2", "26-0002: nobody answers for it"),
    ("UPDATE clocks SET look_at = NULL WHERE case_id = 3", "26-0003: has no next moment"),
    ("UPDATE cases SET state = 'withdrawn' WHERE id = 3", "26-0003: has ended, but a clock still runs"),
    ("UPDATE supporters SET person = 999", "A row of supporters points at something people does not have"),
    ("UPDATE inbox SET done_at = NULL", "Payloads said to be done, without a moment"),
    ("UPDATE outbox SET sent_at = NULL", "Messages said to be sent, without a moment"),
)


def settings(folder: Path) -> Settings:
    return Settings(
        database=f"sqlite:{folder / 'linzhang.db'}",
        data=folder,
        backups=folder / "backups",
        lab=True,
    )


def _register() -> Register:
    town = small_town()
    bird = PersonEntry(f"{WORDS}-key", CANARY, None, (at(ACCOUNT),), ("yard-4", "2", "301"))
    owned = tuple(replace(home, owner_key=bird.key) if home.room == "301" else home for home in HOUSEHOLDS)
    people = tuple(entry for entry in town.people if entry.key != "wang")
    phones = tuple(phone for phone in town.phones if phone.person != "wang")
    bird_phone = replace(phones[0], person=bird.key, chat=None)
    return replace(town, people=(*people, bird), households=owned, phones=(bird_phone, *phones))


def phone(key: str) -> Phone:
    return Phone(key, NAMES[key], {})


async def speak(linzhang: Linzhang, who: Phone, number: str, sound: bytes) -> None:
    """Somebody adds a voice note to their case, as a platform brings it that has voice notes."""
    recording, now = await linzhang.photos.recordings.take_in(sound, 7), linzhang.now()
    text, id = f"补充 {number}", recording.sha256[:8]
    incoming = Incoming(
        at(who.account), ChatKind.PRIVATE, who.account, who.name, id, now, text, word=Word("note", number)
    )
    await linzhang.database.transact(lambda work: handle(work, replace(incoming, recording=recording), now))
    await linzhang.catch_up()


async def say(linzhang: Linzhang, who: Phone, text: str, *pictures: str) -> None:
    uploads = [await linzhang.photos.keep_pending(photo(name)) for name in pictures]
    assert linzhang.lab is not None
    await linzhang.lab.say(who, Said(text, tuple(uploads)))
    await linzhang.catch_up()


def _ticking() -> LabClock:
    """A clock on which no two things happen at one moment."""
    seconds = count()
    return LabClock(lambda: NOON + timedelta(seconds=next(seconds)))


async def live(folder: Path) -> None:
    """What happened in the town, up to an upload that nobody has looked at yet."""
    async with root.opened(settings(folder), strict_words=True, clock=_ticking()) as linzhang:
        await bring_in(linzhang, _register())
        await say(linzhang, BIRD, f"4栋2单元楼道灯坏了，{WORDS}一", "lamp")
        await say(linzhang, phone("xu"), "签收 26-0001")
        await say(linzhang, phone("xu"), f"办结 26-0001 换了灯泡，{CANARY}在场")
        await say(linzhang, BIRD, f"没解决 26-0001 还是不亮，{WORDS}二")
        await say(linzhang, phone("zhao"), "5栋101门口一堆垃圾没人管", "garbage")
        await say(linzhang, BIRD, f"+1 26-0002 {WORDS}三", "also")
        await speak(linzhang, BIRD, "26-0001", voice_note("还是不亮"))
        await speak(linzhang, BIRD, "26-0001", amr_note("一直不亮"))
        await speak(linzhang, phone("zhao"), "26-0002", amr_note("没人管"))
        await say(linzhang, BIRD_IN_GROUP, f"@邻长 4栋1单元楼道灯也坏了，{WORDS}四")
        await say(linzhang, phone("xu"), "进度 26-0001")
        await say(linzhang, BIRD, f"{WORDS}五，想问问那件事")
        uploads = [await linzhang.photos.keep_pending(photo(WORDS))]
        assert linzhang.lab is not None
        await linzhang.lab.say(BIRD, Said(f"楼道灯又坏了{WORDS}六", tuple(uploads)))


def withdrawn(folder: Path) -> None:
    """An hour later her lamp in the other entrance is no matter any more."""

    async def take_back() -> None:
        clock = LabClock(lambda: NOON + timedelta(hours=1))
        async with root.opened(settings(folder), strict_words=True, clock=clock) as linzhang:
            await say(linzhang, BIRD, "撤回 26-0003")

    asyncio.run(take_back())


def recordings(folder: Path) -> list[Path]:
    """What was spoken in the town, or is in a backup of it."""
    return sorted(file for file in (folder / "recordings").rglob("*") if file.is_file())


def canaries(folder: Path, *, but: str = "") -> Iterator[str]:
    """Files below the folder that hold anything only she brought."""
    marks = [mark.encode() for mark in (CANARY, WORDS, ACCOUNT)]
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        if but and but in file.parts:
            continue
        content = file.read_bytes()
        if any(mark in content or mark in file.name.encode() for mark in marks):
            yield str(file.relative_to(folder))


@pytest.fixture(scope="session")
def lived_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town as it was left; a test copies it first."""
    folder = tmp_path_factory.mktemp("lived") / "town"
    asyncio.run(live(folder))
    return folder


@pytest.fixture
def town(lived_town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the town, which the settings of the environment lead to."""
    folder = tmp_path / "town"
    shutil.copytree(lived_town, folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINZHANG_DATABASE", f"sqlite:{folder / 'linzhang.db'}")
    monkeypatch.setenv("LINZHANG_DATA", str(folder))
    monkeypatch.setenv("LINZHANG_BACKUPS", str(tmp_path / "backups"))
    monkeypatch.setenv("LINZHANG_LAB", "true")
    return folder
