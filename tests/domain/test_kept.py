"""When an old case loses what: whoever it names first, then what was said, never before nothing can open it again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.casework.case import ENDED, Kept, State
from domain.casework.kept import KeptFor, over_since, still_kept
from tests.domain.a_case import a_case
from tests.town import NOON

DAY = timedelta(days=1)
FOR = KeptFor(personal=90 * DAY, words=365 * DAY, sensitive=180 * DAY)
SPANS = st.builds(KeptFor, *[st.timedeltas(DAY, 4000 * DAY)] * 3)
ORDER = list(Kept)


def test_a_closed_case_is_over_once_nobody_may_reopen_it_and_any_other_at_its_end() -> None:
    for state in ENDED:
        ended = a_case(state, closed_at=NOON)
        assert over_since(ended) == (NOON + 30 * DAY if state is State.CLOSED else NOON), state


def test_an_open_case_is_never_over() -> None:
    for state in set(State) - ENDED:
        assert over_since(a_case(state, closed_at=None)) is None


@pytest.mark.parametrize(
    ("days", "plain", "discreet"),
    [
        (0, Kept.WHOLE, Kept.WHOLE),
        (89, Kept.WHOLE, Kept.WHOLE),
        (90, Kept.IMPERSONAL, Kept.IMPERSONAL),
        (179, Kept.IMPERSONAL, Kept.IMPERSONAL),
        (180, Kept.IMPERSONAL, Kept.ANONYMOUS),
        (364, Kept.IMPERSONAL, Kept.ANONYMOUS),
        (365, Kept.ANONYMOUS, Kept.ANONYMOUS),
    ],
)
def test_names_go_after_ninety_days_words_after_a_year_and_what_is_sensitive_after_half_of_one(
    days: int, plain: Kept, discreet: Kept
) -> None:
    at = NOON + days * DAY
    assert still_kept(NOON, FOR, at, discreet=False) is plain
    assert still_kept(NOON, FOR, at, discreet=True) is discreet


@given(SPANS, st.timedeltas(timedelta(0), 4000 * DAY), st.timedeltas(timedelta(0), 4000 * DAY), st.booleans())
def test_time_brings_nothing_back_and_a_discreet_matter_is_never_kept_longer(
    spans: KeptFor, age: timedelta, more: timedelta, discreet: bool
) -> None:
    now = still_kept(NOON, spans, NOON + age, discreet=discreet)
    later = still_kept(NOON, spans, NOON + age + more, discreet=discreet)
    assert ORDER.index(now) <= ORDER.index(later)
    plain = still_kept(NOON, spans, NOON + age, discreet=False)
    assert ORDER.index(plain) <= ORDER.index(still_kept(NOON, spans, NOON + age, discreet=True))


@given(SPANS)
def test_before_the_shortest_span_nothing_goes(spans: KeptFor) -> None:
    almost = NOON + spans.shortest - timedelta(microseconds=1)
    for discreet in (False, True):
        assert still_kept(NOON, spans, almost, discreet=discreet) is Kept.WHOLE
