"""How much a member may be sent. WeCom says nothing when it is too much: it throws the rest away. Time is an argument.

What was sent from here is in memory. What was sent before, or by another process, is known from what was said lately.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

#: So many messages in so long (developer.work.weixin.qq.com, 访问频率限制: 30 and 1,000), with some room to spare:
#: nobody knows at which moment of its way WeCom counts a message.
SPANS: Mapping[timedelta, int] = {timedelta(minutes=1): 28, timedelta(hours=1): 980}

#: So long ago nothing counts any more, and so much is all that counts.
LONGEST = max(SPANS)
MOST = SPANS[LONGEST]

_SHORTEST = min(SPANS)


class MemberPace:
    def __init__(self) -> None:
        self._sent: dict[str, deque[datetime]] = {}

    def is_new_to(self, member: str, now: datetime) -> bool:
        """Whether nothing went to the member from here for a while, so that others may know more of it."""
        sent = self._sent.get(member)
        return sent is None or now - sent[-1] > _SHORTEST

    def recall(self, member: str, sent: Sequence[datetime]) -> None:
        """Messages went to the member at these moments, the oldest first, whoever sent them."""
        known = self._sent.get(member)
        if sent and (known is None or len(sent) > len(known)):
            self._sent[member] = deque(sent, maxlen=MOST)

    def wait(self, member: str, now: datetime) -> timedelta:
        """How long the member may be sent nothing; zero when a message may go now."""
        sent = self._sent.get(member, ())
        waits = [sent[-most] + span - now for span, most in SPANS.items() if len(sent) >= most]
        return max(timedelta(0), *waits) if waits else timedelta(0)

    def went(self, member: str, now: datetime) -> None:
        """A message went out to the member."""
        self._forget(now)
        # Whoever was sent something last stands last.
        sent = self._sent.pop(member, None) or deque(maxlen=MOST)
        sent.append(now)
        self._sent[member] = sent

    def _forget(self, now: datetime) -> None:
        """Whoever was sent nothing for so long has all of it again."""
        while self._sent and now - self._sent[longest_silent := next(iter(self._sent))][-1] > LONGEST:
            del self._sent[longest_silent]
