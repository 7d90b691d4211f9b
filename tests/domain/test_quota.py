"""How much may be asked in a while, and what whoever asks more is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.quota import QUOTAS, STAFF_MESSAGES, Admission, Counted, Quota, Used, admission, open_again

NOON = datetime(2026, 5, 7, 4, 0, tzinfo=UTC)
THREE = Quota(3, timedelta(minutes=1))


@pytest.mark.parametrize(
    ("amount", "came"),
    [
        (1, Admission.ADMITTED),
        (3, Admission.ADMITTED),
        (4, Admission.TOLD),
        (5, Admission.HELD),
        (4000, Admission.HELD),
    ],
)
def test_only_the_first_beyond_a_quota_is_told(amount: int, came: Admission) -> None:
    assert admission(Used(amount, NOON), THREE) is came


@pytest.mark.parametrize(("second", "minute"), [(0, 1), (1, 2), (59, 2)])
def test_nobody_is_asked_back_before_the_span_is_over(second: int, minute: int) -> None:
    began = NOON + timedelta(seconds=second)
    again = open_again(Used(4, began), THREE)
    assert again == NOON + timedelta(minutes=minute)
    assert again >= began + THREE.within


def test_everything_that_is_counted_has_a_quota_and_staff_a_larger_one() -> None:
    assert set(QUOTAS) == set(Counted)
    assert STAFF_MESSAGES.most > QUOTAS[Counted.MESSAGES].most
    assert STAFF_MESSAGES.within == QUOTAS[Counted.MESSAGES].within
