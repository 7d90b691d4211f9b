"""``docs/telegram.md``, followed word by word: its commands are typed, its people do on Telegram what it says."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, read, rows, sections
from tests.docs.shell import Shell, sentence, unheard
from tests.emulators.telegram import Telegram, emulated
from tests.emulators.telegram_walk import LEADER, REPAIRER, Walk

PAGE = read("docs/telegram.md")
STEPS = [text for title, text in sections(PAGE).items() if re.match(r"\d", title)]

#: What ``linzhang check`` does about Telegram.
_CHECK = "bot/command/telegram.py"


class _Shell(Shell):
    """What is connected hears what is said from now on."""

    ready = "is connected"


@asynccontextmanager
async def at_telegram(folder: Path) -> AsyncIterator[tuple[Shell, Telegram]]:
    """A shell in a folder of its own where the examples are, and the Telegram it leads to."""
    (folder / "examples").symlink_to(ROOT / "examples")
    async with emulated() as telegram:
        led = {"LINZHANG_TELEGRAM_API": telegram.url, "LINZHANG_TELEGRAM_POLL_SECONDS": "2"}
        typing = _Shell(folder, led, {"YOUR-TOKEN": telegram.token})
        async with typing.at_work():
            yield typing, telegram


async def nothing_to_help() -> None:
    """The program runs by itself."""


async def test_the_ten_steps_lead_from_botfather_to_a_case_in_a_bound_group(tmp_path: Path) -> None:
    assert len(STEPS) == 10
    async with at_telegram(tmp_path) as (typing, telegram):
        walk = Walk(telegram, tmp_path, nothing_to_help)
        for step in STEPS:
            await typing.follow(step)
        invitations = dict(zip((LEADER, REPAIRER), re.findall(r"start=(join-\S+)", typing.said), strict=True))
        await walk.staff_press_start(invitations)
        await walk.bot_comes_into_the_group()
        await walk.group_is_bound()
        await walk.lamp_is_reported()
        await walk.lamp_is_repaired()
        await walk.neighbour_is_content()

        calls = telegram.ledger.calls("sendMessage", "sendPhoto")
        assert unheard(PAGE, (call.params.get("text", call.params.get("caption", "")) for call in calls)) == []


def _told() -> list[str]:
    cells = (row[0] for row in rows(sections(PAGE)["What `linzhang check` says"]))
    return [cell.strip("`") for cell in cells if re.fullmatch(r"`[^`]+`", cell)]


@pytest.mark.parametrize("said", _told())
def test_what_the_page_says_that_check_says_it_can_say(said: str) -> None:
    assert said in read("locales/en/cli.ftl")


def test_everything_check_complains_of_is_on_the_page() -> None:
    complained = re.findall(r'complain\(\s*"(cli-telegram-[a-z-]+)"|"(cli-telegram-clock-[a-z]+)"', read(_CHECK))
    sentences = [sentence(key) for key in {one or other for one, other in complained}]
    assert len(sentences) >= 5
    assert [said for said in sentences if not any(told in said for told in _told())] == []
