"""Numbers as people write them, for tests that spell the same door in many ways."""

from __future__ import annotations

from collections.abc import Callable

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans(
    "0123456789abcdefghijklmnopqrstuvwxyz#-",
    "０１２３４５６７８９ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ＃－",
)


def by_place(number: int) -> str:
    """1102 → 一千一百零二, 12 → 十二."""
    if number == 0:
        return DIGITS[0]
    spoken, skipped = "", False
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            spoken += ("零" if skipped and spoken else "") + DIGITS[digit] + sign
        skipped = not digit
    return spoken.removeprefix("一") if 10 <= number < 20 else spoken


def digit_by_digit(number: int) -> str:
    """1102 → 一一零二."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def full_width(number: int) -> str:
    return str(number).translate(FULL_WIDTH)


def circled(number: int) -> str:
    """4 → ④, up to 20."""
    return chr(0x2460 + number - 1)


def keycaps(number: int) -> str:
    """4 → the emoji of a key with a 4."""
    return "".join(f"{digit}\ufe0f\u20e3" for digit in str(number))


#: Ways to write the number of a building or an entrance, up to 20.
SMALL: tuple[Callable[[int], str], ...] = (str, full_width, by_place, circled, keycaps)

#: Ways to write the number of a room.
ROOM: tuple[Callable[[int], str], ...] = (str, full_width, by_place, digit_by_digit)
