"""A conversation waits for its answer in the database: one for each person and chat, and not for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from domain.message import Action
from storage.dialogues import LIVES, Dialogue
from storage.work import Work
from tests.town import NOON, YARD_GROUP, a_unit, at, open_town, someone

WHERE = Dialogue(Action("report.place"), (Action("report.place", None, "yard-4"),), {"words": "楼道灯坏了"})
WHY = Dialogue(Action("case.return", 7))


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def test_an_open_conversation_is_found_as_it_was_left(work: Work) -> None:
    wang = someone(work, "wang").id
    assert work.dialogues.get(wang, at("wang"), NOON) is None
    work.dialogues.open(wang, at("wang"), WHERE, NOON)
    assert work.dialogues.get(wang, at("wang"), NOON) == WHERE


def test_every_person_and_chat_has_its_own(work: Work) -> None:
    wang, li = someone(work, "wang").id, someone(work, "li").id
    work.dialogues.open(wang, YARD_GROUP, WHERE, NOON)
    work.dialogues.open(li, YARD_GROUP, WHY, NOON)
    assert work.dialogues.get(wang, YARD_GROUP, NOON) == WHERE
    assert work.dialogues.get(li, YARD_GROUP, NOON) == WHY
    assert work.dialogues.get(wang, at("wang"), NOON) is None


def test_a_new_question_takes_the_place_of_the_old_one(work: Work) -> None:
    wang = someone(work, "wang").id
    work.dialogues.open(wang, at("wang"), WHERE, NOON)
    work.dialogues.open(wang, at("wang"), WHY, NOON)
    assert work.dialogues.get(wang, at("wang"), NOON) == WHY


def test_it_is_known_whether_an_account_was_asked_something_though_its_owner_is_not_looked_up(work: Work) -> None:
    wang = someone(work, "wang").id
    assert not work.dialogues.waits_for("wang", YARD_GROUP, NOON)
    work.dialogues.open(wang, YARD_GROUP, WHERE, NOON)
    assert work.dialogues.waits_for("wang", YARD_GROUP, NOON)
    assert not work.dialogues.waits_for("wang", YARD_GROUP, NOON + LIVES)
    assert not work.dialogues.waits_for("wang", at("wang"), NOON)
    assert not work.dialogues.waits_for("li", YARD_GROUP, NOON)
    assert not work.dialogues.waits_for("nobody", YARD_GROUP, NOON)


def test_what_is_answered_is_over(work: Work) -> None:
    wang = someone(work, "wang").id
    work.dialogues.open(wang, at("wang"), WHERE, NOON)
    work.dialogues.close(wang, at("wang"))
    work.dialogues.close(wang, at("wang"))
    assert work.dialogues.get(wang, at("wang"), NOON) is None


def test_words_of_next_week_are_no_answer_to_the_question_of_this_one(work: Work) -> None:
    wang, last = someone(work, "wang").id, NOON + LIVES - timedelta(microseconds=1)
    work.dialogues.open(wang, at("wang"), WHERE, NOON)
    assert work.dialogues.get(wang, at("wang"), last) == WHERE
    assert work.dialogues.expire(last) == 0
    assert work.dialogues.get(wang, at("wang"), NOON + LIVES) is None
    assert work.dialogues.expire(NOON + LIVES) == 1
    assert work.dialogues.get(wang, at("wang"), NOON) is None


async def test_a_restart_interrupts_nobody(tmp_path: Path) -> None:
    async with open_town(tmp_path) as database:
        await database.transact(lambda work: work.dialogues.open(someone(work, "wang").id, at("wang"), WHERE, NOON))
    async with open_town(tmp_path) as database:
        found = await database.transact(lambda work: work.dialogues.get(someone(work, "wang").id, at("wang"), NOON))
    assert found == WHERE
