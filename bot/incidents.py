"""Telling operators of bugs without telling them what anybody said.

An incident is logged under a short id with the kind of the error and the lines of code it passed through. Never its
message: it may hold what a resident wrote.
"""

from __future__ import annotations

import secrets
import time
import traceback

import structlog

log = structlog.get_logger(__name__)

#: Ids are of letters: one of digits could pass for a telephone and be starred in the words that tell it.
_LETTERS, _LENGTH = "bcdfghjkmnpqrstvwxz", 8


def report(error: BaseException, *, where: str, **ids: int | str) -> str:
    """The short id under which the incident was logged. ``ids`` are row ids and names of channels, nothing personal."""
    incident = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    frames = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    log.error("incident", incident=incident, where=where, kind=type(error).__name__, frames=frames[-8:], **ids)
    return incident


#: What goes on failing in the same way is told again after so many seconds: a full disk is not helped by logs.
_AGAIN = 60.0


class Seldom:
    """Reports what fails over and over, one kind of error once a minute."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._told: dict[str, float] = {}

    def report(self, error: BaseException) -> None:
        """Log the incident, unless this kind was logged just now."""
        kind, now = type(error).__name__, time.monotonic()
        if now - self._told.get(kind, -_AGAIN) >= _AGAIN:
            self._told[kind] = now
            report(error, where=self._where)
