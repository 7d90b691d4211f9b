"""What is learnt piece by piece, and taken back."""

from __future__ import annotations

import pypinyin
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.matters.learning import MOST_HEARD, Counts, Learning, grams
from domain.reading.sounds import SOUNDS

_SOUTHERN = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))


def _sound(sign: str) -> str:
    """The usual reading, with what the south does not tell apart made one."""
    sound = pypinyin.lazy_pinyin(sign, v_to_u=False)[0]
    sound = sound if sound[0] in "ln" else sound.replace("v", "u")
    for northern, southern in _SOUTHERN:
        if sound.startswith(northern) and len(sound) > 1:
            sound = southern + sound.removeprefix(northern)
            break
    return sound.removesuffix("g") if sound.endswith(("ing", "eng")) else sound


def test_the_groups_of_sounds_are_those_of_pypinyin() -> None:
    ours = {sign: _sound(chr(head)) for sign, head in SOUNDS.items()}
    assert len(ours) > 3_500
    assert ours == {sign: _sound(chr(sign)) for sign in SOUNDS}


def test_a_text_is_cut_into_characters_pairs_sounds_and_latin_words() -> None:
    sound = "路灯".translate(SOUNDS)
    assert set(grams("路灯26坏LED了")) == {"路", "灯", "路灯", f"~{sound}", "坏", "led", "了"}


@pytest.mark.parametrize("text", ["13812345678", "430602198001011234", "4-2-501", "", "，。！"])
def test_a_number_leaves_nothing(text: str) -> None:
    assert grams(text) == ()


def test_a_slip_by_sound_leaves_the_same_sounds() -> None:
    sounds = [{gram for gram in grams(text) if gram.startswith("~")} for text in ("下水到读了", "下水道堵了")]
    assert sounds[0] == sounds[1]


_TEXTS = st.lists(st.tuples(st.sampled_from("abc"), st.text("路灯水沟坏堵了", max_size=8)), max_size=12)


@given(_TEXTS, _TEXTS)
def test_what_is_taken_back_was_never_learnt(kept: list[tuple[str, str]], dropped: list[tuple[str, str]]) -> None:
    plain, changed = Counts(), Counts()
    for category, text in kept:
        plain.add(category, grams(text))
        changed.add(category, grams(text))
    for times in (1, -1):
        for category, text in dropped:
            changed.add(category, grams(text), times)
    assert {gram: dict(changed.of(gram)) for gram in changed} == {gram: dict(plain.of(gram)) for gram in plain}
    assert [changed.size(category) for category in "abc"] == [plain.size(category) for category in "abc"]


def _taught() -> Learning:
    counts = Counts()
    counts.add("lamp", grams("楼道灯坏了"))
    counts.add("drain", grams("下水道堵了"))
    return Learning(("lamp", "drain"), counts)


def _best(learning: Learning, text: str) -> str:
    scores = learning.scores(grams(text))
    return max(scores, key=lambda category: scores[category])


def test_a_lesson_is_heard_and_forgotten() -> None:
    learning = _taught()
    before = learning.scores(grams("鬼火不见了"))
    learning.learn([("lamp", gram, 3) for gram in grams("鬼火又歇了")], {"lamp": 1})
    assert _best(learning, "鬼火不见了") == "lamp"
    assert learning.lessons == {"lamp": 1}
    learning.forget()
    assert learning.scores(grams("鬼火不见了")) == before


def test_many_lessons_of_one_category_do_not_drown_the_others() -> None:
    learning = _taught()
    learning.learn([("lamp", gram, 1_000) for gram in grams("这里有点问题请处理")], {"lamp": 20 * MOST_HEARD})
    assert _best(learning, "下水道堵了请处理") == "drain"


def test_a_lesson_about_a_category_the_town_no_longer_has_says_nothing() -> None:
    learning = _taught()
    learning.learn([("gone", "鬼火", 3)], {"gone": 1})
    assert learning.scores(grams("鬼火")) == _taught().scores(grams("鬼火"))
