"""Questions: how it stands, what is mine, what waits for me, who answers, why that deadline."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.language.text import Locale, Reader, Texts
from domain.message import Say
from handlers import deadlines
from tests.handlers.play import Play
from tests.town import YARD_GROUP


@pytest.fixture
def lamp(play: Play) -> Play:
    play.says("wang", "4栋2单元楼道灯坏了", photos=1)
    return play


def _what(play: Play, by: str) -> list[str]:
    history = play.last(by).arg("history")
    assert isinstance(history, tuple)
    return [line.args["what"].key for line in history if isinstance(line.args["what"], Say)]


# 进度


def test_the_reporter_sees_what_happened_without_the_offices_own_steps(lamp: Play) -> None:
    lamp.presses("xu", "case.acknowledge")
    lamp.says("wang", "补充 26-0001 三楼最黑")
    lamp.says("wang", "进度 26-0001")
    assert lamp.heard("wang") == ["progress"]
    assert _what(lamp, "wang") == ["event-report", "event-dispatch", "event-acknowledge", "event-note"]
    assert lamp.last("wang").message.photos == lamp.work.cases.photos(lamp.case(), "report")


@pytest.mark.parametrize("who", ["zhao", "stranger", "he", "sun", "gu", "qin"])
def test_others_see_what_is_public_only(lamp: Play, who: str) -> None:
    lamp.says(who, "进度 26-0001")
    assert lamp.heard(who) == ["card-group"]
    assert (lamp.last(who).message.photos, lamp.choices(who)) == ((), [])


@pytest.mark.parametrize("who", ["li", "wei", "xu", "yang"])
def test_those_concerned_see_the_words_and_may_act_from_there(lamp: Play, who: str) -> None:
    lamp.says(who, "进度 26-0001")
    assert lamp.heard(who) == ["progress"]
    assert "case.take" in lamp.choices(who)


def test_in_the_group_everybody_sees_what_is_public_only(lamp: Play) -> None:
    lamp.says("wang", "进度 26-0001", group=True)
    assert lamp.heard(YARD_GROUP) == ["card-group"]


def test_a_discreet_case_is_not_spoken_of_in_the_group_and_unknown_to_others(play: Play) -> None:
    play.says("wang", "楼上天天吵架")
    for text in ("进度 26-0001", "为什么 26-0001"):
        play.says("wang", text, group=True)
        assert play.heard(YARD_GROUP) == ["refusal-in-private"]
        play.says("zhao", text)
        assert play.heard("zhao") == ["refusal-no-such-case"]


def test_a_number_that_was_never_given_is_not_found(lamp: Play) -> None:
    lamp.says("wang", "进度 26-0999")
    assert lamp.heard("wang") == ["refusal-no-such-case"]


# 我的, 待办


def test_mine_are_those_i_reported_and_those_i_said_so_too(lamp: Play) -> None:
    lamp.says("zhao", "+1 26-0001")
    lamp.says("zhao", "5栋垃圾成堆")
    lamp.says("zhao", "我的")
    assert (lamp.heard("zhao"), lamp.choices("zhao")) == (["mine"], ["ask.progress"] * 2)
    lamp.says("zhao", "1")
    assert lamp.last("zhao").arg("number") == "26-0002"


@pytest.mark.parametrize(("text", "empty"), [("我的", "mine-empty"), ("进度", "mine-empty"), ("待办", "todo-empty")])
def test_with_nothing_to_show_it_says_so(play: Play, text: str, empty: str) -> None:
    play.says("zhao", text)
    assert play.heard("zhao") == [empty]


@pytest.mark.parametrize("text", ["我的", "待办"])
def test_what_is_mine_is_no_business_of_the_group(lamp: Play, text: str) -> None:
    lamp.says("wang", text, group=True, addressed=True)
    assert lamp.heard(YARD_GROUP) == ["refusal-in-private"]


def test_what_waits_for_me_is_what_i_lead_and_nothing_i_only_reported_or_agreed_with(lamp: Play) -> None:
    lamp.says("xu", "5栋楼道灯坏了")
    lamp.says("xu", "4栋垃圾成堆")
    lamp.says("wang", "+1 26-0003")
    lamp.says("xu", "待办")
    assert (lamp.heard("xu"), len(lamp.choices("xu"))) == (["todo"], 2)
    lamp.says("wang", "待办")
    assert lamp.heard("wang") == ["todo-empty"]


def test_the_most_urgent_comes_first_with_how_long_is_left(lamp: Play) -> None:
    lamp.says("xu", "5栋楼道灯坏了")
    lamp.waits(hours=4)
    lamp.says("xu", "签收 26-0001")
    lamp.says("yang", "改级别 26-0002 突发")
    lamp.waits(days=1)
    lamp.says("xu", "待办")
    said = [label for _, label in lamp.last("xu").message.choices]
    assert [say.args["line"].args["number"] for say in said] == ["26-0002", "26-0001"]  # type: ignore[union-attr]
    assert [say.args["left"].key for say in said] == ["left-late-days", "left-late-days"]  # type: ignore[union-attr]


def test_from_the_list_a_case_can_be_signed_by_numbers_alone(lamp: Play) -> None:
    lamp.says("xu", "待办")
    lamp.says("xu", "1")
    assert lamp.heard("xu") == ["progress"]
    lamp.says("xu", "1")
    assert lamp.heard("xu") == ["done-acknowledge"]


# 谁负责


def _people(play: Play, by: str) -> list[str]:
    lines = play.last(by).arg("people")
    assert isinstance(lines, tuple)
    return [str(line.args.get("name", line.key)) for line in lines]


def test_who_answers_here_nearest_first(play: Play) -> None:
    play.says("wang", "谁负责 4栋2单元301")
    assert (play.heard("wang"), _people(play, "wang")) == (["who"], ["李师傅", "魏姐", "小徐", "杨主任"])
    assert play.last("wang").arg("place").key == "place-entrance"  # type: ignore[union-attr]


def test_with_a_matter_in_the_question_also_who_answers_for_that(play: Play) -> None:
    play.says("wang", "谁负责 楼道灯坏了")
    assert play.heard("wang") == ["who-for-matter"]


def test_the_group_hears_the_roles_and_no_names(play: Play) -> None:
    play.says("wang", "谁负责 4栋", group=True)
    assert (play.heard(YARD_GROUP), set(_people(play, YARD_GROUP.chat))) == (["who"], {"who-line-role"})


def test_where_is_asked_and_answered(play: Play) -> None:
    play.says("zhao", "谁负责")
    assert play.heard("zhao") == ["who-where"]
    play.says("zhao", "柳树组")
    assert _people(play, "zhao") == ["何姐", "小徐", "杨主任"]


def test_of_two_places_one_is_chosen_by_number(play: Play) -> None:
    play.says("zhao", "谁负责 5栋和柳树1栋")
    assert play.heard("zhao") == ["report-which-place"]
    play.says("zhao", "2")
    assert play.heard("zhao") == ["who"]


def test_where_nobody_is_registered_it_says_so(play: Play) -> None:
    play.write("UPDATE posts SET until_at = 0")
    play.says("zhao", "谁负责 5栋")
    assert _people(play, "zhao") == ["who-nobody"]


def test_a_stranger_who_asks_about_a_matter_is_asked_where(play: Play) -> None:
    play.says("stranger", "谁负责 楼道灯坏了")
    assert play.heard("stranger") == ["who-where"]


# 为什么


def _clocks(play: Play, by: str) -> list[str]:
    lines = play.last(by).arg("clocks")
    assert isinstance(lines, tuple)
    return [line.key for line in lines if line.key.startswith("why-")]


def test_what_an_outage_slept_through_was_told_to_nobody(lamp: Play) -> None:
    lamp.now += timedelta(days=1, hours=3)
    while deadlines.sweep(lamp.work, lamp.now):
        pass
    lamp.deliver()
    lamp.says("wang", "为什么 26-0001")
    lines = lamp.last("wang").arg("clocks")
    assert isinstance(lines, tuple)
    rungs = [line.key for line in lines if line.key.startswith("rung-")]
    assert rungs[:4] == ["rung-skipped", "rung-skipped", "rung-skipped", "rung-told"]


def test_a_promise_older_than_the_ladders_is_explained_too(lamp: Play) -> None:
    lamp._connection.execute("UPDATE clocks SET moments = '[]', rung = 1")
    lamp.says("wang", "为什么 26-0001")
    assert _clocks(lamp, "wang") == ["why-acknowledge", "why-contact", "why-finish"]


def test_each_deadline_is_explained(lamp: Play) -> None:
    lamp.says("wang", "为什么 26-0001")
    assert (lamp.heard("wang"), _clocks(lamp, "wang")) == (["why"], ["why-acknowledge", "why-contact", "why-finish"])


def test_a_clock_that_stands_still_says_since_when(lamp: Play) -> None:
    lamp.presses("xu", "case.acknowledge")
    for typed in ("挂账 26-0001 等材料", "6月1日"):
        lamp.says("xu", typed)
    lamp.says("wang", "为什么 26-0001")
    assert _clocks(lamp, "wang") == [
        "why-kept",
        *("why-contact", "why-paused"),
        *("why-finish", "why-paused"),
        "why-review",
    ]


def test_of_an_ended_case_the_last_promise_is_explained(lamp: Play) -> None:
    lamp.says("wang", "撤回")
    lamp.says("wang", "为什么 26-0001")
    assert _clocks(lamp, "wang") == ["why-finish"]


def test_a_day_promised_and_an_order_are_named_and_not_counted(lamp: Play) -> None:
    lamp.says("yang", "12345 26-0001 20260530-00123 5月20日")
    lamp.says("xu", "进度 26-0001 5月12日")
    lamp.says("wang", "为什么 26-0001")
    assert [key for key in _clocks(lamp, "wang") if key in {"why-update", "why-order"}] == ["why-update", "why-order"]


def test_what_was_kept_is_told_with_its_moment_and_nobodys_name(lamp: Play) -> None:
    for text in ("签收 26-0001", "已联系 26-0001"):
        lamp.says("xu", text)
    lamp.says("wang", "为什么 26-0001")
    lines = lamp.last("wang").arg("clocks")
    assert isinstance(lines, tuple)
    assert [line.args["promise"].key for line in lines if line.key == "why-kept"] == [  # type: ignore[union-attr]
        "promise-acknowledge",
        "promise-contact",
    ]
    assert "小徐" not in repr(lines)


def test_a_reopening_begins_a_new_account(lamp: Play) -> None:
    lamp.says("xu", "办结 26-0001 换了灯泡")
    lamp.says("wang", "没解决 26-0001 还是黑的")
    lamp.says("wang", "为什么 26-0001")
    assert "why-kept" not in _clocks(lamp, "wang")


def test_who_hears_next_is_told_by_part_and_never_by_name(lamp: Play) -> None:
    lamp.waits(hours=3)
    lamp.says("wang", "为什么 26-0001")
    lines = lamp.last("wang").arg("clocks")
    assert isinstance(lines, tuple)
    rungs = [line.key for line in lines if line.key.startswith("rung-")]
    assert rungs == ["rung-told", "rung-told", "rung-ahead", "rung-ahead", "rung-ahead"]
    assert "小徐" not in repr(lines)


def test_a_long_account_is_cut_to_what_fits_into_one_message(play: Play) -> None:
    play.says("wang", "4栋有人违建")
    play.says("wang", "为什么 26-0001")
    assert _clocks(play, "wang") == [
        *("why-acknowledge", "why-milestone", "why-contact", "why-plan"),
        *("why-milestone", "why-finish", "why-milestone"),
    ]
    reader = Reader(Locale.HANS, ZoneInfo("Asia/Shanghai"), play.now)
    assert len(Texts.load(strict=True).say(play.last("wang").message.body, reader)) < 4096


def test_why_needs_a_number(lamp: Play) -> None:
    lamp.says("wang", "为什么")
    assert lamp.heard("wang") == ["refusal-which-number"]
