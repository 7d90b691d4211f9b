"""What is queued is said in the reader's language, in order, and what became of it is recorded truthfully."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels import Moved, SendFailed
from bot.courier import AT_ONCE, TRIES, pause_after
from bot.text import Locale
from domain.message import Action, Button, Outgoing, Say
from handlers.cards import lead_card
from storage.work import Work
from tests.bot.paper import TEXTS, Bot, bot_at_work
from tests.town import NOON, YARD_GROUP, a_case, at, someone

BLOCKED = SendFailed("bot was blocked", permanent=True)
FLOOD = SendFailed("flood", permanent=False)
HELLO = Outgoing(Say("reply-nothing-open")) if "reply-nothing-open" in TEXTS.ids(Locale.HANS) else Outgoing(Say("choices-hint"))
BUTTONS = (Button(Say("button-yes"), Action("report.this")),)


@pytest_asyncio.fixture
async def bot_(tmp_path: Path) -> AsyncIterator[Bot]:
    async with bot_at_work(tmp_path) as bot:
        yield bot


async def counts(bot: Bot) -> dict[str, int]:
    return dict(await bot.database.read(lambda work: work.deliveries.counts()))


async def test_everybody_hears_it_in_their_own_language(bot_: Bot) -> None:
    await bot_.database.transact(lambda work: work.people.set_locale(someone(work, "li").id, "en"))
    for who in ("wang", "li"):
        await bot_.tells(who, HELLO)
    await bot_.settle()
    assert bot_.paper.heard("wang") == [TEXTS.plain(HELLO.body.key, Locale.HANS)]
    assert bot_.paper.heard("li") == [TEXTS.plain(HELLO.body.key, Locale.EN)]
