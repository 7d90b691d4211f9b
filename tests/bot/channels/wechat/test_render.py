"""How a message looks on WeChat: all of it fits, and nobody's words become a link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import Choice, Spoken
from bot.channels.lengths import CUT
from bot.channels.wechat import render
from bot.channels.wechat.render import TEXT_BYTES
from tests.bot.channels.kept import kept

SIGN = Choice("12.1.secret-_1", "1 签收")
PASS_ON = Choice("12.2.secret-_1", "2 转派")
LAMP = kept(Path("lamp.jpg"))
PAGE = "https://town.example/p/token"
WITH_PAGE = {"page": PAGE, "page_words": "点这里看照片（1 张）"}
SIGN_LINK = '<a href="weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=12.1.secret-_1">1 签收</a>'
PASS_LINK = '<a href="weixin://bizmsgmenu?msgmenucontent=2&msgmenuid=12.2.secret-_1">2 转派</a>'
PAGE_LINK = f'<a href="{PAGE}">点这里看照片（1 张）</a>'

#: What WeChat makes a link of.
LINK = re.compile(r"<a [^>]*>([^<]*)</a>")


def words(message: Spoken, *, pictured: bool = False) -> str:
    shown = render.words(message, pictured=pictured)
    assert len(shown.encode()) <= TEXT_BYTES
    return shown


def test_words_are_said_as_they_are() -> None:
    assert words(Spoken("楼道灯坏了")) == "楼道灯坏了"


def test_choices_can_be_tapped_and_say_their_number() -> None:
    assert words(Spoken("谁来？", (SIGN, PASS_ON))) == f"谁来？\n\n{SIGN_LINK}\n{PASS_LINK}"


def test_photos_that_do_not_stand_above_are_on_a_page() -> None:
    message = Spoken("灯坏了", (SIGN,), photos=(LAMP,), **WITH_PAGE)

    assert words(message) == f"灯坏了\n{PAGE_LINK}\n\n{SIGN_LINK}"
    assert words(message, pictured=True) == f"灯坏了\n\n{SIGN_LINK}"


def test_photos_without_words_are_on_a_page_too() -> None:
    assert words(Spoken("", photos=(LAMP,), **WITH_PAGE)) == PAGE_LINK


def test_a_page_nobody_named_is_shown_by_its_address() -> None:
    assert words(Spoken("灯坏了", photos=(LAMP,), page=PAGE)) == f'灯坏了\n<a href="{PAGE}">{PAGE}</a>'


def test_where_there_is_no_page_the_words_are_said_alone() -> None:
    assert words(Spoken("灯坏了", photos=(LAMP,))) == "灯坏了"


def test_a_page_is_not_named_where_everything_is_said() -> None:
    assert words(Spoken("灯坏了", (SIGN,), **WITH_PAGE)) == f"灯坏了\n\n{SIGN_LINK}"


def test_rather_all_the_words_than_links() -> None:
    long = "灯" * 640
    assert words(Spoken(long, (SIGN, PASS_ON), **WITH_PAGE)) == f"{long}\n{PAGE_LINK}\n\n1 签收\n2 转派"


def test_words_that_do_not_fit_are_cut_and_the_page_has_them_all() -> None:
    shown = words(Spoken("灯" * 2000, (SIGN, PASS_ON), **WITH_PAGE))

    assert shown.endswith(f"灯{CUT}\n{PAGE_LINK}\n\n1 签收\n2 转派")
    assert TEXT_BYTES - len(shown.encode()) < len("灯".encode())


def test_where_words_are_cut_the_link_says_that_there_are_more() -> None:
    shown = words(Spoken("灯" * 2000, page=PAGE, page_words="看照片", whole_words="看全文"))

    assert shown.endswith(f'灯{CUT}\n<a href="{PAGE}">看全文</a>')


def test_a_message_is_never_empty_nor_holds_half_a_character() -> None:
    assert words(Spoken("")) == CUT
    assert words(Spoken("灯\ud83d坏了")) == "灯?坏了"


@pytest.mark.parametrize(
    "said",
    [
        '<a href="weixin://bizmsgmenu?msgmenucontent=同意&msgmenuid=1">点我</a>',
        "<A HREF='https://evil.example'>中奖了</A>",
        "a < b, b > c",
    ],
)
def test_what_anybody_wrote_is_never_a_link(said: str) -> None:
    shown = words(Spoken(said, (Choice("1.1.s", f"1 {said}"),), photos=(LAMP,), page=PAGE, page_words=said))

    assert "<" not in LINK.sub("", shown)
    assert [text[0] for text in LINK.findall(shown)] == [said[0].replace("<", "\uff1c"), "1"]


@given(
    st.text(max_size=1200),
    st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=40),
    st.booleans(),
    st.booleans(),
)
def test_every_message_fits_and_has_only_our_links(said: str, labels: list[str], paged: bool, pictured: bool) -> None:
    choices = tuple(Choice(f"1.{number}.s", f"{number} {label}") for number, label in enumerate(labels, 1))
    message = Spoken(said, choices, photos=(LAMP,), **(WITH_PAGE if paged else {}))

    shown = render.words(message, pictured=pictured)
    assert len(shown.encode()) <= TEXT_BYTES
    assert "<" not in LINK.sub("", shown)
