"""What is printed for a grid: ``linzhang posters`` for its entrances, ``linzhang slips`` for its doors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bot import app as root
from bot.channels import Channel
from bot.command.console import Console
from bot.command.inviting import linked_channels, way_in
from bot.posters.sheet import Sheet, page
from bot.settings import Settings
from domain.starts import SLIP, home_start, start
from domain.town import Town
from handlers.members.slips import new_slips
from storage.work import Work


async def posters(shell: Console, grid: str, out: Path) -> int:
    """A page of posters, one for each building of the grid; 1 when there is no such grid."""
    async with root.opened(Settings()) as service:
        channels = linked_channels(service.channels)
        town = await service.database.read(lambda work: work.town)
    found = _called(shell, town, grid)
    return 1 if found is None else _print(shell, out, "poster", found, _posters(town, found, channels), town)


async def slips(shell: Console, grid: str, out: Path) -> int:
    """A page of slips, one for each door of the grid, each with a code of its own; 1 when there is no such grid."""
    async with root.opened(Settings()) as service:
        channels, now = linked_channels(service.channels), service.now()
        town = await service.database.read(lambda work: work.town)
        found = _called(shell, town, grid)
        if found is None:
            return 1
        sheets = await service.database.transact(lambda work: _slips(work, found, channels, now))
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


def _posters(town: Town, grid: str, channels: Mapping[str, Channel]) -> tuple[Sheet, ...]:
    """One for each building of the grid and below, or of a building that holds the grid's doors."""
    near = [
        building
        for building in town.buildings.values()
        if town.contains(grid, building.grid) or town.contains(building.grid, grid)
    ]
    return tuple(
        Sheet(f"{town.grids[building.grid].name} {building.name}", link, link)
        for building in near
        for link in (way_in(channels, home_start(building.id)),)
    )


def _slips(work: Work, grid: str, channels: Mapping[str, Channel], now: datetime) -> tuple[Sheet, ...]:
    name = work.town.grids[grid].name
    return tuple(
        Sheet(f"{name} {slip.door.label}", way_in(channels, start(SLIP, slip.code)), slip.code, slip.until)
        for slip in new_slips(work, grid, now)
    )
