"""What changes under a running service: a town is imported, the days off of a year are announced."""

from __future__ import annotations

from collections.abc import Mapping

from bot.app import Linzhang
from bot.channels.lab.phones import phones
from domain.clocks.holidays import HolidayYear
from domain.register import Register
from handlers import routines
from handlers.promises import recounting
from storage.work import Work


async def bring_in(service: Linzhang, register: Register) -> Mapping[str, int]:
    """How much of everything is in use after the import, which is one transaction."""
    now = service.now()

    def unit(work: Work) -> Mapping[str, int]:
        hours = work.registers.hours()
        counts = work.registers.bring_in(register, now)
        if hours not in (None, work.registers.hours()):
            recounting.begin(work, now)
        routines.settle(work, now)
        work.lab.set_phones(phones(register))
        return counts

    return await service.database.transact(unit)


async def announce(service: Linzhang, year: HolidayYear) -> None:
    """Count with the year's holidays from now on; every process does from its next transaction on."""
    now = service.now()

    def unit(work: Work) -> None:
        work.calendars.load(year, now)
        if work.registers.hours() is not None:
            recounting.begin(work, now)
            routines.settle(work, now)

    await service.database.transact(unit)
