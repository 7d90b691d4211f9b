"""An export: JSON lines, the same bytes every time, ending with the head and how many lines come before it."""

from __future__ import annotations

import json
import random

from domain.polls.export import FORM, export
from domain.polls.ledger import GENESIS
from domain.polls.roll import Unit
from tests.faults.made_up_polls import made_up


def test_it_begins_with_what_it_is_and_ends_with_the_head_of_the_chain() -> None:
    held = made_up(random.Random(5))
    lines = held.text.splitlines()
    assert json.loads(lines[0]) == {"form": FORM, "poll": 7}
    assert json.loads(lines[-1]) == {"head": held.chain[-1][1], "lines": len(lines) - 1}


def test_a_poll_nothing_happened_to_has_the_head_before_the_first_entry() -> None:
    lines = export(7, [Unit(1, "household:4")], [])
    assert lines == (
        '{"form":"linzhang-poll-1","poll":7}',
        '{"area_cm2":0,"key":"household:4","unit":1}',
        f'{{"head":"{GENESIS}","lines":2}}',
    )


def test_the_same_polls_are_the_same_bytes() -> None:
    first, again = (random.Random(11) for _ in range(2))
    assert [made_up(first).text for _ in range(20)] == [made_up(again).text for _ in range(20)]
