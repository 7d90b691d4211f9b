"""A notice of the State Council, read sentence by sentence: which days are off, which are worked instead.

The grammar is here, its words come from the catalogue (``NoticeWords``). What is not understood is told by sentence;
whoever reads a notice takes all of it or nothing. Whether its days make a year is asked in ``holidays``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.clocks.calendar import ONE_DAY
from domain.clocks.holidays import Holiday, HolidayYear
from domain.message import Say
from domain.reading.folding import fold
from domain.reading.numerals import arabic

#: No holiday is longer: a longer one is a slip of the pen.
_LONGEST = timedelta(days=15)


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """The words of a notice, in any spelling that folds alike.

    ``year`` 年, ``month`` 月 and ``day`` 日 stand behind numbers, ``days`` 天 behind one that counts; ``to`` 至 and
    ``joins`` 、 between days, ``comma`` and ``stop`` between sentences. ``off`` 放假, ``worked`` 上班, ``moved`` 调至
    say what becomes of the days before them, ``usual`` 照常公休 that all is as always; with ``never`` 不 before or
    ``since`` 起 behind it is something else. ``weekdays`` has the spellings of each, Monday first.
    """

    year: tuple[str, ...]
    month: tuple[str, ...]
    day: tuple[str, ...]
    days: tuple[str, ...]
    to: tuple[str, ...]
    joins: tuple[str, ...]
    comma: tuple[str, ...]
    stop: tuple[str, ...]
    off: tuple[str, ...]
    worked: tuple[str, ...]
    moved: tuple[str, ...]
    usual: tuple[str, ...]
    never: tuple[str, ...]
    since: tuple[str, ...]
    weekdays: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """What a notice says, and what in it was not understood: with flaws nothing of it may be believed."""

    year: HolidayYear
    flaws: tuple[Say, ...]


class NoticeReader:
    """Reads notices with the words of the catalogue."""

    def __init__(self, words: NoticeWords) -> None:
        year, month, joins = _any_of(words.year), _any_of(words.month), _any_of(words.joins)
        self._tokens = _tokens(words)
        self._sentence = re.compile(rf"(?:(?!{'|'.join(map(re.escape, words.stop))}).)+")
        self._year = re.compile(rf"(?<!\d)(\d{{4}})(?:{year})(?!\d)")
        self._numbered = re.compile(rf"(?:^|:)\(?\d{{1,2}}(?:{joins}|[.)])([^:\d]{{1,15}}):")
        self._named = re.compile(rf"^(?:\d{{4}}(?:{year}))?([^:,()\d]{{2,15}}):?(?=\d{{1,2}}(?:{month}))")
        self._weekdays = {_plain(name): n for n, names in enumerate(words.weekdays) for name in names}

    def read(self, text: str, year: int | None = None) -> HolidayNotice:
        """The notice. ``year`` is the one it is about where it does not say so itself."""
        sentences = [(sentence, _plain(sentence)) for sentence in self._sentence.findall(text)]
        named = next((int(found[1]) for _, plain in sentences if (found := self._year.search(plain))), year)
        if named is None:
            return HolidayNotice(HolidayYear(0, True, ()), (Say("calendar-flaw-no-year"),))
        readings = tuple(self._readings(sentences, named))
        holidays = tuple(reading.holiday() for reading in readings if reading.off or reading.worked)
        flaws = (flaw for reading in readings for flaw in reading.flaws)
        return HolidayNotice(HolidayYear(named, True, holidays), tuple(flaws))

    def _readings(self, sentences: Iterable[tuple[str, str]], year: int) -> Iterator[_Reading]:
        """One for each holiday. Where they are numbered, what stands before the first is about the notice itself."""
        numbered = any(self._numbered.search(plain) for _, plain in sentences)
        begins = self._numbered.search if numbered else self._named.search
        reading = None if numbered else _Reading("", year, self._weekdays)
        for sentence, plain in sentences:
            found = begins(plain)
            if found is not None:
                if reading is not None:
                    yield reading
                reading = _Reading(found[1], year, self._weekdays)
            if reading is not None:
                reading.read(sentence.strip(), self._tokens.finditer(plain, found.end() if found else 0))
        if reading is not None:
            yield reading


class _Unclear(Exception):
    """The sentence cannot be understood."""


class _Reading:
    """What was understood of one holiday so far."""

    def __init__(self, name: str, year: int, weekdays: Mapping[str, int]) -> None:
        self.off: set[date] = set()
        self.worked: set[date] = set()
        self.flaws: list[Say] = []
        self._name = name
        self._year = year
        self._weekdays = weekdays
        self._moved: set[date] = set()
        self._first: date | None = None
        self._last: date | None = None

    def holiday(self) -> Holiday:
        """All of it. A day whose rest was moved elsewhere is worked, unless it is a holiday itself."""
        worked = self.worked | (self._moved - self.off)
        return Holiday(self._name, tuple(sorted(self.off)), tuple(sorted(worked)))

    def read(self, sentence: str, tokens: Iterable[re.Match[str]]) -> None:
        """Take in one sentence, or tell why not."""
        heard = _Sentence(self, sentence)
        try:
            for token in tokens:
                assert token.lastgroup is not None
                heard.take(token.lastgroup, token)
            heard.end()
        except _Unclear:
            self.flaws.append(Say("calendar-flaw-unclear", {"sentence": sentence}))

    def day(self, found: re.Match[str]) -> date:
        """The day that was written; what was left out of it is as it was before. Raises _Unclear."""
        year, month, day = (None if found[part] is None else int(found[part]) for part in ("y", "m", "d"))
        assert day is not None
        if month is None:
            if self._last is None:
                raise _Unclear
            month, year = self._last.month, year or self._last.year
        self._last = self._dated(year, month, day)
        self._first = self._first or self._last
        return self._last

    def _dated(self, year: int | None, month: int, day: int) -> date:
        """Without a year it is the one nearest to the first day of the holiday. Raises _Unclear."""
        years = (year,) if year else (self._year,) if self._first is None else range(self._year - 1, self._year + 2)
        days = [found for year in years if (found := _real(year, month, day))]
        if not days:
            raise _Unclear
        first = self._first or days[0]
        return min(days, key=lambda day: abs(day - first))

    def check_weekday(self, day: date, aside: str) -> None:
        """A weekday in brackets must be that of the day: where it is not, the whole year is another one."""
        said = next((n for name, n in self._weekdays.items() if aside.startswith(name)), day.weekday())
        if said != day.weekday():
            self.flaws.append(Say("calendar-flaw-weekday", {"day": day}))

    def rest_moved(self, source: Iterable[date], target: Iterable[date]) -> None:
        """The rest of these days is taken on those."""
        self._moved.update(source)
        self.off.update(target)


class _Sentence:
    """The days named last in a sentence, and what was said of them."""

    def __init__(self, reading: _Reading, sentence: str) -> None:
        self._reading = reading
        self._sentence = sentence
        self._days: list[date] = []
        self._told = True
        self._open = False
        self._source: list[date] | None = None
        self._lengths: tuple[int, ...] = ()
        self._before = ""
        self._signed = False

    def take(self, kind: str, token: re.Match[str]) -> None:
        """One piece after the other. Raises _Unclear."""
        self._signed = kind == "date" and token["y"] is not None
        act = _ACTS.get(kind)
        if act is not None:
            act(self, token)
        self._before = kind

    def end(self) -> None:
        """Days nobody said anything of are not understood, but for the day the notice was signed. Raises _Unclear."""
        self._end_move()
        if not self._told and not self._signed:
            raise _Unclear

    def _date(self, token: re.Match[str]) -> None:
        before = self._days[-1] if self._before == "to" and self._days else None
        day = self._reading.day(token)
        if before is None:
            self._days = [day] if self._told else [*self._days, day]
        elif not before < day <= before + _LONGEST:
            raise _Unclear
        else:
            self._days += [before + n * ONE_DAY for n in range(1, (day - before).days + 1)]
        self._told, self._open = False, True

    def _aside(self, token: re.Match[str]) -> None:
        if self._days:
            self._reading.check_weekday(self._days[-1], token["text"])

    def _off(self, token: re.Match[str]) -> None:
        if self._open:
            self._reading.off.update(self._days)
            total = self._lengths[-1] if self._lengths else 0
            self._lengths = (len(self._days), total + len(self._days))
        self._told, self._open = True, False

    def _amount(self, token: re.Match[str]) -> None:
        said = int(token["number"])
        if self._lengths and said not in self._lengths:
            self._reading.flaws.append(
                Say("calendar-flaw-count", {"sentence": self._sentence, "said": said, "days": self._lengths[-1]})
            )

    def _worked(self, token: re.Match[str]) -> None:
        if self._open:
            self._reading.worked.update(self._days)
        self._told, self._open = True, False

    def _usual(self, token: re.Match[str]) -> None:
        self._told = True

    def _moved(self, token: re.Match[str]) -> None:
        self._source, self._days = self._days, []
        self._told, self._open = True, False

    def _comma(self, token: re.Match[str]) -> None:
        self._end_move()

    def _end_move(self) -> None:
        if self._source is None:
            return
        if not self._source or self._told:
            raise _Unclear
        self._reading.rest_moved(self._source, self._days)
        self._source, self._told, self._open = None, True, False

    def _never(self, token: re.Match[str]) -> None:
        if self._days:
            raise _Unclear

    def _since(self, token: re.Match[str]) -> None:
        if self._before == "date":
            raise _Unclear


#: What each kind of token does; between two days ``to`` only stands.
_ACTS: Mapping[str, Callable[[_Sentence, re.Match[str]], None]] = {
    "date": _Sentence._date,
    "aside": _Sentence._aside,
    "amount": _Sentence._amount,
    "never": _Sentence._never,
    "moved": _Sentence._moved,
    "off": _Sentence._off,
    "worked": _Sentence._worked,
    "usual": _Sentence._usual,
    "since": _Sentence._since,
    "comma": _Sentence._comma,
}


def _tokens(words: NoticeWords) -> re.Pattern[str]:
    """One token after the other; of two that begin alike the one that says more comes first."""
    year, month, day, to, joins = map(_any_of, (words.year, words.month, words.day, words.to, words.joins))
    off, worked = _any_of(words.off), _any_of(words.worked)
    shapes = {
        "date": rf"(?<!\d)(?:(?P<y>\d{{4}})(?:{year}))?(?:(?P<m>\d{{1,2}})(?:{month}))?"
        rf"(?P<d>\d{{1,2}})(?:{day}|(?=(?:{to}|{joins})\d))",
        "aside": r"\((?P<text>[^()]*)\)",
        "amount": rf"(?<!\d)(?P<number>\d{{1,3}})(?:{_any_of(words.days)})",
        "never": rf"(?:{_any_of(words.never)})(?:{off}|{worked})",
        "moved": _any_of(words.moved),
        "off": off,
        "worked": worked,
        "usual": _any_of(words.usual),
        "since": _any_of(words.since),
        "to": to,
        "joins": joins,
        "comma": _any_of(words.comma),
        "other": r"\d+|.",
    }
    return re.compile("|".join(f"(?P<{kind}>{shape})" for kind, shape in shapes.items()))


def _any_of(words: Iterable[str]) -> str:
    """Any of the words, the longer ones first."""
    return "|".join(re.escape(word) for word in sorted(map(_plain, words), key=len, reverse=True))


def _plain(text: str) -> str:
    """The text as it is compared: folded, numbers in digits, nothing between the characters."""
    return "".join(arabic(fold(text)).split())


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
