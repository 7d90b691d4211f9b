"""How a play is written: from its text to its cues. Pure; who and what the names mean is found out in ``cast``.

    town: yueyang-lou                       the head: which town, when it begins, who else there is
    time: 2026-05-08 15:00

    # whatever explains the scene
    Emma (the yard group): The lamp is out [photo lamp]
    Emma hears: number … until [choice Withdraw]
    Li taps Sign for it
    wait 2 hours

Full-width and half-width marks mean the same. Indented lines go on with the words above. The whole grammar is
described in ``docs/rehearsals.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from bot.rehearsal.marks import HALF_WIDTH, Marks, pattern
from bot.rehearsal.mistakes import CannotPlay, Mistake, PlayMistakes
from bot.rehearsal.script import Announces, Blocks, Cue, Ear, Hears, Moment, Passes, Script, Seat, Speaks, Stops, Taps
from bot.rehearsal.times import Spans, read_moment
from bot.rehearsal.vocabulary import Vocabulary
from domain.message import Say
from domain.reading.numerals import arabic

_HEADERS = ("play-town", "play-time", "play-cast", "play-stranger", "play-unbound")

#: The longer ones first: in English "hears" begins them all.
_VERBS = ("play-hears-nothing", "play-hears-only", "play-hears-not", "play-hears", "play-taps", "play-blocks")

_EARS: Mapping[str, Ear] = {
    "play-hears-nothing": Ear.NOTHING,
    "play-hears-only": Ear.ONLY,
    "play-hears-not": Ear.NOT,
    "play-hears": Ear.SOMETHING,
}

_SEAT = r"(?P<who>[^:()\[\]]+?)\s*(?:\((?P<group>[^()]+)\))?"

_COMMENT = "#"


def read_script(text: str, words: Vocabulary) -> Script:
    """The play. Raises PlayMistakes with everything that is wrong in it."""
    reader = _Reader(words)
    for number, written in _whole_lines(text, reader.mistakes):
        try:
            reader.read(number, written)
        except CannotPlay as wrong:
            reader.mistakes.append(Mistake(number, wrong.say))
    return reader.script(tuple(text.splitlines()))


def _whole_lines(text: str, mistakes: list[Mistake]) -> list[tuple[int, str]]:
    """The lines with their numbers, without comments, each with what goes on below it."""
    found: list[tuple[int, str]] = []
    goes_on = False
    for number, line in enumerate(text.splitlines(), 1):
        written = line.strip()
        if not written or line.startswith(_COMMENT):
            goes_on = False
        elif line[0].isspace() and goes_on:
            first, above = found[-1]
            found[-1] = (first, f"{above}\n{written}")
        elif line[0].isspace():
            mistakes.append(Mistake(number, Say("rehearsal-continues-nothing")))
        else:
            found.append((number, written))
            goes_on = True
    return found


class _Reader:
    """Reads line after line, and knows what was read before."""

    def __init__(self, words: Vocabulary) -> None:
        self.mistakes: list[Mistake] = []
        self._cues: list[Cue] = []
        self._town = ""
        self._town_line = 0
        self._starts: Moment | None = None
        self._called: dict[str, str] = {}
        self._strangers: list[str] = []
        self._unbound: list[str] = []
        self._marks = Marks(words)
        self._spans = Spans(words)
        self._headers = _shape(rf"(?:{words.any_of(_HEADERS)})\s*:\s*(?P<value>.*)")
        wait, until, outage = (words.of(f"play-{id}") for id in ("wait", "until", "outage"))
        self._wait = _shape(rf"(?:{wait})\s*(?P<span>\d.*)")
        self._until = _shape(rf"(?:{until})\s*(?P<moment>\d.*)")
        self._outage = _shape(rf"(?:{outage})\s*(?:(?P<span>\d.*)|(?:{until})\s*(?P<moment>\d.*))")
        self._restart = _shape(words.of("play-restart"))
        self._notice = _shape(rf"(?:{words.of('play-notice')})\s*:\s*(?P<text>.*)")
        verbs = words.any_of(_VERBS)
        self._acts = _shape(
            rf"{_SEAT}(?:\s*:\s*(?P<said>.*)|(?:\s+|(?<=\)))(?:{verbs})(?=[\s:]|$)\s*:?\s*(?P<rest>.*))"
        )

    def read(self, number: int, written: str) -> None:
        """Take in one line. Raises CannotPlay."""
        plain = written.translate(HALF_WIDTH)
        if header := self._headers.fullmatch(plain):
            self._head(number, _named(header, _HEADERS), written[header.start("value") :].strip())
            return
        cue = self._time(number, arabic(plain)) or self._announced(number, written, plain)
        cue = cue or self._act(number, written, plain)
        if cue is None:
            raise CannotPlay("rehearsal-line-wrong")
        self._cues.append(cue)

    def _head(self, number: int, id: str, value: str) -> None:
        if self._cues:
            raise CannotPlay("rehearsal-header-late")
        if not value:
            raise CannotPlay("rehearsal-nothing-said")
        takes: Mapping[str, Callable[[str], None]] = {
            "play-town": partial(self._take_town, number),
            "play-time": self._take_time,
            "play-cast": self._take_cast,
            "play-stranger": self._strangers.append,
            "play-unbound": self._unbound.append,
        }
        takes[id](value)

    def _take_town(self, number: int, value: str) -> None:
        if self._town:
            raise CannotPlay("rehearsal-header-twice")
        self._town, self._town_line = value, number

    def _take_time(self, value: str) -> None:
        if self._starts is not None:
            raise CannotPlay("rehearsal-header-twice")
        starts = read_moment(value.translate(HALF_WIDTH))
        if starts.year is None:
            raise CannotPlay("rehearsal-time-wrong")
        self._starts = starts

    def _take_cast(self, value: str) -> None:
        name, equals, called = (part.strip() for part in value.translate({0xFF1D: "="}).partition("="))
        if not (name and equals and called):
            raise CannotPlay("rehearsal-cast-wrong")
        if name in self._called:
            raise CannotPlay("rehearsal-header-twice")
        self._called[name] = called

    def _time(self, number: int, plain: str) -> Cue | None:
        """Time that passes, or a program that stands still."""
        if self._restart.fullmatch(plain):
            return Stops(number, self._spans.read(""))
        if found := self._wait.fullmatch(plain):
            return Passes(number, self._spans.read(found["span"]))
        if found := self._until.fullmatch(plain):
            return Passes(number, read_moment(found["moment"]))
        if found := self._outage.fullmatch(plain):
            span = self._spans.read(found["span"]) if found["span"] else read_moment(found["moment"])
            return Stops(number, span)
        return None

    def _announced(self, number: int, written: str, plain: str) -> Cue | None:
        """A notice, with all the lines below it."""
        found = self._notice.fullmatch(plain)
        return None if found is None else Announces(number, written[found.start("text") :])

    def _act(self, number: int, written: str, plain: str) -> Cue | None:
        """Somebody says, taps or hears something."""
        found = self._acts.fullmatch(plain)
        if found is None:
            return None
        group = "" if found["group"] is None else written[found.start("group") : found.end("group")].strip()
        seat = Seat(written[: found.end("who")].strip(), group)
        if found["said"] is not None:
            return self._marks.spoken(Speaks(number, seat, written[found.start("said") :]))
        verb, rest = _named(found, _VERBS), written[found.start("rest") :].strip()
        if verb == "play-taps":
            return _taps(number, seat, rest)
        if verb == "play-blocks" and not rest:
            return Blocks(number, seat)
        if verb not in _EARS:
            return None
        return self._hears(Hears(number, seat, _EARS[verb]), rest)

    def _hears(self, bare: Hears, rest: str) -> Cue:
        if bare.ear is not Ear.NOTHING:
            return self._marks.heard(bare, rest)
        if rest:
            raise CannotPlay("rehearsal-line-wrong")
        return bare

    def script(self, source: tuple[str, ...]) -> Script:
        """Everything that was read. Raises PlayMistakes."""
        if not self._town:
            self.mistakes.append(Mistake(1, Say("rehearsal-needs-town")))
        if self._starts is None:
            self.mistakes.append(Mistake(1, Say("rehearsal-needs-time")))
        if not self._cues:
            self.mistakes.append(Mistake(max(1, len(source)), Say("rehearsal-needs-cue")))
        if self.mistakes or self._starts is None:
            raise PlayMistakes(self.mistakes)
        return Script(
            town=self._town,
            town_line=self._town_line,
            starts=self._starts,
            cues=tuple(self._cues),
            called=self._called,
            strangers=tuple(self._strangers),
            unbound=tuple(self._unbound),
            source=source,
        )


def _taps(number: int, seat: Seat, label: str) -> Taps:
    if not label:
        raise CannotPlay("rehearsal-nothing-said")
    return Taps(number, seat, pattern(label))


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def _named(found: re.Match[str], ids: tuple[str, ...]) -> str:
    """Which of the words it was."""
    return next(id for id in ids if found[id.replace("-", "_")] is not None)
