"""``docs/wecom.md``, followed word by word: its commands are typed against a WeCom server of our own."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.channels.wecom import cards, render
from bot.channels.wecom.pace import SPANS
from bot.channels.wecom.presence import DOOR, ROBOT_DOOR
from bot.command import wecom as command
from bot.rehearsal.script import Pattern
from storage.mail.answer_links import LIVES
from tests.docs.pages import ROOT, blocks, read, rows, sections
from tests.emulators.wecom import AGENT, APP, CORP, SECRET, Wecom, emulated, words_of

PAGE = read("docs/wecom.md")
STEPS = {title: text for title, text in sections(PAGE).items() if re.match(r"\d", title)}
CHECK = "bot/command/wecom.py"

#: Seconds a command may take on a busy machine.
PATIENCE = 60

#: What stands on the page for what every town has of its own.
_OURS = {
    "YOUR-CORP-ID": CORP,
    "YOUR-AGENT-ID": str(AGENT),
    "YOUR-SECRET": SECRET,
    "YOUR-TOKEN": APP.token,
    "YOUR-KEY": APP.aes_key,
}


@dataclass
class Shell:
    """Types what the page says, in a folder of its own where the examples are."""

    folder: Path
    wecom: Wecom
    said: str = ""
    running: list[Process] = field(default_factory=list)

    @property
    def _environment(self) -> Mapping[str, str]:
        ours = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "LINZHANG_WECOM_API": self.wecom.url,
            "LINZHANG_LANGUAGE": "en",
            "LINZHANG_PORT": "0",
        }
        return {**os.environ, **ours}

    async def follow(self, step: str) -> None:
        """Type the commands of a step, and see what it says that they say."""
        for typed in blocks(step, "sh"):
            await self._type(typed)
        for told in blocks(step, "text"):
            missing = [line for line in told.splitlines() if not Pattern(tuple(line.split("…"))).within(self.said)]
            assert missing == [], self.said

    async def _type(self, typed: str) -> None:
        for name, value in _OURS.items():
            typed = typed.replace(name, value)
        process = await asyncio.create_subprocess_exec(
            *("bash", "-euc", typed.replace("linzhang run", "exec linzhang run")),
            cwd=self.folder,
            env=self._environment,
            stdout=PIPE,
            stderr=STDOUT,
        )
        assert process.stdout is not None
        if "linzhang run" in typed:
            self.running.append(process)
            await self._started(process)
            return
        self.said = (await asyncio.wait_for(process.stdout.read(), PATIENCE)).decode()
        assert await process.wait() == 0, self.said

    async def _started(self, process: Process) -> None:
        """Where it listens is known, and WeCom can try the addresses."""
        assert process.stdout is not None
        self.said = ""
        while (found := re.search(r"http://127\.0\.0\.1:\d+", self.said)) is None:
            line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
            assert line, self.said
            self.said += line.decode()
        self.wecom.pusher.doors.app = found[0] + DOOR

    async def stop(self) -> None:
        """Whatever runs is stopped as a person stops it."""
        for process in self.running:
            with suppress(ProcessLookupError):
                process.terminate()
            said, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
            assert process.returncode == 0, said.decode()


@asynccontextmanager
async def shell(folder: Path) -> AsyncIterator[Shell]:
    (folder / "examples").symlink_to(ROOT / "examples")
    async with emulated() as wecom:
        typing = Shell(folder, wecom)
        try:
            yield typing
        finally:
            await typing.stop()


async def test_nine_steps_lead_from_an_app_to_a_leader_who_is_let_in(tmp_path: Path) -> None:
    assert len(STEPS) == 9
    async with shell(tmp_path) as typing:
        phone = typing.wecom.phone("徐奶奶")
        for title, step in STEPS.items():
            await typing.follow(step)
            if title.startswith("6"):
                assert await typing.wecom.pusher.verify(typing.wecom.pusher.doors.app, APP) == "4567890123456789012"
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
    sentences = [_sentence(key) for key in complained]
    assert len(sentences) >= 9
    assert [sentence for sentence in sentences if not any(told in sentence for told in _told())] == []


def _sentence(key: str) -> str:
    found = re.search(rf"^{key} =\s*(.+)$", read("locales/en/cli.ftl"), re.MULTILINE)
    assert found is not None
    return found[1]


def test_the_addresses_and_limits_on_the_page_are_those_of_the_program() -> None:
    assert f"https://bot.example.org{DOOR}`" in PAGE
    assert f"`{ROBOT_DOOR}`" in PAGE
    limits = sections(PAGE)["Limits"]
    assert f"{render.TEXT_BYTES:,} bytes" in limits
    assert f"{cards.MOST_BUTTONS} buttons, {cards.BUTTON} characters on each" in limits
    assert f"{cards.TITLE} in a title, {cards.WORDS} below it" in limits
    assert list(SPANS.values()) == [28, 980], "a little below the 30 and 1,000 of the page"
    assert LIVES.total_seconds() < 3600
