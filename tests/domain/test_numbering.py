"""A case number is recognised however a neighbour types it, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.numbering import case_number, read_case_number, split_case_number

NUMBERS = st.builds(case_number, st.integers(2000, 2099), st.integers(1, 999_999))
WORDS = st.text(st.characters(exclude_categories=["N", "Pd", "Cs", "Lm", "Sm"]), max_size=20)
FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")


@pytest.mark.parametrize(
    ("year", "n", "number"),
    [(2026, 31, "26-0031"), (2026, 9999, "26-9999"), (2026, 10_000, "26-10000"), (2005, 1, "05-0001")],
)
def test_a_case_is_called_by_its_year_and_its_count(year: int, n: int, number: str) -> None:
    assert case_number(year, n) == number


@pytest.mark.parametrize(("year", "n"), [(2026, 0), (2026, -1), (2026, 1_000_000), (1999, 1), (2100, 1), (26, 1)])
def test_there_is_no_number_that_could_not_be_read_back(year: int, n: int) -> None:
    with pytest.raises(ValueError, match="no case number"):
        case_number(year, n)


@pytest.mark.parametrize(
    "typed",
    [
        "26-0031",
        "２６－００３１",
        "26—0031",
        "26——0031",
        "26–0031",
        "26−0031",
        "26‑0031",
        "26ー0031",
        "26 - 0031",
        "２６　－　００３１",
        "#26-0031",
        "＃２６－００３１",
        "签收26-0031",
        "签收 26-0031",
        "26-0031修好了",
        "（26-0031）",
        "《26-0031》",
        "Case26-0031.",
        "请问26-0031，怎么样了？",
        "井盖——26-0031",
        "4栋2单元，26-0031",
    ],
)
def test_a_number_is_read_however_the_keyboard_writes_it(typed: str) -> None:
    assert read_case_number(typed) == "26-0031"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "签收",
        "260031",
        "26-31",
        "26-031",
        "26-0000",
        "26-00031",
        "26-1234567",
        "126-0031",
        "2026-0031",
        "2026-05-0900",
        "05-09-2026",
        "26-0031-2",
        "028-85123456",
        "86-13800001111",
        "26\n-0031",
        "26一0031",
        "二六-〇〇三一",
        "٢٦-٠٠٣١",
    ],
)
def test_what_is_no_case_number_is_not_taken_for_one(typed: str) -> None:
    assert read_case_number(typed) is None
    assert split_case_number(f" {typed} ") == (None, typed)


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("26-0031", ""),
        ("  ２６－００３１　", ""),
        ("签收 26-0031", "签收"),
        ("进度26-0031？", "进度"),
        ("26-0031：已经修好，请看照片。", "已经修好，请看照片。"),
        ("【26-0031】没解决", "没解决"),
        ("没解决（26-0031）", "没解决"),
        ("没解决 #26-0031 还在漏水！", "没解决 还在漏水！"),
        ("修好了。26-0031，谢谢", "修好了。 谢谢"),
        ("和26-0031一样，见26-0007", "和 一样，见26-0007"),
        ("26-0031\n第二行 ５楼", "第二行 ５楼"),
    ],
)
def test_the_rest_of_what_was_typed_stays_as_it_was_written(typed: str, rest: str) -> None:
    assert split_case_number(typed) == ("26-0031", rest)


def test_the_first_real_number_counts() -> None:
    assert read_case_number("2026-05-09 26-0000 26-0007 26-0031") == "26-0007"


@given(NUMBERS, WORDS, WORDS)
def test_every_number_is_found_in_any_words_in_any_width(number: str, before: str, after: str) -> None:
    for typed in (number, number.translate(FULL_WIDTH), number.replace("-", "——")):
        found, rest = split_case_number(before + typed + after)
        assert found == number
        assert read_case_number(rest) is None


@given(st.text())
def test_nothing_that_is_typed_gets_longer_or_upsets_the_reading(typed: str) -> None:
    number, rest = split_case_number(typed)
    assert rest == rest.strip()
    assert len(rest) <= len(typed)
    assert (number is None) == (read_case_number(typed) is None)
