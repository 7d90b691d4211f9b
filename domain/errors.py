"""Every error the rules raise on purpose.

    Exception
    └── Refusal            the person asked for something that cannot be done; becomes a polite sentence

Anything else that is raised is a bug: the unit of work is rolled back and the payload is kept.
"""

from __future__ import annotations

from domain.message import Arg, Say


class Refusal(Exception):
    """What was asked cannot be done; ``say`` is the sentence the person gets, its key starts with ``refusal-``."""

    def __init__(self, key: str, **args: Arg) -> None:
        super().__init__(key)
        self.say = Say(key, args)
