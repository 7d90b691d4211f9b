"""How much one member may be sent: never more than WeCom shows them, in no minute and in no hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.wecom.pace import SPANS, MemberPace
from tests.emulators.wecom.pace import Pace

NOON = datetime(2026, 5, 8, 4, 0, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def sent(pace: MemberPace, many: int, member: str = "li", at: datetime = NOON) -> None:
    for _ in range(many):
        pace.went(member, at)


def test_a_full_minute_has_to_pass() -> None:
    pace = MemberPace()
    sent(pace, SPANS[MINUTE] - 1)
    assert pace.wait("li", NOON) == timedelta(0)
    sent(pace, 1)
    assert pace.wait("li", NOON + timedelta(seconds=20)) == timedelta(seconds=40)
    assert pace.wait("li", NOON + MINUTE) == timedelta(0)
    assert pace.wait("wang", NOON) == timedelta(0)


def test_a_full_hour_has_to_pass() -> None:
    pace = MemberPace()
    for second in range(SPANS[HOUR]):
        sent(pace, 1, at=NOON + timedelta(seconds=3 * second))
    later = NOON + timedelta(seconds=3 * SPANS[HOUR])
    assert pace.wait("li", later) == NOON + HOUR - later


def test_who_was_sent_nothing_for_an_hour_is_forgotten() -> None:
    pace = MemberPace()
    sent(pace, SPANS[MINUTE])
    sent(pace, 1, "wang", NOON + HOUR + MINUTE)
    assert pace.wait("li", NOON) == timedelta(0)


@given(st.lists(st.integers(0, 40_000), min_size=1, max_size=3000))
def test_wecom_throws_nothing_away(gaps_in_ms: list[int]) -> None:
    pace, wecom, now = MemberPace(), Pace(), NOON
    for gap in gaps_in_ms:
        now += timedelta(milliseconds=gap % 900)
        now += pace.wait("li", now)
        pace.went("li", now)
        assert wecom.allows("li", now)
