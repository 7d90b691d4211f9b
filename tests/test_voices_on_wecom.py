"""王阿姨 speaks to the app in WeCom, and 小徐 hears her there: the same sound, in private, after the card."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.bringing_in import bring_in
from domain.message import Address
from tests.emulators.wecom import Phone, Wecom, words_of
from tests.emulators.wecom_program import WecomProgram, on_wecom
from tests.town import small_town
from tests.voices import amr_note, wide_amr_note

MORNING = datetime(2026, 5, 8, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LAMP = amr_note("楼道灯坏了", seconds=7)


@dataclass(frozen=True)
class Quarter:
    """The small town in WeCom, 王阿姨 and 小徐 members alike."""

    wecom: Wecom
    program: WecomProgram
    wang: Phone
    xu: Phone

    async def speaks(self, sound: bytes) -> str:
        self.wang.speak(sound)
        await self.program.settle()
        return "\n".join(words_of(message) if message.card else message.text for message in self.wang.heard)

    async def writes(self, text: str) -> None:
        self.wang.say(text)
        await self.program.settle()


@pytest.fixture
async def quarter(tmp_path: Path) -> AsyncIterator[Quarter]:
    async with on_wecom(tmp_path, MORNING) as (wecom, program):
        town = small_town()
        phones = {key: wecom.phone(name) for key, name in (("wang", "王阿姨"), ("xu", "小徐"))}
        accounts = {key: (Address("wecom", phone.member.userid),) for key, phone in phones.items()}
        people = tuple(replace(person, accounts=accounts.get(person.key, ())) for person in town.people)
        await bring_in(program.service, replace(town, people=people, chats=(), phones=()))
        yield Quarter(wecom, program, phones["wang"], phones["xu"])


async def test_what_she_says_reaches_whoever_answers_for_the_lamp(quarter: Quarter) -> None:
    assert "录音我收好了" in await quarter.speaks(LAMP)
    await quarter.writes("4栋2单元楼道灯坏了")

    *_, voice, words = quarter.xu.heard
    assert (voice.content, words.text) == (LAMP, "【26-0001】的录音，7 秒")
    assert all(message.content != LAMP for message in quarter.wang.heard)


async def test_what_wecom_cannot_play_is_kept_and_the_words_say_so(quarter: Quarter, tmp_path: Path) -> None:
    sound = wide_amr_note(seconds=7)
    await quarter.speaks(sound)
    await quarter.writes("4栋2单元楼道灯坏了")

    assert quarter.xu.heard[-1].text == "【26-0001】的录音，7 秒（录音在这里放不了）"
    assert [file.read_bytes() for file in (tmp_path / "data" / "recordings").rglob("*.awb")] == [sound]


@pytest.mark.parametrize(
    ("sound", "said"),
    [
        (amr_note("", seconds=301), "超过 5 分钟"),
        (b"ID3 a song", "存不下来"),
        (b"#!AMR\n".ljust((2 << 20) + 1), "超过 2 MB"),
    ],
)
async def test_what_is_too_much_or_no_voice_is_refused_in_words(quarter: Quarter, sound: bytes, said: str) -> None:
    assert said in await quarter.speaks(sound)
