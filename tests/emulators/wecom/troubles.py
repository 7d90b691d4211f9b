"""What is made to go wrong on purpose, with which request."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random


class Trouble(StrEnum):
    """``CODE``: refused with an errcode. ``CUT``: the effect is there, then the connection ends without an answer.
    ``GONE``: it ends before. ``HANG``: the effect is there and the answer comes after so many seconds. ``HTML``: what a
    proxy before the server says. ``GARBAGE``: half an answer.
    """

    CODE = "code"
    CUT = "cut"
    GONE = "gone"
    HANG = "hang"
    HTML = "html"
    GARBAGE = "garbage"


#: The requests that put something before people.
SPEAKING = frozenset({"message/send", "message/update_template_card", "appchat/send", "webhook/send"})


@dataclass(frozen=True, slots=True)
class Planned:
    """``paths`` empty means any that speaks. ``code`` is the errcode of a refusal."""

    trouble: Trouble
    paths: frozenset[str] = frozenset()
    code: int = -1
    seconds: float = 0.0


@dataclass(slots=True)
class Troubles:
    """``next`` plans single ones; ``rates`` are chances of a refusal by errcode, drawn in order, of what speaks."""

    planned: deque[Planned] = field(default_factory=deque)
    rates: dict[int, float] = field(default_factory=dict)
    random: Random = field(default_factory=lambda: Random(5))

    def next(self, trouble: Trouble, *paths: str, code: int = -1, seconds: float = 1.0, times: int = 1) -> None:
        """The next so many requests of these paths meet this trouble."""
        self.planned.extend([Planned(trouble, frozenset(paths), code, seconds)] * times)

    def calm(self) -> None:
        """Nothing goes wrong any more."""
        self.planned.clear()
        self.rates.clear()

    def meet(self, path: str) -> Planned | None:
        """What goes wrong with this request."""
        for planned in self.planned:
            if path in (planned.paths or SPEAKING):
                self.planned.remove(planned)
                return planned
        return self._drawn() if self.rates and path in SPEAKING else None

    def _drawn(self) -> Planned | None:
        drawn = self.random.random()
        for code, chance in self.rates.items():
            if drawn < chance:
                return Planned(Trouble.CODE, code=code)
            drawn -= chance
        return None
