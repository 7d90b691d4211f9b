"""How a message looks on WeChat. Pure.

All of it is text of 2048 bytes at the most. What begins with "<" is markup there, so what anybody wrote has none; the
only links are those made here: choices that say their number when tapped, and the page that shows the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote

from bot.channels import Choice, Spoken, TextUnit
from bot.channels.lengths import CUT, cut, length

TEXT_BYTES = 2048

#: Of a longer text the rest is on a page, and is not worth being carried here.
WHOLE_BYTES = 8 * TEXT_BYTES

#: A full-width sign looks the same and is none.
_NO_MARKUP = {ord("<"): 0xFF1C}

#: So much of a message may be choices that have to be typed.
_CHOICES_BYTES = TEXT_BYTES // 2


def words(message: Spoken, *, pictured: bool) -> str:
    """The whole text. ``pictured``: its photos stand above it already; else the page is named that shows them."""
    said = _plain(message.text)
    links = "\n".join(_link(number, choice) for number, choice in enumerate(message.choices, 1))
    whole = _together(said, _page(message, message.page_words) if message.photos and not pictured else "", links)
    if _fits(whole):
        return whole
    # Links take ten times the room of a number that is typed: rather all the words than those.
    typed = cut(_typed(message.choices), _CHOICES_BYTES, TextUnit.BYTES)
    whole = _together(said, _page(message, message.page_words), typed)
    if _fits(whole):
        return whole
    page = _page(message, message.whole_words or message.page_words)
    around = length(_together(CUT, page, typed), TextUnit.BYTES) - length(CUT, TextUnit.BYTES)
    return _together(cut(said, TEXT_BYTES - around, TextUnit.BYTES), page, typed)


def image(media_id: str) -> Mapping[str, object]:
    """A photo that WeChat has already."""
    return {"msgtype": "image", "image": {"media_id": media_id}}


def voice(media_id: str) -> Mapping[str, object]:
    """A voice note that WeChat has already."""
    return {"msgtype": "voice", "voice": {"media_id": media_id}}


def text(content: str) -> Mapping[str, object]:
    """A message of words."""
    return {"msgtype": "text", "text": {"content": content}}


def _plain(text: str) -> str:
    """As it may stand in a message: without markup, and without halves of characters, which nothing can carry."""
    return text.translate(_NO_MARKUP).encode("utf-8", "replace").decode()


def _fits(content: str) -> bool:
    return length(content, TextUnit.BYTES) <= TEXT_BYTES


def _together(said: str, page: str, choices: str) -> str:
    return "\n\n".join(filter(None, (f"{said}\n{page}".strip("\n"), choices))) or CUT


def _link(number: int, choice: Choice) -> str:
    """Tapped, it says its number for the person, and WeChat tells us the handle besides."""
    label = _plain(choice.label)
    return f'<a href="weixin://bizmsgmenu?msgmenucontent={number}&msgmenuid={quote(choice.handle)}">{label}</a>'


def _typed(choices: Iterable[Choice]) -> str:
    """Each label begins with the number that stands for it."""
    return "\n".join(_plain(choice.label) for choice in choices)


def _page(message: Spoken, words: str) -> str:
    if not message.page or message.passed_on:
        return ""
    return f'<a href="{escape(message.page)}">{_plain(words) or message.page}</a>'
