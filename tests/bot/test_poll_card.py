"""The picture of a result: a bar for every option, the verdict, in the reader's language and with our own letters."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from PIL import Image, ImageFont

from bot.language.text import Locale, Reader
from bot.picture import painter
from bot.picture.lines import broken, width
from bot.picture.painter import rendered
from bot.picture.poll_card import poll_card
from domain.message import Say
from domain.polls.deciding import decide
from domain.polls.poll import Method, Option, Poll
from domain.polls.tally import count
from handlers.polls.results import drawing
from storage.engine.documents import dump_say, load_say
from tests.bot.paper import TEXTS
from tests.domain.a_poll import a_poll
from tests.town import NOON

FONT = Path(painter.__file__).with_name("noto-sans-sc.otf")
SVG = "{http://www.w3.org/2000/svg}"
LONG = "以后再说，先把现有的修好，等钱够了再建新的，顺便把自行车棚也一起翻新，最好明年春天以前办完"


def card(poll: Poll, *cast: tuple[str, int], roll: int = 40) -> Say:
    tally = count(poll, roll, 0, [(choice, units, 0) for choice, units in cast])
    return drawing(poll, tally, decide(poll, tally))


def drawn(said: Say, locale: Locale = Locale.HANS) -> str:
    return poll_card(said, TEXTS, Reader(locale, ZoneInfo("Asia/Shanghai"), NOON))


def written(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def bars(svg: str) -> list[tuple[int, str]]:
    """How long each bar is, and its colour."""
    rects = [rect.attrib for rect in ElementTree.fromstring(svg).iter(f"{SVG}rect") if rect.attrib.get("rx")]
    return [(int(rect["width"]), rect["fill"]) for rect in rects[1::2]]


def test_it_says_what_was_asked_who_took_part_what_each_got_and_what_follows() -> None:
    texts = written(drawn(card(a_poll(Method.SINGLE, many=3), ("2", 15), ("1", 5))))
    for said in ("议12 结果", "停车位怎么划？", "户数 40，参与 20（50.0%），其中弃权 0", "方案2", "15 票，占 75.0%"):
        assert said in texts
    assert "→ 选定“方案2”" in texts
    assert any(text.startswith("【议事决议】") for text in texts)


def test_a_bar_is_as_long_as_its_share_and_the_winner_is_marked() -> None:
    svg = drawn(card(a_poll(Method.SINGLE, many=3), ("2", 15), ("1", 5)))
    assert bars(svg) == [(234, "#9aa5b1"), (702, "#2f7d5b"), (0, "#9aa5b1")]
    assert len(list(ElementTree.fromstring(svg).iter(f"{SVG}path"))) == 1


@pytest.mark.parametrize(
    ("method", "cast", "lengths"),
    [
        (Method.RATING, [("1:5,2:1", 1), ("1:4,2:1", 1)], [842, 187]),
        (Method.DOT, [("1:3,2:1", 2)], [702, 234]),
        (Method.RATING, [("0", 3)], [0, 0]),
    ],
)
def test_stars_are_shares_of_all_stars_and_points_of_all_points(
    method: Method, cast: list[tuple[str, int]], lengths: list[int]
) -> None:
    svg = drawn(card(a_poll(method, many=2, picks=4), *cast))
    assert [length for length, _ in bars(svg)] == lengths


def test_it_is_in_the_readers_language() -> None:
    said = card(a_poll(Method.YES_NO), ("1", 15))
    assert "Result of poll 12" in written(drawn(said, Locale.EN))
    assert "議12 結果" in written(drawn(said, Locale.HANT))


def test_it_is_the_same_after_it_was_kept_for_sending() -> None:
    said = card(a_poll(Method.SEATS, many=5, seats_max=3), ("1,2", 15))
    assert drawn(load_say(dump_say(said))) == drawn(said)


def test_twelve_long_options_stay_on_the_paper_and_only_the_longest_are_shortened() -> None:
    options = tuple(Option(f"{place}号：{LONG}") for place in range(1, 13))
    svg = drawn(card(a_poll(Method.SINGLE, options=options, question=LONG * 3), ("12", 30)))
    root = ElementTree.fromstring(svg)
    lowest = max(float(text.attrib["y"]) for text in root.iter(f"{SVG}text"))
    assert lowest < float(root.attrib["height"]) < 4000
    for text in root.iter(f"{SVG}text"):
        assert float(text.attrib["x"]) + width(text.text or "", int(text.attrib["font-size"])) <= 1080 or text.get(
            "text-anchor"
        )
    assert "停车位" not in svg
    assert "…" in svg


def test_our_letters_have_every_character_of_the_card() -> None:
    font = ImageFont.truetype(str(FONT), 32)
    lacking = bytes(font.getmask("\U000f0000"))
    polls = [a_poll(Method.YES_NO, "owners_special"), a_poll(Method.SEATS, many=5, seats_min=3, seats_max=5)]
    cards = [card(poll, *cast) for poll in polls for cast in ([("1", 30)], [("1", 1)], [("0", 40)], [])]
    letters = {
        letter for said in cards for locale in Locale for text in written(drawn(said, locale)) for letter in text
    }
    assert [letter for letter in sorted(letters) if letter.strip() and bytes(font.getmask(letter)) == lacking] == []


async def test_it_becomes_a_picture_as_wide_as_a_telephone_shows_it_sharply() -> None:
    svg = drawn(card(a_poll(Method.SINGLE, many=12), ("2", 15)))
    with Image.open(BytesIO(await rendered(svg))) as picture:
        assert picture.size == (1080, int(ElementTree.fromstring(svg).attrib["height"]))
        assert len(picture.convert("L").getcolors(256) or ()) > 20


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("", 2, [""]),
        ("一二三四五六", 3, ["一二三四", "五六"]),
        ("one two three", 5, ["one two", "three"]),
        ("一二three四", 5, ["一二", "three四"]),
        ("一二三四五六七八九", 2, ["一二三四", "五六七…"]),
        ("unbelievably", 1, ["unbel…"]),
    ],
)
def test_a_text_breaks_between_words_and_what_has_no_room_is_marked(text: str, most: int, lines: list[str]) -> None:
    assert list(broken(text, 10, 42, most)) == lines
