"""What is made to go wrong on purpose, with which request."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random


class Trouble(StrEnum):
    """``CUT``: the request has its effect, then the connection ends without an answer. ``GONE``: it ends before.

    ``HANG``: the effect is there and the answer does not come for so many seconds. ``HTML``: what a proxy before the
    server says. ``GARBAGE``: half an answer.
    """

    TOO_MANY = "too-many"
    ERROR = "error"
    HTML = "html"
    CUT = "cut"
    GONE = "gone"
    HANG = "hang"
    GARBAGE = "garbage"


#: The methods that put something before people.
SPEAKING = frozenset(
    {
        "sendMessage",
        "sendPhoto",
        "sendMediaGroup",
        "editMessageText",
        "editMessageCaption",
        "editMessageReplyMarkup",
    }
)


@dataclass(frozen=True, slots=True)
class Planned:
    """``methods`` empty means any that speaks in a chat; ``chat`` None any chat. ``seconds``: retry_after, or how long
    the answer is held back.
    """

    trouble: Trouble
    methods: frozenset[str] = frozenset()
    chat: int | None = None
    seconds: int = 0

    def meets(self, method: str, chat: int | None) -> bool:
        """Whether this request is the one."""
        return method in (self.methods or SPEAKING) and self.chat in {None, chat}


@dataclass(slots=True)
class Troubles:
    """``next`` plans single ones; ``rates`` are chances, drawn in order from ``seed``, of requests that speak."""

    planned: deque[Planned] = field(default_factory=deque)
    rates: dict[Trouble, float] = field(default_factory=dict)
    longest_wait: int = 40
    random: Random = field(default_factory=lambda: Random(5))

    def next(self, trouble: Trouble, *methods: str, chat: int | None = None, seconds: int = 1, times: int = 1) -> None:
        """The next so many requests of these methods meet this trouble."""
        self.planned.extend([Planned(trouble, frozenset(methods), chat, seconds)] * times)

    def calm(self) -> None:
        """Nothing goes wrong any more."""
        self.planned.clear()
        self.rates.clear()

    def meet(self, method: str, chat: int | None) -> Planned | None:
        """What goes wrong with this request."""
        for planned in self.planned:
            if planned.meets(method, chat):
                self.planned.remove(planned)
                return planned
        return self._drawn() if self.rates and method in SPEAKING else None

    def _drawn(self) -> Planned | None:
        drawn = self.random.random()
        for trouble, chance in self.rates.items():
            if drawn < chance:
                return Planned(trouble, seconds=self.random.randint(1, self.longest_wait))
            drawn -= chance
        return None
