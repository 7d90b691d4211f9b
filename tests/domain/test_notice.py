"""Notices of the State Council, old and new, read with the words of the shipped catalogue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.notices import notice_reader
from bot.language.text import Texts
from domain.clocks.calendar import YearTable
from domain.clocks.holidays import Holiday, HolidayYear, doubts, flaws, tables
from storage.town.calendars import shipped_years, year_tables

READER = notice_reader(Texts.load(strict=True))
CASES: list[Mapping[str, Any]] = json.loads(Path(__file__).with_name("notice_cases.json").read_text("utf-8"))

NOTICE = """国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，要按规定及时报告并妥善处置。
国务院办公厅
2025年11月4日
"""


def days(text: str, year: int | None = None) -> dict[str, bool]:
    """What the text says, when all of it is understood."""
    notice = READER.read(text, year)
    assert notice.flaws == ()
    return {day.isoformat(): off for day, off in notice.year.days.items()}


def wrong(text: str) -> list[str]:
    return [flaw.key for flaw in READER.read(text).flaws]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['year']} {case['description'][:12]}")
def test_every_sentence_of_the_last_twenty_years_is_understood(case: Mapping[str, Any]) -> None:
    expected = {day["date"]: day["isOffDay"] for day in case["expected"]}
    assert days(case["description"], case["year"]) == expected


# ---- A whole notice ----


@pytest.mark.parametrize(
    "text",
    [
        NOTICE,
        NOTICE.replace("\n", ""),
        NOTICE.replace("月", " 月 ").replace("（", "(").replace("）", ")").replace("，", ","),
        NOTICE.replace("放假调休", "放假調休").replace("周", "週").replace("农历", "農曆"),
    ],
    ids=["as published", "in one line", "half-width and spaced", "traditional"],
)
def test_a_whole_notice_is_the_year_that_is_shipped(text: str) -> None:
    notice = READER.read(text)
    assert (notice.flaws, flaws(notice.year), doubts(notice.year)) == ((), (), ())
    assert notice.year.year == 2026
    assert notice.year.official
    assert notice.year.days == year_tables()[2026].days
    assert [holiday.name for holiday in notice.year.holidays] == [
        holiday.name for holiday in shipped_years()[2026].holidays
    ]


def test_a_single_holiday_has_its_name_and_its_year_from_the_beginning_of_the_line() -> None:
    (holiday,) = READER.read("2027年元旦1月1日至3日放假，共3天。").year.holidays
    assert holiday == Holiday("元旦", (date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)))


def test_new_year_may_begin_in_the_old_year() -> None:
    assert days("2027年\n一、元旦：2026年12月31日（周四）至1月3日（周日）放假调休，共4天。12月27日（周日）上班。") == {
        "2026-12-31": True,
        "2027-01-01": True,
        "2027-01-02": True,
        "2027-01-03": True,
        "2026-12-27": False,
    }


def test_whoever_signed_it_and_when_is_no_holiday() -> None:
    assert days("2027年元旦1月1日放假。\n国务院办公厅\n2026年11月20日") == {"2027-01-01": True}


# ---- What is not understood ----


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ("1月1日放假。", ["calendar-flaw-no-year"]),
        ("2027年春节2月30日放假。", ["calendar-flaw-unclear"]),
        ("2027年2月5日放假。", ["calendar-flaw-no-year"]),
        ("2027年春节5日放假。", ["calendar-flaw-unclear"]),
        ("2027年春节2月5日至11日调休。", ["calendar-flaw-unclear"]),
        ("2027年春节2月11日至5日放假。", ["calendar-flaw-unclear"]),
        ("2027年春节2月5日至3月11日放假。", ["calendar-flaw-unclear"]),
        ("2027年春节2月5日不放假。", ["calendar-flaw-unclear"]),
        ("2027年春节2月5日起放假。", ["calendar-flaw-unclear"]),
        ("2027年春节2月5日公休日调至。", ["calendar-flaw-unclear"]),
        ("2027年春节公休日调至2月5日。", ["calendar-flaw-unclear"]),
        ("2027年元旦1月1日（周四）放假。", ["calendar-flaw-weekday"]),
        ("2027年元旦1月1日至3日放假，共4天。", ["calendar-flaw-count"]),
        ("2027年元旦1月1日放假。1月4日另行通知；1月5日看情况。", ["calendar-flaw-unclear"] * 2),
    ],
)
def test_what_is_not_understood_is_told_sentence_by_sentence(text: str, flaws: list[str]) -> None:
    assert wrong(text) == flaws


def test_the_sentence_is_told_as_it_was_written() -> None:
    (flaw,) = READER.read("2027年元旦：1月1日（周五）放假。1月4日（周一）另行通知。").flaws
    assert flaw.args["sentence"] == "1月4日（周一）另行通知"


@given(st.text(alphabet="2027年123月0日、至—放假上班调休公（周一二三四五六）共天，。；：\n不起A ", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    notice = READER.read(text, 2027)
    assert all(str(flaw.args["sentence"]) in text for flaw in notice.flaws if "sentence" in flaw.args)
    assert all(holiday.off or holiday.make_up for holiday in notice.year.holidays)


# ---- Whether it is a year ----


def _year(year: int, off: list[str], worked: list[str] | None = None, *, official: bool = True) -> HolidayYear:
    holiday = Holiday("", tuple(map(date.fromisoformat, off)), tuple(map(date.fromisoformat, worked or [])))
    return HolidayYear(year, official, (holiday,))


THIRTEEN = [f"2027-05-{day:02}" for day in range(1, 14)]


@pytest.mark.parametrize(
    ("year", "found"),
    [
        (_year(2027, THIRTEEN), []),
        (_year(2027, ["2026-12-31", *THIRTEEN[1:]]), []),
        (_year(2027, THIRTEEN[1:]), ["calendar-flaw-few"]),
        (_year(2027, ["2028-01-01", *THIRTEEN]), ["calendar-flaw-year"]),
        (_year(2027, ["2025-12-31", *THIRTEEN]), ["calendar-flaw-year"]),
        (_year(2027, THIRTEEN, ["2027-05-13"]), ["calendar-flaw-both"]),
    ],
)
def test_what_cannot_be_a_whole_year_is_refused(year: HolidayYear, found: list[str]) -> None:
    assert [flaw.key for flaw in flaws(year)] == found


def test_a_working_day_that_is_to_be_worked_is_worth_a_second_look() -> None:
    (doubt,) = doubts(_year(2027, THIRTEEN, ["2027-05-22", "2027-05-24"]))
    assert doubt.args == {"day": date(2027, 5, 24)}


def test_a_year_reaches_into_the_one_before_and_makes_only_itself_official() -> None:
    found = tables([_year(2026, ["2026-12-30"]), _year(2027, ["2026-12-31", "2027-01-01"], ["2026-12-30"])])
    assert found[2026] == YearTable(2026, True, {date(2026, 12, 30): False, date(2026, 12, 31): True})
    assert found[2027] == YearTable(2027, True, {date(2027, 1, 1): True})


def test_a_year_known_only_from_the_next_is_not_official() -> None:
    found = tables([_year(2027, ["2026-12-31", "2027-01-01"])])
    assert (found[2026].official, found[2027].official) == (False, True)
