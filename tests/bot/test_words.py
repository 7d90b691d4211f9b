"""What people type, and what they only happen to write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.text import Locale, Texts
from bot.language.words import Typed, Words, spellings
from domain.message import Word

TEXTS = Texts.load(strict=True)
WORDS = Words(TEXTS)
NOTHING = Typed()


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("上报", Word("report")),
        ("  上报 ", Word("report")),
        ("/上报", Word("report")),
        ("／上报", Word("report")),
        ("上报 楼道灯坏了", Word("report", "楼道灯坏了")),
        ("上报：楼道灯坏了", Word("report", "楼道灯坏了")),
        ("上报\n楼道灯坏了", Word("report", "楼道灯坏了")),
        ("/上报楼道灯坏了", Word("report", "楼道灯坏了")),
        ("代报 李奶奶家漏水", Word("report-for", "李奶奶家漏水")),
        ("匿名上报 楼上扔东西", Word("report-anonymous", "楼上扔东西")),
        ("谁负责 4栋2单元", Word("who", "4栋2单元")),
        ("誰負責？", Word("who")),
        ("谁負责？", Word("who")),
        ("进度 26-0031？", Word("progress", "26-0031")),
        ("没解决，还在漏", Word("dispute", "还在漏")),
        ("转派 @张三", Word("transfer", "@张三")),
        ("算了，不用了", Word("cancel")),
        ("好了！", Word("verify")),
        ("签收👌", Word("acknowledge")),
        ("+1", Word("same")),
        ("＋1", Word("same")),
        ("I’ll do it", Word("take")),
        ("HELP", Word("help")),
        ("ｈｅｌｐ", Word("help")),
        ("report: the stair lamp", Word("report", "the stair lamp")),
        ("/report the stair lamp", Word("report", "the stair lamp")),
        ("/report_for Mrs Li's tap leaks", Word("report-for", "Mrs Li's tap leaks")),
        ("/start abc-123", Word("start", "abc-123")),
    ],
)
def test_a_word_is_understood_in_any_script_width_and_case(typed: str, word: Word) -> None:
    assert WORDS.read(typed) == Typed(word=word)


@pytest.mark.parametrize(
    "typed",
    [
        "签收 26-0031",
        "签收26-0031",
        "签收：26-0031",
        "签收 #26-0031",
        "签收 26－0031",
        "签收 ２６—００３１",
        "签收 26——0031",
        "签收 260031",
        "26-0031 签收",
        "26-0031签收",
        "26-0031，签收！",
        "/签收 26-0031",
        "/簽收26-0031",
        "/acknowledge 26-0031",
        "/ack@linzhang_bot 26-0031",
        "Ack 26-0031",
        "26-0031 ACK",
    ],
)
def test_a_case_is_taken_with_its_number_before_or_after_the_word(typed: str) -> None:
    assert WORDS.read(typed) == Typed(word=Word("acknowledge", "26-0031"))


@pytest.mark.parametrize(
    "typed", ["办结 26-0031 换了 Ａ型灯泡", "26-0031 办结，换了 Ａ型灯泡", "/辦結 26-0031：换了 Ａ型灯泡"]
)
def test_what_follows_number_and_word_is_kept_as_it_was_typed(typed: str) -> None:
    assert WORDS.read(typed) == Typed(word=Word("finish", "26-0031 换了 Ａ型灯泡"))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("/我家 4栋2单元301", Word("home", "4栋2单元301")),
        ("/我家4栋2单元301", Word("home", "4栋2单元301")),
        ("/home@linzhang_bot 4-2-301", Word("home", "4-2-301")),
        ("我家", Word("home")),
        ("/退出 4栋2单元301", Word("leave-home", "4栋2单元301")),
        ("/邀请 李师傅", Word("invite", "李师傅")),
        ("邀请", Word("invite")),
        ("/start join-AbC_-9", Word("start", "join-AbC_-9")),
        ("/start home--_Ab", Word("start", "home--_Ab")),
        ("/start case-26-0031", Word("start", "case-26-0031")),
    ],
)
def test_what_begins_like_a_report_takes_more_only_behind_a_slash(typed: str, word: Word) -> None:
    assert WORDS.read(typed) == Typed(word=word)


def test_an_answer_may_name_its_case_but_nothing_more() -> None:
    assert WORDS.read("取消 26-0031").word == Word("cancel", "26-0031")
    assert WORDS.read("26-0031 取消").word == Word("cancel", "26-0031")
    assert WORDS.read("取消 水表改造") == NOTHING


@pytest.mark.parametrize(
    "written",
    [
        "",
        "/",
        "/没有这个命令",
        "/我的东西",
        "/reported",
        "上报纸",
        "帮助老人搬家",
        "帮助 老人搬家",
        "好了吗",
        "好了？",
        "26-0031 好了？",
        "好了 26-0031？",
        "26-0031 好了吗",
        "是的，4栋楼道灯坏了",
        "26-0031",
        "26-0031 是的 4栋",
        "我要签收26-0031",
        "进度条",
        "no light in the stairs",
        "No. 4, stair lamp",
        "report the lamp to somebody",
        "return the key please",
        "👌",
        "我家 4栋没水了",
        "我家：4栋没水了",
        "我家 26-0031",
        "26-0031 我家 还是没水",
        "邀请 大家来开会",
        "退出 这个群吧",
        "home: the lamp is broken",
    ],
)
def test_an_ordinary_sentence_is_not_swallowed_by_a_word_in_it(written: str) -> None:
    assert WORDS.read(written) == NOTHING


@pytest.mark.parametrize(
    "typed",
    [
        "1",
        "１",
        "一",
        "①",
        "⑴",
        "1.",
        "1、",
        "1。",
        "(1)",
        "（1）",
        "【1】",
        "选1",
        "选第1个",
        "我选1",
        "第1个",
        "第一個",
        "1号",
        "一號",
        "1项",
        "1️⃣",
        "壹",
        "❶",
        "option1",
        "選 1",
        "1 号",
        "Option 1",
        "1 please",
    ],
)
def test_the_first_choice_can_be_typed_in_many_ways(typed: str) -> None:
    assert WORDS.read(typed) == Typed(choice=1)


@pytest.mark.parametrize(
    ("typed", "number"), [("2", 2), ("十", 10), ("10", 10), ("十二", 12), ("⑳", 20), ("廿", 20), ("20", 20)]
)
def test_a_choice_goes_up_to_twenty(typed: str, number: int) -> None:
    assert WORDS.read(typed) == Typed(choice=number)


@pytest.mark.parametrize(
    "written", ["0", "21", "一百", "1栋", "1楼", "1-2", "1.5", "-1", "11栋", "1 2", "26-0031", "一会儿", "1?1"]
)
def test_a_number_that_means_something_else_is_no_choice(written: str) -> None:
    assert WORDS.read(written) == NOTHING


def misread(texts: Texts, before: str = "") -> set[tuple[str, str]]:
    """The spellings that are not read as their word, alone or after a case number."""
    words = Words(texts)
    return {
        (word, spelling)
        for word, spelling in spellings(texts)
        if words.read(before + spelling) != Typed(word=Word(word))
        or words.read(f"26-0031 {spelling}") != Typed(word=Word(word, "26-0031"))
    }


@pytest.mark.parametrize("before", ["", "/", "／", "\u200b"])
def test_every_spelling_in_the_catalogues_means_its_word_and_no_other(before: str) -> None:
    assert misread(TEXTS, before) == set()


def test_a_spelling_that_means_two_things_is_found() -> None:
    read = "choice-before = 选\nchoice-after = 号\nsurnames = 王\npoll-before = 议\n"
    faulty = f"typed-yes = 是 | 好\ntyped-verify = 好了 | 好\n{read}"

    assert misread(Texts({locale: [faulty] for locale in Locale}, strict=True)) == {("yes", "好")}


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("议12", Word("poll", "poll-12")),
        ("议12 2", Word("poll", "poll-12 2")),
        ("议12：2", Word("poll", "poll-12 2")),
        ("/议12 1 3", Word("poll", "poll-12 1 3")),
        ("議１２　1:3 2:2", Word("poll", "poll-12 1:3 2:2")),
        ("议 #12 东门", Word("poll", "poll-12 东门")),
        ("Poll 12 2", Word("poll", "poll-12 2")),
        ("/poll@fujia_bot 12 2", Word("poll", "poll-12 2")),
        ("议12同意", Word("vote-for", "poll-12 同意")),
        ("议12 不同意", Word("vote-against", "poll-12 不同意")),
        ("议12 同意，但是要先修灯", Word("poll", "poll-12 同意，但是要先修灯")),
        ("弃权 议12", Word("abstain", "poll-12")),
        ("代录 议12 3-201 2", Word("record-ballot", "poll-12 3-201 2")),
        ("委托议12 3-201 张三", Word("entrust", "poll-12 3-201 张三")),
    ],
)
def test_the_number_of_a_poll_is_read_before_and_behind_what_is_said_of_it(written: str, word: Word) -> None:
    assert WORDS.read(written) == Typed(word=word)


@pytest.mark.parametrize(
    "written", ["议12点开会", "会议12", "议0", "议1234567", "我看议12 2", "商议12号的事", "poll12x"]
)
def test_what_only_sounds_like_the_number_of_a_poll_is_none(written: str) -> None:
    assert WORDS.read(written) == NOTHING


def test_ten_thousand_characters_after_a_word_are_all_kept() -> None:
    long = "楼道灯坏了" * 2000

    assert WORDS.read(f"上报 {long}").word == Word("report", long)
    assert WORDS.read(long) == NOTHING
    assert WORDS.read("1" + " " * 10_000) == Typed(choice=1)
    assert WORDS.read("1" + "。" * 10_000) == NOTHING


@given(st.text(max_size=120))
def test_any_text_can_be_read_and_its_rest_was_typed(written: str) -> None:
    typed = WORDS.read(written)

    assert typed.word is None or typed.choice is None
    if typed.word is not None and "-" not in typed.word.rest:
        assert typed.word.rest in written


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("议题3", Word("topics", "3")),
        ("议题 装扶手", Word("topics", "装扶手")),
        ("金点子12", Word("ideas", "12")),
        ("支持 金点子3", Word("support-idea", "3")),
        ("支持金点子 3", Word("support-idea", "3")),
        ("合并 金点子3 5", Word("merge-ideas", "3 5")),
        ("任务 决议3 张三 周五 装灯", Word("resolution-task", "3 张三 周五 装灯")),
        ("任务 张三 周五 装灯", Word("tasks", "张三 周五 装灯")),
        ("決議3", Word("resolutions", "3")),
        ("一征三议 议题3", Word("steps", "3")),
        ("/idea 3", Word("ideas", "3")),
    ],
)
def test_the_short_numbers_of_the_council_stand_right_beside_their_word(typed: str, word: Word) -> None:
    assert WORDS.read(typed) == Typed(word=word)


@pytest.mark.parametrize("said", ["议题多得很", "决议书呢", "idea3", "金点子多"])
def test_the_words_of_the_council_within_others_are_none(said: str) -> None:
    assert WORDS.read(said) == Typed()


@pytest.mark.parametrize(
    "typed", ["我叫 王秀英", "我叫王秀英", "我叫王秀英。", "/我叫王秀英", "name: 王秀英", "叫我：王秀英"]
)
def test_a_name_may_stand_right_behind_its_word(typed: str) -> None:
    word = WORDS.read(typed).word
    assert word is not None
    assert (word.id, word.rest.rstrip("。")) == ("called", "王秀英")


@pytest.mark.parametrize(
    "written", ["我叫了师傅来", "我叫你们来修", "我叫人来看过了", "我叫王师傅明天来一趟", "my name is missing here"]
)
def test_whoever_was_called_to_come_is_no_name(written: str) -> None:
    assert WORDS.read(written).word is None
