"""How fast a platform lets us speak: what may go now, and what has to wait until when. Time is an argument.

All of it is memory: after a restart the platform itself says when it is too fast. Whoever goes on where another process
spoke begins carefully.
"""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime, timedelta
from zlib import crc32

from bot.channels import Limits

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)

#: So much more than a platform asks for: two clocks are never quite the same, and no way takes always as long.
_MARGIN = timedelta(milliseconds=50)

#: A clock set back by more than this makes what was counted worthless.
_BACK = timedelta(seconds=1)

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


#: So long it is crowded from the minute on; what waits is spread over so long after that.
_CROWD = timedelta(seconds=90)
_SPREAD = timedelta(seconds=210)


def after_the_crowd(limits: Limits, chat: str, now: datetime) -> datetime | None:
    """When what can wait goes to the chat, another moment for every chat; None when it can go now."""
    for minute in limits.crowded_at:
        crowded = now.replace(minute=minute, second=0, microsecond=0)
        if crowded <= now < crowded + _CROWD:
            return crowded + _CROWD + _SPREAD * (crc32(chat.encode()) / 2**32)
    return None


class Pace:
    """What has gone out on one channel lately.

    A platform counts a message at some moment of its way, nobody knows which: here it counts from when it went out, and
    anew from when it arrived or was refused.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._latest = _LONG_AGO
        self._lately: deque[datetime] = deque(maxlen=limits.per_second)
        self._arrived: dict[str, deque[datetime]] = {}
        self._free_at: dict[str, datetime] = {}
        self._groups_free_at = _LONG_AGO

    def take_over(self, now: datetime) -> None:
        """Somebody else spoke here until now, and may have used up every limit: it is as if we had."""
        self._look(now)
        self._lately.extend([now] * self.limits.per_second)
        self._groups_free_at = now + _MINUTE + _MARGIN

    def groups_free_at(self, now: datetime) -> datetime | None:
        """From when on groups may hear something; None when they may now."""
        return self._groups_free_at if now < self._groups_free_at <= now + _MINUTE + _MARGIN else None

    def room(self, now: datetime) -> int:
        """How many more messages may go out now."""
        self._look(now)
        return self.limits.per_second - sum(now - moment < _SECOND + _MARGIN for moment in self._lately)

    def resting(self, now: datetime) -> frozenset[str]:
        """The chats that may hear nothing now."""
        self._look(now)
        return frozenset(self._free_at)

    def goes(self, chat: str, now: datetime, *, public: bool) -> datetime:
        """A message goes out now; from when on the chat may hear another, as far as one can tell before it arrives."""
        self._look(now)
        self._lately.append(now)
        arrived = self._arrived.pop(chat, None)
        if arrived is None:
            arrived = deque(maxlen=max(self.limits.chat_per_second, self.limits.group_per_minute if public else 0))
        arrived.append(now)
        self._arrived[chat] = arrived
        return self._count(chat, arrived, public=public)

    def arrived(self, chat: str, now: datetime, *, public: bool) -> None:
        """The message of the chat that went out has arrived, or come to another end."""
        if (arrived := self._arrived.get(chat)) is None:
            return
        if arrived[-1] in self._lately:
            self._lately.remove(arrived[-1])
        self._lately.append(now)
        arrived[-1] = now
        self._count(chat, arrived, public=public)

    def halt(self, chat: str, until: datetime) -> None:
        """The platform wants the chat to hear nothing before then."""
        self._free_at[chat] = max(until, self._free_at.get(chat, _LONG_AGO))

    def next_moment(self, now: datetime) -> datetime | None:
        """When something may go that may not go now; None when nothing has to wait."""
        moments = [*self._free_at.values()]
        if self.room(now) <= 0:
            moments.append(min(self._lately) + _SECOND + _MARGIN)
        return min(moments, default=None)

    def _count(self, chat: str, arrived: deque[datetime], *, public: bool) -> datetime:
        spans = [(self.limits.chat_per_second, _SECOND)]
        if public:
            spans.append((self.limits.group_per_minute, _MINUTE))
        full = [arrived[-most] + span + _MARGIN for most, span in spans if len(arrived) >= most]
        self.halt(chat, max(full, default=_LONG_AGO))
        return self._free_at[chat]

    def _look(self, now: datetime) -> None:
        """Forget what no longer counts."""
        if now < self._latest - _BACK:
            self._lately.clear()
            self._arrived.clear()
            self._free_at.clear()
        self._latest = now
        for chat in [chat for chat, free_at in self._free_at.items() if free_at <= now]:
            del self._free_at[chat]
        while self._arrived:
            longest_silent = next(iter(self._arrived))
            if now - self._arrived[longest_silent][-1] < _MINUTE + _MARGIN:
                return
            del self._arrived[longest_silent]
