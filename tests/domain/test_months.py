"""Months as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from domain.reading.months import read_month

TODAY = date(2026, 5, 7)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("", date(2026, 5, 1)),
        ("2026-04", date(2026, 4, 1)),
        ("2026年4月", date(2026, 4, 1)),
        ("２０２５／１２", date(2025, 12, 1)),
        ("4月", date(2026, 4, 1)),
        (" 5 月份", date(2026, 5, 1)),
        ("12月", date(2025, 12, 1)),
        ("2026-13", None),
        ("0", None),
        ("上个月", None),
        ("2026-04-01", None),
        ("0000-04", None),
    ],
)
def test_a_month_is_read(text: str, month: date | None) -> None:
    assert read_month(text, TODAY) == month
