"""A page for phones as somebody sees it who opens it: what is said on it, its photos, and what can be pressed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from http import HTTPStatus
from urllib.parse import urljoin

from aiohttp import ClientSession

_SAID = re.compile(r'<article class="said".*?</article>', re.DOTALL)
_WORDS = re.compile(r'<p class="words">(.*?)</p>', re.DOTALL)
_PHOTO = re.compile(r'<img src="[^"]*/([0-9a-f]{64})\.jpg"')
_FORM = re.compile(r'<form class="presses" method="post" action="([^"]*)">')
_ONCE = re.compile(r'name="once" value="([^"]*)"')
_MARKUP = re.compile(r"<[^>]*>")
_PRESS = re.compile(r'<button name="press" value="([^"]*)">(.*?)</button>', re.DOTALL)


class Over(Exception):
    """The link is good no more."""


@dataclass(frozen=True, slots=True)
class OnPage:
    """Something said on a page: its words, the names of its photos, and what each of its buttons hands over."""

    words: str
    photos: tuple[str, ...]
    presses: tuple[tuple[str, str], ...]
    form: Mapping[str, str]
    action: str
    url: str


def read(html: str, url: str) -> list[OnPage]:
    """What is said on the page, in its order."""
    return [_said(article, url) for article in _SAID.findall(html)]


def _said(article: str, url: str) -> OnPage:
    words, action, once = _WORDS.search(article), _FORM.search(article), _ONCE.search(article)
    return OnPage(
        words=_plain(words[1]) if words else "",
        photos=tuple(_PHOTO.findall(article)),
        presses=tuple((unescape(value), _plain(label)) for value, label in _PRESS.findall(article)),
        form={"once": once[1]} if once else {},
        action=urljoin(url, unescape(action[1])) if action else url,
        url=url,
    )


def _plain(html: str) -> str:
    return unescape(_MARKUP.sub("", html)).strip()


async def opened(session: ClientSession, url: str) -> list[OnPage]:
    """What is said on the page behind a link. Raises Over, AssertionError."""
    async with session.get(url) as response:
        return _read(response.status, await response.text(), str(response.url))


async def pressed(session: ClientSession, said: OnPage, value: str) -> list[OnPage]:
    """A button of the page is pressed: what is said on the page that comes then. Raises Over, AssertionError."""
    async with session.post(said.action, data={**said.form, "press": value}) as response:
        return _read(response.status, await response.text(), str(response.url))


def _read(status: int, html: str, url: str) -> list[OnPage]:
    if status == HTTPStatus.NOT_FOUND:
        raise Over(url)
    assert status in (HTTPStatus.OK, HTTPStatus.CONFLICT), html
    return read(html, url)
