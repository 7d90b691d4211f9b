"""A voice note that comes with what somebody says of a case: the case has it, for whoever has the case in hand.

Nobody here understands a word of it: whatever takes words or a photo still takes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.casework.case import Case
from domain.message import Incoming, Recording
from handlers.speaking import speaker
from handlers.telling import news
from storage.work import Work


def keep_voice(work: Work, incoming: Incoming, now: datetime, case: Case) -> bool:
    """Whether a voice note came with it; then it is the case's, as something that was noted, and handed over."""
    if incoming.recording is None:
        return False
    who = speaker(work, incoming, now).person.id
    work.recordings.add(case.id, (incoming.recording,), now)
    # By who acted at this moment it is found when they are to be forgotten.
    work.history.add(case, "note", now, actor=who, before=case.state)
    hand_to_others(work, case, (incoming.recording,), who, now)
    return True


def hand_to_others(work: Work, case: Case, recordings: Iterable[Recording], speaker: int, now: datetime) -> None:
    """Whoever has the case in hand gets the voice notes, but for the speaker."""
    others = [person for person in news.leads(work, case, now) if person != speaker]
    news.hand_over(work, case, recordings, others, now)
