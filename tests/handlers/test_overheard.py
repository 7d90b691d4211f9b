"""In a group the bot looks at what is meant for it, and leaves the neighbours alone with everything else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Action, Address, ChatKind, Incoming, Origin, Word
from handlers.overheard import may_concern_us
from storage.dialogues import LIVES, Dialogue
from storage.work import Work
from tests.engines import rows_written
from tests.town import LAB, NOON, YARD_GROUP, a_case, a_unit, says, someone


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def overheard(text: str = "我家的猫", **changes: object) -> Incoming:
    """What 王阿姨 says to her neighbours, with a picture."""
    said = {"address": YARD_GROUP, "kind": ChatKind.GROUP, "addressed": False, "attachments": ("f1",)}
    return says("wang", text, **{**said, **changes})


@pytest.mark.parametrize(
    "said",
    [
        overheard(address=says("wang").address, kind=ChatKind.PRIVATE),
        overheard(addressed=True),
        overheard("楼道灯坏了"),
        overheard("楼道灯坏了", origin=Origin.FORWARDED),
        overheard("上报", word=Word("report")),
        overheard("签收 26-0001", word=Word("acknowledge", "26-0001")),
    ],
)
def test_what_may_be_meant_for_the_bot_concerns_it(work: Work, said: Incoming) -> None:
    assert may_concern_us(work, said, NOON)


@pytest.mark.parametrize(
    "said",
    [
        overheard(),
        overheard(""),
        overheard("好了", word=Word("verify")),
        overheard(album="77"),
        overheard("楼道灯坏了", origin=Origin.UNNAMED),
        overheard("楼道灯坏了", origin=Origin.EDITED, addressed=True),
        overheard("楼道灯坏了", address=Address(LAB, "strangers"), addressed=True),
    ],
)
def test_what_neighbours_say_to_one_another_does_not(work: Work, said: Incoming) -> None:
    assert not may_concern_us(work, said, NOON)


def test_more_of_an_album_that_was_reported_concerns_it(work: Work) -> None:
    a_case(work, chat=YARD_GROUP, album="77")
    assert may_concern_us(work, overheard("", album="77"), NOON)
    assert not may_concern_us(work, overheard("", album="78"), NOON)


def test_whoever_was_asked_something_in_the_group_may_answer_with_a_picture(work: Work) -> None:
    question = Dialogue(Action("report.words"))
    work.dialogues.open(someone(work, "wang").id, YARD_GROUP, question, NOON)
    assert may_concern_us(work, overheard(""), NOON)
    assert not may_concern_us(work, overheard("", sender="li"), NOON)
    assert not may_concern_us(work, overheard(""), NOON + LIVES + timedelta(seconds=1))


def test_listening_changes_nothing(work: Work) -> None:
    before = rows_written(work._connection)
    may_concern_us(work, overheard("", sender="stranger"), NOON)
    assert rows_written(work._connection) == before
