"""Sentences and actions come out of the database as they went in, and the same value is always the same text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.message import Action, Entrance, Local, Onward, Say
from storage.engine.documents import dump, dump_action, dump_say, load_action, load_say
from storage.engine.times import from_us, to_us

names = st.text(max_size=8)
numbers = st.integers(-(2**63), 2**63 - 1)
moments = st.integers(-(10**16), 10**16).map(lambda us: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us))
plain = st.one_of(
    st.text(),
    numbers,
    moments,
    st.dates(),
    st.dictionaries(names, st.text(), min_size=1).map(Local),
    st.text().map(Onward),
    st.text().map(Entrance),
)


def sentences() -> st.SearchStrategy[Say]:
    flat = st.builds(Say, names, st.dictionaries(names, plain, max_size=3))
    return st.recursive(
        flat,
        lambda inner: st.builds(
            Say, names, st.dictionaries(names, st.one_of(plain, inner, st.lists(inner).map(tuple)), max_size=3)
        ),
        max_leaves=6,
    )


@given(sentences())
def test_a_sentence_comes_back_as_it_was(say: Say) -> None:
    assert load_say(dump_say(say)) == say


@given(st.builds(Action, names, st.one_of(st.none(), numbers), st.text()))
def test_an_action_comes_back_as_it_was(action: Action) -> None:
    assert load_action(dump_action(action)) == action


@given(moments)
def test_a_moment_comes_back_to_the_microsecond(moment: datetime) -> None:
    assert from_us(to_us(moment)) == moment


def test_a_moment_is_stored_in_utc_and_needs_a_zone() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert to_us(datetime(1970, 1, 1, 8, tzinfo=shanghai)) == 0
    with pytest.raises(ValueError, match="time zone"):
        to_us(datetime(2026, 5, 7))  # noqa: DTZ001


def test_the_same_value_is_always_the_same_text() -> None:
    one = Say("card", {"grid": "富家组", "due": date(2026, 5, 9)})
    other = Say("card", dict(reversed(one.args.items())))
    assert dump_say(one) == dump_say(other) == '{"args":{"due":{"on":"2026-05-09"},"grid":"富家组"},"say":"card"}'
    assert dump({"b": 1, "a": [None, True]}) == '{"a":[null,true],"b":1}'


@pytest.mark.parametrize("alien", [1.5, None, b"bytes", ["list"], {"a": 1}])
def test_nothing_else_goes_into_a_sentence(alien: Any) -> None:
    with pytest.raises(TypeError, match="cannot go into a sentence"):
        dump_say(Say("card", {"what": alien}))
