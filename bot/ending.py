"""Why a service that is running cannot go on, for whoever ends the process."""

from __future__ import annotations

from typing import Final

#: Somebody has to mend something first: starting again changes nothing.
MEND: Final = 1

#: Starting again is what helps; a supervisor does that (``EX_SOFTWARE``).
START_AGAIN: Final = 70


class MustEnd(Exception):
    """``key`` is what the administrator is told, ``code`` how the process ends."""

    def __init__(self, key: str, *, code: int) -> None:
        super().__init__(key)
        self.key = key
        self.code = code
