"""``docs/telegram.md``, followed word by word: its commands are typed, its people do on Telegram what it says."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.rehearsal.script import Pattern
from tests.docs.pages import ROOT, blocks, read, rows, sections
from tests.emulators.telegram import Telegram, emulated
from tests.emulators.telegram_walk import LEADER, REPAIRER, Walk

PAGE = read("docs/telegram.md")
STEPS = [text for title, text in sections(PAGE).items() if re.match(r"\d", title)]

#: What ``linzhang check`` does about Telegram.
_CHECK = "bot/command/telegram.py"

#: Seconds a command may take on a busy machine.
PATIENCE = 60


def pattern(line: str) -> Pattern:
    """A line of the page; an … stands for whatever there is."""
    return Pattern(tuple(line.split("…")))


def quotes(text: str) -> Iterator[str]:
    """What the page says that the bot says."""
    return iter(re.findall(r"^> (.+)$", text, re.MULTILINE))


@dataclass
class Shell:
    """Types what the page says, in a folder of its own where the examples are."""

    folder: Path
    telegram: Telegram
    said: str = ""
    running: list[Process] = field(default_factory=list)

    @property
    def _environment(self) -> Mapping[str, str]:
        ours = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "LINZHANG_TELEGRAM_API": self.telegram.url,
            "LINZHANG_TELEGRAM_POLL_SECONDS": "2",
            "LINZHANG_LANGUAGE": "en",
            "LINZHANG_PORT": "0",
        }
        return {**os.environ, **ours}

    async def follow(self, step: str) -> None:
        """Type the commands of a step, and see what it says that they say."""
        for typed in blocks(step, "sh"):
            await self._type(typed.replace("YOUR-TOKEN", self.telegram.token))
        for told in blocks(step, "text"):
            missing = [line for line in told.splitlines() if not pattern(line).within(self.said)]
            assert missing == [], self.said

    async def _type(self, typed: str) -> None:
        process = await asyncio.create_subprocess_exec(
            *("bash", "-euc", typed.replace("linzhang run", "exec linzhang run")),
            cwd=self.folder,
            env=self._environment,
            stdout=PIPE,
            stderr=STDOUT,
        )
        assert process.stdout is not None
        if "linzhang run" not in typed:
            self.said = (await asyncio.wait_for(process.stdout.read(), PATIENCE)).decode()
            assert await process.wait() == 0, self.said
            return
        self.running.append(process)
        self.said = ""
        while "is connected" not in self.said:
            line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
            assert line, self.said
            self.said += line.decode()

    async def stop(self) -> None:
        """Whatever runs is stopped as a person stops it."""
        for process in self.running:
            process.terminate()
            said, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
            assert process.returncode == 0, said.decode()


@asynccontextmanager
async def shell(folder: Path) -> AsyncIterator[Shell]:
    (folder / "examples").symlink_to(ROOT / "examples")
    async with emulated() as telegram:
        typing = Shell(folder, telegram)
        try:
            yield typing
        finally:
            await typing.stop()


async def nothing_to_help() -> None:
    """The program runs by itself."""


async def test_the_ten_steps_lead_from_botfather_to_a_case_in_a_bound_group(tmp_path: Path) -> None:
    assert len(STEPS) == 10
    async with shell(tmp_path) as typing:
        walk = Walk(typing.telegram, tmp_path, nothing_to_help)
        for step in STEPS:
            await typing.follow(step)
        invitations = dict(zip((LEADER, REPAIRER), re.findall(r"start=(join-\S+)", typing.said), strict=True))
        await walk.staff_press_start(invitations)
        await walk.bot_comes_into_the_group()
        await walk.group_is_bound()
        await walk.lamp_is_reported()
        await walk.lamp_is_repaired()
        await walk.neighbour_is_content()

        calls = typing.telegram.ledger.calls("sendMessage", "sendPhoto")
        heard = [call.params.get("text", call.params.get("caption", "")) for call in calls]
        assert [quote for quote in quotes(PAGE) if not any(pattern(quote).within(text) for text in heard)] == []


def _told() -> list[str]:
    cells = (row[0] for row in rows(sections(PAGE)["What `linzhang check` says"]))
    return [cell.strip("`") for cell in cells if re.fullmatch(r"`[^`]+`", cell)]


@pytest.mark.parametrize("said", _told())
def test_what_the_page_says_that_check_says_it_can_say(said: str) -> None:
    assert said in read("locales/en/cli.ftl")


def test_everything_check_complains_of_is_on_the_page() -> None:
    complained = re.findall(r'complain\(\s*"(cli-telegram-[a-z-]+)"|"(cli-telegram-clock-[a-z]+)"', read(_CHECK))
    sentences = [_sentence(key) for key in {one or other for one, other in complained}]
    assert len(sentences) >= 5
    assert [sentence for sentence in sentences if not any(told in sentence for told in _told())] == []


def _sentence(key: str) -> str:
    found = re.search(rf"^{key} =\s*(.+)$", read("locales/en/cli.ftl"), re.MULTILINE)
    assert found is not None
    return found[1]
