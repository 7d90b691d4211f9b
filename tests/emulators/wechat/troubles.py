"""What is made to go wrong on purpose, with which request."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random


class Trouble(StrEnum):
    """``CODE``: refused with a number, and nothing happens. ``CUT``: the request has its effect, then the connection
    ends without an answer. ``GONE``: it ends before. ``HANG``: the effect is there and the answer comes so many seconds
    late. ``HTML``: what a proxy before the server says. ``GARBAGE``: half an answer.
    """

    CODE = "code"
    CUT = "cut"
    GONE = "gone"
    HANG = "hang"
    HTML = "html"
    GARBAGE = "garbage"


#: What puts something before people.
SPEAKING = frozenset(
    {"/cgi-bin/message/custom/send", "/cgi-bin/message/template/send", "/cgi-bin/message/subscribe/bizsend"}
)


@dataclass(frozen=True, slots=True)
class Planned:
    """``paths`` empty means any that speaks; ``openid`` None anybody."""

    trouble: Trouble
    code: int = 0
    seconds: float = 0
    paths: frozenset[str] = frozenset()
    openid: str | None = None

    def meets(self, path: str, openid: str) -> bool:
        """Whether this request is the one."""
        return path in (self.paths or SPEAKING) and self.openid in {None, openid}

    def __str__(self) -> str:
        return str(self.code) if self.trouble is Trouble.CODE else str(self.trouble)


@dataclass(slots=True)
class Troubles:
    """``next`` plans single ones; ``rates`` are chances, drawn in order from ``random``, of requests that speak."""

    planned: deque[Planned] = field(default_factory=deque)
    rates: dict[Planned, float] = field(default_factory=dict)
    random: Random = field(default_factory=lambda: Random(8))

    def next(
        self, trouble: Trouble | int, *paths: str, openid: str | None = None, seconds: float = 1, times: int = 1
    ) -> None:
        """The next so many requests to these paths meet this trouble; a number is what they are refused with."""
        code = 0 if isinstance(trouble, Trouble) else trouble
        kind = trouble if isinstance(trouble, Trouble) else Trouble.CODE
        self.planned.extend([Planned(kind, code, seconds, frozenset(paths), openid)] * times)

    def calm(self) -> None:
        """Nothing goes wrong any more."""
        self.planned.clear()
        self.rates.clear()

    def meet(self, path: str, openid: str) -> Planned | None:
        """What goes wrong with this request."""
        for planned in self.planned:
            if planned.meets(path, openid):
                self.planned.remove(planned)
                return planned
        return self._drawn() if self.rates and path in SPEAKING else None

    def _drawn(self) -> Planned | None:
        drawn = self.random.random()
        for planned, chance in self.rates.items():
            if drawn < chance:
                return planned
            drawn -= chance
        return None
