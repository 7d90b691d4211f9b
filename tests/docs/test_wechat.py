"""``docs/wechat.md``, followed word by word: its commands are typed, its people do on WeChat what it says."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.rehearsal.script import Pattern
from tests.docs.pages import ROOT, blocks, read, rows, sections
from tests.emulators.wechat import Phone, Wechat, emulated

PAGE = read("docs/wechat.md")
STEPS = [text for title, text in sections(PAGE).items() if re.match(r"\d", title)]

#: Seconds a command may take, and the bot to answer, on a busy machine.
PATIENCE = 60


def pattern(line: str) -> Pattern:
    """A line of the page; an … stands for whatever there is."""
    return Pattern(tuple(line.split("…")))


def quotes() -> Iterator[str]:
    """What the page says that the bot says."""
    return iter(re.findall(r"^> (.+)$", PAGE, re.MULTILINE))


@dataclass
class Shell:
    """Types what the page says, in a folder of its own where the examples are."""

    folder: Path
    wechat: Wechat
    port: int
    said: str = ""
    running: Process | None = None

    @property
    def _ours(self) -> Mapping[str, str]:
        """What stands in the page for what everybody has of their own."""
        account = self.wechat.account
        return {
            "YOUR-APP-ID": account.app_id,
            "YOUR-APP-SECRET": account.secret,
            "YOUR-TOKEN": account.token,
            "YOUR-ENCODING-AES-KEY": account.aes_key,
        }

    def _filled(self, text: str) -> str:
        for name, value in self._ours.items():
            text = text.replace(name, value)
        return text

    async def follow(self, step: str) -> None:
        """Type the commands of a step, and see what it says that they say."""
        for typed in blocks(step, "sh"):
            await self._type(self._filled(typed))
        for told in blocks(step, "text"):
            lines = self._filled(told).splitlines()
            missing = [line for line in lines if not pattern(line).within(self.said)]
            assert missing == [], self.said

    async def _type(self, typed: str) -> None:
        secrets = "set -a; [ ! -f wechat.env ] || . ./wechat.env; set +a\n"
        process = await asyncio.create_subprocess_exec(
            *("bash", "-euc", secrets + typed.replace("linzhang run", "exec linzhang run")),
            cwd=self.folder,
            env={
                **os.environ,
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                "LINZHANG_WECHAT_API": self.wechat.url,
                "LINZHANG_WECHAT_OPEN": self.wechat.url,
                "LINZHANG_LANGUAGE": "en",
                "LINZHANG_PORT": str(self.port),
            },
            stdout=PIPE,
            stderr=STDOUT,
        )
        assert process.stdout is not None
        if "linzhang run" not in typed:
            self.said = (await asyncio.wait_for(process.stdout.read(), PATIENCE)).decode()
            assert await process.wait() == 0, self.said
            return
        self.running, self.said = process, ""
        while "Running: " not in self.said:
            line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
            assert line, self.said
            self.said += line.decode()
        assert await self.wechat.enter(f"http://127.0.0.1:{self.port}/wechat")

    async def stop(self) -> None:
        """Whatever runs is stopped as a person stops it."""
        if self.running is not None:
            self.running.terminate()
            said, _ = await asyncio.wait_for(self.running.communicate(), PATIENCE)
            assert self.running.returncode == 0, said.decode()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@asynccontextmanager
async def shell(folder: Path) -> AsyncIterator[Shell]:
    (folder / "examples").symlink_to(ROOT / "examples")
    async with emulated() as wechat:
        typing = Shell(folder, wechat, _free_port())
        try:
            yield typing
        finally:
            await typing.stop()


async def _reports(phone: Phone) -> None:
    phone.follow()
    await phone.hears("回数字就行")
    phone.say("富家组4栋2单元301楼道灯坏了")
    await phone.hears("26-0001")


async def test_the_ten_steps_lead_from_the_console_to_a_case(tmp_path: Path) -> None:
    assert len(STEPS) == 10
    async with shell(tmp_path) as typing:
        for step in STEPS:
            await typing.follow(step)
        aunt, leader = typing.wechat.phone("王阿姨"), typing.wechat.phone("徐奶奶")
        await asyncio.wait_for(_reports(aunt), PATIENCE)
        invitation = re.search(r"/start join-\S+", typing.said)
        assert invitation is not None, typing.said
        leader.follow()
        await asyncio.wait_for(leader.hears("回数字就行"), PATIENCE)
        leader.say(invitation[0])
        await asyncio.wait_for(leader.hears("您已加入"), PATIENCE)
        heard = [message.text for phone in (aunt, leader) for message in phone.messages if message.own]
        assert [quote for quote in quotes() if not any(pattern(quote).within(text) for text in heard)] == [], "\n".join(
            heard
        )


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
    sentences = [_sentence(key) for key in keys - {"cli-wechat-none"}]
    assert len(sentences) >= 8
    assert [sentence for sentence in sentences if not any(told in sentence for told in _told())] == []


def _sentence(key: str) -> str:
    found = re.search(rf"^{key} =\s*(.+)$", read("locales/en/cli.ftl"), re.MULTILINE)
    assert found is not None
    return found[1]
