"""``linzhang calendar``: looking at a year, and loading the notice of a new one beside a town that is at work."""

from __future__ import annotations

import asyncio
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.command.cli import build
from bot.command.console import Console
from bot.command.samples import sample_town
from bot.language.doors import place_words
from bot.language.text import Locale, Texts
from bot.settings import Settings
from handlers.promises import recounting
from storage.engine.database import Database
from storage.work import Work
from tests.domain.test_notice import NOTICE
from tests.engines import url_of
from tests.town import NOON

TEXTS = Texts.load(strict=True)

#: Invented: 2027 as it may be announced.
NEXT_YEAR = """关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。
"""


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"LINZHANG_{name.upper()}", raising=False)
    monkeypatch.setenv("LINZHANG_DATABASE", url_of(tmp_path))


def linzhang(*words: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(build(Console(TEXTS, Locale.HANS)), words, input=answer)


def changed_town(old: str, new: str) -> None:
    """The sample town is imported with a change in its file."""
    shutil.copytree(sample_town(), "town")
    file = Path("town") / "town.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert linzhang("import", "town").exit_code == 0


def lines(result: Result) -> list[str]:
    return result.output.splitlines()


@pytest.fixture
def town() -> None:
    assert linzhang("import", str(sample_town())).exit_code == 0


def stored(work: Work) -> tuple[bool, dict[date, bool], list[str]]:
    """Whether 2027 is official, its days, and what is done next."""
    year = work.calendars.years()[2027]
    return year.official, dict(year.days), [routine.name for routine in work.routines.all()]


def look() -> tuple[bool, dict[date, bool], list[str]]:
    async def read() -> tuple[bool, dict[date, bool], list[str]]:
        async with await Database.open(Settings().database, NOON, place_words(TEXTS)) as database:
            return await database.read(stored)

    return asyncio.run(read())


# ---- Looking ----


def test_a_year_is_shown_holiday_by_holiday() -> None:
    shown = linzhang("calendar", "show", "2026")

    assert shown.exit_code == 0
    assert lines(shown)[0] == "2026 年：正式，放假 33 天，调休上班 6 天。"
    assert any("春节：" in line and "放假 9 天" in line for line in lines(shown))
    assert any("春节：" in line and "2月14日" in line and "上班" in line for line in lines(shown))


def test_a_year_that_was_not_announced_says_so() -> None:
    assert lines(linzhang("calendar", "show", "2027"))[0].startswith("2027 年：暂定，只有法定节假日 13 天")
    assert lines(linzhang("calendar", "show", "2031")) == ["2031 年：什么都不知道，只按星期算。"]


def test_without_a_year_this_one_and_the_later_ones_are_shown() -> None:
    heads = [line.split(" ")[0] for line in lines(linzhang("calendar", "show")) if "年：" in line]
    assert heads == sorted(heads)
    assert "2028" in heads
    assert "2024" not in heads


def test_the_days_of_the_town_itself_are_shown_with_their_year() -> None:
    own = '[days]\n2026-07-01 = "off"\n2026-07-04 = "work"\n\n[limits.emergency]'
    changed_town("[limits.emergency]", own)
    shown = lines(linzhang("calendar", "show", "2026"))

    assert shown[-3:] == ["本镇自己定的日子：", "7月1日 周三 放假", "7月4日 周六 上班"]
    assert "本镇自己定的日子：" not in lines(linzhang("calendar", "show", "2027"))


# ---- Loading ----


def test_a_notice_is_read_previewed_confirmed_and_counted_with(town: None) -> None:
    Path("notice.txt").write_text(NEXT_YEAR, encoding="utf-8")
    result = linzhang("calendar", "load", "notice.txt", answer="y\n")

    assert result.exit_code == 0
    assert "有 14 天不一样" in result.output
    assert "2027年2月9日 周二：原来上班，改为放假" in result.output
    assert "2027年2月14日 周日：原来不上班，改为上班" in result.output
    assert "1月2日" not in result.output
    assert "正在走的时限一个也不变" in result.output
    official, days, next_ = look()
    assert official
    assert days[date(2027, 2, 20)] is False
    assert recounting.RECOUNT in next_
    assert lines(linzhang("calendar", "show", "2027"))[0].startswith("2027 年：正式")


def test_nothing_is_loaded_without_a_yes(town: None) -> None:
    result = linzhang("calendar", "load", "--notice", NEXT_YEAR, answer="n\n")

    assert result.exit_code == 1
    assert "什么也没有装" in result.output
    assert look()[0] is False


def test_what_is_official_and_the_same_is_said_to_be(town: None) -> None:
    assert "和现在知道的一样。" in linzhang("calendar", "load", "--notice", NOTICE, "--yes").output


def test_a_year_can_be_loaded_before_there_is_a_town() -> None:
    assert linzhang("calendar", "load", "--notice", NEXT_YEAR, "--yes").exit_code == 0
    assert look()[0]
    assert look()[2] == []


@pytest.mark.parametrize(
    ("notice", "told"),
    [
        (NEXT_YEAR.replace("2月14日（周日）", "2月14日（周六）"), "这个星期几"),
        (NEXT_YEAR.replace("共7天", "共8天", 1), "通知说 8 天，数出来是 7 天"),
        (NEXT_YEAR.replace("6月9日（周三）放假1天，不调休", "6月9日（周三）另行安排"), "这一句看不懂：五、端午节"),
        ("2027年元旦1月1日放假。", "法定节假日就有 13 天"),
        (NEXT_YEAR.replace("2月14日（周日）、", "2月8日、"), "又放假又上班"),
        ("一、元旦：1月1日放假。", "看不出是哪一年"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused_in_words_and_nothing_of_it_is_kept(notice: str, told: str) -> None:
    result = linzhang("calendar", "load", "--notice", notice, "--yes")

    assert result.exit_code == 1
    assert told in result.output
    assert "什么也没有装" in result.output
    assert look()[0] is False


def test_a_working_day_that_is_said_to_be_worked_is_only_warned_of() -> None:
    odd = NEXT_YEAR.replace("2月14日（周日）", "2月17日（周三）")
    result = linzhang("calendar", "load", "--notice", odd, "--yes")

    assert result.exit_code == 0
    assert "那天本来就上班" in result.output


def test_json_is_read_as_holiday_cn_writes_it_and_as_we_do() -> None:
    days = [{"name": "春节", "date": f"2027-02-{day:02}", "isOffDay": True} for day in range(5, 18)]
    days.append({"name": "春节", "date": "2027-02-20", "isOffDay": False})
    Path("cn.json").write_text(json.dumps({"year": 2027, "days": days}), encoding="utf-8")
    assert linzhang("calendar", "load", "cn.json", "--yes").exit_code == 0
    assert look()[1][date(2027, 2, 20)] is False

    holidays = [{"name": "春节", "from": "2027-02-05", "to": "2027-02-18", "make_up": ["2027-02-21"]}]
    ours = {"year": 2027, "official": False, "holidays": holidays}
    Path("ours.json").write_text(json.dumps(ours), encoding="utf-8")
    assert linzhang("calendar", "load", "ours.json", "--yes").exit_code == 0
    assert look()[0] is False
    assert look()[1][date(2027, 2, 21)] is False


@pytest.mark.parametrize("content", ["{", '{"year": 2027}', '{"year": 2027, "days": [1]}', b"\xff\xfe"])
def test_a_file_that_holds_no_year_is_refused_in_words(content: str | bytes) -> None:
    Path("odd").write_bytes(content.encode() if isinstance(content, str) else content)
    result = linzhang("calendar", "load", "odd", "--yes")

    assert result.exit_code == 1
    assert "看不懂文件 odd" in result.output


def test_a_file_or_a_text_is_loaded_but_not_both_and_not_neither() -> None:
    Path("notice.txt").write_text(NEXT_YEAR, encoding="utf-8")
    for words in ([], ["notice.txt", "--notice", NEXT_YEAR]):
        result = linzhang("calendar", "load", *words)
        assert result.exit_code == 1
        assert "只能写一样" in result.output


def test_an_import_that_changes_when_the_town_works_counts_everything_anew(town: None) -> None:
    assert recounting.RECOUNT not in look()[2]
    linzhang("import", str(sample_town()))
    assert recounting.RECOUNT not in look()[2]
    changed_town("09:00-12:00", "09:30-12:00")
    assert recounting.RECOUNT in look()[2]
