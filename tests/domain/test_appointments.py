"""When and what, as people say it in one sentence."""

from __future__ import annotations

from datetime import date, time

import pytest

from domain.reading.appointments import Appointment, read_appointment
from domain.reading.days import DayWords

MONDAY = date(2026, 11, 23)
WORDS = DayWords(
    ahead=(("今天",), ("明天",)), weekdays=tuple((f"周{name}",) for name in "一二三四五六日"), next_week=("下",)
)


@pytest.mark.parametrize(
    ("said", "day", "hour", "rest"),
    [
        ("12月1日 装好楼道扶手", date(2026, 12, 1), None, "装好楼道扶手"),
        ("12月15日前 装好", date(2026, 12, 15), None, "装好"),
        ("明天装好扶手", date(2026, 11, 24), None, "装好扶手"),
        ("今天", MONDAY, None, ""),
        ("周五 15:00 二楼会议室 说防火", date(2026, 11, 27), time(15), "二楼会议室 说防火"),
        ("周五15：30二楼会议室", date(2026, 11, 27), time(15, 30), "二楼会议室"),
        ("下周一 9:05 碰头", date(2026, 11, 30), time(9, 5), "碰头"),
        ("2027-01-04 开会", date(2027, 1, 4), None, "开会"),
        ("周五 １５：００ 二楼会议室，说防火", date(2026, 11, 27), time(15), "二楼会议室，说防火"),
        ("15:00", None, time(15), ""),
        ("装好3栋1楼扶手", None, None, "装好3栋1楼扶手"),
        ("99:99 没有这个时间", None, None, "99:99 没有这个时间"),
        ("", None, None, ""),
    ],
)
def test_a_sentence_is_a_day_an_hour_and_the_rest(said: str, day: date | None, hour: time | None, rest: str) -> None:
    assert read_appointment(said, MONDAY, WORDS) == Appointment(day, hour, rest)
