"""Looking whether everything stored is as it has to be: ``linzhang verify``."""

from __future__ import annotations

from collections.abc import Iterator

from bot.command.backups import premises
from bot.command.console import Console
from bot.settings import Settings
from domain.message import Say
from storage.engine.looking import looked_into
from storage.upkeep import checks
from storage.upkeep.checks import Heads
from storage.upkeep.poll_checks import polls

#: No more faults are told one by one.
_TOLD = 100


async def verify(shell: Console) -> int:
    """Say everything that is wrong, with case numbers and without names; 0 when nothing is."""
    place, heads, wrong = premises(Settings()), Heads(), 0

    def faults() -> Iterator[Say]:
        yield from checks.structure(connection)
        yield from checks.promises(connection)
        yield from checks.boxes(connection)
        yield from checks.histories(connection, heads)
        yield from polls(connection)
        yield from checks.files(connection, place.files)

    with looked_into(place.database) as connection:
        for fault in faults():
            wrong += 1
            if wrong <= _TOLD:
                shell.complain(fault.key, **fault.args)
    if wrong:
        shell.complain("verify-wrong", count=wrong)
        return 1
    shell.say("verify-sound", cases=heads.cases, events=heads.events, head=heads.digest)
    return 0
