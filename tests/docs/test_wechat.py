"""``docs/wechat.md``, followed word by word: its commands are typed, its people do on WeChat what it says."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, read, rows, sections
from tests.docs.shell import PATIENCE, Shell, sentence, unheard
from tests.emulators.wechat import Phone, Wechat, emulated

PAGE = read("docs/wechat.md")
STEPS = {title: text for title, text in sections(PAGE).items() if re.match(r"\d", title)}


class _Shell(Shell):
    """The account's secrets are in a file that the service manager would read."""

    before = "set -a; [ ! -f secrets.env ] || . ./secrets.env; set +a"


@asynccontextmanager
async def at_wechat(folder: Path) -> AsyncIterator[tuple[Shell, Wechat]]:
    """A shell in a folder of its own where the examples are, and the WeChat it leads to."""
    (folder / "examples").symlink_to(ROOT / "examples")
    async with emulated() as wechat:
        account = wechat.account
        ours = {
            "YOUR-APP-ID": account.app_id,
            "YOUR-APP-SECRET": account.secret,
            "YOUR-TOKEN": account.token,
            "YOUR-ENCODING-AES-KEY": account.aes_key,
        }
        typing = _Shell(folder, {"LINZHANG_WECHAT_API": wechat.url, "LINZHANG_WECHAT_OPEN": wechat.url}, ours)
        async with typing.at_work():
            yield typing, wechat


async def _reports(phone: Phone) -> None:
    phone.follow()
    await phone.hears("回数字就行")
    phone.say("富家组4栋2单元301楼道灯坏了")
    await phone.hears("-0001")


async def test_the_ten_steps_lead_from_the_console_to_a_case(tmp_path: Path) -> None:
    assert len(STEPS) == 10
    async with at_wechat(tmp_path) as (typing, wechat):
        for title, step in STEPS.items():
            await typing.follow(step)
            if title.startswith("6"):
                assert await wechat.enter(f"{typing.address}/wechat")
        aunt, leader = wechat.phone("王阿姨"), wechat.phone("徐奶奶")
        await asyncio.wait_for(_reports(aunt), PATIENCE)
        invitation = re.search(r"/start join-\S+", typing.said)
        assert invitation is not None, typing.said
        leader.follow()
        await asyncio.wait_for(leader.hears("回数字就行"), PATIENCE)
        leader.say(invitation[0])
        await asyncio.wait_for(leader.hears("您已加入"), PATIENCE)
        heard = [message.text for phone in (aunt, leader) for message in phone.messages if message.own]
        assert unheard(PAGE, heard) == [], "\n".join(heard)


def _told() -> list[str]:
    cells = (row[0] for row in rows(sections(PAGE)["What `linzhang check` says"]))
    return [cell.strip("`") for cell in cells if re.fullmatch(r"`[A-Z a-z][^`]{8,}`", cell)]


@pytest.mark.parametrize("said", _told())
def test_what_the_page_says_that_check_says_it_can_say(said: str) -> None:
    assert said in read("locales/en/cli.ftl")


def test_everything_check_complains_of_is_on_the_page() -> None:
    source = read("bot/command/wechat.py")
    keys = {
        *re.findall(r'complain\("(cli-wechat-[a-z-]+)"', source),
        *re.findall(r'\d: "(cli-wechat-[a-z-]+)"', source),
    }
    sentences = [sentence(key) for key in keys - {"cli-wechat-none"}]
    assert len(sentences) >= 8
    assert [said for said in sentences if not any(told in said for told in _told())] == []
