"""An idea for the neighbourhood (金点子): submitted by anybody, supported by everybody once, merged with its likes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Idea:
    """``supporters`` counts whoever is for it, once each; ``merged_into`` is the idea that has them all."""

    id: int
    grid: str
    words: str
    person: int
    at: datetime
    supporters: int = 0
    merged_into: int | None = None
    topic: int | None = None
