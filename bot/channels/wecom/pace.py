"""How much a member may be sent. WeCom says nothing when it is too much: it throws the rest away. Time is an argument.

All of it is memory: right after a restart a little too much could be sent to somebody who just got a lot.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta

#: So many messages in so long (developer.work.weixin.qq.com, 访问频率限制: 30 and 1,000), with some room to spare:
#: nobody knows at which moment of its way WeCom counts a message.
SPANS: Mapping[timedelta, int] = {timedelta(minutes=1): 28, timedelta(hours=1): 980}

_LONGEST = max(SPANS)
_MOST = SPANS[_LONGEST]


class MemberPace:
    def __init__(self) -> None:
        self._sent: dict[str, deque[datetime]] = {}

    def wait(self, member: str, now: datetime) -> timedelta:
        """How long the member may be sent nothing; zero when a message may go now."""
        sent = self._sent.get(member, ())
        waits = [sent[-most] + span - now for span, most in SPANS.items() if len(sent) >= most]
        return max(timedelta(0), *waits) if waits else timedelta(0)

    def went(self, member: str, now: datetime) -> None:
        """A message went out to the member."""
        self._forget(now)
        # Whoever was sent something last stands last.
        sent = self._sent.pop(member, None) or deque(maxlen=_MOST)
        sent.append(now)
        self._sent[member] = sent

    def _forget(self, now: datetime) -> None:
        """Whoever was sent nothing for so long has all of it again."""
        while self._sent and now - self._sent[longest_silent := next(iter(self._sent))][-1] > _LONGEST:
            del self._sent[longest_silent]
