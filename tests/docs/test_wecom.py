"""``docs/wecom.md``, followed word by word: its commands are typed against a WeCom server of our own."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.channels.wecom import cards, render
from bot.channels.wecom.pace import SPANS
from bot.channels.wecom.presence import DOOR, ROBOT_DOOR
from bot.command import wecom as command
from storage.mail.answer_links import LIVES
from tests.docs.pages import ROOT, read, rows, sections
from tests.docs.shell import Shell, sentence
from tests.emulators.wecom import AGENT, APP, CORP, SECRET, Wecom, emulated, words_of

PAGE = read("docs/wecom.md")
STEPS = {title: text for title, text in sections(PAGE).items() if re.match(r"\d", title)}
CHECK = "bot/command/wecom.py"

#: What stands on the page for what every town has of its own.
_OURS = {
    "YOUR-CORP-ID": CORP,
    "YOUR-AGENT-ID": str(AGENT),
    "YOUR-SECRET": SECRET,
    "YOUR-TOKEN": APP.token,
    "YOUR-KEY": APP.aes_key,
}


@asynccontextmanager
async def at_wecom(folder: Path) -> AsyncIterator[tuple[Shell, Wecom]]:
    """A shell in a folder of its own where the examples are, and the WeCom it leads to."""
    (folder / "examples").symlink_to(ROOT / "examples")
    async with emulated() as wecom:
        typing = Shell(folder, {"LINZHANG_WECOM_API": wecom.url}, _OURS)
        async with typing.at_work():
            yield typing, wecom


async def test_nine_steps_lead_from_an_app_to_a_leader_who_is_let_in(tmp_path: Path) -> None:
    assert len(STEPS) == 9
    async with at_wecom(tmp_path) as (typing, wecom):
        phone = wecom.phone("徐奶奶")
        for title, step in STEPS.items():
            await typing.follow(step)
            if title.startswith("6"):
                wecom.pusher.doors.app = typing.address + DOOR
                assert await wecom.pusher.verify(wecom.pusher.doors.app, APP) == "4567890123456789012"
        code = re.search(r"/start join-\S+", typing.said)
        assert code is not None, typing.said
        phone.say(code[0])
        assert "徐奶奶，您好" in words_of(await phone.hears("徐奶奶"))


def _told() -> list[str]:
    cells = (row[0] for row in rows(sections(PAGE)["What `linzhang check` says"]))
    return [cell.strip("`") for cell in cells if re.fullmatch(r"`[^`]+`", cell)]


@pytest.mark.parametrize("said", _told())
def test_what_the_page_says_that_check_says_it_can_say(said: str) -> None:
    assert said in read("locales/en/cli.ftl")


def test_everything_check_complains_of_is_on_the_page() -> None:
    complained = set(re.findall(r'complain\(\s*"(cli-wecom-[a-z-]+)"', read(CHECK))) | {*command.TOLD.values()}
    sentences = [sentence(key) for key in complained]
    assert len(sentences) >= 9
    assert [said for said in sentences if not any(told in said for told in _told())] == []


def test_the_addresses_and_limits_on_the_page_are_those_of_the_program() -> None:
    assert f"https://bot.example.org{DOOR}`" in PAGE
    assert f"`{ROBOT_DOOR}`" in PAGE
    limits = sections(PAGE)["Limits"]
    assert f"{render.TEXT_BYTES:,} bytes" in limits
    assert f"{cards.MOST_BUTTONS} buttons, {cards.BUTTON} characters on each" in limits
    assert f"{cards.TITLE} in a title, {cards.WORDS} below it" in limits
    assert list(SPANS.values()) == [28, 980], "a little below the 30 and 1,000 of the page"
    assert LIVES.total_seconds() < 3600
