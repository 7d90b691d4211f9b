"""How much one member, and one group by its webhook, may hear. What a member gets too soon is dropped in silence."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime

_MINUTE = 60.0
_HOUR = 3600.0

#: So many messages in so many seconds.
OF_A_MEMBER = ((30, _MINUTE), (1000, _HOUR))
OF_A_HOOK = ((20, _MINUTE),)


@dataclass(slots=True)
class Pace:
    """``strict`` drops, or refuses, what comes too soon; otherwise it is only counted, in ``too_soon``."""

    strict: bool = True
    too_soon: int = 0
    _said: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def allows(self, whom: str, at: datetime, limits: tuple[tuple[int, float], ...] = OF_A_MEMBER) -> bool:
        """Whether it gets there; then it counts."""
        now, said = at.timestamp(), self._said[whom]
        while said and now - said[0] >= limits[-1][1]:
            said.popleft()
        within = [(sum(now - moment < span for moment in said), most) for most, span in limits]
        if any(so_far >= most for so_far, most in within):
            self.too_soon += 1
            if self.strict:
                return False
        said.append(now)
        return True
