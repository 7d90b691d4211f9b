"""What is printed for a grid: ``linzhang posters`` for its entrances, ``linzhang slips`` for its doors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot import app as root
from bot.channels import SendFailed
from bot.command.console import Console
from bot.entrances import MOST_LASTING, Entrances
from bot.posters.sheet import Sheet, page
from bot.settings import Settings
from domain.starts import SLIP, home_start, start
from domain.town import Building, Town
from handlers.members.slips import Slip, new_slips


async def posters(shell: Console, grid: str, out: Path) -> int:
    """A page of posters, one for each building of the grid; 1 when there is no such grid, or no code to be had."""
    async with root.opened(Settings()) as service:
        town = await service.database.read(lambda work: work.town)
        found = _called(shell, town, grid)
        if found is None:
            return 1
        try:
            sheets = [await _poster(town, building, service.entrances) for building in _near(town, found)]
        except SendFailed as failure:
            shell.complain("cli-posters-no-code", why=str(failure))
            return 1
        lasting = await service.entrances.lasting()
    if lasting:
        shell.say("cli-posters-lasting", count=lasting, most=MOST_LASTING)
    return _print(shell, out, "poster", found, sheets, town)


async def slips(shell: Console, grid: str, out: Path) -> int:
    """A page of slips, one for each door of the grid, each with a code of its own; 1 as for posters."""
    async with root.opened(Settings()) as service:
        now = service.now()
        town = await service.database.read(lambda work: work.town)
        found = _called(shell, town, grid)
        if found is None:
            return 1
        issued = await service.database.transact(lambda work: tuple(new_slips(work, found, now)))
        try:
            sheets = [await _slip(town, found, slip, service.entrances) for slip in issued]
        except SendFailed as failure:
            shell.complain("cli-posters-no-code", why=str(failure))
            return 1
    return _print(shell, out, "slip", found, sheets, town)


def _print(shell: Console, out: Path, kind: str, grid: str, sheets: Sequence[Sheet], town: Town) -> int:
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"{kind}s-{grid}.html"
    file.write_text(page(kind, sheets, shell.text, town.locale), encoding="utf-8")
    shell.say("cli-posters-written", file=str(file), count=len(sheets))
    return 0


def _called(shell: Console, town: Town, wanted: str) -> str | None:
    """The grid of that id, else the first that goes by that name."""
    if wanted in town.grids:
        return wanted
    found = next((id for id, grid in town.grids.items() if wanted in (grid.name, *grid.aliases)), None)
    if found is None:
        shell.complain("cli-posters-no-grid", grid=wanted)
    return found


def _near(town: Town, grid: str) -> tuple[Building, ...]:
    """The buildings of the grid and below, and those that hold the grid's doors."""
    return tuple(
        building
        for building in town.buildings.values()
        if town.contains(grid, building.grid) or town.contains(building.grid, grid)
    )


async def _poster(town: Town, building: Building, entrances: Entrances) -> Sheet:
    link = await entrances.printed(home_start(building.id))
    return Sheet(f"{town.grids[building.grid].name} {building.name}", link, link)


async def _slip(town: Town, grid: str, slip: Slip, entrances: Entrances) -> Sheet:
    link = await entrances.printed(start(SLIP, slip.code))
    return Sheet(f"{town.grids[grid].name} {slip.door.label}", link, slip.code, slip.until)
