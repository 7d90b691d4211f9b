"""Which door somebody means who tells where they live."""

from __future__ import annotations

from domain.places.place import Ambiguous, Found, Place, Reading
from storage.work import Work


def read_door(work: Work, text: str, near: Place | None) -> Place | Ambiguous | None:
    """The place the words tell. ``near`` is what was settled before: in that building a room is enough, and it stays
    where the words tell nothing new.
    """
    if near is None or near.building is None:
        return _read(work.places.read(text, near=None if near is None else near.grid))
    said = _read(work.places.read(text, near=near.grid, home=near))
    if isinstance(said, Place) and said.building is not None:
        return said
    within = _read(work.places.read(f"{work.town.buildings[near.building].name}{text}", near=near.grid))
    if not isinstance(within, Place) or within.building != near.building:
        return near
    return Place(within.grid, within.building, within.unit or near.unit, within.room)


def _read(reading: Reading) -> Place | Ambiguous | None:
    if isinstance(reading, Found):
        return reading.place
    return reading if isinstance(reading, Ambiguous) else None
