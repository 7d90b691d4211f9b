"""What a play says, line by line: who speaks, taps and hears, and how time goes on. Data only.

Names are as the play writes them; ``cast`` finds out who is meant. How a play is written is known to ``grammar``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Seat:
    """In front of which chat somebody sits: a name, and the group; "" is the private chat with the bot."""

    who: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Pieces of a text in their order, with anything between them. Where the text breaks into lines does not matter."""

    pieces: tuple[str, ...]

    def within(self, text: str) -> bool:
        """Whether the pieces stand somewhere in the text."""
        return re.search(self._shape(), _on_one_line(text)) is not None

    def covers(self, text: str) -> bool:
        """Whether the text begins and ends with the pieces, and is nothing but them when there is one."""
        return re.fullmatch(self._shape(), _on_one_line(text)) is not None

    def _shape(self) -> str:
        return ".*".join(re.escape(_on_one_line(piece)) for piece in self.pieces)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment on the town's own clock. Without a year, or without a day, it is the next one there is."""

    hour: int
    minute: int
    month: int | None = None
    day: int | None = None
    year: int | None = None

    def after(self, now: datetime) -> datetime:
        """The moment, in the zone of ``now``; it has passed only if the play named its year. Raises ValueError."""
        clock = now.replace(hour=self.hour, minute=self.minute, second=0, microsecond=0)
        if self.month is None or self.day is None:
            return clock if clock > now else clock + timedelta(days=1)
        if self.year is not None:
            return clock.replace(self.year, self.month, self.day)
        this = clock.replace(month=self.month, day=self.day)
        return this if this > now else this.replace(year=now.year + 1)

    def starting(self, zone: ZoneInfo) -> datetime:
        """The moment a play begins at, which has all of its parts."""
        return self.after(datetime(2000, 1, 1, tzinfo=zone))


#: How far time goes on: for so long, or until then.
Span: TypeAlias = timedelta | Moment


@dataclass(frozen=True, slots=True)
class Speaks:
    """Somebody says something. ``uploads`` are names of photos, None for a file that is none; ``point`` is in degrees.

    ``reply_to`` is a piece of the message answered, the newest that has it.
    """

    line: int
    seat: Seat
    words: str
    uploads: tuple[str | None, ...] = ()
    point: tuple[float, float] | None = None
    sticker: bool = False
    reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class Taps:
    """Somebody taps the button so labelled, on the newest message that has it."""

    line: int
    seat: Seat
    label: Pattern


@dataclass(frozen=True, slots=True)
class Blocks:
    """Somebody wants to hear nothing more of the bot on the phone they hold."""

    line: int
    seat: Seat


class Ear(StrEnum):
    """What must have been heard since the last cue. Only ``nothing`` and ``only`` overlook a card changed in place."""

    SOMETHING = "something"
    ONLY = "only"
    NOT = "not"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Hears:
    """What somebody must, or must not, have heard. A photo is named, or None for any; ``choices`` are labels below."""

    line: int
    seat: Seat
    ear: Ear
    words: Pattern = Pattern(())
    photos: tuple[str | None, ...] = ()
    choices: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Passes:
    """Time goes on, and what falls due on the way happens at its own moment."""

    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class Stops:
    """The program ends, and is started again later; in between nothing happens."""

    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class Announces:
    """The State Council announces which days of a year are off; ``notice`` is as much of its text as the play needs."""

    line: int
    notice: str


Cue: TypeAlias = Speaks | Taps | Blocks | Hears | Passes | Stops | Announces


@dataclass(frozen=True, slots=True)
class Script:
    """A whole play. ``called`` maps a name in the play to one in the town; ``source`` has the lines as written."""

    town: str
    town_line: int
    starts: Moment
    cues: tuple[Cue, ...]
    called: Mapping[str, str] = field(default_factory=dict)
    strangers: tuple[str, ...] = ()
    unbound: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
