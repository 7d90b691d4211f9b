"""Chinese numerals in folded text become digits: 十二 → 12, 五〇一 → 501, 一百零二 → 102.

Only numbers that can be read in one way. 三四 (three or four), 一百二 (a hundred and two, or and twenty?) and 两, which
counts and never names, stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# By code point, because here they are parts of a number and not words; the comments show them. ``t h k`` stand for
# ten, hundred and thousand, ``p`` for a pair.
_SHAPE: Mapping[int, str] = {
    **{0x3007: "0", 0x96F6: "0"},  # 〇 零
    **{0x4E00: "1", 0x4E8C: "2", 0x4E09: "3", 0x56DB: "4", 0x4E94: "5"},  # 一 二 三 四 五
    **{0x516D: "6", 0x4E03: "7", 0x516B: "8", 0x4E5D: "9"},  # 六 七 八 九
    **{0x58F9: "1", 0x8D30: "2", 0x53C1: "3", 0x8086: "4", 0x4F0D: "5"},  # 壹 贰 叁 肆 伍
    **{0x9646: "6", 0x67D2: "7", 0x634C: "8", 0x7396: "9"},  # 陆 柒 捌 玖
    **{0x5341: "t", 0x767E: "h", 0x5343: "k"},  # 十 百 千
    **{0x62FE: "t", 0x4F70: "h", 0x4EDF: "k"},  # 拾 佰 仟
    **{0x5EFF: "2t", 0x5345: "3t", 0x534C: "4t"},  # 廿 卅 卌
    0x4E24: "p",  # 两
}

_SIGNS = "".join(map(chr, _SHAPE))
# Looking ahead first spares looking back from every character. Possessive: a run is a number as a whole or not at all.
# Beside a digit it belongs to something we cannot read.
_RUN = re.compile(f"(?=[{_SIGNS}])(?<![0-9{_SIGNS}])[{_SIGNS}]++(?![0-9])")

# A skipped place is said (一百零二), so that a digit right after a hundred or a thousand is not ours to interpret.
_BY_PLACE = re.compile(
    r"(?:(?P<k>[1-9p])k)?(?:(?P<h>[1-9p])h)?(?:(?:(?<=k)0)?(?P<t>[1-9]?)(?P<ten>t))?"
    r"(?P<d>(?<=[hk])0[1-9]|(?<![hk])[1-9])?"
)


def arabic(text: str) -> str:
    """The folded text with every plainly written Chinese number in digits; all else is untouched."""
    return _RUN.sub(lambda run: _in_digits(run[0]) or run[0], text)


def _in_digits(run: str) -> str | None:
    shape = run.translate(_SHAPE)
    if shape.isdigit():
        return _digit_by_digit(shape)
    number = _BY_PLACE.fullmatch(shape)
    if number is None:
        return None
    tens = (number["t"] or "1") if number["ten"] else "0"
    figures = [number["k"] or "0", number["h"] or "0", tens, (number["d"] or "0")[-1]]
    return "".join(figures).replace("p", "2").lstrip("0")


def _digit_by_digit(digits: str) -> str | None:
    """一一零二 → 1102. Two digits without a zero are an estimate, not a number."""
    return None if len(digits) == 2 and "0" not in digits else digits
