"""The roll (选民册): who has a voice in a poll, frozen when it opens, and the hash that says so."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Unit:
    """One voice. ``key`` names it without anything personal ("household:12"); ``area_cm2`` is 0 where none counts."""

    unit: int
    key: str
    area_cm2: int = 0


def unit_line(unit: Unit) -> str:
    """The one way to write a unit down: JSON, keys sorted, no spaces."""
    return json.dumps(
        {"area_cm2": unit.area_cm2, "key": unit.key, "unit": unit.unit}, sort_keys=True, separators=(",", ":")
    )


def roll_hash(units: Iterable[Unit]) -> str:
    """SHA-256, in hexadecimal, of the lines of all units in their order, each ended by a line feed."""
    return sha256("".join(f"{unit_line(unit)}\n" for unit in units).encode()).hexdigest()
