"""A case in somebody's hands: sign, take, finish, park, go on, withdraw; by button, by number, by word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.casework.case import Outcome, State
from domain.clocks.clock import due
from domain.clocks.limits import DEFAULT_LIMITS, CaseClass
from domain.clocks.promises import Kind
from tests.handlers.play import Play


@pytest.fixture
def lamp(play: Play) -> Play:
    """A stair lamp at Aunt Wang's, dispatched to 小徐 the grid worker."""
    play.says("wang", "4栋2单元楼道灯坏了")
    return play


@pytest.mark.parametrize("text", ["1", "签收", "签收 26-0001", "26-0001 签收", "/ack 26-0001"])
def test_signing_by_number_or_word(lamp: Play, text: str) -> None:
    lamp.says("xu", text)
    assert (lamp.case().state, lamp.case().lead) == (State.ACKNOWLEDGED, lamp.person("xu"))
    assert lamp.everybody_who_heard() == {"xu": ["done-acknowledge"], "wang": ["news-acknowledged"]}


def test_signing_stops_only_the_clock_of_signing(lamp: Play) -> None:
    until = lamp.work.clocks.get(1, Kind.FINISH)
    lamp.presses("xu", "case.acknowledge")
    assert lamp.work.clocks.get(1, Kind.FINISH) == until
    assert [clock.kind for clock in lamp.work.clocks.running(1)] == [Kind.FINISH, Kind.CONTACT]


def test_a_neighbour_leader_takes_it_on_the_spot(lamp: Play) -> None:
    lamp.presses("li", "case.take")
    assert (lamp.case().state, lamp.case().lead) == (State.IN_PROGRESS, lamp.person("li"))
    assert lamp.everybody_who_heard() == {
        "li": ["done-take"],
        "wang": ["news-taken"],
        "xu": ["news-taken-by-neighbour"],
    }
    lamp.presses("li", "case.finish")
    lamp.says("li", "换了灯泡")
    assert lamp.case().finished_by == lamp.person("li")


def test_whoever_takes_what_they_reported_hears_of_it_once(play: Play) -> None:
    play.says("li", "4栋楼道灯坏了")
    play.says("li", "我来办")
    assert play.everybody_who_heard() == {"li": ["done-take"], "xu": ["news-taken-by-neighbour"]}


# 办结


def test_finishing_with_a_photo_asks_nothing_more(lamp: Play) -> None:
    lamp.says("xu", "办结 26-0001", photos=2)
    assert lamp.everybody_who_heard() == {"xu": ["done-finish"], "wang": ["news-really-fixed"]}
    asked = lamp.last("wang")
    assert asked.message.photos == lamp.work.cases.photos(lamp.case(), "fix")
    assert lamp.choices("wang") == ["case.verify", "case.dispute"]
    assert (lamp.case().outcome, lamp.case().feedback) == (Outcome.SOLVED, "")


@pytest.mark.parametrize("answer", ["换了灯泡", "修好了", "好了", "不用了吧，已经亮了"])
def test_the_answer_to_how_it_was_done_may_be_any_words_even_those_of_a_command(lamp: Play, answer: str) -> None:
    lamp.presses("xu", "case.finish")
    assert lamp.heard("xu") == ["ask-finish"]
    lamp.says("xu", answer)
    assert (lamp.case().state, lamp.case().feedback) == (State.HANDLED, answer)


@pytest.mark.parametrize(("answer", "feedback"), [("2", "~cleared-no-photo"), ("没照片", "~fixed-no-photo")])
def test_the_answer_may_be_a_number_or_that_there_is_no_photo(lamp: Play, answer: str, feedback: str) -> None:
    lamp.says("xu", "办结")
    lamp.says("xu", answer)
    assert lamp.case().feedback == feedback


def test_the_answer_may_be_a_photo(lamp: Play) -> None:
    lamp.says("xu", "办结")
    lamp.says("xu", photos=1)
    assert lamp.case().state is State.HANDLED


def test_a_number_out_of_range_is_refused_and_the_question_stays(lamp: Play) -> None:
    lamp.says("xu", "办结")
    lamp.says("xu", "9")
    assert (lamp.heard("xu"), lamp.news("xu")[0].message.body.args) == (["refusal-no-such-choice"], {"most": 3})
    lamp.says("xu", "1")
    assert lamp.case().state is State.HANDLED


@pytest.mark.parametrize("word", ["取消", "/取消", "算了", "/cancel"])
def test_never_mind_leaves_everything_as_it_was(lamp: Play, word: str) -> None:
    lamp.says("xu", "办结")
    lamp.says("xu", word)
    assert lamp.heard("xu") == ["cancelled"]
    lamp.says("xu", "灯真的太暗")
    assert lamp.heard("xu") == ["report-is-this-one"]
    assert lamp.case().state is State.DISPATCHED


@pytest.mark.parametrize("command", ["/进度 26-0001", "进度 26-0001", "/progress 26-0001"])
def test_a_command_of_its_own_ends_the_question(lamp: Play, command: str) -> None:
    lamp.says("xu", "办结")
    lamp.says("xu", command)
    assert lamp.heard("xu") == ["progress"]
    lamp.says("xu", "灯真的太暗")
    assert lamp.heard("xu") == ["report-is-this-one"]


def test_a_question_nobody_answered_for_a_day_is_forgotten(lamp: Play) -> None:
    lamp.says("xu", "办结")
    lamp.now += timedelta(hours=25)
    lamp.says("xu", "灯真的太暗")
    assert lamp.heard("xu") == ["report-is-this-one"]


@pytest.mark.parametrize("word", ["修好了", "办好了", "修好了 26-0001", "解决了", "1"])
def test_the_reporter_who_says_it_is_fixed_has_verified_it(lamp: Play, word: str) -> None:
    lamp.says("xu", "办结 26-0001 换了灯泡")
    lamp.says("wang", word)
    assert lamp.heard("wang") == ["done-verify"]
    assert (lamp.case().state, lamp.case().satisfied) == (State.CLOSED, True)


def test_the_reporter_who_says_so_before_anybody_came_cannot_close_it(lamp: Play) -> None:
    lamp.says("wang", "修好了")
    assert lamp.heard("wang") == ["refusal-nothing-to"]
    lamp.says("wang", "修好了 26-0001")
    assert lamp.heard("wang") == ["refusal-not-yours"]


def test_a_worker_who_reported_another_case_still_finishes_the_one_in_hand(lamp: Play) -> None:
    lamp.says("xu", "4栋垃圾成堆")
    lamp.says("qin", "办结 26-0002 清走了")
    lamp.says("xu", "办好了")
    assert lamp.heard("xu") == ["ask-finish"]
    assert lamp.last("xu").arg("number") == "26-0001"


def test_what_the_reporter_did_themselves_is_looked_at_by_others(play: Play) -> None:
    play.says("li", "4栋楼道灯坏了")
    play.says("li", "我来办")
    play.says("li", "办结 26-0001 换了灯泡")
    assert play.everybody_who_heard() == {"li": ["done-finish"], "xu": ["news-please-verify"]}


# Which case is meant.


def test_with_two_in_hand_one_is_asked_which(lamp: Play) -> None:
    lamp.says("wang", "5栋楼道灯坏了")
    lamp.says("xu", "签收")
    assert (lamp.heard("xu"), lamp.choices("xu")) == (["ask-which-case"], ["case.acknowledge"] * 2)
    lamp.says("xu", "2")
    assert lamp.case("26-0002").state is State.ACKNOWLEDGED
    lamp.says("wang", "柳树1栋楼道灯坏了")
    lamp.says("xu", "签收", group=True, addressed=True)
    assert [one.key for one in lamp.all_heard][-1] == "refusal-which-case"


def test_with_nothing_in_hand_one_is_told_so(lamp: Play) -> None:
    lamp.says("zhao", "签收")
    assert lamp.heard("zhao") == ["refusal-nothing-to"]


def test_a_leader_needs_no_number_for_the_only_case_around(lamp: Play) -> None:
    lamp.says("li", "我来办")
    assert lamp.case().lead == lamp.person("li")


def test_the_card_replied_to_is_the_case_meant(lamp: Play) -> None:
    card = lamp.last("xu")
    lamp.says("wang", "5栋楼道灯坏了")
    lamp.says("xu", "签收", answering=card)
    assert lamp.case("26-0001").state is State.ACKNOWLEDGED
    lamp.says("xu", "办结 26-0001 换了灯泡")
    asked = lamp.last("wang")
    lamp.says("wang", "进度", answering=asked)
    assert lamp.last("wang").arg("number") == "26-0001"


def test_a_reply_to_small_talk_means_no_case(lamp: Play) -> None:
    lamp.says("zhao", "帮助")
    lamp.says("zhao", "+1", answering=lamp.last("zhao"))
    assert lamp.heard("zhao") == ["refusal-which-number"]
    lamp.says("zhao", "+1", reply_to="nothing of ours")
    assert lamp.heard("zhao") == ["refusal-which-number"]


# 挂账


@pytest.mark.parametrize(
    "typed",
    [
        ("挂账", "1", "6月1日"),
        ("挂账 26-0001 等材料", "6月1日"),
        ("挂账", "等材料", "2026-06-01"),
        ("挂账", "等材料", "过一阵", "6-1"),
    ],
)
def test_parking_needs_a_reason_and_a_day(lamp: Play, typed: tuple[str, ...]) -> None:
    for text in typed:
        assert lamp.case().state is State.DISPATCHED
        lamp.says("xu", text)
    assert (lamp.case().state, lamp.case().review_on) == (State.SUSPENDED, date(2026, 6, 1))
    assert lamp.everybody_who_heard() == {"xu": ["done-suspend"], "wang": ["news-suspended"]}


def test_the_day_may_be_chosen_by_number(lamp: Play) -> None:
    for typed in ("挂账", "2", "1"):
        lamp.says("xu", typed)
    assert lamp.case().review_on == date(2026, 5, 14)


@pytest.mark.parametrize("day", ["2026-05-07", "2025-12-01", "2027-05-01"])
def test_a_day_that_is_over_or_too_far_is_refused_and_asked_again(lamp: Play, day: str) -> None:
    for typed in ("挂账", "1", day):
        lamp.says("xu", typed)
    assert lamp.heard("xu") == ["refusal-review-day"]
    lamp.says("xu", "5月8日")
    assert lamp.case().state is State.SUSPENDED


def test_the_time_it_stood_still_is_added_exactly(lamp: Play) -> None:
    lamp.presses("xu", "case.acknowledge")
    before = lamp.work.clocks.get(1, Kind.FINISH)
    assert before is not None
    lamp.waits(minutes=97)
    for typed in ("挂账 26-0001 等材料", "6月1日"):
        lamp.says("xu", typed)
    parked_at = lamp.now
    lamp.now += timedelta(days=11, minutes=3)
    lamp.says("xu", "恢复办理")
    assert lamp.everybody_who_heard() == {"xu": ["done-resume"], "wang": ["news-resumed"]}
    after = lamp.work.clocks.get(1, Kind.FINISH)
    assert after is not None
    assert [(pause.start, pause.end) for pause in after.pauses] == [(parked_at, lamp.now)]
    limit = DEFAULT_LIMITS[CaseClass.SIMPLE].finish
    assert after.due_at == due(before.started_at, limit, lamp.work.calendar, after.pauses).at
    left = due(before.started_at, limit, lamp.work.calendar).at
    assert after.due_at > left
    assert lamp.case().state is State.IN_PROGRESS


def test_on_the_review_day_whoever_parked_it_looks_again_and_then_the_level_above(lamp: Play) -> None:
    lamp.presses("xu", "case.acknowledge")
    for typed in ("挂账 26-0001 等材料", "5月14日"):
        lamp.says("xu", typed)
    lamp.waits(days=6, hours=21)
    assert lamp.everybody_who_heard() == {"xu": ["nag-review"]}
    assert lamp.choices("xu") == ["case.resume"]
    lamp.waits(days=1)
    assert lamp.everybody_who_heard() == {"yang": ["nag-review"]}


# 撤回


def test_withdrawing_tells_whoever_has_it(lamp: Play) -> None:
    lamp.presses("wang", "case.withdraw")
    assert lamp.everybody_who_heard() == {"wang": ["done-withdraw"], "xu": ["news-withdrawn"]}
    assert lamp.case().outcome is Outcome.WITHDRAWN


def test_what_is_over_is_refused_with_its_state(lamp: Play) -> None:
    button = lamp.handle("xu", "case.finish")
    lamp.says("wang", "撤回")
    lamp.says("xu", handle=button)
    assert lamp.heard("xu") == ["refusal-not-now"]


@pytest.mark.parametrize(
    ("who", "before", "word", "action"),
    [
        ("xu", [], "挂账", "case.suspend"),
        ("xu", [], "转派", "case.transfer"),
        ("xu", [], "退单", "case.return"),
        ("yang", [], "不予受理", "case.reject"),
        ("wang", [], "撤回", "case.withdraw"),
        ("wang", ["办结 26-0001 好了", "办结 26-0002 好了"], "解决了", "case.verify"),
        ("wang", ["办结 26-0001 好了", "办结 26-0002 好了"], "没解决", "case.dispute"),
    ],
)
def test_every_word_asks_which_of_two_it_is_about(
    lamp: Play, who: str, before: list[str], word: str, action: str
) -> None:
    lamp.says("wang", "5栋楼道灯坏了")
    for text in before:
        lamp.says("xu", text)
    lamp.says(who, word)
    assert (lamp.heard(who), lamp.choices(who)) == (["ask-which-case"], [action] * 2)
