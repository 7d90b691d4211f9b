"""The minutes as a document: who was there, what was said, what was decided and how it stands."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from docx import Document

from bot.command.council import sayer, write
from bot.language.text import Locale
from domain.council.meeting import AgendaItem, CouncilParty, ItemOutcome, MeetingType
from domain.duties.duty import RunKind
from handlers.council.meetings.record import record_of
from storage.duties import NewRun
from tests.town import NOON, a_unit, someone


def read(file: Path) -> str:
    paper = Document(str(file))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in paper.paragraphs), *cells))


def test_everything_of_the_meeting_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "minutes.docx"
    with a_unit() as work:
        li = someone(work, "li").id
        until = NOON + timedelta(days=5)
        meeting, task = (
            work.duties.open(NewRun(kind, "yard", title, NOON, until, person=li))
            for kind, title in ((RunKind.MEETING, ""), (RunKind.TASK, "买扶手"))
        )
        assert meeting is not None
        assert task is not None
        topic = work.topics.add("yard", "楼道装扶手", li, NOON)
        work.councils.add(meeting.id, MeetingType.FIVE_PARTY, "yard", [topic.id])
        work.councils.attend(meeting.id, CouncilParty.PROPERTY, "冯经理", None)
        work.councils.note_item(AgendaItem(meeting.id, topic.id, "老人上楼不方便", ItemOutcome.RESOLVED))
        resolution = work.resolutions.add("yard", "每层装两根", NOON, topic=topic.id, meeting=meeting.id)
        work.resolutions.add_task(resolution, task.id)
        record = record_of(work, meeting.id)
    assert record is not None

    write(file, record, sayer(Locale("zh-Hans"), ZoneInfo("Asia/Shanghai"), NOON))

    text = read(file)
    for said in (
        "五方会议",
        "富家组",
        "物业：冯经理",
        "小区管理单位、社区、邻长、业主代表",
        "老人上楼不方便",
        "形成决议",
        "每层装两根",
        "买扶手",
        "李师傅",
        "还没做",
    ):
        assert said in text, said


def test_a_number_that_is_no_council_s_has_no_minutes() -> None:
    with a_unit() as work:
        assert record_of(work, 1) is None
