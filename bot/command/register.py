"""The register of households by itself: ``linzhang register export`` and ``linzhang register import``."""

from __future__ import annotations

from pathlib import Path

import click

from bot import app as root
from bot.command.console import Console
from bot.settings import Settings
from bot.towns.doors import read_doors, written_doors
from bot.towns.mistakes import Notes, TownMistakes

#: A program for tables takes a text that begins like this for Chinese, not for gibberish.
_ENCODING = "utf-8-sig"


async def export_register(shell: Console, file: Path | None) -> int:
    """Every door in use as ``households.csv`` has it, into the file, else onto the console; 0 when done."""
    async with root.opened(Settings()) as service:
        town, households = await service.database.read(lambda work: (work.town, work.registers.households()))
    text = written_doors(households, town)
    if file is None:
        click.echo(text, nl=False)
        return 0
    _write(file, text)
    shell.say("cli-register-exported", count=len(households), file=str(file))
    return 0


async def import_register(shell: Console, file: Path) -> int:
    """The doors of the file are all there are; what was wrong is told at once and nothing changes. 0 when stored."""
    text = _text(file)
    async with root.opened(Settings()) as service:
        town = await service.database.read(lambda work: work.town)
        households = read_doors(text, file.name, town)
        counts = await service.database.transact(lambda work: work.registers.put_households(households))
    shell.say("cli-register-imported", count=len(households), **counts)
    return 0


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding=_ENCODING, newline="")


def _text(file: Path) -> str:
    content = file.read_bytes()
    try:
        return content.decode(_ENCODING)
    except UnicodeDecodeError as error:
        notes = Notes(file.name)
        notes.add(content.count(b"\n", 0, error.start) + 1, "town-not-utf8")
        raise TownMistakes(notes.found()) from None
