"""How well the kind of matter is guessed: on the corpus, and in words of their own after a hundred corrections."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from bot.language.matters import matter_words
from bot.language.text import Texts
from domain.matters.learning import Counts, grams
from domain.matters.matter import Guesses, MatterReader
from storage.town.lessons import WEIGHTS, Teacher
from tests.corpus.reports import Report, reports, towns

_SHIFT = Path(__file__).parent / "matters_shift.csv"
_WORDS = matter_words(Texts.load(strict=True))


def _reader(town: str) -> MatterReader:
    return MatterReader(towns()[town], _WORDS)


@cache
def _guessed() -> tuple[tuple[Report, Guesses], ...]:
    """Every report whose category the town has, with what is guessed."""
    readers = {town: _reader(town) for town in ("yueyang-lou", "changsheng")}
    rows = (row for row in reports() if row.town in readers and row.category in towns()[row.town].categories)
    return tuple((row, readers[row.town].read(row.text)) for row in rows)


def _share(found: Iterable[bool]) -> float:
    tried = tuple(found)
    return sum(tried) / len(tried)


def _missed() -> str:
    lines = (
        f"{row.text} | {row.category}, guessed {[guess.category for guess in guesses.ranked]}"
        for row, guesses in _guessed()
        if row.category not in [guess.category for guess in guesses.ranked[:1]]
    )
    return "\n".join(lines)


@pytest.mark.parametrize("twisted", [False, True], ids=["as it should be", "mistyped or traditional"])
def test_four_of_five_are_guessed_at_once_and_nearly_all_are_among_the_first_three(twisted: bool) -> None:
    of_it = [(row, guesses) for row, guesses in _guessed() if (row.twist != "none") is twisted]
    assert len(of_it) > 100
    first = _share(row.category == guesses.ranked[0].category for row, guesses in of_it if guesses.ranked)
    three = _share(row.category in [guess.category for guess in guesses.ranked] for row, guesses in of_it)
    assert first >= 0.80, _missed()
    assert three >= 0.95, _missed()


def test_where_no_question_is_asked_the_guess_is_nearly_always_right() -> None:
    sure = [(row, guesses) for row, guesses in _guessed() if guesses.sure and guesses.matters]
    assert len(sure) > 0.8 * len(_guessed())
    assert _share(row.category == guesses.ranked[0].category for row, guesses in sure) >= 0.95, _missed()


def _shifted(part: str) -> list[dict[str, str]]:
    with _SHIFT.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["part"] == part]


def _right(reader: MatterReader) -> float:
    return _share(reader.suggest(row["text"]) == row["category"] for row in _shifted("asked"))


def test_a_hundred_corrections_teach_the_words_of_a_neighbourhood() -> None:
    taught = _shifted("taught")
    assert len(taught) == 100
    assert len(_shifted("asked")) >= 60
    reader, counts = _reader("yueyang-lou"), Counts()
    before = _right(reader)
    for row in taught:
        counts.add(row["category"], grams(row["text"]), WEIGHTS[Teacher.STAFF])
    lessons = ((category, gram, times) for gram in counts for category, times in counts.of(gram).items())
    reader.learning.learn(lessons, Counter(row["category"] for row in taught))
    assert _right(reader) >= before + 0.10
    assert _right(reader) >= 0.80


@pytest.mark.parametrize("town", ["yueyang-lou", "changsheng"])
@pytest.mark.parametrize(
    "said",
    [
        "电梯卡丢了去哪里补办",
        "电梯轿厢的地砖坏了",
        "贫困人口怎么申请低保",
        "手机掉下水道里了",
        "我卡在哪个窗口拿",
        "楼上半夜拿刀剁骨头",
        "锅里烧着水突然停气",
        "广场舞要跳到几点",
        "井盖没盖好，怕小孩掉进去",
        "墙砖松了，很怕掉下来砸到人",
        "家里没气了，饭都做不成",
        "楼道里全是烟头",
        "电梯一动不动，都半天了",
        "电梯里面总有人抽烟",
        "狗关在里面一直叫",
        "上次打120，车都开不进来",
        "吵得要吃安眠药才睡得着",
        "烧烤摊的烟好大",
        "车停在那里半年一动不动",
        "阳台上的花盆要掉下楼了",
    ],
)
def test_what_only_sounds_dangerous_raises_no_alarm(town: str, said: str) -> None:
    assert _reader(town).read(said).ranked[0].category not in ("emergency", "lift-trapped"), said


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("我奶奶困在里面半天了", "lift-trapped"),
        ("大爺喺升降機入面，困咗", "lift-trapped"),
        ("有个人坐在楼顶边，不肯下来", "emergency"),
        ("三楼冒黑烟", "emergency"),
        ("老人倒下去叫不醒了", "emergency"),
        ("围墙倒了，底下压到人了", "emergency"),
        ("着火了怎么办", "emergency"),
        ("配电箱冒烟咋办", "emergency"),
        ("灶上油锅着火了", "emergency"),
        ("施工的把燃气管挖断了", "emergency"),
        ("屋里开始冒浓烟", "emergency"),
        ("老头摔得满头血", "emergency"),
    ],
)
def test_danger_in_other_words_is_danger(said: str, category: str) -> None:
    guesses = _reader("yueyang-lou").read(said)
    assert (guesses.ranked[0].category, guesses.sure, guesses.matters) == (category, True, True)
