"""王阿姨 speaks to the bot on Telegram, and 小徐 hears her: the same sound, in private, after the card."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.bringing_in import bring_in
from domain.message import Address
from tests.emulators.telegram import Group, Phone, Telegram
from tests.emulators.telegram.people import Json
from tests.emulators.telegram_program import TelegramProgram, on_telegram
from tests.town import small_town
from tests.voices import voice_note

MORNING = datetime(2026, 5, 8, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LAMP = voice_note("楼道灯坏了")


@dataclass(frozen=True)
class Quarter:
    """The small town on Telegram, with 王阿姨 and 小徐 in private talks with the bot."""

    telegram: Telegram
    program: TelegramProgram
    wang: Phone
    xu: Phone
    group: Group

    async def speaks(self, sound: bytes, *, seconds: int = 4) -> str:
        self.wang.speak(sound, seconds=seconds)
        await self.program.settle()
        return str(self.wang.heard[-1]["text"])

    async def writes(self, text: str) -> str:
        self.wang.say(text)
        await self.program.settle()
        return str(self.wang.heard[-1]["text"])

    def voices(self, phone: Phone) -> list[Json]:
        return [message for message in phone.heard if "voice" in message]


@pytest.fixture
async def quarter(tmp_path: Path) -> AsyncIterator[Quarter]:
    async with on_telegram(tmp_path, MORNING, privacy=False) as (telegram, program):
        town = small_town()
        wang, xu = (telegram.private(telegram.person(name)) for name in ("王阿姨", "小徐"))
        accounts = {key: (Address("telegram", str(phone.user.id)),) for key, phone in (("wang", wang), ("xu", xu))}
        people = tuple(replace(person, accounts=accounts.get(person.key, ())) for person in town.people)
        group = telegram.group("富家组邻里群", xu.user)
        group.add_bot()
        chats = tuple(replace(chat, address=Address("telegram", str(group.id))) for chat in town.chats)
        await bring_in(program.service, replace(town, people=people, chats=chats, phones=()))
        for phone in (wang, xu):
            phone.start()
        await program.settle()
        yield Quarter(telegram, program, wang, xu, group)


async def test_what_she_says_reaches_whoever_answers_for_the_lamp(quarter: Quarter) -> None:
    assert "录音我收好了" in await quarter.speaks(LAMP, seconds=7)
    await quarter.writes("4栋2单元楼道灯坏了")

    *_, card, voice = quarter.xu.heard
    assert "26-0001" in card["text"]
    assert voice["caption"] == "【26-0001】的录音，7 秒"
    assert voice["voice"]["duration"] == 7
    assert quarter.telegram.world.files[voice["voice"]["file_id"]].content == LAMP
    assert quarter.voices(quarter.wang) == []


@pytest.mark.parametrize(
    ("sound", "seconds", "said"),
    [(LAMP, 301, "超过 5 分钟"), (b"ID3 a song", 7, "存不下来"), (voice_note("", size=(2 << 20) + 1), 7, "超过 2 MB")],
)
async def test_what_is_too_much_or_no_voice_is_refused_in_words(
    quarter: Quarter, sound: bytes, seconds: int, said: str
) -> None:
    assert said in await quarter.speaks(sound, seconds=seconds)
    await quarter.writes("4栋2单元楼道灯坏了")
    assert quarter.voices(quarter.xu) == []


async def test_in_the_group_only_who_was_asked_something_is_listened_to(quarter: Quarter, tmp_path: Path) -> None:
    in_group, kept = quarter.group.phone(quarter.wang.user), tmp_path / "data" / "recordings"
    said_before = quarter.group.heard
    in_group.speak(LAMP)
    await quarter.program.settle()
    assert (quarter.group.heard, kept.exists()) == (said_before, False)
    in_group.say("@linzhang_bot 上报")
    await quarter.program.settle()
    in_group.speak(LAMP)
    await quarter.program.settle()
    assert "录音我收好了" in in_group.last()["text"]
    assert [file.read_bytes() for file in kept.rglob("*.ogg")] == [LAMP]
