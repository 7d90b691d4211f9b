"""The register on the command line: the same table out and in; posters and slips that are printed."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
import segno
from click.testing import CliRunner, Result

from bot.command.cli import build
from bot.command.console import Console
from bot.command.samples import sample_town
from bot.language.text import Locale, Texts
from bot.settings import Settings
from domain.message import Address
from domain.starts import home_start, start
from storage.engine.database import Database
from storage.membership.codes import CodeFor
from storage.work import Work
from tests.engines import url_of
from tests.town import PLACE_WORDS

TEXTS = Texts.load(strict=True)
SOMEBODY = Address("telegram", "4711")
ME = {"id": 7, "username": "linzhang_bot", "hears_all": False}


@pytest.fixture(autouse=True)
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample town beside a Telegram bot whose name is known, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINZHANG_DATABASE", url_of(tmp_path))
    assert linzhang("import", str(sample_town())).exit_code == 0
    in_database(lambda work: work.meta.put("telegram-me", orjson.dumps(ME).decode()))
    monkeypatch.setenv("LINZHANG_TELEGRAM_TOKEN", "123456:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc")


def linzhang(*words: str) -> Result:
    return CliRunner().invoke(build(Console(TEXTS, Locale.EN)), words)


def in_database(unit: object) -> object:
    async def run() -> object:
        now = datetime.now(UTC)
        async with await Database.open(Settings().database, now, PLACE_WORDS) as database:
            return await database.transact(unit)  # type: ignore[arg-type]

    return asyncio.run(run())


def count(table: str) -> object:
    return in_database(lambda work: work._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_what_is_exported_can_be_imported_and_is_exported_the_same_again() -> None:
    assert linzhang("register", "export", "first.csv").exit_code == 0
    result = linzhang("register", "import", "first.csv")
    assert result.exit_code == 0
    assert "0 new, 0 changed, 0 out of use" in result.output
    assert linzhang("register", "export", "second.csv").exit_code == 0
    assert Path("first.csv").read_bytes() == Path("second.csv").read_bytes()
    assert Path("first.csv").read_text("utf-8-sig") == linzhang("register", "export").output.replace("\r", "")


def test_of_a_table_with_a_mistake_nothing_is_stored() -> None:
    linzhang("register", "export", "doors.csv")
    before = Path("doors.csv").read_bytes()
    Path("wrong.csv").write_bytes(before.replace(b",owner,", b",=owner,", 1))
    result = linzhang("register", "import", "wrong.csv")
    assert result.exit_code == 1
    assert "wrong.csv:" in result.output
    linzhang("register", "export", "after.csv")
    assert Path("after.csv").read_bytes() == before


def test_a_table_saved_as_gbk_is_told_by_its_line() -> None:
    Path("gbk.csv").write_bytes("building,unit,room,area_m2,tenure\n1栋,,101,60,owner\n".encode("gbk"))
    result = linzhang("register", "import", "gbk.csv")
    assert (result.exit_code, "gbk.csv:2" in result.output) == (1, True)


def grid_with_doors() -> tuple[str, int]:
    """A grid that has doors, and how many."""

    def find(work: Work) -> tuple[str, int]:
        grid = work.registers.households()[0].grid
        return grid, len(work.electorates.of(grid, None).doors)

    found = in_database(find)
    assert isinstance(found, tuple)
    return found


def drawn(link: str) -> str:
    """The line of the picture whose code says this."""
    svg = segno.make(link, error="Q", micro=False).svg_inline(omitsize=True, border=2)
    found = re.search(r' d="[^"]+"', svg)
    assert found
    return found[0]


def test_every_entrance_has_a_poster_whose_code_leads_to_its_building() -> None:
    grid, _ = grid_with_doors()
    result = linzhang("posters", grid, "--out", "print")
    assert result.exit_code == 0, result.output
    (file,) = Path("print").iterdir()
    page = file.read_text("utf-8")
    buildings = in_database(lambda work: [b.id for b in work.town.buildings.values() if b.grid == grid])
    assert isinstance(buildings, list)
    assert page.count('<section class="poster">') == len(buildings) > 0
    for building in buildings:
        assert drawn(f"https://t.me/linzhang_bot?start={home_start(building)}") in page
    assert count("codes") == 0


def test_every_door_has_a_slip_whose_code_works_once() -> None:
    grid, doors = grid_with_doors()
    result = linzhang("slips", grid, "--out", "print")
    assert result.exit_code == 0, result.output
    page = next(Path("print").glob("slips-*")).read_text("utf-8")
    codes = re.findall(r'class="typed">(\w{4}-\w{4})<', page)
    assert len(set(codes)) == doors
    assert all(drawn(f"https://t.me/linzhang_bot?start={start('slip', code)}") in page for code in codes)

    def take(work: Work) -> list[str | None]:
        now = datetime.now(UTC)
        who = work.people.meet(SOMEBODY, "somebody", now).id
        taken = [work.codes.take(codes[0], CodeFor.HOUSEHOLD, who, SOMEBODY, now) for _ in range(2)]
        return [code and code.about["household"] for code in taken]

    first = in_database(lambda work: work.electorates.of(grid, None).doors[0].household)
    assert in_database(take) == [str(first), None]


def test_a_printed_page_loads_nothing_and_names_nobody() -> None:
    grid, _ = grid_with_doors()
    for what in ("posters", "slips"):
        assert linzhang(what, grid, "--out", "print").exit_code == 0
    names = in_database(lambda work: [row["name"] for row in work._connection.execute("SELECT name FROM people")])
    assert isinstance(names, list)
    for file in Path("print").iterdir():
        page = file.read_text("utf-8")
        assert not re.findall(r'(?:src|href)="', page)
        assert not [name for name in names if name in page]


@pytest.mark.parametrize("what", ["posters", "slips"])
def test_a_grid_the_town_does_not_have_gets_nothing(what: str) -> None:
    result = linzhang(what, "the moon", "--out", "print")
    assert result.exit_code == 1
    assert "no grid the moon" in result.output
    assert not Path("print").exists()


def test_where_there_are_pages_the_codes_at_the_doors_lead_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINZHANG_WEB_ADDRESS", "https://linzhang.example.cn")
    grid, _ = grid_with_doors()
    assert linzhang("posters", grid, "--out", "print").exit_code == 0
    page = next(Path("print").glob("posters-*")).read_text("utf-8")
    buildings = in_database(lambda work: [b.id for b in work.town.buildings.values() if b.grid == grid])
    assert isinstance(buildings, list)
    assert all(drawn(f"https://linzhang.example.cn/go/{home_start(building)}") in page for building in buildings)
