"""What a line of ``linzhang doctor`` is: what was found, and how it is to be taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.message import Say


class Mark(StrEnum):
    """How a line is to be taken."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    mark: Mark
    say: Say


def line(mark: Mark, key: str, **args: str | int | datetime) -> Line:
    """The line with the sentence ``doctor-KEY``."""
    return Line(mark, Say(f"doctor-{key}", args))
