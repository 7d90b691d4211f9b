"""How often a bot may speak: so often a second to everybody, so often to one chat, so often a minute to one group."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil

_SECOND = 1.0
_MINUTE = 60.0


@dataclass(slots=True)
class Pace:
    """``strict`` refuses what comes too soon; otherwise it is only counted, in ``too_soon``."""

    per_second: int = 30
    chat_per_second: int = 1
    group_per_minute: int = 20
    strict: bool = False
    too_soon: int = 0
    _windows: dict[int | None, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _minutes: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def wait(self, chat: int, at: datetime) -> int:
        """How many whole seconds this message comes too soon; 0 when it may go, and then it counts."""
        now = at.timestamp()
        windows = [
            (self._windows[None], self.per_second, _SECOND),
            (self._windows[chat], self.chat_per_second, _SECOND),
        ]
        if chat < 0:
            windows.append((self._minutes[chat], self.group_per_minute, _MINUTE))
        seconds = max(_seconds_left(window, most, span, now) for window, most, span in windows)
        if seconds:
            self.too_soon += 1
            if self.strict:
                return seconds
        for window, _, _ in windows:
            window.append(now)
        return 0


def _seconds_left(window: deque[float], most: int, span: float, now: float) -> int:
    while window and now - window[0] >= span:
        window.popleft()
    return 0 if len(window) < most else max(1, ceil(window[len(window) - most] + span - now))
