"""What is wrong with a play, by line: found all at once before it is played, or one by one while it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from domain.message import Arg, Say


@dataclass(frozen=True, slots=True)
class Mistake:
    """The line, counted from 1, and the sentence about it."""

    line: int
    say: Say


class PlayMistakes(Exception):
    """A play that cannot be played; ``mistakes`` are all there are, from the top down."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: mistake.line))
        super().__init__(f"{len(self.mistakes)} mistakes in a play")


class CannotPlay(Exception):
    """A cue that cannot be played; ``say`` is the sentence that says why."""

    def __init__(self, key: str, **args: Arg) -> None:
        super().__init__(key)
        self.say = Say(key, args)
