"""What is printed for the doors, in a browser: four slips or one poster on a sheet of paper; a phone shows it too."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, ViewportSize

from bot.language.text import Locale, Reader
from bot.posters.sheet import Sheet, page
from domain.message import Arg
from domain.message import Say as Sentence
from tests.bot.paper import TEXTS
from tests.browser.legible import too_wide
from tests.town import NOON

pytestmark = pytest.mark.asyncio(loop_scope="session")

NARROWEST = ViewportSize(width=320, height=568)

#: A yard with a long name, as there are some, and what has to be typed where nothing can be scanned.
YARD = "长江路北段第二棉纺织厂职工家属院"
LINK = "https://linzhang.example.cn/go/home-ZnVqaWE6MeagiwZnVqaWE6Meagiw"


@pytest.mark.parametrize(("kind", "on_a_sheet"), [("poster", 1), ("slip", 4), ("invitation", 4)])
@pytest.mark.parametrize("locale", Locale)
async def test_sheets_fit_on_paper_and_on_a_phone(
    browser: Browser, tmp_path: Path, locale: Locale, kind: str, on_a_sheet: int
) -> None:
    def sentence(key: str, **args: Arg) -> str:
        return TEXTS.say(Sentence(key, args), Reader(locale, ZoneInfo("Asia/Shanghai"), NOON))

    typed = "K7WQ-3MPA" if kind == "slip" else LINK
    sheets = [Sheet(f"{YARD} 1{number}栋2单元301", LINK, typed, NOON) for number in range(8)]
    file = tmp_path / "sheets.html"
    file.write_text(page(kind, sheets, sentence, locale), encoding="utf-8")

    tab = await browser.new_page(viewport=NARROWEST)
    await tab.goto(file.as_uri())
    found = await Axe().run(tab)
    assert found.violations_count == 0, found.generate_report()
    assert not await too_wide(tab)
    printed = await tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == len(sheets) // on_a_sheet
    await tab.close()
