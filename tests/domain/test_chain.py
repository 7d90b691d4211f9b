"""Nobody can quietly rewrite what happened to a case, and everybody can have their own words forgotten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.casework.chain import (
    GENESIS,
    Break,
    Broken,
    Link,
    canonical,
    commit,
    hash_of_written,
    link_hash,
    verify,
)

Chain = list[tuple[Link, str]]

REPORTED = Link("26-0031", 1, 1_777_000_000_000_000, 7, "report", "", "reported", {"category": "路灯"})


def chained(links: list[Link]) -> Chain:
    chain: Chain = []
    for link in links:
        chain.append((link, link_hash(chain[-1][1] if chain else GENESIS, link)))
    return chain


def history(length: int) -> Chain:
    """A case that went on for so many events."""
    return chained(
        [replace(REPORTED, seq=seq, at_us=REPORTED.at_us + seq, action=f"act{seq}") for seq in range(1, length + 1)]
    )


TEXT = st.text(max_size=8)
HASH = st.text("0123456789abcdef", min_size=64, max_size=64)
FIELDS: Mapping[str, st.SearchStrategy[Any]] = {
    "case": TEXT,
    "at_us": st.integers(0, 2**53),
    "actor": st.none() | st.integers(1, 10**6),
    "action": TEXT,
    "before": TEXT,
    "after": TEXT,
    "facts": st.dictionaries(TEXT, TEXT, max_size=3),
    "commitments": st.lists(st.tuples(TEXT, HASH), max_size=3).map(tuple),
}
HISTORIES = st.lists(st.builds(Link, seq=st.just(0), **FIELDS), min_size=1, max_size=4).map(
    lambda links: chained([replace(link, seq=seq) for seq, link in enumerate(links, start=1)])
)


@given(HISTORIES)
def test_an_untouched_history_holds(chain: Chain) -> None:
    assert verify(chain) is None
    for _, written in chain:
        assert verify(chain, written) is None, "also against a head written down while the case went on"


@given(HISTORIES, st.data())
def test_changing_any_one_thing_in_any_event_is_found_right_there(chain: Chain, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(chain) - 1))
    link, written = chain[at]
    name = data.draw(st.sampled_from(sorted(FIELDS)))
    changes: dict[str, Any] = {name: data.draw(FIELDS[name])}
    changed = replace(link, **changes)
    assume(changed != link)
    chain[at] = (changed, written)
    assert verify(chain) == Broken(at + 1, Break.CHANGED)


def test_no_field_of_an_event_is_left_out_of_these_tests() -> None:
    assert {field.name for field in fields(Link)} == {*FIELDS, "seq"}


@given(HISTORIES, st.data())
def test_changing_a_stored_hash_is_found(chain: Chain, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(chain) - 1))
    link, written = chain[at]
    other = data.draw(HASH)
    assume(other != written)
    chain[at] = (link, other)
    assert verify(chain) == Broken(at + 1, Break.CHANGED)


@given(HISTORIES, st.data())
def test_an_event_that_claims_another_place_is_found(chain: Chain, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(chain) - 1))
    link, written = chain[at]
    seq = data.draw(st.integers(-3, 20))
    assume(seq != link.seq)
    chain[at] = (replace(link, seq=seq), written)
    broken = verify(chain)
    assert broken is not None
    assert broken.seq == at + 1


@given(HISTORIES.filter(lambda chain: len(chain) > 1), st.data())
def test_two_events_that_changed_places_are_found(chain: Chain, data: st.DataObject) -> None:
    first, second = sorted(data.draw(st.sets(st.integers(0, len(chain) - 1), min_size=2, max_size=2)))
    chain[first], chain[second] = chain[second], chain[first]
    assert verify(chain) == Broken(first + 1, Break.REORDERED)


@given(HISTORIES.filter(lambda chain: len(chain) > 1), st.data())
def test_two_events_that_changed_places_and_numbers_are_found(chain: Chain, data: st.DataObject) -> None:
    first, second = sorted(data.draw(st.sets(st.integers(0, len(chain) - 1), min_size=2, max_size=2)))
    (one, one_hash), (other, other_hash) = chain[first], chain[second]
    assume(replace(one, seq=0) != replace(other, seq=0))
    chain[first] = (replace(other, seq=one.seq), one_hash)
    chain[second] = (replace(one, seq=other.seq), other_hash)
    assert verify(chain) == Broken(first + 1, Break.CHANGED)


@given(HISTORIES.filter(lambda chain: len(chain) > 1), st.data())
def test_a_removed_event_is_found_even_when_the_rest_is_renumbered(chain: Chain, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(chain) - 2))
    del chain[at]
    assert verify(chain) == Broken(at + 1, Break.MISSING)
    renumbered = [(replace(link, seq=seq), written) for seq, (link, written) in enumerate(chain, start=1)]
    assert verify(renumbered) == Broken(at + 1, Break.CHANGED)


@given(HISTORIES, st.data())
def test_a_history_cut_short_is_found_by_the_head_somebody_wrote_down(chain: Chain, data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(chain) - 1))
    assert verify(chain[:length], head=chain[-1][1]) == Broken(length + 1, Break.TRUNCATED)


def test_a_history_written_anew_with_fitting_hashes_is_found_by_the_head_somebody_wrote_down() -> None:
    posted = history(3)[-1][1]
    rewritten = chained([replace(link, after="closed") for link, _ in history(3)])
    assert verify(rewritten) is None
    assert verify(rewritten, posted) == Broken(4, Break.TRUNCATED)


@pytest.mark.parametrize(("at", "seq"), [(0, 2), (1, 3), (2, 4)])
def test_an_event_told_twice_is_found(at: int, seq: int) -> None:
    chain = history(3)
    chain.insert(at, chain[at])
    assert verify(chain) == Broken(seq, Break.REORDERED)


def test_a_link_of_another_case_does_not_fit() -> None:
    other = chained([replace(link, case="26-0032") for link, _ in history(3)])
    assert verify([*history(3)[:1], *other[1:]]) == Broken(2, Break.CHANGED)


def test_a_case_nothing_has_happened_to_holds() -> None:
    assert verify([]) is None
    assert verify([], GENESIS) is None


def test_anyone_can_recompute_the_hashes_from_the_written_form() -> None:
    link = Link(
        "26-0031",
        2,
        5,
        None,
        "remind",
        "dispatched",
        "dispatched",
        MappingProxyType({"b": "路灯", "a": "\n"}),
        (("text", "ab"),),
    )
    expected = (
        '{"action":"remind","actor":null,"after":"dispatched","at_us":5,"before":"dispatched","case":"26-0031",'
        '"commitments":[["text","ab"]],"facts":{"a":"\\n","b":"路灯"},"seq":2}'
    ).encode()
    assert canonical(link) == expected
    assert link_hash(GENESIS, link) == sha256(b"0" * 64 + b"\n" + expected).hexdigest()
    assert json.loads(canonical(link))["facts"] == {"a": "\n", "b": "路灯"}


def test_a_resident_has_the_words_forgotten_and_the_history_still_holds() -> None:
    words = {"words": "4栋2单元的灯坏了，请打 13800001111", "name": "王淑芬"}
    salts = {name: sha256(name.encode()).digest()[:16] for name in words}
    kept = tuple((name, commit(salts[name], text)) for name, text in words.items())
    chain = chained([replace(REPORTED, commitments=kept), replace(REPORTED, seq=2, action="withdraw")])
    for name, commitment in chain[0][0].commitments:
        assert commit(salts[name], words[name]) == commitment, "while they are kept, the words can be proved"
        assert commit(salts[name], words[name] + "。") != commitment
    covered = b"".join(canonical(link) for link, _ in chain).decode()
    assert not any(text in covered or salts[name].hex() in covered for name, text in words.items())
    words.clear()
    salts.clear()
    assert verify(chain, chain[-1][1]) is None


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16), TEXT, TEXT)
def test_commitments_differ_where_salt_or_words_differ(salt: bytes, other: bytes, words: str, others: str) -> None:
    assert (commit(salt, words) == commit(other, others)) == ((salt, words) == (other, others))


@pytest.mark.parametrize("salt", [b"", b"short", b"\0" * 15, b"\0" * 17])
def test_a_salt_that_could_be_guessed_or_padded_is_not_taken(salt: bytes) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        commit(salt, "13800001111")


@given(HISTORIES)
def test_what_is_hashed_as_it_was_stored_has_the_same_hash(chain: Chain) -> None:
    previous = GENESIS
    for link, written in chain:
        parts = json.loads(canonical(link))
        stored = [
            json.dumps(parts[name], sort_keys=True, separators=(",", ":"), ensure_ascii=False) for name in _STORED
        ]
        plain = (link.case, link.seq, link.at_us, link.actor, link.action, link.before, link.after)
        previous = hash_of_written(previous, *plain, *stored)
        assert previous == written


_STORED = ("facts", "commitments")
