"""The minutes of a council meeting as a document one can print and sign: ``linzhang council minutes``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn

from bot import app as root
from bot.command.console import Console
from bot.language.text import Locale, Reader, Texts
from bot.settings import Settings
from domain.message import Say
from handlers.council import cards
from handlers.council.meetings.record import Record, record_of
from storage.work import Work

#: Word and WPS have it wherever Chinese is read.
_CHINESE_FONT = "SimSun"


@dataclass(frozen=True, slots=True)
class _Found:
    """What the minutes are made of, and in which language and zone."""

    record: Record
    locale: Locale
    zone: ZoneInfo


async def minutes(shell: Console, number: int, to: Path | None) -> int:
    """Write the minutes of the meeting with that number; 0 when done."""
    async with root.opened(Settings()) as service:
        now = service.now()

        def look(work: Work) -> _Found | None:
            record = record_of(work, number)
            return None if record is None else _Found(record, Locale(work.town.locale), ZoneInfo(work.town.zone))

        found = await service.database.read(look)
    if found is None:
        shell.complain("cli-council-no-meeting", number=number)
        return 1
    file = to or Path(f"minutes-{number}.docx")
    write(file, found.record, sayer(found.locale, found.zone, now))
    shell.say("cli-council-written", file=str(file))
    return 0


def sayer(locale: Locale, zone: ZoneInfo, now: datetime) -> Callable[[Say], str]:
    """Says sentences of the catalogue in the town's language."""
    texts, reader = Texts.load(), Reader(locale, zone, now)
    return lambda say: texts.say(say, reader)


def write(file: Path, record: Record, said: Callable[[Say], str]) -> None:
    """The document: who was there for whom, each topic with what became of it, each decision with its tasks."""
    paper = Document()
    normal = paper.styles["Normal"]
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _CHINESE_FONT)
    paper.add_heading(said(record.head), level=1)
    paper.add_paragraph(said(record.when))
    for line in record.attended:
        paper.add_paragraph(said(line), style="List Bullet")
    paper.add_paragraph(said(record.missing))
    for item in record.items:
        paper.add_heading(said(item.head), level=2)
        if item.words:
            paper.add_paragraph(item.words)
        paper.add_paragraph(said(item.outcome))
    for decision in record.decisions:
        paper.add_heading(said(decision.head), level=2)
        _tasks(paper, [[said(cell) for cell in row] for row in decision.tasks], [said(name) for name in cards.TASK_ROW])
    paper.save(str(file))


def _tasks(paper: Paper, rows: list[list[str]], names: list[str]) -> None:
    """A row for each task: its number, what, who, until when, how it stands."""
    table = paper.add_table(rows=0, cols=len(names), style="Table Grid")
    for row in (names, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
