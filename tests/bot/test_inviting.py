"""Letting people in from the server: invitations that work, and the links of posters."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from bot.command.cli import build
from bot.command.console import Console
from bot.command.samples import sample_town
from bot.language.text import Locale, Texts
from bot.settings import Settings
from domain.message import Address
from domain.starts import home_start, split
from storage.engine.database import Database
from storage.membership.codes import Code, CodeFor
from storage.work import Work
from tests.engines import url_of
from tests.town import PLACE_WORDS

TEXTS = Texts.load(strict=True)
SOMEBODY = Address("telegram", "4711")


@pytest.fixture(autouse=True)
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample town beside a Telegram bot whose name is known, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINZHANG_DATABASE", url_of(tmp_path))
    assert linzhang("import", str(sample_town())).exit_code == 0
    in_database(lambda work: work.meta.put("telegram-me", orjson.dumps(ME).decode()))
    monkeypatch.setenv("LINZHANG_TELEGRAM_TOKEN", "123456:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc")


ME = {"id": 7, "username": "linzhang_bot", "hears_all": False}


def linzhang(*words: str) -> Result:
    return CliRunner().invoke(build(Console(TEXTS, Locale.EN)), words)


def in_database(unit: object) -> object:
    async def run() -> object:
        now = datetime.now(UTC)
        async with await Database.open(Settings().database, now, PLACE_WORDS) as database:
            return await database.transact(unit)  # type: ignore[arg-type]

    return asyncio.run(run())


def missing() -> dict[str, int]:
    found = in_database(lambda work: dict(work.joinings.not_come(("telegram",))))
    assert isinstance(found, dict)
    return found


def taken(code: str) -> Code | None:
    """What the code says to somebody who starts with it."""

    def take(work: Work) -> Code | None:
        now = datetime.now(UTC)
        who = work.people.meet(SOMEBODY, "somebody", now).id
        return work.codes.take(code, CodeFor.PERSON, who, SOMEBODY, now)

    found = in_database(take)
    assert found is None or isinstance(found, Code)
    return found


def links(result: Result) -> list[str]:
    return re.findall(r"https://t\.me/linzhang_bot\?start=([\w-]+)", result.output)


def test_everybody_in_office_gets_a_link_of_their_own_that_works_once() -> None:
    people = missing()
    result = linzhang("invite", "--all")
    assert result.exit_code == 0, result.output
    codes = [split(words)[1] for words in links(result)]
    assert len(codes) == len(set(codes)) == len(people)
    first = taken(codes[0])
    assert first is not None
    assert (first.issued_by, int(first.about["person"]) in people.values()) == (None, True)
    assert taken(codes[0]) is None


def test_one_is_invited_by_key() -> None:
    key, person = next(iter(missing().items()))
    result = linzhang("invite", key)
    (words,) = links(result)
    code = taken(split(words)[1])
    assert code is not None
    assert code.about == {"person": str(person)}


def test_the_columns_stand_below_one_another_however_wide_the_names_are() -> None:
    lines = [line for line in linzhang("invite", "--all").output.splitlines() if "t.me/" in line]
    starts = {len(line[: line.index("https")].replace("·", "-").encode("gb18030", "replace")) for line in lines}
    assert len(starts) == 1


def test_nobody_is_invited_twice_over_or_unknown() -> None:
    key = next(iter(missing()))
    result = linzhang("invite", key, "nobody-of-this-town")
    assert result.exit_code == 0
    assert "nobody-of-this-town:" in result.output
    assert linzhang("invite", "nobody-of-this-town").exit_code == 1


@pytest.mark.parametrize("words", [(), ("--all", "somebody")])
def test_it_has_to_be_said_who_is_meant(words: tuple[str, ...]) -> None:
    result = linzhang("invite", *words)
    assert result.exit_code == 1
    assert links(result) == []


def test_without_a_telegram_name_the_words_to_type_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINZHANG_TELEGRAM_TOKEN")
    assert len(re.findall(r"/start join-[\w-]{22}", linzhang("invite", "--all").output)) == len(missing())


def buildings() -> dict[str, str]:
    found = in_database(lambda work: {id: building.name for id, building in work.town.buildings.items()})
    assert isinstance(found, dict)
    return found


def test_a_poster_is_told_by_id_or_by_name() -> None:
    id, name = next(iter(buildings().items()))
    assert links(linzhang("poster", id)) == [home_start(id)]
    assert home_start(id) in links(linzhang("poster", name))


def test_a_building_the_town_does_not_have_has_no_poster() -> None:
    id = next(iter(buildings()))
    result = linzhang("poster", id, "the moon")
    assert result.exit_code == 1
    assert links(result) == [home_start(id)]
    assert "no building the moon" in result.output


def test_invitations_are_printed_with_a_code_to_scan_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINZHANG_WEB_ADDRESS", "https://linzhang.example.cn")
    people = missing()
    result = linzhang("invite", "--all", "--out", "print")
    assert result.exit_code == 0, result.output
    links = re.findall(r"https://linzhang\.example\.cn/go/(join-[\w-]+)", result.output)
    typed = re.findall(r"/start (join-[\w-]+)", result.output)
    assert len(set(links)) == len(people)
    assert links == typed
    assert "Telegram: open the link." in result.output
    page = (Path("print") / "invitations.html").read_text("utf-8")
    assert page.count('<section class="invitation">') == len(people)
    assert re.findall(r'class="typed">/start (join-[\w-]+)<', page) == links
