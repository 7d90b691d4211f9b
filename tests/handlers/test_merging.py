"""Two numbers for one matter: the second survives, and nobody who reported the first is forgotten."""

from __future__ import annotations

import pytest

from domain.casework.case import Outcome, State
from tests.handlers.play import Play


@pytest.fixture
def twice(play: Play) -> Play:
    """Rubbish at 4栋, reported by two neighbours as two things; a third agrees with the second."""
    play.says("wang", "4栋门口垃圾成堆")
    play.says("zhao", "4栋旁边垃圾成堆")
    play.says("zhao", "2")
    play.says("lu", "+1 26-0002")
    return play


@pytest.mark.parametrize(
    "typed", [("合并 26-0002 26-0001",), ("合并 26-0002", "26-0001"), ("merge 26-0002", "与 26-0001 是一件事")]
)
def test_the_second_number_survives_and_everybody_is_counted_with_it(twice: Play, typed: tuple[str, ...]) -> None:
    for text in typed:
        twice.says("yang", text)
    merged, into = twice.case("26-0002"), twice.case("26-0001")
    assert (merged.state, merged.outcome, into.state) == (State.MERGED, Outcome.DUPLICATE, State.DISPATCHED)
    assert set(twice.work.cases.supporters(into)) == {twice.person("zhao"), twice.person("lu")}
    assert twice.everybody_who_heard() == {
        "yang": ["done-merge"],
        "zhao": ["news-merged"],
        "lu": ["news-merged"],
        "qin": ["news-merged"],
    }
    assert twice.last("zhao").arg("into") == "26-0001"
    assert (twice.actions("26-0002")[-1], twice.actions("26-0001")[-1]) == ("merge", "absorb")


def test_whoever_reported_both_is_not_their_own_supporter(play: Play) -> None:
    play.says("wang", "4栋门口垃圾成堆")
    play.says("wang", "4栋旁边垃圾成堆")
    play.says("yang", "合并 26-0002 26-0001")
    assert play.work.cases.supporters(play.case("26-0001")) == ()


@pytest.mark.parametrize(
    ("who", "text", "refusal"),
    [
        ("yang", "合并", "refusal-which-number"),
        ("yang", "合并 26-0002 26-0002", "refusal-same-case"),
        ("yang", "合并 26-0002 26-0099", "refusal-no-such-case"),
        ("yang", "合并 26-0002 26-0003", "refusal-case-ended"),
        ("sun", "合并 26-0002 26-0001", "refusal-not-yours"),
        ("li", "合并 26-0002 26-0001", "refusal-not-yours"),
        ("zhao", "合并 26-0002 26-0001", "refusal-not-yours"),
        ("qin", "合并 26-0002 26-0001", "refusal-not-yours"),
        ("yang", "合并 26-0003 26-0001", "refusal-not-now"),
    ],
)
def test_only_who_supervises_both_merges_two_different_open_cases(
    twice: Play, who: str, text: str, refusal: str
) -> None:
    twice.says("wang", "5栋楼道灯坏了")
    twice.says("wang", "撤回 26-0003")
    twice.says(who, text)
    assert twice.heard(who) == [refusal]
    assert twice.case("26-0002").open


def test_a_supervisor_of_one_grid_does_not_decide_about_another(play: Play) -> None:
    play.says("wang", "4栋门口垃圾成堆")
    play.says("stranger", "南网格垃圾成堆")
    play.says("xu", "合并 26-0001 26-0002")
    assert play.heard("xu") == ["refusal-not-yours"]
