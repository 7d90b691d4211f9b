"""王阿姨 speaks to the bot on WeChat: what WeChat understood is a report, and 小徐 hears her on whatever she has."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.bringing_in import bring_in
from domain.message import Address
from tests.emulators.telegram import Phone as TelegramPhone
from tests.emulators.telegram import Telegram
from tests.emulators.wechat import Kind, Message, Phone, Wechat
from tests.emulators.wechat_program import WechatProgram, on_wechat
from tests.town import small_town
from tests.voices import amr_note, voice_note

MORNING = datetime(2026, 5, 8, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LAMP = amr_note("4栋2单元楼道灯坏了", seconds=7)
WORDS = "4栋2单元楼道灯坏了。"


@dataclass(frozen=True)
class Quarter:
    """The small town: 王阿姨 on WeChat, 小徐 on WeChat or on Telegram."""

    wechat: Wechat
    telegram: Telegram
    program: WechatProgram
    wang: Phone
    xu_on_wechat: Phone
    xu_on_telegram: TelegramPhone

    async def speaks(self, sound: bytes, *, heard: str = "") -> list[str]:
        """What 王阿姨 reads after she said it."""
        return await self._read_after(self.wang.voice(sound, heard=heard))

    async def writes(self, text: str) -> list[str]:
        return await self._read_after(self.wang.say(text))

    async def _read_after(self, said: Message) -> list[str]:
        await self.program.settle()
        return [message.text for message in self.wang.messages if message.own and message.id > said.id]

    def voices_of_xu(self) -> list[bytes]:
        own = (message for message in self.xu_on_wechat.messages if message.own and message.kind is Kind.VOICE)
        return [self.wechat.world.media[message.media].content for message in own]


@asynccontextmanager
async def quarter(folder: Path, *, xu: str) -> AsyncIterator[Quarter]:
    """``xu`` is the channel 小徐 is on."""
    async with on_wechat(folder, MORNING) as (wechat, telegram, program):
        town = small_town()
        wang, xu_on_wechat = (wechat.phone(name, following=True) for name in ("王阿姨", "小徐"))
        xu_on_telegram = telegram.private(telegram.person("小徐"))
        ids = {"wechat": xu_on_wechat.openid, "telegram": str(xu_on_telegram.user.id)}
        accounts = {"wang": (Address("wechat", wang.openid),), "xu": (Address(xu, ids[xu]),)}
        people = tuple(replace(person, accounts=accounts.get(person.key, ())) for person in town.people)
        await bring_in(program.service, replace(town, people=people, chats=(), phones=()))
        if xu == "telegram":
            xu_on_telegram.start()
        else:
            xu_on_wechat.say("待办")
        await program.settle()
        yield Quarter(wechat, telegram, program, wang, xu_on_wechat, xu_on_telegram)


def kept(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in (folder / "data" / "recordings").rglob("*.amr")]


async def test_what_wechat_understood_is_a_report_answered_at_once(tmp_path: Path) -> None:
    async with quarter(tmp_path, xu="telegram") as here:
        (card,) = await here.speaks(LAMP, heard=WORDS)

        assert "26-0001" in card
        assert "4栋2单元楼道灯坏了" in card
        assert kept(tmp_path) == [LAMP]
        assert here.wechat.ledger.calls("/cgi-bin/message/custom/send") == []


async def test_what_she_says_reaches_whoever_answers_for_the_lamp_on_telegram_as_a_file(tmp_path: Path) -> None:
    async with quarter(tmp_path, xu="telegram") as here:
        await here.speaks(LAMP, heard=WORDS)

        *_, card, voice = here.xu_on_telegram.heard
        assert "26-0001" in card["text"]
        assert voice["caption"] == "【26-0001】的录音，7 秒"
        assert here.telegram.world.files[voice["document"]["file_id"]].content == LAMP


async def test_on_wechat_it_reaches_them_as_it_was_spoken(tmp_path: Path) -> None:
    async with quarter(tmp_path, xu="wechat") as here:
        await here.speaks(LAMP, heard=WORDS)

        assert here.voices_of_xu() == [LAMP]
        assert here.xu_on_wechat.messages[-1].text == "【26-0001】的录音，7 秒"


async def test_what_nobody_understood_is_kept_and_a_few_words_are_asked_for(tmp_path: Path) -> None:
    async with quarter(tmp_path, xu="wechat") as here:
        (asked,) = await here.speaks(LAMP)
        assert "录音我收好了" in asked
        (card,) = await here.writes("4栋2单元楼道灯坏了")

        assert "26-0001" in card
        assert here.voices_of_xu() == [LAMP]


async def test_a_number_that_was_spoken_is_an_answer_and_its_sound_is_not_even_fetched(tmp_path: Path) -> None:
    async with quarter(tmp_path, xu="wechat") as here:
        await here.writes("上报")
        await here.speaks(LAMP, heard="1")

        assert here.wechat.ledger.calls("/cgi-bin/media/get") == []
        assert kept(tmp_path) == []


async def test_what_is_no_voice_note_is_told_and_its_words_count_all_the_same(tmp_path: Path) -> None:
    async with quarter(tmp_path, xu="wechat") as here:
        card, refused = await here.speaks(b"\x02#!SILK_V3 something else", heard=WORDS)

        assert "26-0001" in card
        assert "存不下来" in refused
        assert here.voices_of_xu() == []


async def test_what_was_spoken_on_telegram_cannot_be_played_on_wechat_and_the_words_say_so(tmp_path: Path) -> None:
    async with quarter(tmp_path, xu="wechat") as here:
        zhao = here.telegram.private(here.telegram.person("老赵"))
        zhao.start()
        zhao.speak(voice_note("楼道灯坏了"), seconds=7)
        await here.program.settle()
        zhao.say("4栋2单元楼道灯坏了")
        await here.program.settle()

        assert here.voices_of_xu() == []
        assert here.xu_on_wechat.messages[-1].text == "【26-0001】的录音，7 秒（录音在这里放不了）"
