"""Whether the clock of the machine can be believed: it is held against the time that passed since the machine started.

That time goes on while the machine sleeps and cannot be set, so only a clock that was set can leave it. What is known
lives in the process: a clock that was set while nobody ran is believed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum, auto

import structlog

log = structlog.get_logger(__name__)

#: A clock that is so many seconds ahead, or behind, has jumped; less is set right now and then and is believed.
AHEAD, BEHIND = 600.0, 60.0

#: A clock that jumped ahead is believed when it has stood there for so many seconds: what passes fires nothing.
STANDS = 600.0

#: So many seconds after a jump the time is not yet settled: an administrator has heard of it by then.
_UNSETTLED = 1200.0


class Trust(Enum):
    """``DOUBTED``: ahead, and nobody knows yet whether it stays there. ``SET_BACK``: it was ahead until now."""

    STEADY = auto()
    DOUBTED = auto()
    SET_BACK = auto()


def _since_start() -> float:
    """Seconds since the machine started, those it slept included where the system counts them."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Timekeeper:
    def __init__(self, wall: Callable[[], float] = time.time, passed: Callable[[], float] = _since_start) -> None:
        self._wall = wall
        self._passed = passed
        self._between = wall() - passed()
        self._doubted: tuple[float, float] | None = None
        self._jumped: float | None = None

    def look(self) -> Trust:
        """What is to be thought of the clock now; to be asked often, for each answer is held against the one before."""
        passed = self._passed()
        between = self._wall() - passed
        ahead = between - self._between
        if ahead <= AHEAD:
            return self._believed(between, back=ahead < -BEHIND or self._doubted is not None)
        since, far = self._doubted or (passed, ahead)
        if self._doubted is None or abs(ahead - far) > AHEAD:
            self._note(ahead)
            since, far = passed, ahead
        self._doubted = (since, far)
        if passed - since < STANDS:
            return Trust.DOUBTED
        return self._believed(between, back=False)

    def _believed(self, between: float, *, back: bool) -> Trust:
        if back:
            self._note(between - self._between - (self._doubted[1] if self._doubted else 0.0))
        self._between, self._doubted = between, None
        return Trust.SET_BACK if back else Trust.STEADY

    def _note(self, seconds: float) -> None:
        self._jumped = self._passed()
        log.warning("clock-jumped", seconds=round(seconds))

    @property
    def doubted(self) -> bool:
        """Whether the clock was last seen ahead, and nobody knows yet whether it stays there."""
        return self._doubted is not None

    @property
    def settled(self) -> bool:
        """Whether the last jump, if there ever was one, is long past."""
        return self._jumped is None or self._passed() - self._jumped >= _UNSETTLED
