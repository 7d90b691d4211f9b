"""The commands Telegram lists: few, in the reader's language, and each one the bot listens to."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.telegram.commands import COMMANDS, command, menus
from bot.language.text import Locale
from bot.language.words import Words
from handlers.routes import WORDS
from tests.bot.channels.telegram.running import running
from tests.bot.paper import TEXTS
from tests.emulators.telegram import Trouble, emulated
from tests.patience import until

PRIVATE = COMMANDS["all_private_chats"]


@pytest.mark.parametrize("word", PRIVATE)
def test_each_command_is_a_word_that_leads_somewhere(word: str) -> None:
    typed = Words(TEXTS).read(f"/{command(TEXTS, word)}")
    assert typed.word is not None
    assert typed.word.id == word
    assert word in WORDS


def test_there_are_few_and_what_is_kept_of_oneself_is_among_them() -> None:
    assert len(PRIVATE) <= 12
    assert "own-data" in PRIVATE
    assert set(COMMANDS["all_group_chats"]) <= set(PRIVATE)


@pytest.mark.parametrize("town", Locale)
def test_whoever_reads_chinese_reads_it_and_the_others_the_language_of_the_town(town: Locale) -> None:
    for menu in menus(TEXTS, town):
        chinese = Locale.HANS if town is Locale.EN else town
        locale = {"": town, "zh": chinese, "en": Locale.EN}[str(menu["language_code"])]
        first, *_ = menu["commands"]  # type: ignore[misc]
        assert first["description"] == TEXTS.plain("telegram-command-report", locale)


async def test_telegram_is_told_at_the_first_start_and_not_again(tmp_path: Path) -> None:
    async with emulated() as telegram:
        wanted = list(menus(TEXTS, Locale.HANS))
        async with running(tmp_path, telegram) as linzhang:
            await until(lambda: len(telegram.ledger.calls("setMyCommands")) == len(wanted))
            await until(lambda: linzhang.database.read(lambda work: work.meta.get("telegram-commands") is not None))
        wang = telegram.private("王阿姨")
        async with running(tmp_path, telegram):
            wang.start()
            await until(lambda: bool(telegram.ledger.calls("sendMessage", chat=wang.user.id)))
        assert len(telegram.ledger.calls("setMyCommands")) == len(wanted)
        assert {one["command"] for one in telegram.bot.commands} <= {command(TEXTS, word) for word in PRIVATE}
        assert telegram.complaints == []


async def test_a_menu_telegram_does_not_take_stops_nobody(tmp_path: Path) -> None:
    async with emulated() as telegram:
        telegram.troubles.next(Trouble.HTML, "setMyCommands", times=1)
        async with running(tmp_path, telegram):
            wang = telegram.private("王阿姨")
            wang.start()
            await until(lambda: bool(telegram.ledger.calls("sendMessage", chat=wang.user.id)))
