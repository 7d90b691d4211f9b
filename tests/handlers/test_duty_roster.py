"""值班: who is on duty, told at the change, and a gap told a day before. It is Thursday 7 May 2026, noon.

Saturday the 9th is a make-up working day.
"""

from __future__ import annotations

import pytest

from domain.message import Address
from domain.register import Purpose
from handlers import routines
from tests.handlers.play import Play
from tests.town import LAB

STAFF = Address(LAB, "fujia-staff")


def told(play: Play, by: str | Address) -> list[str]:
    """What somebody newly heard about shifts; the digests of the same morning are none of it."""
    return [key for key in play.heard(by) if key.startswith(("news-on-", "news-off-", "news-roster-"))]


@pytest.fixture
def play(play: Play) -> Play:
    """With the community's calendar, and a group for those who work there."""
    play.work.people.bind(STAFF, "富家社区工作群", "fujia", Purpose.STAFF)
    routines.settle(play.work, play.now)
    return play


def test_a_supervisor_puts_somebody_on_duty_for_days(play: Play) -> None:
    play.says("yang", "值班 小徐 5月8日 到 5月9日")
    assert play.everybody_who_heard() == {"yang": ["shift-put"], "xu": ["news-shift-put"]}
    play.says("xu", "值班")
    assert play.heard("xu") == ["roster"]
    lines = play.last("xu").arg("lines")
    assert isinstance(lines, tuple)
    assert [line.key for line in lines] == ["roster-line", "roster-line"]


def test_one_shift_ends_at_the_moment_the_next_begins(play: Play) -> None:
    play.says("yang", "值班 小徐 5月8日")
    play.says("yang", "值班 孙师傅 5月9日")
    xu, sun = play.person("xu"), play.person("sun")
    assert play.work.shifts.on_duty("yard", play.now) == ()
    play.waits(hours=20, minutes=30)
    assert play.work.shifts.on_duty("yard", play.now) == (xu,)
    play.waits(hours=23, minutes=59)
    assert play.work.shifts.on_duty("yard", play.now) == (xu,)
    play.waits(minutes=1)
    assert play.work.shifts.on_duty("yard", play.now) == (sun,)
    play.waits(days=1)
    assert play.work.shifts.on_duty("yard", play.now) == ()


def test_at_the_change_the_next_is_told_and_the_last_hears_what_is_open(play: Play) -> None:
    play.says("yang", "值班 小徐 5月8日")
    play.says("yang", "值班 孙师傅 5月9日")
    play.waits(hours=20, minutes=30)
    assert told(play, "xu") == ["news-on-duty"]
    play.says("wang", "4栋垃圾成堆")
    play.waits(days=1)
    assert "news-on-duty" in play.heard("sun")
    assert "news-off-duty-open" in play.heard("xu")
    play.waits(days=1)
    assert "news-off-duty" in play.heard("sun")


def test_whoever_goes_on_is_told_so_and_not_that_it_is_over(play: Play) -> None:
    play.says("yang", "值班 小徐 5月8日 到 5月9日")
    play.waits(hours=20, minutes=30)
    play.waits(days=1)
    assert told(play, "xu") == ["news-on-duty"]


def test_another_in_the_same_shift_replaces_whoever_was_there(play: Play) -> None:
    play.says("yang", "值班 小徐 5月8日")
    play.says("yang", "值班 孙师傅 5月8日")
    assert play.everybody_who_heard() == {
        "yang": ["shift-put-instead"],
        "sun": ["news-shift-put"],
        "xu": ["news-shift-taken-off"],
    }
    assert [shift.person for shift in play.work.shifts.ahead("fujia", play.now, 9)] == [play.person("sun")]


@pytest.mark.parametrize("words", ["取消值班 5月8日", "值班 取消 5月8日"])
def test_a_shift_can_be_called_off(play: Play, words: str) -> None:
    play.says("yang", "值班 小徐 5月8日")
    play.says("yang", words)
    assert play.everybody_who_heard() == {"yang": ["shift-taken-off"], "xu": ["news-shift-taken-off"]}
    play.says("yang", words)
    assert play.heard("yang") == ["refusal-no-shift"]


def test_a_gap_is_told_the_working_day_before_once(play: Play) -> None:
    play.says("yang", "值班 小徐 5月8日")
    play.waits(hours=20)
    assert told(play, STAFF) == []
    # Friday at nine: nobody is on duty on the Saturday, which is worked.
    play.waits(hours=1)
    assert told(play, STAFF) == ["news-roster-gap"]
    assert "news-roster-gap" in told(play, "yang")
    assert gaps(play) == 1
    play.waits(hours=23)
    assert told(play, STAFF) == []
    # Saturday at nine: neither Sunday nor Monday.
    play.waits(hours=1)
    assert told(play, STAFF) == ["news-roster-gap"]
    assert gaps(play) == 2


def gaps(play: Play) -> int:
    """How many days the newest word about gaps names."""
    days = play.last(STAFF).arg("days")
    assert isinstance(days, tuple)
    return len(days)


def test_a_roster_without_gaps_is_not_spoken_of_nor_one_nobody_keeps_any_more(play: Play) -> None:
    play.says("yang", "值班 小徐 5月8日 到 5月12日")
    play.waits(hours=22)
    assert told(play, STAFF) == []
    play.waits(days=30)
    play.waits(days=1)
    assert told(play, STAFF) == []


def test_a_shift_of_somebody_away_whom_nobody_replaces_is_a_gap(play: Play) -> None:
    xu = play.person("xu")
    play.says("yang", "值班 小徐 5月8日 到 5月9日")
    play.work.absences.note(xu, play.now.replace(day=8, hour=16), play.now.replace(day=20), None, xu, play.now)
    play.waits(hours=21)
    assert told(play, STAFF) == ["news-roster-gap"]


def test_whoever_is_away_is_stood_in_for_on_duty_too(play: Play) -> None:
    play.says("yang", "值班 小徐 5月8日")
    play.work.absences.note(
        play.person("xu"), play.now, play.now.replace(day=20), play.person("sun"), play.person("xu"), play.now
    )
    play.waits(hours=20, minutes=30)
    assert "news-on-duty" in play.heard("sun")
    assert "news-on-duty" not in play.heard("xu")


@pytest.mark.parametrize(
    ("who", "said", "refused"),
    [
        ("yang", "值班 小徐", "refusal-shift-of-whom"),
        ("yang", "值班 5月8日", "refusal-shift-of-whom"),
        ("yang", "取消值班", "refusal-shift-of-whom"),
        ("yang", "值班 小徐 2026-05-06", "refusal-shift-days"),
        ("yang", "值班 小徐 5月8日 到 2026-06-08", "refusal-shift-days"),
        ("li", "值班 小徐 5月8日", "refusal-not-their-roster"),
        ("li", "取消值班 5月8日", "refusal-not-their-roster"),
        ("wang", "值班", "refusal-no-office"),
        ("yang", "值班 王阿姨 5月8日", "refusal-no-office-of-theirs"),
    ],
)
def test_what_cannot_be_is_refused_in_words(play: Play, who: str, said: str, refused: str) -> None:
    play.says(who, said)
    assert play.heard(who) == [refused]


def test_who_is_on_duty_is_not_told_in_a_group(play: Play) -> None:
    play.says("yang", "/值班", group=True)
    assert [one.key for one in play.all_heard] == ["refusal-in-private"]


def test_an_empty_roster_says_how_to_fill_it(play: Play) -> None:
    play.says("xu", "值班")
    assert play.heard("xu") == ["roster-none"]
