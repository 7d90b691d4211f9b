"""A code is good once, in time, for one thing; whoever guesses finds none, and is locked out."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Address
from storage.engine.documents import dump
from storage.membership import codes
from storage.membership.codes import Code, CodeFor
from storage.work import Work
from tests.town import NOON, a_unit, at, someone

SOON = NOON + timedelta(minutes=15)
YARD = {"grid": "yard", "purpose": "residents"}
MINUTE = timedelta(minutes=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def issued(work: Work, purpose: CodeFor = CodeFor.GROUP) -> str:
    return work.codes.issue(purpose, YARD, someone(work, "xu").id, SOON)


def taken(work: Work, code: str, purpose: CodeFor = CodeFor.GROUP, **when: float) -> Code | None:
    who = someone(work, "li").id
    return work.codes.take(code, purpose, who, at("li"), NOON + timedelta(**when))


@pytest.mark.parametrize("purpose", CodeFor)
def test_a_code_is_good_once(work: Work, purpose: CodeFor) -> None:
    code = issued(work, purpose)
    assert taken(work, code, purpose) == Code(YARD, someone(work, "xu").id)
    assert taken(work, code, purpose) is None


def test_the_administrator_issues_codes_too(work: Work) -> None:
    code = work.codes.issue(CodeFor.PERSON, {"person": "1"}, None, SOON)
    assert taken(work, code, CodeFor.PERSON) == Code({"person": "1"}, None)


@pytest.mark.parametrize(("minutes", "good"), [(14.9, True), (15, False), (600, False)])
def test_a_code_is_good_in_time(work: Work, minutes: float, good: bool) -> None:
    assert (taken(work, issued(work), minutes=minutes) is not None) is good


@pytest.mark.parametrize("purpose", CodeFor)
def test_a_code_is_good_for_nothing_else(work: Work, purpose: CodeFor) -> None:
    code = issued(work, purpose)
    for other in set(CodeFor) - {purpose}:
        for written in (code, code.replace("-", ""), code.upper()):
            assert taken(work, written, other, hours=2 * list(CodeFor).index(other)) is None


def test_what_looks_like_a_code_is_no_door(work: Work) -> None:
    assert all(codes.looks_typed(issued(work, purpose)) for purpose in CodeFor if purpose is not CodeFor.PERSON)
    doors = ("4栋2单元301", "4-2-301", "富家组", "12345678", "residents", "")
    assert not any(map(codes.looks_typed, doors))


def test_whoever_types_a_code_may_type_it_their_way(work: Work) -> None:
    for type_it in (str.lower, lambda code: code.replace("-", ""), lambda code: f" {code.replace('-', ' ')} "):
        assert taken(work, type_it(issued(work)))


def test_a_code_for_a_link_is_taken_as_it_is(work: Work) -> None:
    code = issued(work, CodeFor.PERSON)
    assert len(code) == 22
    assert taken(work, code.swapcase(), CodeFor.PERSON) is None


def test_no_two_letters_of_a_typed_code_look_alike() -> None:
    assert not set("0O1IL5S2Z") & set(codes._LETTERS)
    assert len(codes._LETTERS) ** codes._TYPED > 2**38


def test_only_a_hash_of_a_code_is_kept(work: Work) -> None:
    shown = [issued(work, purpose) for purpose in CodeFor]
    kept = "".join(row[0] for row in work._connection.execute("SELECT token || about FROM codes")).upper()
    assert kept.count("YARD") == len(shown)
    assert not [code for code in shown if code.upper() in kept or code.replace("-", "").upper() in kept]


def test_two_at_once_one_has_it(work: Work) -> None:
    code = issued(work)
    first, second = someone(work, "li").id, someone(work, "xu").id
    assert work.codes.take(code, CodeFor.GROUP, first, at("li"), NOON)
    assert work.codes.take(code, CodeFor.GROUP, second, at("xu"), NOON) is None


def test_the_fifth_wrong_code_locks_an_account_out_for_an_hour(work: Work) -> None:
    code = work.codes.issue(CodeFor.GROUP, YARD, None, NOON + timedelta(days=1))
    for minute in (0, 10, 20, 58):
        assert taken(work, "AAAA-AAAA", minutes=minute) is None
    assert work.codes.locked_until(at("li"), NOON + 58 * MINUTE) is None
    assert taken(work, "AAAA-AAAA", minutes=59) is None
    until = NOON + 119 * MINUTE
    assert work.codes.locked_until(at("li"), NOON + 59 * MINUTE) == until
    assert taken(work, code, minutes=60) is None
    assert work.codes.locked_until(at("xu"), NOON + 59 * MINUTE) is None
    assert work.codes.locked_until(at("li"), until) is None
    assert taken(work, code, minutes=119)


def test_whoever_is_locked_out_has_five_tries_again_afterwards(work: Work) -> None:
    for _ in range(5):
        taken(work, "AAAA-AAAA", minutes=59)
    for _ in range(4):
        taken(work, "AAAA-AAAA", minutes=120)
    code = work.codes.issue(CodeFor.GROUP, YARD, None, NOON + timedelta(days=1))
    assert taken(work, code, minutes=121)


def test_ten_thousand_guesses_find_nothing(work: Work) -> None:
    chance = random.Random(7)
    for _ in range(20):
        issued(work)
        issued(work, CodeFor.PERSON)
    who = someone(work, "stranger").id
    for guess in range(10_000):
        purpose = chance.choice(list(CodeFor))
        code = codes._typed() if purpose is CodeFor.GROUP else secrets.token_urlsafe(16)
        account = Address("lab", f"stranger-{guess % 500}")
        assert work.codes.take(code, purpose, who, account, NOON) is None
    assert all(work.codes.locked_until(Address("lab", f"stranger-{n}"), NOON) for n in range(500))


def test_codes_of_long_ago_are_forgotten(work: Work) -> None:
    old, new = issued(work), work.codes.issue(CodeFor.GROUP, YARD, None, SOON + timedelta(days=31))
    tokens = {row["token"] for row in work._connection.execute("SELECT token FROM codes")}
    assert tokens == {codes._token(CodeFor.GROUP, new)}
    assert codes._token(CodeFor.GROUP, old) not in tokens


def test_of_a_forgotten_person_no_code_is_left(work: Work) -> None:
    wang = someone(work, "wang").id
    invitation = work.codes.issue(CodeFor.PERSON, {"person": str(wang)}, None, SOON)
    work.codes.issue(CodeFor.GROUP, YARD, wang, SOON)
    assert work.codes.take(issued(work), CodeFor.GROUP, wang, at("wang"), NOON)
    others = issued(work)
    work.erasures.forget(wang, NOON)
    assert taken(work, invitation, CodeFor.PERSON) is None
    assert work._connection.execute("SELECT about FROM codes").fetchall()[0]["about"] == dump(YARD)
    assert taken(work, others)
    assert work._connection.execute("SELECT count(*) FROM codes").fetchone()[0] == 1
