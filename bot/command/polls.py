"""Polls on the console: ``linzhang poll export`` writes one down, ``linzhang poll verify`` checks such a file.

What checks it is ``verify_poll.py``, which is a program of its own; here it only gets to speak our languages.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot import app as root
from bot.command.console import Console
from bot.command.verify_poll import verify
from bot.settings import Settings
from domain.message import Say
from handlers.polls.exporting import exported
from storage.work import Work


async def export_poll(shell: Console, number: int) -> int:
    """Write the poll with this number to standard output, the same bytes every time; 0 when there is one."""

    def read(work: Work) -> tuple[str, ...]:
        poll = work.polls.find(number)
        return () if poll is None or not poll.roll_hash else exported(work, poll)

    async with root.opened(Settings()) as service:
        lines = await service.database.read(read)
    if not lines:
        shell.complain("cli-poll-none", number=str(number))
        return 1
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())
    sys.stdout.buffer.flush()
    return 0


async def verify_poll(shell: Console, file: Path, head: str) -> int:
    """Say whether the file holds, and what it comes to; 0 when it does."""
    written = await asyncio.to_thread(file.read_bytes)
    try:
        found = verify(written.decode(), head)
    except Exception as fault:
        # The file is somebody else's: whatever in it makes the script stumble, it is not what we wrote.
        where = str(fault) if type(fault) is RuntimeError else "-"
        shell.complain("cli-poll-broken", where=where)
        return 1
    units, voted = found["roll"][0], found["voted"][0]
    shell.say("cli-poll-sound", number=str(found["poll"]), units=units, voted=voted, head=found["head"])
    outcome = found.get("verdict")
    shell.say("cli-poll-outcome", outcome=Say(f"cli-poll-{outcome}" if outcome else "cli-poll-open"))
    return 0
