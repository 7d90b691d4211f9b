"""A group on Telegram becomes a supergroup while neighbours report: whichever chat tells of it first, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.message import Address
from domain.register import Purpose
from tests.bot.channels.telegram.running import running, service
from tests.emulators.telegram import emulated
from tests.patience import until


@pytest.mark.parametrize("told", ["old first", "new first", "silently"])
async def test_what_was_said_before_is_answered_in_the_supergroup(tmp_path: Path, told: str) -> None:
    async with emulated() as telegram:
        owner, wang = telegram.person("周"), telegram.person("王阿姨")
        group = telegram.group("4栋院坝", owner, supergroup=False)
        group.add_bot()
        old = Address("telegram", str(group.id))
        async with service(tmp_path, telegram) as linzhang:
            await linzhang.database.transact(lambda work: work.people.bind(old, "4栋院坝", "yard", Purpose.RESIDENTS))

        for building in ("4栋2单元", "5栋"):
            group.phone(wang).say(f"/report {building}楼道灯坏了")
        upgraded = group.upgrade(new_first=told == "new first", silently=told == "silently")
        async with running(tmp_path, telegram) as linzhang:
            await until(lambda: len(telegram.ledger.calls("sendMessage", chat=upgraded.id)) >= 2)
            upgraded.phone(wang).say("/report 4栋门口垃圾成堆")
            await until(lambda: any("26-0003" in str(message) for message in upgraded.heard))
            chat = await linzhang.database.read(lambda work: work.people.chat(Address("telegram", str(upgraded.id))))
        said = "\n".join(message.get("text", "") for message in upgraded.heard)
        assert all(number in said for number in ("26-0001", "26-0002", "26-0003"))
        assert chat is not None
        assert chat.grid == "yard"
        assert telegram.complaints == []
