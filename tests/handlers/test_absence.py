"""请假: being away, standing in, and coming back. It is Thursday 7 May 2026, noon."""

from __future__ import annotations

import pytest

from tests.handlers.play import Play
from tests.town import at


def leaves(play: Play, days: str = "5月8日 到 5月9日", *, who: str = "xu", stand_in: str | None = "sun") -> None:
    """Somebody is away on those days, and says who stands in."""
    play.says(who, f"请假 {days}")
    assert play.heard(who) == ["absence-stand-in"]
    play.presses(who, "office.stand-in", chosen(play, who, stand_in))


def chosen(play: Play, who: str, stand_in: str | None) -> str:
    """The value of the choice of that stand-in, under the newest question."""
    id = "0" if stand_in is None else str(play.person(stand_in))
    (value,) = [value for value in choices(play, who) if value.split("|")[-1] == id]
    return value


def choices(play: Play, who: str) -> list[str]:
    pressed = [play.work.choices.pressed(button) for button, _ in play.last(who).message.choices]
    return [one.action.value for one in pressed if one is not None]


def works_in_the_north(play: Play, key: str) -> bool:
    actor = play.work.people.actor(play.work.people.get(play.person(key)), play.now)
    return any(post.grid == "north" for post in actor.posts)


def test_a_stand_in_may_what_the_absent_one_may_from_the_first_minute_to_the_last(play: Play) -> None:
    leaves(play)
    assert play.everybody_who_heard() == {"xu": ["absence-noted"], "sun": ["news-stand-in"]}
    play.waits(hours=11, minutes=59)
    assert not works_in_the_north(play, "sun")
    play.waits(minutes=1)
    assert works_in_the_north(play, "sun")
    play.waits(hours=47, minutes=59)
    assert works_in_the_north(play, "sun")
    play.waits(minutes=1)
    assert not works_in_the_north(play, "sun")


def test_what_is_new_goes_to_the_stand_in_who_signs_it(play: Play) -> None:
    leaves(play, "今天 到 明天")
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.heard("sun") == ["card-lead"]
    assert "xu" not in play.everybody_who_heard()
    play.says("sun", "签收 26-0001")
    assert play.heard("sun") == ["done-acknowledge"]


def test_cases_stay_whose_they_are_and_the_stand_in_may_finish_them(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.presses("xu", "case.acknowledge")
    leaves(play, "今天")
    assert play.last("sun").key == "news-stand-in"
    assert play.choices("sun") == ["ask.progress"]
    assert play.case().lead == play.person("xu")
    play.says("sun", "待办")
    assert play.heard("sun") == ["todo"]
    play.says("sun", "办结 26-0001 换了灯泡")
    assert play.case().finished_by == play.person("sun")


def test_without_a_stand_in_the_deputy_handler_hears_of_what_is_new(play: Play) -> None:
    leaves(play, "今天", stand_in=None)
    assert play.everybody_who_heard() == {"xu": ["absence-noted-alone"]}
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.heard("yang") == ["card-in-place"]
    assert "xu" not in play.everybody_who_heard()


def test_when_everybody_is_away_whoever_answers_hears_all_the_same(play: Play) -> None:
    leaves(play, "今天", stand_in=None)
    leaves(play, "今天", who="yang", stand_in=None)
    play.says("wang", "4栋2单元楼道灯坏了")
    assert play.heard("xu") == ["card-lead"]


def test_a_stand_in_who_is_away_too_is_stood_in_for(play: Play) -> None:
    leaves(play, "明天")
    leaves(play, "明天", who="sun", stand_in="yang")
    play.waits(hours=12)
    play.says("wang", "4栋2单元楼道灯坏了")
    assert "card-lead" in play.heard("yang")
    assert play.work.people.present((play.person("xu"),), play.now) == (play.person("yang"),)


def test_what_was_not_said_is_asked_step_by_step(play: Play) -> None:
    play.says("xu", "请假")
    assert play.heard("xu") == ["absence-from"]
    play.says("xu", "明天")
    assert play.heard("xu") == ["absence-until"]
    play.says("xu", "2")
    assert play.heard("xu") == ["absence-stand-in"]
    play.says("xu", "孙师傅")
    assert play.everybody_who_heard() == {"xu": ["absence-noted"], "sun": ["news-stand-in"]}
    (noted,) = play.work.absences.ahead(play.person("xu"), play.now)
    assert (noted.end - noted.start).days == 2


def test_both_days_can_be_answered_at_once(play: Play) -> None:
    play.says("xu", "请假")
    play.says("xu", "5月11日到13日")
    assert play.heard("xu") == ["absence-stand-in"]


def test_whoever_supervises_notes_it_for_somebody(play: Play) -> None:
    play.says("yang", "请假 小徐 明天")
    play.presses("yang", "office.stand-in", chosen(play, "yang", "sun"))
    assert play.everybody_who_heard() == {
        "yang": ["absence-noted"],
        "sun": ["news-stand-in"],
        "xu": ["news-absence-noted-stand-in"],
    }
    play.says("yang", "销假 小徐")
    assert play.everybody_who_heard() == {
        "yang": ["absence-over"],
        "sun": ["news-absence-over"],
        "xu": ["news-absence-ended"],
    }
    assert play.work.absences.ahead(play.person("xu"), play.now) == ()


def test_coming_back_early_ends_it_at_once(play: Play) -> None:
    leaves(play, "今天 到 5月9日")
    play.waits(hours=3)
    assert works_in_the_north(play, "sun")
    play.says("xu", "销假")
    assert not works_in_the_north(play, "sun")
    play.says("xu", "请假 明天")
    assert play.heard("xu") == ["absence-stand-in"]


@pytest.mark.parametrize(
    ("who", "said", "refused"),
    [
        ("xu", "请假 2026-05-06", "refusal-absence-day"),
        ("xu", "请假 2027-05-06", "refusal-absence-day"),
        ("xu", "请假 5月8日 到 2026-08-06", "refusal-absence-length"),
        ("xu", "请假 2026-05-10 到 2026-05-08", "refusal-absence-length"),
        ("wang", "请假 明天", "refusal-no-office"),
        ("xu", "请假 杨主任 明天", "refusal-not-theirs-to-excuse"),
        ("sun", "请假 小徐 明天", "refusal-not-theirs-to-excuse"),
        ("xu", "销假", "refusal-not-away"),
        ("sun", "销假 小徐", "refusal-not-theirs-to-excuse"),
    ],
)
def test_what_cannot_be_is_refused_in_words(play: Play, who: str, said: str, refused: str) -> None:
    play.says(who, said)
    assert play.heard(who) == [refused]


def test_nobody_is_away_twice_at_a_time(play: Play) -> None:
    leaves(play)
    play.says("xu", "请假 5月9日 到 5月12日")
    assert play.heard("xu") == ["refusal-absence-twice"]
    play.says("xu", "请假 5月10日")
    assert play.heard("xu") == ["absence-stand-in"]


def test_ninety_days_are_the_most(play: Play) -> None:
    leaves(play, "5月8日 到 2026-08-05")
    assert play.heard("xu") == ["absence-noted"]


def test_it_is_no_matter_for_a_group(play: Play) -> None:
    play.says("xu", "/请假 明天", group=True)
    assert [one.key for one in play.all_heard] == ["refusal-in-private"]


def test_only_who_was_offered_stands_in(play: Play) -> None:
    play.says("xu", "请假 明天")
    play.says("xu", "李师傅")
    assert play.heard("xu") == ["refusal-not-a-stand-in"]


def test_whoever_cannot_be_reached_or_is_away_then_is_not_offered(play: Play) -> None:
    leaves(play, "明天", who="sun", stand_in=None)
    play.says("xu", "请假 明天")
    offered = {value.split("|")[-1] for value in choices(play, "xu")}
    assert offered == {"0", str(play.person("yang"))}
    play.work.people.unreachable(at("yang"), "blocked")
    play.says("xu", "/请假 明天")
    assert {value.split("|")[-1] for value in choices(play, "xu")} == {"0"}
