"""Rehearsals: plain text files that play a conversation against the real program, and say what must be heard.

``grammar`` reads a play into a ``script``, ``cast`` finds out who is meant, ``stage`` is the program with its own
database and clock, ``ears`` judges, ``performance`` joins them. Here is what the command line calls.
"""

from __future__ import annotations

from pathlib import Path

import click

from bot.command.console import Console
from bot.rehearsal.performance import Verdict, play

__all__ = ["Verdict", "play", "rehearse"]


async def rehearse(shell: Console, files: tuple[Path, ...]) -> int:
    """0 when everything was heard as the plays say, else 1. Each transcript is printed, and what is wrong by line."""
    verdicts = [await _rehearse(shell, file) for file in files]
    return 0 if all(verdict.well for verdict in verdicts) else 1


async def _rehearse(shell: Console, file: Path) -> Verdict:
    verdict = await play(file, out=click.echo)
    for mistake in verdict.mistakes:
        shell.complain("rehearsal-trouble", where=f"{file}:{mistake.line}", what=mistake.say)
    if verdict.well:
        shell.say("rehearsal-well", file=str(file))
    else:
        shell.complain("rehearsal-badly", file=str(file), count=len(verdict.mistakes))
    return verdict
