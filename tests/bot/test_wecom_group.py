"""A group the app makes for a grid: who is taken in, and that the grid's news go there from now on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from bot.command.cli import build
from bot.command.console import Console
from bot.language.text import Locale, Texts
from bot.settings import Settings
from domain.message import Address
from domain.register import Purpose
from storage.engine.database import Database
from storage.work import Work
from tests.emulators.wecom import AGENT, APP, CORP, SECRET, Wecom
from tests.engines import url_of
from tests.town import NAMES, NOON, PLACE_WORDS, small_town

TEXTS = Texts.load(strict=True)


@dataclass
class Hall:
    """WeCom in a thread of its own, beside the command line."""

    wecom: Wecom
    loop: asyncio.AbstractEventLoop


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINZHANG_DATABASE", url_of(tmp_path))
    loop, wecom = asyncio.new_event_loop(), Wecom()
    thread = Thread(target=loop.run_forever)
    thread.start()
    asyncio.run_coroutine_threadsafe(wecom.start(), loop).result(10)
    settings = {
        "CORP_ID": CORP,
        "AGENT_ID": str(AGENT),
        "SECRET": SECRET,
        "TOKEN": APP.token,
        "AES_KEY": APP.aes_key,
        "API": wecom.url,
    }
    for name, value in settings.items():
        monkeypatch.setenv(f"LINZHANG_WECOM_{name}", value)
    in_database(lambda work: work.registers.bring_in(small_town(), NOON))
    try:
        yield Hall(wecom, loop)
    finally:
        asyncio.run_coroutine_threadsafe(wecom.stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def in_database(unit: object) -> object:
    async def run() -> object:
        async with await Database.open(Settings().database, NOON, PLACE_WORDS) as database:
            return await database.transact(unit)  # type: ignore[arg-type]

    return asyncio.run(run())


def comes(hall: Hall, *keys: str) -> None:
    """These people of the register have written to the app."""

    def unit(work: Work) -> None:
        everybody = work.joinings.not_come(())
        for key in keys:
            hall.wecom.member(NAMES[key], key)
            work.people.given(Address("wecom", key), everybody[key], NOON)

    in_database(unit)


def linzhang(*words: str) -> Result:
    return CliRunner().invoke(build(Console(TEXTS, Locale.EN)), words)


def test_everybody_in_office_in_the_grid_who_is_in_wecom_is_taken_in(hall: Hall) -> None:
    comes(hall, "li", "xu")
    told = linzhang("wecom", "group", "fujia", "富家组值班群")
    assert told.exit_code == 0, told.output
    (group,) = hall.wecom.world.groups.values()
    assert (group.name, sorted(group.members)) == ("富家组值班群", ["li", "xu"])
    bound = in_database(lambda work: work.people.chat(Address("wecom", f"appchat:{group.chatid}")))
    assert bound is not None
    assert (bound.grid, bound.purpose) == ("fujia", Purpose.STAFF)  # type: ignore[attr-defined]


def test_a_group_needs_two(hall: Hall) -> None:
    comes(hall, "li")
    told = linzhang("wecom", "group", "yard", "富家组值班群", "li")
    assert (told.exit_code, hall.wecom.world.groups) == (1, {})
    assert "there are 1" in told.output


def test_who_is_not_in_wecom_is_named(hall: Hall) -> None:
    comes(hall, "li", "xu")
    told = linzhang("wecom", "group", "yard", "富家组值班群", "li", "xu", "yang", "nobody")
    assert (told.exit_code, hall.wecom.world.groups) == (1, {})
    assert "yang, nobody" in told.output


def test_the_first_who_is_named_owns_the_group(hall: Hall) -> None:
    comes(hall, "li", "xu")
    assert linzhang("wecom", "group", "yard", "富家组值班群", "xu", "li", "--purpose", "owners").exit_code == 0
    (group,) = hall.wecom.world.groups.values()
    assert group.owner == "xu"


def test_where_wecom_makes_no_group_none_is_bound(hall: Hall) -> None:
    comes(hall, "li", "xu")
    hall.wecom.world.members.clear()
    told = linzhang("wecom", "group", "yard", "富家组值班群", "li", "xu")
    assert told.exit_code == 1
    assert "60111" in told.output


def test_there_is_no_such_grid(hall: Hall) -> None:
    assert linzhang("wecom", "group", "nowhere", "群").exit_code == 1


def test_a_town_that_is_not_in_wecom_makes_no_group(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CORP_ID", "AGENT_ID", "SECRET", "TOKEN", "AES_KEY"):
        monkeypatch.delenv(f"LINZHANG_WECOM_{name}")
    told = linzhang("wecom", "group", "yard", "群")
    assert told.exit_code == 1
    assert "WeCom is not set" in told.output


def test_an_invitation_of_the_command_line_is_typed_to_the_app(hall: Hall) -> None:
    told = linzhang("invite", "li")
    assert "/start join-" in told.output
