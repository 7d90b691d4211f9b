"""Numbers that belong to one person, made unreadable: telephones, identity and bank cards, number plates.

For what a group reads; whoever deals with a matter sees what was written. Numbers everybody may know stay: case
numbers, doors, days, prices, and lines such as 110, 12345 or 400-….
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.message import Arg, Button, Outgoing, Say

#: What is left of a number, at its beginning and at its end, so that whoever knows it recognises it.
_KEPT_FIRST, _KEPT_LAST = 3, 2

#: Fewer digits than these make no number of the kinds below; all but a plate, which has a sign beside, have more.
_FEWEST, _FEWEST_ALONE = 4, 8

#: Eight digits that are a day from this year on are a day.
_FIRST_YEAR = 1900

# By code point, because these are signs of numbers and not words; the comments show them.
_DIGITS: Mapping[int, str] = {
    **{0x3007: "0", 0x96F6: "0", 0x25CB: "0", 0x4E00: "1", 0x5E7A: "1", 0x4E8C: "2"},  # 〇 零 ○ 一 幺 二
    **{0x4E09: "3", 0x56DB: "4", 0x4E94: "5", 0x516D: "6", 0x4E03: "7", 0x516B: "8", 0x4E5D: "9"},  # 三 四 … 九
    **{0x58F9: "1", 0x8D30: "2", 0x53C1: "3", 0x8086: "4", 0x4F0D: "5"},  # 壹 贰 叁 肆 伍
    **{0x9646: "6", 0x67D2: "7", 0x634C: "8", 0x7396: "9"},  # 陆 柒 捌 玖
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0x2500, 0x30FC), "-"),
    **dict.fromkeys((0xB7, 0x2022, 0x30FB, 0xFF65), "."),  # · • ・
}

# The one sign by which a plate names its province (GA 36), simplified, then traditional.
_PROVINCES = (
    "4eac 6d25 6caa 6e1d 5180 8c6b 4e91 8fbd 9ed1 6e58 7696 9c81 65b0 82cf 6d59 "  # 京津沪渝冀豫云辽黑湘皖鲁新苏浙
    "8d63 9102 6842 7518 664b 8499 9655 5409 95fd 8d35 7ca4 9752 85cf 5ddd 5b81 "  # 赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁
    "743c 6eec 96f2 907c 9b6f 8607 8d1b 965d 95a9 8cb4 7cb5 5be7 74ca "  # 琼滬雲遼魯蘇贛陝閩貴粵寧瓊
)

# What a plate ends in when it is a trailer's, a learner's, the police's, Hong Kong's, Macau's, a consulate's …
_ENDINGS = "6302 5b66 8b66 6e2f 6fb3 9886 4f7f 8d85 639b 5b78 9818 "  # 挂学警港澳领使超掛學領


def _either(points: str) -> str:
    """A class of a regular expression with these characters."""
    return "[" + "".join(chr(int(point, 16)) for point in points.split()) + "]"


_EMBASSY_SIGN, _EMERGENCY = chr(0x4F7F), chr(0x5E94) + chr(0x6025)  # 使, 应急

_CARD = r"\d{14,18}[\dx]|\d{6}[ -]\d{4}[ -]?\d{4}[ -]\d{3}[\dx]|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?"
_MOBILE = (
    r"(?:\(?(?:\+|00)?86\)?[ -]?)?"
    r"1(?:[3-9]\d(?:[ .-]?\d{8}|[ .-]?\d{4}[ .-]\d{4}|[ .-]\d{3}[ .-]\d{5})|[ .-][3-9](?:[ .-]\d){9})"
)
_LANDLINE = r"\(?0(?:10|2\d|[3-9]\d\d)\)?[ -]?[2-9]\d{2,3}[ -]?\d{4}(?:-\d{1,4})?"
# Without its town's code a telephone may be anything; eight digits that are no day are taken for one.
_LOCAL = r"(?P<local>[2-8]\d{7})(?!\.\d)"
_NUMBER = re.compile(rf"(?<![a-z0-9*])(?<!\d[.-])(?:{_CARD}|{_MOBILE}|{_LANDLINE}|{_LOCAL})(?![a-z0-9*])")
_PLATE = re.compile(
    rf"{_either(_PROVINCES)} ?[a-z][ .-]{{0,2}}[a-hj-np-z0-9]{{4}}"
    rf"(?:[a-hj-np-z0-9]{{1,2}}|{_either(_ENDINGS)}|(?={_EMERGENCY}))(?![a-z0-9*])"
)
_EMBASSY = re.compile(rf"{_EMBASSY_SIGN} ?[0-9]{{6}}(?![0-9])|(?<![0-9])[0-9]{{6}} ?{_EMBASSY_SIGN}")


def mask(text: str) -> str:
    """The text with the middle of each such number starred; it keeps its length."""
    if sum(map(str.isnumeric, text)) < (_FEWEST_ALONE if text.isascii() else _FEWEST):
        return text
    plain = "".join(map(_plain, text))
    found = list(text)
    for pattern in (_NUMBER, _PLATE, _EMBASSY):
        for match in pattern.finditer(plain):
            if not _is_a_day(match):
                _star(found, plain, match.start(), match.end())
    return "".join(found)


def masked(message: Outgoing) -> Outgoing:
    """The message as a group may read it, its buttons too."""
    buttons = tuple([Button(_said(button.label), button.action) for button in message.buttons])
    return replace(message, body=_said(message.body), buttons=buttons)


def _said(say: Say) -> Say:
    return Say(say.key, {name: _masked(arg) for name, arg in say.args.items()}) if say.args else say


def _masked(arg: Arg) -> Arg:
    match arg:
        case str():
            return mask(arg)
        case Say():
            return _said(arg)
        case tuple():
            return tuple(_said(part) for part in arg)
        case _:
            return arg


def _plain(sign: str) -> str:
    """One character for one: digits of any writing, Latin letters, dashes, spaces."""
    plain = _DIGITS.get(ord(sign)) or unicodedata.normalize("NFKC", sign).lower()
    return plain if len(plain) == 1 else sign


def _star(found: list[str], plain: str, start: int, end: int) -> None:
    """Star the letters and digits between those that are kept; what parts them stays."""
    signs = [at for at in range(start, end) if plain[at].isalnum()]
    for at in signs[_KEPT_FIRST:-_KEPT_LAST]:
        found[at] = "*"


def _is_a_day(match: re.Match[str]) -> bool:
    """20261203 is the third of December."""
    digits = match.groupdict().get("local")
    if digits is None:
        return False
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year >= _FIRST_YEAR
    except ValueError:
        return False
