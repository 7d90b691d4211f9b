"""Whatever mentions a person is found, however many rows lie between, and also what came while somebody was looking."""

from __future__ import annotations

import pytest

from domain.message import Address
from storage.upkeep import mentions
from storage.upkeep.mentions import Marks, Search
from tests.town import NOON, a_case, a_unit, someone

MARKS = Marks("金丝雀", (Address("lab", "chirp"),), ("走廊里有怪声音", "好"))


@pytest.fixture(autouse=True)
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "_SLICE", 2)


def test_a_mention_far_back_is_found_and_one_that_came_meanwhile_too() -> None:
    with a_unit() as work:
        for number, said in enumerate(["灯", "灯", "灯", "灯", "灯", "金丝雀说的"], start=1):
            case = a_case(work, message=str(number))
            if number in {1, 6}:
                work.history.add(case, "note", NOON, actor=someone(work, "li").id, words={"reason": said})
            payload = f'{{"account": "chirp", "n": {number}}}' if number == 5 else "{}"
            work.inbox.store(channel="lab", update_id=str(number), conversation="c", payload=payload.encode(), now=NOON)
        search = Search(MARKS)
        while search.go_on(work._connection):
            pass
        assert (search.found["words"], search.found["payloads"]) == ([(6, 1, "reason")], [(5,)])

        work.inbox.store(channel="lab", update_id="late", conversation="c", payload=b'{"from": "chirp"}', now=NOON)
        while search.go_on(work._connection):
            pass
        assert search.found["payloads"] == [(5,), (7,)]


def test_an_account_that_is_a_number_is_not_found_in_a_longer_one() -> None:
    marks = Marks("", (Address("telegram", "5550001"),), ())
    with a_unit() as work:
        for number, id in enumerate(("5550001", "15550001", "55500012"), start=1):
            payload = f'{{"update_id":{number},"message":{{"from":{{"id":{id}}}}}}}'.encode()
            work.inbox.store(channel="telegram", update_id=id, conversation="-1", payload=payload, now=NOON)
        search = Search(marks)
        while search.go_on(work._connection):
            pass
    assert search.found["payloads"] == [(1,)]


def test_a_name_of_one_letter_and_a_word_anybody_says_are_not_looked_for() -> None:
    assert MARKS.needles() == ("金丝雀", "走廊里有怪声音")
    assert Marks("王", (), ("灯坏了",)).needles() == ()


def test_whoever_left_no_trace_is_found_nowhere() -> None:
    with a_unit() as work:
        a_case(work)
        search = Search(Marks("", (), ()))
        while search.go_on(work._connection):
            pass
        assert not any(search.found.values())
