"""A poll as a file that anybody can check: what ``domain.polls.export`` writes, read from what is stored."""

from __future__ import annotations

from domain.polls.export import export
from domain.polls.poll import Poll
from storage.work import Work


def exported(work: Work, poll: Poll) -> tuple[str, ...]:
    """The lines of the file; of a secret poll not even how many took part before it was counted."""
    counted = work.polls.result(poll) is not None
    participations = work.secret.participations(poll.id) if poll.secret and counted else None
    opened_with = [voice.counted for voice in work.rolls.units(poll.id) if not voice.added]
    return export(poll.id, opened_with, work.ledger.lines(poll.id), participations)
