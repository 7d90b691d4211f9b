"""The figures of a month from the history of one case: what counts, in which month, and what opening it again does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures import Figures, Happening, Rate, figures_of

REPORTER, HANDLER, NEIGHBOUR = 1, 2, 3

MAY = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


def history(*steps: tuple[str, str] | tuple[str, str, int]) -> tuple[Happening, ...]:
    """Reported by the reporter and accepted on the first day named, then each step on its day of 2026 ("5-07")."""
    first = _moment(steps[0][0])
    lines = [Happening(first, REPORTER, "report"), Happening(first, None, "accept"), Happening(first, None, "dispatch")]
    for day, action, *actor in steps:
        at = _moment(day)
        due = {"due": (at - timedelta(minutes=1)).isoformat()} if action == "late-acknowledge" else {}
        early = {"due": (at + timedelta(hours=1)).isoformat()} if action == "soon" else {}
        name = "late-acknowledge" if action == "soon" else action
        lines.append(Happening(at, actor[0] if actor else HANDLER, name, {**due, **early}))
    return tuple(lines)


def _moment(day: str) -> datetime:
    month, of_month = map(int, day.split("-"))
    return datetime(2026, month, of_month, 4, tzinfo=UTC)


def closed(day: str, by: int = REPORTER) -> tuple[tuple[str, str, int], ...]:
    return ((day, "acknowledge", HANDLER), (day, "finish", HANDLER), (day, "verify", by), (day, "close", 0))


@pytest.mark.parametrize(
    ("steps", "answered"),
    [
        ((("5-07", "acknowledge"),), Rate(1, 1)),
        ((("5-07", "take"),), Rate(1, 1)),
        ((("5-07", "finish"),), Rate(1, 1)),
        ((("5-07", "reject"),), Rate(1, 1)),
        ((("5-07", "soon"), ("5-07", "acknowledge")), Rate(1, 1)),
        ((("5-07", "late-acknowledge"), ("5-08", "acknowledge")), Rate(0, 1)),
        ((("5-07", "late-acknowledge"),), Rate(0, 1)),
        ((("5-07", "soon"),), Rate(0, 0)),
        ((("5-07", "withdraw"),), Rate(0, 0)),
        ((("5-07", "merge"), ("5-08", "late-acknowledge")), Rate(0, 0)),
        ((("5-07", "acknowledge"), ("5-20", "late-acknowledge")), Rate(1, 1)),
    ],
)
def test_whether_somebody_took_it_up_in_time(steps: tuple[tuple[str, str], ...], answered: Rate) -> None:
    assert figures_of(history(*steps), *MAY).answered == answered
    assert figures_of(history(*steps), *JUNE).answered == Rate()


def test_it_counts_as_answered_in_the_month_it_was_accepted_in() -> None:
    case = history(("5-31", "soon"), ("6-01", "acknowledge"))
    assert figures_of(case, *MAY).answered == Rate(1, 1)
    assert figures_of(case, *JUNE).answered == Rate()


def test_it_counts_as_solved_in_the_month_it_was_closed_in() -> None:
    case = history(("5-30", "soon"), *closed("6-02"))
    assert figures_of(case, *MAY).solved == Rate()
    assert figures_of(case, *JUNE).solved == Rate(1, 1)


def test_opening_it_again_takes_the_first_closing_back_and_the_second_counts_by_itself() -> None:
    case = history(*closed("5-07"), ("6-03", "reopen", REPORTER), *closed("6-10"))
    assert figures_of(case, *MAY).solved == Rate(0, 1)
    assert figures_of(case, *JUNE).solved == Rate(1, 1)
    assert figures_of(case, *MAY).satisfied == Rate(0, 1)
    assert figures_of(case, *JUNE).satisfied == Rate(1, 1)


def test_both_closings_of_one_month_are_counted_in_it() -> None:
    case = history(*closed("5-07"), ("5-09", "reopen", NEIGHBOUR), *closed("5-10"))
    assert figures_of(case, *MAY).solved == Rate(1, 2)


@pytest.mark.parametrize(
    ("steps", "satisfied"),
    [
        (closed("5-07"), Rate(1, 1)),
        (closed("5-07", NEIGHBOUR), Rate(0, 0)),
        ((*closed("5-07", NEIGHBOUR), ("5-12", "late-follow_up")), Rate(0, 1)),
        ((*closed("5-07", NEIGHBOUR), ("5-12", "late-follow_up"), ("6-02", "satisfied", REPORTER)), Rate(1, 1)),
        ((*closed("5-07", NEIGHBOUR), ("5-12", "late-follow_up"), ("5-13", "reopen", REPORTER)), Rate(0, 1)),
        ((*closed("5-07", NEIGHBOUR), ("5-08", "reopen", REPORTER)), Rate(0, 1)),
        ((*closed("5-07", NEIGHBOUR), ("5-08", "reopen", NEIGHBOUR)), Rate(0, 0)),
        ((*closed("5-07"), ("5-13", "satisfied", REPORTER), ("5-20", "reopen", REPORTER)), Rate(0, 1)),
    ],
)
def test_whoever_was_asked_and_what_they_said(steps: tuple[tuple[str, str, int], ...], satisfied: Rate) -> None:
    assert figures_of(history(*steps), *MAY).satisfied == satisfied


@pytest.mark.parametrize(
    ("rate", "percent"), [(Rate(22, 24), "91.7"), (Rate(1, 1), "100.0"), (Rate(0, 3), "0.0"), (Rate(), "")]
)
def test_a_rate_as_people_read_it(rate: Rate, percent: str) -> None:
    assert rate.percent == percent


rates = st.builds(lambda good, more: Rate(good, good + more), st.integers(0, 500), st.integers(0, 500))


@given(rates, rates)
def test_rates_add_up_and_are_never_more_than_all(one: Rate, other: Rate) -> None:
    both = Figures(one, other) + Figures(other, one)
    assert both.answered == both.solved == one + other
    assert both.answered.permille is None or 0 <= both.answered.permille <= 1000


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["acknowledge", "finish", "verify", "close", "reopen", "satisfied", "late-follow_up", "withdraw"]
        ),
        st.sampled_from([REPORTER, HANDLER, NEIGHBOUR]),
    ),
    max_size=20,
)


@given(_STEPS)
def test_whatever_happened_no_rate_has_more_good_than_all_and_months_add_up_to_the_year(
    steps: list[tuple[str, int]],
) -> None:
    case = history(
        ("5-01", "dispatch"), *((f"{5 + n // 10}-{1 + 2 * (n % 10):02}", *step) for n, step in enumerate(steps))
    )
    months = [
        figures_of(case, datetime(2026, m, 1, tzinfo=UTC), datetime(2026, m + 1, 1, tzinfo=UTC)) for m in range(5, 9)
    ]
    for one in months:
        for rate in (one.answered, one.solved, one.satisfied):
            assert 0 <= rate.good <= rate.all
    assert sum(months, Figures()) == figures_of(
        case, datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    )
