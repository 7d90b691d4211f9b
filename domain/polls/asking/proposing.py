"""A poll in one line, read: what is asked, between what, and until when.

    电动车充电桩放哪里 / 东门 / 西门 / 南门 到周日20点

Options stand behind slashes, behind enumeration commas, or on lines of their own; what cannot be read so belongs to the
question. Nothing said here is refused: how much of it makes a poll is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from domain.reading.appointments import read_appointment
from domain.reading.hours import split_hour
from domain.reading.spoken import SpokenWords

#: No end is said in more characters than these.
_LONGEST_END = 24

#: What may be left of an end beside its day and its hour: 止, 为止, 前.
_SAYS_NOTHING = 2

#: What parts options, what is likeliest meant so first: slashes and bars, half-width and full-width; then 、.
_SEPARATORS = (r"[/|\uff0f\uff5c]", r"\u3001")

#: How a line of a list begins: "1.", "A、", "-".
_BULLET = re.compile(r"\s*(?:(?:\d{1,2}|[A-Za-z])[.\u3001)\uff09:\uff1a]|[-*\u2022\u00b7])\s*")

#: What a sentence may end with that belongs to no option: 。，；and their narrow forms.
_LOOSE_ENDS = " \t\n,;." + "".join(map(chr, (0x3002, 0xFF0C, 0xFF1B)))

_QUESTION = re.compile(r"[?\uff1f]")


@dataclass(frozen=True, slots=True)
class End:
    """When something ends, as far as it was said."""

    day: date | None
    hour: time | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is asked, between what (nothing where no options were named), and until when if that was said."""

    question: str
    options: tuple[str, ...] = ()
    end: End | None = None


def read_proposal(text: str, today: date, words: SpokenWords) -> Proposal:
    """Everything the line says."""
    text, end = _split_end(text.strip(), today, words)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > 1:
        question, options = lines[0], read_options("\n".join(lines[1:]))
    else:
        question, options = _split_line("".join(lines))
    return Proposal(question.strip(), options, end)


def read_options(text: str) -> tuple[str, ...]:
    """The options of a list: one for each line, else what stands between separators, else all of it as one."""
    lines = [line for line in text.splitlines() if line.strip()]
    parts = lines if len(lines) > 1 else _parts("".join(lines))
    return tuple(option for part in parts if (option := _cleaned(part)))


def read_end(text: str, today: date, words: SpokenWords) -> End | None:
    """The end a text names and says nothing else; None for any other text."""
    said = re.sub(rf"\s*(?:{_either(words)})\s*", "", text, count=1) if _begins(text, words) else text
    if len(said) > _LONGEST_END:
        return None
    hour, rest = split_hour(said, words.hours)
    read = read_appointment(rest, today, words.days)
    if read.day is not None:
        return End(read.day, hour) if len(read.rest) <= _SAYS_NOTHING else None
    if rest.strip().isdecimal():
        return None
    ahead, left = words.days_before(rest)
    if ahead is not None and len(left) <= _SAYS_NOTHING and ahead <= _MOST_DAYS:
        return End(today + timedelta(days=ahead), hour)
    return End(None, hour) if hour is not None and len(rest) <= _SAYS_NOTHING else None


#: Nothing anybody means ends later, and a calendar has an end too.
_MOST_DAYS = 3660


def _split_end(text: str, today: date, words: SpokenWords) -> tuple[str, End | None]:
    """The text without the last phrase that says until when, and what that says; a line of its own may be one too."""
    head, _, last = text.rpartition("\n")
    if head and (end := read_end(last.strip(), today, words)) is not None:
        return head.rstrip(_LOOSE_ENDS), end
    if not words.until:
        return text, None
    for found in reversed(list(re.finditer(_either(words), text, re.IGNORECASE))):
        if len(text) - found.end() > _LONGEST_END:
            break
        tail = text[found.end() :].strip(_LOOSE_ENDS)
        if tail and (end := read_end(tail, today, words)) is not None:
            return text[: found.start()].rstrip(_LOOSE_ENDS), end
    return text, None


def _split_line(line: str) -> tuple[str, tuple[str, ...]]:
    for separator in _SEPARATORS:
        for question, listed in _cuts(line, separator):
            options = tuple(option for part in re.split(separator, listed) if (option := _cleaned(part)))
            if question.strip() and len(options) > 1:
                return question, options
    return line, ()


def _cuts(line: str, separator: str) -> Iterator[tuple[str, str]]:
    """Where the question may end and the options begin, the likeliest first: at a question mark, at a separator with
    spaces around it, before the words that stand around one.
    """
    first = re.search(separator, line)
    if first is None:
        return
    asked = [mark.end() for mark in _QUESTION.finditer(line) if mark.end() <= first.start()]
    if asked:
        yield line[: asked[-1]], line[asked[-1] :]
    loose = re.search(rf"\s{separator}\s", line)
    if loose is not None:
        yield line[: loose.start()], line[loose.end() :]
    words = list(re.finditer(rf"\S+(?:\s+{separator}\s+\S+)*", line))
    listing = [word for word in words if re.search(separator, word[0])]
    for word in (listing[-1], listing[0]):
        yield line[: word.start()], line[word.start() :]


def _parts(line: str) -> list[str]:
    for separator in _SEPARATORS:
        if re.search(separator, line):
            return re.split(separator, line)
    return [line]


def _cleaned(option: str) -> str:
    """The option without what makes it an item of a list."""
    bullet = _BULLET.match(option)
    kept = option[bullet.end() :] if bullet else option
    return (kept if kept.strip() else option).strip(_LOOSE_ENDS)


def _begins(text: str, words: SpokenWords) -> bool:
    return bool(words.until) and re.match(rf"\s*(?:{_either(words)})", text, re.IGNORECASE) is not None


def _either(words: SpokenWords) -> str:
    """Any of the words before an end; a Latin one only as a word of its own."""
    spelled = sorted(words.until, key=len, reverse=True)
    return "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in spelled)
