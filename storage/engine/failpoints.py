"""Named places where a trial of faults may make the program die, fail, wait or stand still.

Without ``LINZHANG_FAILPOINTS`` in the environment of the process every one of them does nothing, and no setting can
change that: it is no setting. Only ``tests/faults`` sets it. Nothing of a trial lives here, only where it may strike.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

VARIABLE = "LINZHANG_FAILPOINTS"

#: Every place by name; each is passed at exactly one line of the program.
PLACES: Mapping[str, str] = {
    "intake.before_commit": "the payload is a row, not yet committed",
    "intake.after_commit": "committed, the platform has not heard",
    "worker.claimed": "the payload was read from the inbox",
    "worker.before_commit": "it had its effect, not yet committed",
    "worker.after_commit": "committed, its uploads are still there",
    "courier.claimed": "the messages are marked as going out",
    "courier.sent_before_mark": "the platform has the message, we have not noted it",
    "courier.marked": "noted",
    "sweep.before_commit": "clocks were acted upon, not yet committed",
    "sweep.after_commit": "committed, the courier is not yet awake",
    "nag.fired": "clocks have moved on, no history knows of it yet",
    "nag.addressed": "it is settled who hears of one of the nags",
    "nag.said": "one person's message is queued, others are still to be told",
    "photo.written": "the bytes are on disk under a passing name",
    "photo.renamed": "under their own name, the folder not yet synced",
    "photo.noted": "the row of the photo is written, not yet committed",
    "migrate.before_commit": "a migration ran to its end, not yet committed",
    "upgrade.before_commit": "all migrations of a PostgreSQL database ran to their end, not yet committed",
    "backup.copied": "the database is copied, not yet checked",
    "backup.before_rename": "a backup is whole, its name still passing",
    "backup.after_rename": "under its own name, older ones still there",
    "restore.copied": "a backup is copied back and checked, its photos are not there yet",
    "restore.before_rename": "all is there but the database's own name",
    "move.brought": "one more table is in the new place, for nobody else to see",
    "move.completed": "all of them are, with their indices and keys; nothing is compared yet",
    "move.before_end": "all is compared, and not yet kept",
}


class FailpointRaised(Exception):
    """What a place raises that was told to ``raise``."""


@dataclass(slots=True)
class _Armed:
    act: Callable[[float], None]
    value: float
    passes: int | None


def _exit(_value: float) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _raise(_value: float) -> None:
    raise FailpointRaised


def _stop(_value: float) -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


_ACTS: Mapping[str, Callable[[float], None]] = {"exit": _exit, "raise": _raise, "sleep": time.sleep, "stop": _stop}

_armed: dict[str, _Armed] = {}


def failpoint(name: str) -> None:
    """Nothing, unless a trial armed this place."""
    if _armed and name in _armed:
        _strike(_armed[name])


def arm(written: str) -> None:
    """What each place does from now on; every place not named does nothing.

    ``worker.claimed=exit@3 courier.marked=sleep:0.2``: it dies when it passes for the third time; it waits 0.2 s each
    time. Raises ValueError for a place or an act there is not.
    """
    armed = dict(_read(item) for item in written.split())
    _armed.clear()
    _armed.update(armed)


def _read(item: str) -> tuple[str, _Armed]:
    name, _, rest = item.partition("=")
    told, _, count = rest.partition("@")
    act, _, value = told.partition(":")
    if name not in PLACES or act not in _ACTS:
        raise ValueError(f"{VARIABLE}: {item!r} is no place with an act")
    return name, _Armed(_ACTS[act], float(value or 0), int(count) if count else None)


def _strike(armed: _Armed) -> None:
    """Act each time, or only the time that was said."""
    if armed.passes is not None:
        armed.passes -= 1
    if not armed.passes:
        armed.act(armed.value)


arm(os.environ.get(VARIABLE, ""))
