"""What is wrong with a town's files: where it stands and the sentence that says it. Nothing is read or checked here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import SupportsInt

from domain.message import Arg, Say

_LISTED = 12


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to put right (or, as a warning, to look at): the file's name, its line counted from 1, the sentence."""

    file: str
    line: int
    say: Say


class TownMistakes(Exception):
    """A town cannot be taken as it is; ``mistakes`` are all that were found, file by file, from the top down."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(f"{len(mistakes)} mistakes, the first in {mistakes[0].file}:{mistakes[0].line}")
        self.mistakes = mistakes


class Notes:
    """What was noted about one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[int, list[Mistake]] = {}

    def add(self, line: SupportsInt, key: str, /, **args: Arg) -> None:
        """The same sentence about the same line is noted once."""
        number = int(line)
        mistake = Mistake(self.file, number, Say(key, args))
        noted = self._found.setdefault(number, [])
        if mistake not in noted:
            noted.append(mistake)

    def found(self) -> tuple[Mistake, ...]:
        """Everything noted, from the top of the file down."""
        return tuple(mistake for line in sorted(self._found) for mistake in self._found[line])


def hint(word: str, choices: Iterable[str]) -> Say:
    """What may have been meant by a word nobody knows: the nearest choice, else the choices there are."""
    known = sorted(set(choices))
    near = get_close_matches(word, known, n=1)
    if near:
        return Say("town-hint-near", {"near": near[0]})
    if not known:
        return Say("town-hint-nothing")
    return Say("town-hint-choices", {"choices": ", ".join(known[:_LISTED]) + (" …" if len(known) > _LISTED else "")})
