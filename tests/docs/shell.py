"""Somebody at a shell who types what a page says, and looks whether it says what the page says that it says.

Which page it is, and what people do on its platform meanwhile, is in the tests.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from bot.rehearsal.script import Pattern
from tests.docs.pages import blocks, read

#: Seconds a command may take, and the bot to answer, on a machine with much else to do: a page that is wrong says so
#: in words, so that nobody waits that long but for a program that hangs.
PATIENCE = 300


def pattern(line: str) -> Pattern:
    """A line of a page; an … stands for whatever there is."""
    return Pattern(tuple(line.split("…")))


def unheard(page: str, heard: Iterable[str]) -> list[str]:
    """What the page says that the bot says, and nobody heard. The page's cases are of 2026, and the year is another."""
    texts = [re.sub(r"【\d\d-", "【26-", text) for text in heard]
    quotes = re.findall(r"^> (.+)$", page, re.MULTILINE)
    return [quote for quote in quotes if not any(pattern(quote).within(text) for text in texts)]


def sentence(key: str) -> str:
    """A line of the program as the pages quote it."""
    found = re.search(rf"^{key} =\s*(.+)$", read("locales/en/cli.ftl"), re.MULTILINE)
    assert found is not None
    return found[1]


@dataclass
class Shell:
    """``led`` leads the program to its platform, ``ours`` is what everybody has of their own, by what the page writes.

    ``said`` is what the last command said, ``all_said`` what every one that ended did.
    """

    folder: Path
    led: Mapping[str, str]
    ours: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    all_said: list[str] = field(default_factory=list)
    running: list[Process] = field(default_factory=list)

    #: What is typed ahead of every command, and the words of a service that is ready.
    before: ClassVar[str] = ""
    ready: ClassVar[str] = "Running: "

    @property
    def address(self) -> str:
        """Where the service that was started last listens."""
        found = re.search(r"http://127\.0\.0\.1:\d+", self.said)
        assert found is not None, self.said
        return found[0]

    def filled(self, text: str) -> str:
        """The text with what everybody has of their own."""
        for name, value in self.ours.items():
            text = text.replace(name, value)
        return text

    async def follow(self, step: str) -> None:
        """Type the commands of a step, and see what it says that they say."""
        for typed in blocks(step, "sh"):
            await self.type(self.filled(typed))
        for told in blocks(step, "text"):
            missing = [line for line in self.filled(told).splitlines() if not pattern(line).within(self.said)]
            assert missing == [], self.said

    async def type(self, typed: str) -> None:
        """A command is waited for until it ends, a service until it is ready."""
        process = await asyncio.create_subprocess_exec(
            *("bash", "-euc", f"{self.before}\n{typed.replace('linzhang run', 'exec linzhang run')}"),
            cwd=self.folder,
            env={
                **os.environ,
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                "LINZHANG_LANGUAGE": "en",
                "LINZHANG_PORT": "0",
                **self.led,
            },
            stdout=PIPE,
            stderr=STDOUT,
        )
        assert process.stdout is not None
        if "linzhang run" in typed:
            self.running.append(process)
            self.said = ""
            while self.ready not in self.said:
                line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
                assert line, self.said
                self.said += line.decode()
            return
        self.said = (await asyncio.wait_for(process.stdout.read(), PATIENCE)).decode()
        self.all_said.append(self.said)
        # A doctor who finds something to say about the machine has looked all the same.
        assert await process.wait() == 0 or "linzhang doctor" in typed, self.said

    async def stop(self) -> None:
        """The service that was started first is stopped as a person stops it."""
        process = self.running.pop(0)
        with suppress(ProcessLookupError):
            process.terminate()
        said, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode == 0, said.decode()

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Whatever runs at the end is stopped."""
        try:
            yield
        finally:
            while self.running:
                await self.stop()
