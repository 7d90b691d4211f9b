"""A poll in one line, as neighbours write it; it is Monday 23 November 2026."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.language.spoken import spoken_words
from bot.language.text import Texts
from domain.errors import Refusal
from domain.polls.asking.drafting import LONGEST_OPTION, MOST_OPTIONS, checked_options, checked_question
from domain.polls.asking.proposing import End, read_end, read_options, read_proposal
from domain.polls.poll import Option

MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 29)
WORDS = spoken_words(Texts.load(strict=True))


@pytest.mark.parametrize(
    ("line", "question", "options", "end"),
    [
        (
            "电动车充电桩放哪里 / 东门 / 西门 / 南门 到周日20点",
            "电动车充电桩放哪里",
            ("东门", "西门", "南门"),
            End(SUNDAY, time(20)),
        ),
        ("周六大扫除来不来 来/不来", "周六大扫除来不来", ("来", "不来"), None),
        ("周六大扫除 来 / 不来", "周六大扫除", ("来", "不来"), None),
        ("充电桩放哪里？东门/西门", "充电桩放哪里？", ("东门", "西门"), None),
        ("充电桩放哪里 东门、西门、南门", "充电桩放哪里", ("东门", "西门", "南门"), None),
        ("充电桩放哪里 东门／西门", "充电桩放哪里", ("东门", "西门"), None),
        ("楼道要不要装扶手", "楼道要不要装扶手", (), None),
        ("楼道要不要装扶手 截止12月1日", "楼道要不要装扶手", (), End(date(2026, 12, 1), None)),
        ("楼道要不要装扶手，到3天后", "楼道要不要装扶手", (), End(date(2026, 11, 26), None)),
        # What parts options parts also words of a question.
        ("东门、西门要不要装灯", "东门、西门要不要装灯", (), None),
        ("东门、西门要不要装灯 要/不要", "东门、西门要不要装灯", ("要", "不要"), None),
        ("从东门到西门要不要修路 要/不要", "从东门到西门要不要修路", ("要", "不要"), None),
        ("选1到3号楼 好/不好", "选1到3号楼", ("好", "不好"), None),
        # Days may be what is asked about.
        ("哪天开会 / 周六 / 周日", "哪天开会", ("周六", "周日"), None),
        ("哪天开会 / 周六 / 周日 到周五", "哪天开会", ("周六", "周日"), End(date(2026, 11, 27), None)),
        # On lines of their own, numbered or not.
        (
            "充电桩放哪里\n1. 东门\n2、西门\n- 南门\n到周五",
            "充电桩放哪里",
            ("东门", "西门", "南门"),
            End(date(2026, 11, 27), None),
        ),
        ("充电桩放哪里\n东门/西门", "充电桩放哪里", ("东门", "西门"), None),
        ("Where to put it / east / west until Sunday 8 pm", "Where to put it", ("east", "west"), End(SUNDAY, time(20))),
        ("到周日", "", (), End(SUNDAY, None)),
        ("/", "/", (), None),
        ("", "", (), None),
    ],
)
def test_one_line_says_what_is_asked_between_what_and_until_when(
    line: str, question: str, options: tuple[str, ...], end: End | None
) -> None:
    read = read_proposal(line, MONDAY, WORDS)
    assert (read.question, read.options, read.end) == (question, options, end)


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("东门 / 西门", ("东门", "西门")),
        ("东门、西门、南门", ("东门", "西门", "南门")),
        ("东门\n西门", ("东门", "西门")),
        ("A. 东门\nB. 西门", ("东门", "西门")),
        ("东门", ("东门",)),
        ("东门，带雨棚。", ("东门，带雨棚",)),
        ("", ()),
    ],
)
def test_a_list_of_options_is_read(typed: str, options: tuple[str, ...]) -> None:
    assert read_options(typed) == options


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("周日20点", End(SUNDAY, time(20))),
        ("到周日晚上8点", End(SUNDAY, time(20))),
        ("今晚", End(MONDAY, None)),
        ("明晚8点前", End(date(2026, 11, 24), time(20))),
        ("12月1日 18:00", End(date(2026, 12, 1), time(18))),
        ("3天", End(date(2026, 11, 26), None)),
        ("三天后", End(date(2026, 11, 26), None)),
        ("20点", End(None, time(20))),
        ("3", None),
        ("都行", None),
        ("12月1日装好要不要", None),
        ("99999999天", None),
        ("", None),
    ],
)
def test_an_end_is_read_when_nothing_else_is_said(typed: str, end: End | None) -> None:
    assert read_end(typed, MONDAY, WORDS) == end


PIECES = [
    "东门",
    "西门",
    "/",
    " / ",
    "、",
    "\n",
    "到",
    "截止",
    "周日",
    "20点",
    "12月1日",
    "3天",
    "？",
    " ",
    "1.",
    "9",
    "a",
    "until",
]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)))
@example("/" * 80)
@example("到" * 80)
def test_whatever_is_written_is_read_or_refused_in_words(line: str) -> None:
    read = read_proposal(line, MONDAY, WORDS)
    with suppress(Refusal):
        checked_question(read.question)
        checked_options([Option(text) for text in read.options])


@given(
    st.text(st.sampled_from("充电桩放哪里好呢"), min_size=1, max_size=12),
    st.lists(st.sampled_from(["东门", "西门", "南门", "北门", "中间"]), min_size=2, max_size=5, unique=True),
    st.sampled_from([" / ", "/", "、", "\n"]),
)
def test_options_come_out_as_they_went_in(question: str, options: list[str], separator: str) -> None:
    between = "\n" if separator == "\n" else " / " if separator == " / " else " "
    read = read_proposal(f"{question}{between}{separator.join(options)}", MONDAY, WORDS)
    assert (read.question, list(read.options)) == (question, options)


@pytest.mark.parametrize(
    ("options", "refused"),
    [
        (["东门", "东 门"], "refusal-poll-option-twice"),
        (["ＡＢ", "ab"], "refusal-poll-option-twice"),
        (["东门", "东" * (LONGEST_OPTION + 1)], "refusal-poll-option-long"),
        ([str(place) for place in range(MOST_OPTIONS + 1)], "refusal-poll-options-many"),
        (["东门", " "], "refusal-poll-option-empty"),
    ],
)
def test_options_that_nobody_could_choose_between_are_refused(options: list[str], refused: str) -> None:
    with pytest.raises(Refusal, match=refused):
        checked_options([Option(text) for text in options])


def test_as_many_options_as_there_may_be_are_taken() -> None:
    assert (
        len(checked_options([Option("东" * LONGEST_OPTION)] + [Option(str(n)) for n in range(MOST_OPTIONS - 1)])) == 12
    )
