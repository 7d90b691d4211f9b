"""The card of a month's figures: drawn in the reader's language, with letters of our own, and kept like any photo."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from PIL import Image, ImageFont

from bot.channels import Spoken
from bot.command.samples import sample_town
from bot.language.text import Locale, Reader
from bot.picture import painter
from bot.picture.figures_card import figures_card
from bot.picture.painter import CannotDraw, Painter, rendered
from bot.towns.folder import read_town
from domain.message import Outgoing, Say
from storage.photo.folder import Folder
from storage.photo.photos import PhotoStore
from tests.bot.paper import PHOTO, TEXTS, bot_at_work
from tests.town import NOON

FONT = Path(painter.__file__).with_name("noto-sans-sc.otf")


def card(grid: str = "富家社区", answered: int = 22) -> Say:
    numbers: dict[str, int] = {"answered-good": answered, "answered-all": 24, "solved-good": 17, "solved-all": 18}
    month = Say("figures-month", {"year": "2026", "month": 5})
    return Say("figures-card", {"grid": grid, "month": month, **numbers, "satisfied-good": 0, "satisfied-all": 0})


def drawn(drawing: Say, locale: Locale = Locale.HANS) -> str:
    return figures_card(drawing, TEXTS, Reader(locale, ZoneInfo("Asia/Shanghai"), NOON))


def written(svg: str) -> list[str]:
    """The texts on the card."""
    return [text.text or "" for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def bars(svg: str) -> list[int]:
    """How long the bar of each rate is."""
    rects = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect")
    return [int(rect.attrib["width"]) for rect in rects if rect.attrib["fill"] == "#2f7d5b"]


@pytest_asyncio.fixture
async def folder(tmp_path: Path) -> AsyncIterator[PhotoStore]:
    folder = PhotoStore(Folder(tmp_path))
    yield folder
    await folder.close()


def test_every_rate_stands_on_it_with_its_two_numbers() -> None:
    texts = written(drawn(card()))
    for said in ("富家社区", "2026年5月办事情况", "响应率", "91.7%", "24 件里 22 件", "94.4%", "没有数", "0 件里 0 件"):
        assert said in texts


def test_it_is_in_the_readers_language() -> None:
    assert "Answered in time" in written(drawn(card(), Locale.EN))
    assert "滿意率" in written(drawn(card(), Locale.HANT))


def test_a_bar_is_as_long_as_its_rate() -> None:
    for answered, length in ((0, 0), (12, 468), (24, 936)):
        assert bars(drawn(card(answered=answered)))[0] == length


def test_a_name_with_signs_in_it_is_a_name() -> None:
    assert "A&B <社区>" in written(drawn(card("A&B <社区>")))


def test_our_letters_have_every_character_of_the_card_and_of_the_sample_towns() -> None:
    font = ImageFont.truetype(str(FONT), 32)
    lacking = bytes(font.getmask("\U000f0000"))
    towns = [read_town(sample_town(name)).register.town for name in ("yueyang-lou", "changsheng")]
    names = [grid.name for town in towns for grid in town.grids.values()]
    words = [text for locale in Locale for text in written(drawn(card(), locale))]
    letters = sorted({letter for text in (*names, *words) for letter in text if letter.strip()})
    assert [letter for letter in letters if bytes(font.getmask(letter)) == lacking] == []


async def test_it_is_kept_as_a_photo_and_the_same_one_twice_is_one_file(folder: PhotoStore, tmp_path: Path) -> None:
    reader = Reader(Locale.HANS, ZoneInfo("Asia/Shanghai"), NOON)
    name = await Painter(TEXTS, folder).draw(card(), reader)
    assert await Painter(TEXTS, folder).draw(card(), reader) == name
    assert [file.stem for file in (tmp_path / "photos").rglob("*.jpg")] == [name]
    with Image.open(BytesIO(await folder.file(name).read())) as picture:
        assert picture.size == (1080, 900)
        assert len(picture.convert("L").getcolors(256) or ()) > 20


async def test_other_numbers_are_another_picture() -> None:
    assert await rendered(drawn(card())) != await rendered(drawn(card(answered=3)))


async def test_what_is_no_picture_is_not_drawn() -> None:
    with pytest.raises(CannotDraw):
        await rendered("not a picture")


async def test_a_brush_that_takes_too_long_is_put_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painter, "_PATIENCE", 0.0)
    with pytest.raises(CannotDraw):
        await rendered(drawn(card()))


async def heard(tmp_path: Path, drawing: Say) -> Spoken:
    async with bot_at_work(tmp_path) as bot:
        await bot.tells("wang", Outgoing(Say("cancelled"), drawing=drawing))
        await bot.settle()
        (sheet,) = bot.paper.table.values()
        return sheet.message


async def test_the_message_arrives_with_its_picture(tmp_path: Path) -> None:
    assert [photo.stem for photo in (await heard(tmp_path, card())).photos] == [PHOTO.sha256]


async def test_words_go_without_a_picture_that_cannot_be_drawn(tmp_path: Path) -> None:
    message = await heard(tmp_path, Say("cancelled"))
    assert message.photos == ()
    assert message.text
