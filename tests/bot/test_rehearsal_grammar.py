"""How a play is written: in Chinese or English, with full-width or half-width marks, and every mistake told at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.grammar import read_script
from bot.rehearsal.mistakes import PlayMistakes
from bot.rehearsal.script import Announces, Cue, Ear, Hears, Moment, Passes, Pattern, Script, Seat, Speaks, Stops, Taps
from bot.rehearsal.vocabulary import vocabulary

HEAD = "小镇：yueyang-lou\n时间：2026-05-08 15:00\n"
WANG, LI = Seat("王阿姨"), Seat("小李")


def script(text: str) -> Script:
    return read_script(text, vocabulary())


def cue(line: str) -> Cue:
    (found,) = script(f"{HEAD}{line}\n").cues
    return found


def mistakes(text: str) -> list[tuple[int, str]]:
    with pytest.raises(PlayMistakes) as wrong:
        script(text)
    return [(mistake.line, mistake.say.key) for mistake in wrong.value.mistakes]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("王阿姨：楼道灯坏了", Speaks(3, WANG, "楼道灯坏了")),
        ("王阿姨: 楼道灯坏了", Speaks(3, WANG, "楼道灯坏了")),
        ("王阿姨（富家组居民群）：灯坏了", Speaks(3, Seat("王阿姨", "富家组居民群"), "灯坏了")),
        ("Aunt Wang (the yard): The lamp is out", Speaks(3, Seat("Aunt Wang", "the yard"), "The lamp is out")),
        ("王阿姨：１", Speaks(3, WANG, "１")),
        ("王阿姨：小李 点 签收", Speaks(3, WANG, "小李 点 签收")),
        ("王阿姨：进度：26-0001（急）", Speaks(3, WANG, "进度：26-0001（急）")),
        ("王阿姨：灯坏了 [照片 灯]", Speaks(3, WANG, "灯坏了", uploads=("灯",))),
        ("王阿姨：［照片：左边］［照片：右边］", Speaks(3, WANG, "", uploads=("左边", "右边"))),
        ("Emma: out [photo: lamp] [not a photo]", Speaks(3, Seat("Emma"), "out", uploads=("lamp", None))),
        ("王阿姨：这里 [位置 29.37，113.09]", Speaks(3, WANG, "这里", point=(29.37, 113.09))),
        ("Emma: [location -29.37, 113]", Speaks(3, Seat("Emma"), "", point=(-29.37, 113.0))),
        ("王阿姨：[表情]", Speaks(3, WANG, "", sticker=True)),
        ("王阿姨：2 [回复 是同一件吗]", Speaks(3, WANG, "2", reply_to="是同一件吗")),
        ("王阿姨：吵，[重复 3 很吵，]", Speaks(3, WANG, "吵，很吵，很吵，很吵，")),
        ("王阿姨：第一行\n  第二行\n\t第三行", Speaks(3, WANG, "第一行\n第二行\n第三行")),
    ],
)
def test_somebody_says_something(line: str, said: Speaks) -> None:
    assert cue(line) == said


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("小李 点 签收", Taps(3, LI, Pattern(("签收",)))),
        ("小李 点：签收", Taps(3, LI, Pattern(("签收",)))),
        ("小李（富家组居民群） 点 我家也是（+1）", Taps(3, Seat("小李", "富家组居民群"), Pattern(("我家也是（+1）",)))),
        ("Emma presses In a week…", Taps(3, Seat("Emma"), Pattern(("In a week",)))),
        ("小李 听到：26-0001…签收", Hears(3, LI, Ear.SOMETHING, Pattern(("26-0001", "签收")))),
        ("小李 看到: 签收...办结", Hears(3, LI, Ear.SOMETHING, Pattern(("签收", "办结")))),
        ("小李（群）听到：好", Hears(3, Seat("小李", "群"), Ear.SOMETHING, Pattern(("好",)))),
        ("小李 只听到：好", Hears(3, LI, Ear.ONLY, Pattern(("好",)))),
        ("小李 没听到：王阿姨", Hears(3, LI, Ear.NOT, Pattern(("王阿姨",)))),
        ("小李 没有听到任何话", Hears(3, LI, Ear.NOTHING)),
        ("小李 聽到：好", Hears(3, LI, Ear.SOMETHING, Pattern(("好",)))),
        ("Aunt Wang hears: done", Hears(3, Seat("Aunt Wang"), Ear.SOMETHING, Pattern(("done",)))),
        ("Aunt Wang hears only: done", Hears(3, Seat("Aunt Wang"), Ear.ONLY, Pattern(("done",)))),
        ("Aunt Wang does not hear: done", Hears(3, Seat("Aunt Wang"), Ear.NOT, Pattern(("done",)))),
        ("Aunt Wang HEARS NOTHING", Hears(3, Seat("Aunt Wang"), Ear.NOTHING)),
        (
            "小李 听到：灯 [照片] [照片 灯] [选项 签收]",
            Hears(3, LI, Ear.SOMETHING, Pattern(("灯",)), photos=(None, "灯"), choices=(Pattern(("签收",)),)),
        ),
    ],
)
def test_somebody_taps_or_hears_something(line: str, heard: Cue) -> None:
    assert cue(line) == heard


@pytest.mark.parametrize(
    ("line", "span"),
    [
        ("过了 2 小时", Passes(3, timedelta(hours=2))),
        ("过了三天", Passes(3, timedelta(days=3))),
        ("过了 1 个小时 30 分钟", Passes(3, timedelta(minutes=90))),
        ("wait 1 day, 2 hours", Passes(3, timedelta(hours=26))),
        ("到 5月9日 10:00", Passes(3, Moment(10, 0, 5, 9))),
        ("到 2026-05-09 10：00", Passes(3, Moment(10, 0, 5, 9, 2026))),
        ("until 17:30", Passes(3, Moment(17, 30))),
        ("重启", Stops(3, timedelta())),
        ("restart", Stops(3, timedelta())),
        ("停机 2 天", Stops(3, timedelta(days=2))),
        ("outage until 2026-05-12 08:00", Stops(3, Moment(8, 0, 5, 12, 2026))),
        ("公布：2027年元旦1月1日放假。\n  2月5日放假。", Announces(3, "2027年元旦1月1日放假。\n2月5日放假。")),
        ("notice: 2027年元旦1月1日放假。", Announces(3, "2027年元旦1月1日放假。")),
    ],
)
def test_time_goes_on_and_the_program_may_stop(line: str, span: Cue) -> None:
    assert cue(line) == span


def test_the_head_names_the_town_the_time_and_whoever_the_town_does_not_know() -> None:
    found = script(
        "# 楼道灯\ntown: changsheng\ntime: 2026年5月8日 15:00\n"
        "cast: Aunt Wang = 王阿姨\nstranger: Old Wu\nunbound group: Dance group\n\nOld Wu: hello\n"
    )

    assert (found.town, found.starts) == ("changsheng", Moment(15, 0, 5, 8, 2026))
    assert (dict(found.called), found.strangers, found.unbound) == (
        {"Aunt Wang": "王阿姨"},
        ("Old Wu",),
        ("Dance group",),
    )
    assert found.cues == (Speaks(8, Seat("Old Wu"), "hello"),)


def test_comments_and_empty_lines_say_nothing() -> None:
    assert len(script(f"{HEAD}\n# 王阿姨：不是台词\n王阿姨：好\n\n# 完\n").cues) == 1


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("王阿姨说灯坏了", "rehearsal-line-wrong"),
        ("王阿姨：", "rehearsal-nothing-said"),
        ("王阿姨：[照片]", "rehearsal-mark-wrong"),
        ("王阿姨：[录像 灯]", "rehearsal-mark-unknown"),
        ("王阿姨：[选项 签收]", "rehearsal-mark-not-here"),
        ("王阿姨：[位置 这里]", "rehearsal-mark-wrong"),
        ("王阿姨：[位置 91,113]", "rehearsal-mark-wrong"),
        ("王阿姨：[重复 很多]", "rehearsal-mark-wrong"),
        ("王阿姨：[回复]", "rehearsal-mark-wrong"),
        ("王阿姨：" + "[照片 灯]" * 11, "rehearsal-too-many-photos"),
        ("小李 听到：", "rehearsal-nothing-said"),
        ("小李 听到：[表情]", "rehearsal-mark-not-here"),
        ("小李 听到：[选项]", "rehearsal-mark-wrong"),
        ("小李 没有听到任何话：好", "rehearsal-line-wrong"),
        ("小李 点", "rehearsal-nothing-said"),
        ("过了 2 光年", "rehearsal-time-wrong"),
        ("到 5月32日 10:00", "rehearsal-time-wrong"),
        ("到 25:00", "rehearsal-time-wrong"),
        ("停机 到 2 天", "rehearsal-time-wrong"),
        ("王阿姨：好\n小镇：changsheng", "rehearsal-header-late"),
        ("小镇：changsheng\n王阿姨：好", "rehearsal-header-twice"),
        ("时间：2026-05-08 15:00\n王阿姨：好", "rehearsal-header-twice"),
        ("角色：王阿姨\n王阿姨：好", "rehearsal-cast-wrong"),
        ("角色：王 = 王阿姨\n角色：王 = 小李\n王：好", "rehearsal-header-twice"),
        ("陌生人：\n王阿姨：好", "rehearsal-nothing-said"),
        ("王阿姨：好\n\n  接着说", "rehearsal-continues-nothing"),
    ],
)
def test_a_line_that_is_not_written_right_is_told(line: str, key: str) -> None:
    assert key in [said for _, said in mistakes(f"{HEAD}{line}\n")]


def test_all_mistakes_are_told_at_once_each_with_its_line() -> None:
    text = "时间：5月8日 15:00\n王阿姨：[录像]\n小李 点\n# 好\n到 25:00\n"

    assert mistakes(text) == [
        (1, "rehearsal-time-wrong"),
        (1, "rehearsal-needs-town"),
        (1, "rehearsal-needs-time"),
        (2, "rehearsal-mark-unknown"),
        (3, "rehearsal-nothing-said"),
        (5, "rehearsal-time-wrong"),
        (5, "rehearsal-needs-cue"),
    ]


@pytest.mark.parametrize(
    ("moment", "after"),
    [
        (Moment(16, 0), "2026-12-30 16:00"),
        (Moment(15, 0), "2026-12-31 15:00"),
        (Moment(10, 0, 12, 31), "2026-12-31 10:00"),
        (Moment(10, 0, 1, 4), "2027-01-04 10:00"),
        (Moment(10, 0, 1, 4, 2026), "2026-01-04 10:00"),
    ],
)
def test_a_moment_is_the_next_one_unless_the_year_is_named(moment: Moment, after: str) -> None:
    now = datetime(2026, 12, 30, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai"))

    assert f"{moment.after(now):%Y-%m-%d %H:%M}" == after


@given(before=st.text(), between=st.text(), after=st.text())
def test_a_text_holds_the_pieces_in_their_order_however_its_lines_break(before: str, between: str, after: str) -> None:
    text = f"{before}最迟\n办结{between}签收{after}"

    assert Pattern(("最迟 办结", "签收")).within(text)
    assert Pattern(("最迟 办结", "签收")).covers(text) == (before.split() + after.split() == [])


def test_the_order_of_the_pieces_matters_and_one_piece_alone_is_the_whole_label() -> None:
    assert not Pattern(("办结", "签收")).within("签收…办结")
    assert Pattern(("签收",)).covers("签收")
    assert not Pattern(("签收",)).covers("重新签收")


@given(st.text())
def test_whatever_is_written_is_read_or_told_as_mistakes(text: str) -> None:
    try:
        lines = [cue.line for cue in script(HEAD + text).cues]
    except PlayMistakes as wrong:
        lines = [mistake.line for mistake in wrong.mistakes]

    assert lines
    assert all(0 < line <= len((HEAD + text).splitlines()) for line in lines)
