"""The town of the trials: that of ``tests.town`` with a long street in its yard, so that no two reports are alike."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bot import app as root
from bot.bringing_in import bring_in
from bot.settings import Settings
from domain.register import Register
from domain.town import Building
from tests.town import BUILDINGS, PLACE_WORDS, TOWN, small_town

__all__ = ["HOUSES", "PLACE_WORDS", "long_street", "prepare", "settings_for"]

#: So many houses have a stair lamp that can break.
HOUSES = 700

#: The numbers of the street begin above those of the yard.
FIRST = 100


def long_street(houses: int = HOUSES) -> Register:
    """The register. House number n is called "n栋"."""
    street = (Building(f"street-{n}", "yard", f"{n}栋") for n in range(FIRST, FIRST + houses))
    buildings: Mapping[str, Building] = {building.id: building for building in (*BUILDINGS, *street)}
    return replace(small_town(), town=replace(TOWN, buildings=buildings))


#: In a folder with a file of this name stands where its database is; else it is in the folder itself.
ADDRESS = "address"


def settings_for(folder: Path) -> Settings:
    """A service of that folder alone, whose clocks are looked at often."""
    address = folder / ADDRESS
    database = address.read_text() if address.exists() else f"sqlite:{folder / 'town.db'}"
    return Settings(database=database, data=folder, lab=False, tick_seconds=0.2)


def prepare(folder: Path, register: Register | None = None) -> Path:
    """The database of the town, imported, in the folder; closed again."""

    async def import_it() -> None:
        async with root.opened(settings_for(folder)) as service:
            await bring_in(service, register or long_street())

    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(import_it())
    return folder / "town.db"
