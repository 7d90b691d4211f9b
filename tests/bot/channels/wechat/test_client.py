"""What is said to a person arrives in an open call or is sent, with its photos or without, and is counted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from bot.channels import Choice, OutsideWindow, SendFailed, Sound, Spoken
from bot.channels.wechat.presence import Presence
from bot.rehearsal.props import photo
from domain.message import Address
from storage.engine.database import Database
from storage.mail.windows import Opened
from storage.photo.store import KeptFile
from tests.bot.channels.kept import kept
from tests.bot.channels.tencent.knocking import visitor
from tests.bot.channels.wechat.running import settings
from tests.emulators.wechat import Kind, Phone, Wechat, emulated
from tests.town import NOON, open_town
from tests.voices import amr_note

SEND, UPLOAD = "/cgi-bin/message/custom/send", "/cgi-bin/media/upload"
SIGN = Choice("12.1.secret", "1 签收")
PAGE = "https://town.example/p/token"


@dataclass
class Wang:
    """A resident who follows the account and has just said something, and the bot that may speak to her."""

    wechat: Wechat
    phone: Phone
    presence: Presence
    database: Database

    @property
    def address(self) -> Address:
        return Address("wechat", self.phone.openid)

    async def hears(self, words: str = "收到", *photos: KeptFile, **more: object) -> str:
        return await self.presence.channel.send(self.address, Spoken(words, photos=photos, **more))

    async def room(self) -> int:
        return await self.database.read(lambda work: work.windows.room(self.address, NOON))

    def shown(self) -> list[tuple[Kind, str]]:
        """What the account said, as it stands in her chat."""
        return [(message.kind, message.text) for message in self.phone.messages if message.own]


def noon() -> datetime:
    return NOON


@asynccontextmanager
async def wang(folder: Path) -> AsyncIterator[Wang]:
    async with emulated(now=noon) as wechat, open_town() as database:
        phone = wechat.phone("王阿姨", following=True)
        phone.say("在吗")

        async def accept(*_: object, **__: object) -> bool:
            raise AssertionError("nothing comes in here")

        presence = Presence(settings(folder, wechat), database, accept=accept, now=noon)
        wang = Wang(wechat, phone, presence, database)
        await database.transact(lambda work: work.windows.open(wang.address, Opened.MESSAGE, NOON))
        yield wang
        await presence.close()


@pytest.fixture
def lamps(tmp_path: Path) -> tuple[KeptFile, ...]:
    names = tuple(tmp_path / f"lamp{number}.jpg" for number in range(5))
    for name in names:
        name.write_bytes(photo(name.name))
    return tuple(map(kept, names))


async def test_words_are_sent_with_choices_that_can_be_tapped(tmp_path: Path) -> None:
    async with wang(tmp_path) as her:
        ids = {await her.hears("灯坏了", choices=(SIGN,)), await her.hears("灯坏了")}

        assert len(ids) == 2
        assert her.shown() == [(Kind.TEXT, "灯坏了\n\n1 签收"), (Kind.TEXT, "灯坏了")]
        tapped = her.phone.tap("签收")
        assert tapped.text == "1"
        assert await her.room() == 3


async def test_what_can_be_said_in_an_open_call_takes_nothing_from_the_window(tmp_path: Path) -> None:
    async with wang(tmp_path) as her:
        who = visitor(())

        async def call() -> str | None:
            with her.presence.open_calls.hold(her.phone.openid, "77") as held:
                return await held.answer(asyncio.get_running_loop().time() + 5, who.receive)

        calling = asyncio.create_task(call())
        await asyncio.sleep(0)
        assert await her.hears("收到") == "passive:77"
        assert await calling == "收到"
        assert her.wechat.ledger.calls(SEND) == []
        assert await her.room() == 5


async def test_photos_stand_above_their_words(tmp_path: Path, lamps: tuple[KeptFile, ...]) -> None:
    async with wang(tmp_path) as her:
        await her.hears("灯坏了", *lamps[:2], page=PAGE)

        assert [kind for kind, _ in her.shown()] == [Kind.IMAGE, Kind.IMAGE, Kind.TEXT]
        assert her.shown()[-1] == (Kind.TEXT, "灯坏了")
        assert await her.room() == 2


async def test_photos_leave_room_for_words_and_are_on_a_page_instead(
    tmp_path: Path, lamps: tuple[KeptFile, ...]
) -> None:
    async with wang(tmp_path) as her:
        await her.hears("灯坏了", *lamps, page=PAGE, page_words="看照片")

        assert her.shown() == [(Kind.TEXT, "灯坏了\n看照片")]
        assert her.phone.tap("看照片") == PAGE
        assert her.wechat.ledger.calls(UPLOAD) == []


async def test_without_a_page_as_many_photos_are_shown_as_there_is_room_for(
    tmp_path: Path, lamps: tuple[KeptFile, ...]
) -> None:
    async with wang(tmp_path) as her:
        await her.hears("灯坏了", *lamps)

        assert [kind for kind, _ in her.shown()] == [Kind.IMAGE] * 4 + [Kind.TEXT]


async def test_a_photo_that_is_not_taken_keeps_no_words_from_being_said(
    tmp_path: Path, lamps: tuple[KeptFile, ...]
) -> None:
    async with wang(tmp_path) as her:
        her.wechat.troubles.next(40009, UPLOAD)
        await her.hears("灯坏了", lamps[0], page=PAGE, page_words="看照片")
        assert her.shown() == [(Kind.TEXT, "灯坏了\n看照片")]
        await her.hears("灯坏了", kept(tmp_path / "gone.jpg"), page=PAGE, page_words="看照片")
        assert her.shown()[1:] == [(Kind.TEXT, "灯坏了\n看照片")]


async def test_photos_that_are_shown_are_not_shown_again_with_the_next_try(
    tmp_path: Path, lamps: tuple[KeptFile, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with wang(tmp_path) as her:
        with monkeypatch.context() as broken:
            broken.setattr(her.presence.open_calls, "give", busy)
            with pytest.raises(SendFailed):
                await her.hears("灯坏了", lamps[0], page=PAGE)
        await her.hears("灯坏了", lamps[0], page=PAGE)
        await her.hears("又坏了", lamps[0], page=PAGE)

        kinds = [kind for kind, _ in her.shown()]
        assert kinds == [Kind.IMAGE, Kind.TEXT, Kind.IMAGE, Kind.TEXT]


@pytest.fixture
def sound(tmp_path: Path) -> Sound:
    file = tmp_path / "voice.amr"
    file.write_bytes(amr_note("楼道灯坏了", seconds=7))
    return Sound(kept(file), 7)


def voices(her: Wang) -> list[bytes]:
    return [her.wechat.world.media[one.media].content for one in her.phone.messages if one.own and one.media]


async def test_a_voice_note_stands_above_the_words_about_it(tmp_path: Path, sound: Sound) -> None:
    async with wang(tmp_path) as her:
        await her.hears("【26-0001】的录音，7 秒", sound=sound)

        assert her.shown() == [(Kind.VOICE, ""), (Kind.TEXT, "【26-0001】的录音，7 秒")]
        assert voices(her) == [amr_note("楼道灯坏了", seconds=7)]
        assert await her.room() == 3


@pytest.mark.parametrize(("path", "code"), [(UPLOAD, 40005), (UPLOAD, 45007), (SEND, 40007)])
async def test_a_voice_note_that_is_not_taken_keeps_no_words_from_being_said(
    tmp_path: Path, sound: Sound, path: str, code: int
) -> None:
    async with wang(tmp_path) as her:
        her.wechat.troubles.next(code, path)
        await her.hears("【26-0001】的录音，7 秒", sound=sound)
        assert her.shown() == [(Kind.TEXT, "【26-0001】的录音，7 秒")]


async def test_of_a_voice_note_forgotten_meanwhile_only_the_words_are_left(tmp_path: Path) -> None:
    async with wang(tmp_path) as her:
        await her.hears("【26-0001】的录音，7 秒", sound=Sound(kept(tmp_path / "forgotten.amr"), 7))
        assert her.shown() == [(Kind.TEXT, "【26-0001】的录音，7 秒")]


async def test_a_voice_note_wechat_has_no_time_for_is_sent_later_with_its_words(tmp_path: Path, sound: Sound) -> None:
    async with wang(tmp_path) as her:
        her.wechat.troubles.next(-1, UPLOAD)
        with pytest.raises(SendFailed) as failed:
            await her.hears("录音", sound=sound)
        assert not failed.value.permanent
        assert her.shown() == []
        await her.hears("录音", sound=sound)
        assert [kind for kind, _ in her.shown()] == [Kind.VOICE, Kind.TEXT]


async def test_a_voice_note_is_heard_once_however_often_its_words_are_tried(
    tmp_path: Path, sound: Sound, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with wang(tmp_path) as her:
        with monkeypatch.context() as broken:
            broken.setattr(her.presence.open_calls, "give", busy)
            with pytest.raises(SendFailed):
                await her.hears("录音", sound=sound)
        await her.hears("录音", sound=sound)
        assert [kind for kind, _ in her.shown()] == [Kind.VOICE, Kind.TEXT]


async def test_a_voice_note_waits_where_nothing_may_be_said(tmp_path: Path, sound: Sound) -> None:
    async with wang(tmp_path) as her:
        for _ in range(5):
            await her.hears()
        with pytest.raises(OutsideWindow):
            await her.hears("录音", sound=sound)
        assert voices(her) == []


async def busy(*_: object) -> None:
    """Words that cannot be said now."""
    raise SendFailed("platform busy", permanent=False)


async def test_outside_the_window_nothing_is_sent(tmp_path: Path) -> None:
    async with wang(tmp_path) as her:
        for _ in range(5):
            await her.hears()
        with pytest.raises(OutsideWindow):
            await her.hears()
        assert len(her.wechat.ledger.calls(SEND)) == 5


async def test_a_photo_somebody_sent_is_fetched_from_wechat(tmp_path: Path) -> None:
    async with wang(tmp_path) as her:
        sent = her.phone.photo(b"a picture")
        assert await her.presence.channel.fetch(sent.media) == b"a picture"
        with pytest.raises(SendFailed) as failed:
            await her.presence.channel.fetch("nowhere")
        assert failed.value.permanent


async def test_nothing_said_on_wechat_can_be_changed(tmp_path: Path) -> None:
    async with wang(tmp_path) as her:
        with pytest.raises(SendFailed) as failed:
            await her.presence.channel.edit(her.address, "said:1", Spoken("好"))
        assert failed.value.permanent
        assert not her.presence.channel.features.edits
        assert her.presence.channel.address("case-26-0001") == "/start case-26-0001"
