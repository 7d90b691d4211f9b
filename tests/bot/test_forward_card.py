"""The picture that is passed on: what is asked, until when, and a code that a telephone reads off another."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
import segno
from PIL import Image

from bot.language.text import Locale, Reader
from bot.picture.forward_card import forward_card
from bot.picture.painter import rendered
from bot.picture.poll_card import poll_card
from domain.message import Arg, Entrance, Say
from domain.polls.poll import Method
from storage.engine.documents import dump_say, load_say
from tests.bot.paper import TEXTS
from tests.bot.test_poll_card import card
from tests.domain.a_poll import a_poll
from tests.town import NOON

SVG = "{http://www.w3.org/2000/svg}"
WAY = "https://linzhang.example.cn/go/{}".format


def asked(**more: Arg) -> Say:
    until: dict[str, Arg] = {"grid": "富家组", "until": NOON}
    args: dict[str, Arg] = {
        "head": Say("forward-card-poll", {"number": "12"}),
        "title": "院里装不装充电桩？装在哪里，谁来管，电费怎么收，一次说清楚，免得以后又吵。",
        "lines": tuple(Say("poll-choice", {"place": place, "option": f"方案{place}"}) for place in (1, 2, 3)),
        "notes": (Say("forward-card-until", until),),
        "link": Entrance("poll-12"),
    }
    return Say("forward-card-scan", {**args, **more})


def drawn(said: Say, locale: Locale = Locale.HANS, *, scanned: bool = True) -> str:
    reader = Reader(locale, ZoneInfo("Asia/Shanghai"), NOON, entrance=WAY if scanned else "/start {}".format)
    draw = forward_card if said.key == "forward-card-scan" else poll_card
    return draw(load_say(dump_say(said)), TEXTS, reader)


def written(svg: str) -> str:
    return "\n".join(text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def codes(svg: str) -> list[ElementTree.Element]:
    return [path for path in ElementTree.fromstring(svg).iter(f"{SVG}path") if len(path.attrib["d"]) > 1000]


@pytest.mark.parametrize("locale", list(Locale))
def test_it_says_what_is_asked_and_until_when(locale: Locale) -> None:
    text = written(drawn(asked(), locale))
    for said in ("12", "院里装不装充电桩", "1. 方案1", "3. 方案3", "富家组"):
        assert said in text


async def test_the_code_on_the_picture_is_the_one_that_leads_in() -> None:
    picture = Image.open(BytesIO(await rendered(drawn(asked())))).convert("L")
    found = _dots(picture)
    wanted = [[bool(dark) for dark in row] for row in segno.make(WAY("poll-12"), error="Q", micro=False).matrix]
    assert found == wanted


def _dots(picture: Image.Image) -> list[list[bool]]:
    """The dots of the code, looked at in their middles: the white square in the middle of the picture."""
    across = len(segno.make(WAY("poll-12"), error="Q", micro=False).matrix) + 8
    size, left = 480, (1080 - 480) // 2
    top = next(y for y in range(picture.height) if _white(picture, y, left, size))
    step = size / across
    return [
        [picture.getpixel((int(left + (x + 4.5) * step), int(top + (y + 4.5) * step))) < 128 for x in range(across - 8)]
        for y in range(across - 8)
    ]


def _white(picture: Image.Image, y: int, left: int, size: int) -> bool:
    return all(picture.getpixel((x, y)) == 255 for x in range(left + 8, left + size - 8, 16))


def test_where_nothing_can_be_scanned_there_is_no_code() -> None:
    assert codes(drawn(asked(), scanned=False)) == []
    assert TEXTS.plain("forward-card-scan", Locale.HANS) not in written(drawn(asked(), scanned=False))
    assert len(codes(drawn(asked()))) == 1


def test_a_result_that_is_passed_on_has_its_bars_and_a_code() -> None:
    result = card(a_poll(Method.SINGLE, many=3), ("2", 15), ("1", 5))
    assert codes(drawn(result)) == []
    passed_on = Say(result.key, {**result.args, "link": Entrance("poll-12")})
    assert len(codes(drawn(passed_on))) == 1
    assert written(drawn(passed_on)).startswith(written(drawn(result)))
