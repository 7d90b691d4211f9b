"""Counting what SQLite does: no clock on the wall lies as little."""

from __future__ import annotations

from collections.abc import Callable

from storage.work import Work

_EVERY = 100


def steps_of(work: Work, look: Callable[[], object]) -> int:
    """How many instructions of SQLite's machine, to the nearest hundred below, it takes to find something."""
    steps = 0

    def tick() -> int:
        nonlocal steps
        steps += _EVERY
        return 0

    work._connection.set_progress_handler(tick, _EVERY)
    try:
        assert look()
    finally:
        work._connection.set_progress_handler(None, 0)
    return steps
