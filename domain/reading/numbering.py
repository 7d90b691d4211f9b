"""Case numbers as people say and type them: 26-0031 is the thirty-first case of 2026.

Which number comes next is decided where cases are stored. No word of any language lives here: digits, dashes, and
Unicode's own classes of punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from itertools import dropwhile

CENTURY = 2000
MOST = 999_999

#: What keyboards and self-correcting telephones make of digits, "#" and "-", one character for one: full-width forms,
#: hyphens, en and em dashes, the minus sign, the long-vowel mark.
_PLAIN = (
    {0xFF10 + digit: str(digit) for digit in range(10)}
    | {0xFF03: "#"}
    | dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0x30FC, 0xFE58, 0xFE63, 0xFF0D), "-")
)

#: Two digits, a dash (a Chinese keyboard writes two), and the count in four digits or as many as it takes, up to MOST.
#: Not within a longer number, a date or a telephone number.
_NUMBER = re.compile(
    r"""
    \#?
    (?<![0-9]) (?<![0-9]-) (?P<year>[0-9]{2})
    [^\S\n]? --? [^\S\n]?
    (?P<count>(?!0000)[0-9]{4} | [1-9][0-9]{4,5}) (?![0-9]) (?!-[0-9])
    """,
    re.VERBOSE,
)

#: Unicode's classes of what stands next to a number only because of it.
_SPACES = frozenset({"Zs", "Cc"})
_OPENING = _SPACES | {"Ps", "Pi"}
_CLOSING = _SPACES | {"Pe", "Pf", "Po"}


def case_number(year: int, n: int) -> str:
    """The number of the ``n``-th case of a year, such as ``26-0031``.

    Raises ValueError outside the years 2000 to 2099, which two digits cannot tell apart, and outside 1 to 999,999.
    """
    if not CENTURY <= year < CENTURY + 100:
        raise ValueError(f"no case numbers for the year {year}")
    if not 1 <= n <= MOST:
        raise ValueError(f"no case number has the count {n}")
    return f"{year - CENTURY:02}-{n:04}"


def read_case_number(text: str) -> str | None:
    """The first case number in what somebody typed, in our own spelling, or None."""
    return split_case_number(text)[0]


def split_case_number(text: str) -> tuple[str | None, str]:
    """The first case number in our own spelling, and the text without it, its brackets and the punctuation after it.

    Without a number in it: None, and the text trimmed.
    """
    found = _NUMBER.search(text.translate(_PLAIN))
    if found is None:
        return None, text.strip()
    before = _without_leading(reversed(text[: found.start()]), _OPENING)[::-1]
    after = _without_leading(text[found.end() :], _CLOSING)
    return f"{found['year']}-{found['count']}", f"{before} {after}".strip()


def _without_leading(text: Iterable[str], classes: Container[str]) -> str:
    return "".join(dropwhile(lambda mark: unicodedata.category(mark) in classes, text))
