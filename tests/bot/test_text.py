"""Sentences in the reader's language, and what may never happen to one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.language.text import ARGUMENT_LIMIT, Locale, Reader, Texts, WordsMissing
from domain.message import Arg, Local, Say
from locales import catalogues

FRIDAY_EVENING = datetime(2026, 5, 8, 12, 30, tzinfo=UTC)
SATURDAY_TEN = datetime(2026, 5, 9, 2, 0, tzinfo=UTC)
LAMP = Local({"zh-Hans": "楼道灯", "en": "Stair lamp"})

SOURCES = {
    Locale.HANS: """
card = { $body }
receipt = 编号 { $number }，{ $due } 前答复
    .withdraw = 撤回
    .longer =
        看看
        进展
cases = 共 { $count } 件
only-here = 这句只有简体
""",
    Locale.HANT: """
card = { $body }
receipt = 編號 { $number }，{ $due } 前答覆
    .withdraw = 撤回
    .longer = 看看進展
cases = 共 { $count } 件
""",
    Locale.EN: """
card = { $body }
receipt = Number { $number }, answer by { $due }
    .withdraw = Withdraw
    .longer = See progress
cases = { $count ->
    [one] { $count } case
   *[other] { $count } cases
 }
""",
}


def reader(locale: Locale = Locale.HANS, now: datetime = FRIDAY_EVENING) -> Reader:
    return Reader(locale, ZoneInfo("Asia/Shanghai"), now)


def texts(*, strict: bool = True) -> Texts:
    """A few sentences of our own beside the days and numbers that come with the program."""
    general = {locale: dict(catalogues(locale))["app.ftl"] for locale in Locale}
    return Texts({locale: [SOURCES[locale], general[locale]] for locale in Locale}, strict=strict)


TEXTS = texts()


def shown(arg: Arg, to: Reader) -> str:
    """What an argument looks like where it stands alone."""
    return TEXTS.say(Say("card", {"body": arg}), to)


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        (Locale.HANS, "编号 26-0031，5月9日 周六 10:00 前答复"),
        (Locale.HANT, "編號 26-0031，5月9日 週六 10:00 前答覆"),
        (Locale.EN, "Number 26-0031, answer by Sat 9 May, 10:00"),
    ],
)
def test_a_receipt_is_read_in_each_language_with_the_towns_own_time(locale: Locale, sentence: str) -> None:
    say = Say("receipt", {"number": "26-0031", "due": SATURDAY_TEN})

    assert TEXTS.say(say, reader(locale)) == sentence


@pytest.mark.parametrize(
    ("locale", "moment", "day"),
    [
        (Locale.HANS, "2027年1月1日 周五 00:30", "2027年1月1日 周五"),
        (Locale.HANT, "2027年1月1日 週五 00:30", "2027年1月1日 週五"),
        (Locale.EN, "Fri 1 Jan 2027, 00:30", "Fri 1 Jan 2027"),
    ],
)
def test_a_day_of_next_year_says_which_year(locale: Locale, moment: str, day: str) -> None:
    assert shown(datetime(2026, 12, 31, 16, 30, tzinfo=UTC), reader(locale)) == moment
    assert shown(date(2027, 1, 1), reader(locale)) == day


def test_the_year_changes_with_the_towns_midnight_not_with_greenwich() -> None:
    already_january = reader(now=datetime(2026, 12, 31, 17, 0, tzinfo=UTC))

    assert shown(date(2027, 1, 1), already_january) == "1月1日 周五"
    assert shown(date(2026, 12, 31), already_january) == "2026年12月31日 周四"


@pytest.mark.parametrize(("locale", "names"), [(Locale.HANS, "一二三四五六日"), (Locale.HANT, "一二三四五六日")])
def test_a_week_goes_from_monday_to_sunday(locale: Locale, names: str) -> None:
    week = [shown(date(2026, 6, day), reader(locale)) for day in range(1, 8)]

    assert [day[-1] for day in week] == list(names)


def test_a_year_of_english_months_is_twelve_different_names() -> None:
    months = [shown(date(2026, month, 1), reader(Locale.EN)).split()[-1] for month in range(1, 13)]

    assert months == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def test_a_moment_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        shown(SATURDAY_TEN.replace(tzinfo=None), reader())


@pytest.mark.parametrize(
    ("name", "locale", "read"),
    [
        (LAMP, Locale.HANS, "楼道灯"),
        (LAMP, Locale.HANT, "楼道灯"),
        (LAMP, Locale.EN, "Stair lamp"),
        (Local({"zh-Hans": "楼道灯", "zh-Hant": "樓道燈"}), Locale.HANT, "樓道燈"),
        (Local({"zh-Hans": "楼道灯"}), Locale.EN, "楼道灯"),
        (Local({"en": "Stair lamp"}), Locale.HANT, "Stair lamp"),
    ],
)
def test_a_name_the_town_gave_is_read_in_the_nearest_language_it_gave_it_in(
    name: Local, locale: Locale, read: str
) -> None:
    assert shown(name, reader(locale)) == read


def test_thousands_of_cases_are_not_grouped_and_one_case_is_singular() -> None:
    english = reader(Locale.EN)

    assert TEXTS.say(Say("cases", {"count": 1}), english) == "1 case"
    assert TEXTS.say(Say("cases", {"count": 20260031}), english) == "20260031 cases"


def test_a_list_has_one_line_for_each_thing() -> None:
    lines = (Say("cases", {"count": 1}), Say("card", {"body": LAMP}))

    assert shown(lines, reader()) == "共 1 件\n楼道灯"
    assert shown((), reader()) == ""


def test_a_sentence_within_a_sentence_is_read_in_the_same_language() -> None:
    assert shown(Say("cases", {"count": 2}), reader(Locale.EN)) == "2 cases"


def test_a_list_longer_than_fluent_can_bear_arrives_whole() -> None:
    lines = tuple(Say("card", {"body": f"{number}：{'灯' * 60}"}) for number in range(100))

    text = shown(lines, reader())

    assert len(text.splitlines()) == 100
    assert text.endswith(f"99：{'灯' * 60}")


def test_a_label_is_the_attribute_of_its_message_and_stays_on_one_line() -> None:
    assert TEXTS.say(Say("receipt.withdraw"), reader(Locale.EN)) == "Withdraw"
    assert TEXTS.label(Say("receipt.longer"), reader()) == "看看 进展"


def test_choices_are_numbered_so_that_whoever_cannot_press_can_type() -> None:
    labels = [Say("receipt.withdraw"), Say("receipt.longer")]

    assert TEXTS.choices(labels, reader()) == ("1 撤回", "2 看看 进展")
    assert TEXTS.with_choices(Say("cases", {"count": 3}), labels, reader()) == (
        "共 3 件\n\n1 撤回\n2 看看 进展\n（回复数字即可）"
    )
    assert TEXTS.with_choices(Say("cases", {"count": 3}), [], reader()) == "共 3 件"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("灯坏了\n三天了", "灯坏了\n三天了"),
        ("灯\r\n坏\t了", "灯\n坏 了"),
        ("\x00\x07\x1b[31m灯\x7f\x85", "[31m灯"),
        ("\u202e了坏灯\u202c \u2066灯\u2069\u200e\u200f\u061c", "了坏灯 灯"),
        ("灯\u200b坏\ufeff了\u2060", "灯坏了"),
        ("灯\ud800坏", "灯坏"),
        ("👨\u200d👩\u200d👧 家", "👨\u200d👩\u200d👧 家"),
    ],
)
def test_what_nobody_can_see_does_not_get_through(written: str, read: str) -> None:
    assert shown(written, reader()) == read
    assert shown(Local({"zh-Hans": written}), reader()) == read


def test_a_text_of_ten_thousand_characters_is_shortened_visibly() -> None:
    text = shown("灯" * 10_000, reader())

    assert len(text) == ARGUMENT_LIMIT
    assert text.endswith("灯…")


def test_no_isolation_mark_is_put_around_an_argument() -> None:
    assert shown("灯", reader(Locale.EN)) == "灯"


@given(st.text(max_size=200))
def test_whatever_people_write_can_be_sent(written: str) -> None:
    text = shown(written, reader())

    assert text.encode("utf-8").decode("utf-8") == text
    assert "\x00" not in text


@pytest.mark.parametrize(
    "say",
    [
        Say("no-such-sentence"),
        Say("receipt.no-such-label"),
        Say("receipt", {"number": "26-0031"}),
        Say("card", {"body": Say("no-such-sentence")}),
    ],
)
def test_strict_texts_raise_when_anything_is_missing(say: Say) -> None:
    with pytest.raises(WordsMissing):
        TEXTS.say(say, reader())


def test_in_production_a_missing_translation_is_said_in_the_source_language() -> None:
    assert texts(strict=False).say(Say("only-here"), reader(Locale.EN)) == "这句只有简体"


def test_in_production_a_sentence_nobody_wrote_is_said_by_its_key() -> None:
    assert texts(strict=False).say(Say("no-such-sentence"), reader()) == "no-such-sentence"


def test_in_production_a_missing_argument_leaves_a_hole_and_the_log_tells_the_key_but_never_an_argument() -> None:
    with capture_logs() as logs:
        text = texts(strict=False).say(Say("receipt", {"number": "13800000000"}), reader())

    assert text.startswith("编号 13800000000，")
    assert logs == [{"event": "words missing", "key": "receipt", "locale": "zh-Hans", "log_level": "error"}]


@pytest.mark.parametrize("locale", list(Locale))
def test_the_catalogues_that_come_with_the_program_can_be_read(locale: Locale) -> None:
    assert Texts.load(strict=True).plain("choices-hint", locale)
