"""How much an account may say to somebody by itself: what they did opens a window, so long and for so many messages.

Sizes: developers.weixin.qq.com, 客服消息 › 客服消息下发规则. A tap on the link of a menu message is one on the menu.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from tests.emulators.wechat.refusals import Refused


class Scene(StrEnum):
    """What opens a window."""

    MESSAGE = "message"
    MENU = "menu"
    FOLLOW = "follow"
    SCAN = "scan"


SIZES: Mapping[Scene, tuple[int, timedelta]] = {
    Scene.MESSAGE: (5, timedelta(hours=48)),
    Scene.MENU: (3, timedelta(minutes=1)),
    Scene.FOLLOW: (3, timedelta(minutes=1)),
    Scene.SCAN: (3, timedelta(minutes=1)),
}


@dataclass(slots=True)
class _Window:
    until: datetime
    room: int


@dataclass(slots=True)
class Windows:
    """Those of one person. Each scene has its own, and opening it again fills it, it does not add to it."""

    _open: dict[Scene, _Window] = field(default_factory=dict)

    def open(self, scene: Scene, now: datetime) -> None:
        """They did it."""
        room, span = SIZES[scene]
        self._open[scene] = _Window(now + span, room)

    def close(self) -> None:
        """They are gone."""
        self._open.clear()

    def room(self, now: datetime) -> int:
        """How many messages may still be said."""
        return sum(window.room for window in self._current(now))

    def take(self, now: datetime) -> None:
        """One is said, out of the window that closes first. Raises Refused."""
        current = self._current(now)
        if not current:
            raise Refused(45015)
        with_room = [window for window in current if window.room]
        if not with_room:
            raise Refused(45047)
        min(with_room, key=lambda window: window.until).room -= 1

    def _current(self, now: datetime) -> list[_Window]:
        return [window for window in self._open.values() if now < window.until]
