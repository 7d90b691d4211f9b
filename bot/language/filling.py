"""One sentence of a catalogue, ready to be filled. Which sentence it is, and with what, is decided in ``text``.

Nearly every sentence is words with holes in them and no choice between words. Those are filled right here: Fluent
takes ten times as long to say the same, and a message is some twenty sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import TypeAlias

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import NeverIsolatingPlaceable, Pattern, Placeable, TextElement, VariableReference
from fluent.runtime.types import FluentType, fluent_number

#: What stands in a hole.
Value: TypeAlias = "str | int"

#: What fills a sentence. Raises KeyError for a hole nothing is there for.
Filling: TypeAlias = Callable[[Mapping[str, Value]], str]

#: Fluent gives up on a whole sentence when one argument is longer than 2,500 characters; a list of cases may well be.
_FLUENT_LIMIT = 2500

#: A hole among words, and one that stands alone.
_HOLES = (Placeable, NeverIsolatingPlaceable)


class Unfilled(Exception):
    """The sentence came out with a hole, or Fluent found fault with it. ``text`` is as far as it came."""

    def __init__(self, text: str, errors: Sequence[Exception]) -> None:
        super().__init__("; ".join(map(str, errors)))
        self.text = text


class Sentence:
    __slots__ = ("_bundle", "_filled", "_pattern")

    def __init__(self, bundle: FluentBundle, pattern: Pattern) -> None:
        self._bundle = bundle
        self._pattern = pattern
        self._filled = _filling(pattern)

    def fill(self, values: Mapping[str, Value]) -> str:
        """The sentence with these in its holes. Raises Unfilled."""
        if self._filled is not None:
            try:
                return self._filled(values)
            except KeyError:
                # Fluent tells which hole it is, and says the rest.
                pass
        return self._said_by_fluent(values)

    def _said_by_fluent(self, values: Mapping[str, Value]) -> str:
        short, held = _hold_back(values)
        said, errors = self._bundle.format_pattern(self._pattern, short)
        text = _put_back(str(said), held)
        if errors:
            raise Unfilled(text, errors)
        return text


def _filling(pattern: Pattern) -> Filling | None:
    """None for a sentence that is more than words with holes."""
    words, names = "", []
    for part in pattern.elements if isinstance(pattern, Pattern) else [pattern]:
        if isinstance(part, TextElement):
            words += part.value.replace("%", "%%")
        elif isinstance(part, _HOLES) and isinstance(part.expression, VariableReference):
            words += "%s"
            names.append(part.expression.id.name)
        else:
            return None
    if len(names) < 2:
        return lambda values: words % tuple([values[name] for name in names])
    picked = itemgetter(*names)
    return lambda values: words % picked(values)


def _hold_back(values: Mapping[str, Value]) -> tuple[dict[str, str | FluentType], dict[str, str]]:
    """The arguments with a mark in place of each that is too long for Fluent, and the marks with what they stand for.

    A mark holds a character that nobody can write.
    """
    held = {name: value for name, value in values.items() if isinstance(value, str) and len(value) > _FLUENT_LIMIT}
    marks = {name: f"\x00{name}\x00" for name in held}
    short: dict[str, str | FluentType] = {
        name: value if isinstance(value, str) else fluent_number(value, useGrouping=False)
        for name, value in {**values, **marks}.items()
    }
    return short, {marks[name]: text for name, text in held.items()}


def _put_back(text: str, held: Mapping[str, str]) -> str:
    for mark, long in held.items():
        text = text.replace(mark, long)
    return text
