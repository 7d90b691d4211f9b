"""The words of a State Council notice, from the catalogues of all languages, and a reader that knows them."""

from __future__ import annotations

from bot.language.doors import listed
from bot.language.text import Texts
from domain.clocks.notice import NoticeReader, NoticeWords

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def notice_words(texts: Texts) -> NoticeWords:
    """What ``domain.clocks.notice`` needs to read a notice."""
    return NoticeWords(
        year=listed(texts, "notice-year"),
        month=listed(texts, "notice-month"),
        day=listed(texts, "notice-day"),
        days=listed(texts, "notice-days"),
        to=listed(texts, "notice-to"),
        joins=listed(texts, "notice-joins"),
        comma=listed(texts, "notice-comma"),
        stop=listed(texts, "notice-stop"),
        off=listed(texts, "notice-off"),
        worked=listed(texts, "notice-worked"),
        moved=listed(texts, "notice-moved"),
        usual=listed(texts, "notice-usual"),
        never=listed(texts, "notice-never"),
        since=listed(texts, "notice-since"),
        weekdays=tuple(listed(texts, f"notice-{day}") for day in _WEEKDAYS),
    )


def notice_reader(texts: Texts) -> NoticeReader:
    """Reads notices with the words of the catalogues."""
    return NoticeReader(notice_words(texts))
