"""Updates of shapes our library does not read, handed over between those of neighbours who say hello."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.bringing_in import bring_in
from tests.emulators.telegram_program import on_telegram
from tests.town import small_town

MORNING = datetime(2026, 5, 8, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))

SOMEBODY: dict[str, Any] = {"id": 5_000_000_000, "is_bot": False, "first_name": "谁"}
CHAT: dict[str, Any] = {"id": 5_000_000_000, "type": "private", "first_name": "谁"}

#: What comes, and how many dead letters it makes: none where it says nothing to us, or enough of it can be read.
ODD: dict[str, tuple[dict[str, Any], int]] = {
    "an old poll answer": ({"poll_answer": {"poll_id": "1", "user": SOMEBODY, "option_ids": [0]}}, 0),
    "a sender without is_bot": (
        {"message": {"message_id": 1, "date": 0, "chat": CHAT, "from": {"id": 5_000_000_000, "first_name": "谁"}}},
        0,
    ),
    "a date in words": ({"message": {"message_id": 2, "date": "today", "chat": CHAT, "from": SOMEBODY}}, 0),
    "a message that is a list": ({"message": []}, 1),
    "a press without anything": ({"callback_query": {"id": "1"}}, 1),
    "a kind nobody knows": ({"telepathy": {"id": 1, "from": SOMEBODY}}, 0),
    "nothing at all": ({}, 0),
}


@pytest.mark.parametrize(("update", "dead"), ODD.values(), ids=ODD)
async def test_an_odd_update_stops_nobody(update: dict[str, Any], dead: int, tmp_path: Path) -> None:
    async with on_telegram(tmp_path, MORNING) as (telegram, program):
        await bring_in(program.service, small_town())
        before, after = telegram.private("王阿姨"), telegram.private("李叔")
        before.say("你好")
        telegram.bot.updates.put_raw(update)
        after.say("你好")
        await program.settle()

        assert before.last()
        assert after.last()
        assert len(telegram.bot.updates) == 0
        assert await program.troubles() == (dead, 0)
