"""Whoever is forgotten was at no meeting and had no idea; what the neighbours decided together stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from domain.council.meeting import AgendaItem, Attendance, CouncilParty, ItemOutcome, MeetingType
from domain.council.procedure import Noted, ProcedureStep
from domain.duties.duty import RunKind
from domain.message import Photo
from storage.duties import NewRun
from storage.work import Work
from tests.town import NOON, a_unit, someone

PICTURE = Photo("a" * 64, 10, 10)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def run(work: Work, kind: RunKind, **more: object) -> int:
    opened = work.duties.open(NewRun(kind, "yard", "开会", NOON, NOON, **more))  # type: ignore[arg-type]
    assert opened is not None
    return opened.id


def everything(work: Work) -> str:
    tables = ("topics", "meeting_topics", "attendances", "resolutions", "procedure_steps", "ideas")
    rows = (tuple(row) for table in tables for row in work._connection.execute(f"SELECT * FROM {table}"))
    return " ".join(map(str, rows))


def test_nothing_of_the_council_names_her_any_more(work: Work) -> None:
    wang, zhao = someone(work, "wang"), someone(work, "zhao")
    topic = work.topics.add("yard", "王阿姨家门口装灯", zhao.id, NOON)
    meeting = run(work, RunKind.MEETING)
    work.councils.add(meeting, MeetingType.YARD, "yard", [topic.id])
    work.councils.note_item(AgendaItem(meeting, topic.id, "王阿姨说太黑", ItemOutcome.RESOLVED))
    work.councils.attend(meeting, CouncilParty.OWNERS, "王阿姨", wang.id)
    work.councils.attend(meeting, CouncilParty.OWNERS, "赵大爷", zhao.id)
    work.resolutions.add("yard", "给王阿姨家门口装灯", NOON, topic=topic.id, meeting=meeting)
    work.topics.note_step(topic, Noted(ProcedureStep.SOLICIT, NOON, wang.id, "我问了三十户", PICTURE.sha256), PICTURE)
    idea = work.ideas.add("yard", "院里装个秋千架", wang.id, NOON)
    work.ideas.support(idea, zhao.id)
    assert "王阿姨" in everything(work)

    work.erasures.forget(wang.id, NOON)

    left = everything(work)
    assert not any(mark in left for mark in ("王阿姨", "秋千架", "三十户", PICTURE.sha256))
    assert work.councils.attended(meeting) == (
        Attendance(CouncilParty.OWNERS, "赵大爷"),
        Attendance(CouncilParty.OWNERS, ""),
    )
    assert PICTURE.sha256 in work.erasures.remains()
    assert work.ideas.supporters(idea) == (zhao.id,)


def test_a_task_she_looked_at_stays_verified_by_nobody_in_particular(work: Work) -> None:
    li = someone(work, "li")
    resolution = work.resolutions.add("yard", "装扶手", NOON)
    task = run(work, RunKind.TASK)
    work.resolutions.add_task(resolution, task)
    work.resolutions.verify_task(task, li.id, NOON)

    work.erasures.forget(li.id, NOON)

    (kept,) = work.resolutions.tasks(resolution)
    assert kept.verified
    assert work._connection.execute("SELECT verified_by FROM resolution_tasks").fetchone()[0] is None


def test_a_picture_somebody_else_shows_too_is_kept(work: Work) -> None:
    wang, zhao = someone(work, "wang"), someone(work, "zhao")
    topic = work.topics.add("yard", "装灯", zhao.id, NOON)
    for step, person in ((ProcedureStep.SOLICIT, wang), (ProcedureStep.PROPOSE, zhao)):
        work.topics.note_step(topic, Noted(step, NOON, person.id, "", PICTURE.sha256), PICTURE)

    work.erasures.forget(wang.id, NOON)

    assert [noted.photo for noted in work.topics.steps(topic)] == ["", PICTURE.sha256]
    assert PICTURE.sha256 not in work.erasures.remains()
