"""What people type, read: a word the bot knows with what follows it, or the number of a choice.

The spellings are in ``locales/*/typed.ftl`` and nowhere else; those of all languages are understood at any time,
simplified or traditional, full-width or not, in any case. Here are only the rules of when a word was meant:
"上报：灯坏了" asks for something, "上报纸" does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, filterfalse

from bot.language.text import Locale, Texts
from domain.message import Word
from domain.polls.asking.numbering import poll_number
from domain.reading.folding import fold
from domain.reading.numerals import arabic

_PREFIX = "typed-"

#: A word stands at the beginning; no need to look at all of a 10,000-character text.
_HEAD = 64

#: So many different letters are looked up once: more than everyday Chinese needs.
_LETTERS = 4096

#: Words that take nothing after them but a case number: "是的，4栋" is more than a yes, so it is no yes.
_ALONE = frozenset(
    {
        "abstain",
        "accounts",
        "cancel",
        "done",
        "help",
        "households",
        "menu",
        "mine",
        "no",
        "pings-here",
        "pings-on-telegram",
        "pings-on-wechat",
        "pings-on-wecom",
        "skip",
        "start",
        "todo",
        "undo-handover",
        "vote-against",
        "vote-for",
        "yes",
    }
)

#: Words that take something after them only behind a slash: "我家 4栋没水了" is no move of house.
_SLASHED = frozenset({"home", "invite", "leave-home", "month", "week"})

#: Words a number may follow at once, though it is no case's: the things of the council have short numbers of their own.
_COUNTED = frozenset({"ideas", "merge-ideas", "resolution-task", "resolutions", "steps", "support-idea", "topics"})

#: Words a question mark may follow. "好了？" does not say that it is fixed.
_ASKING = frozenset({"help", "language", "menu", "mine", "progress", "start", "todo", "who", "why"})

#: Words a surname may follow at once, and with it a name of so many characters at most: "我叫王秀英" tells a name,
#: "我叫了师傅来" what was done.
_NAMES = frozenset({"called"})
_LONGEST_NAME = 4

#: Words that are a choice in a poll.
_VOTES = frozenset({"abstain", "vote-against", "vote-for"})

#: A case number right beside a word, in folded text; there it may even lack its dash: "签收 260031".
_NUMBER = re.compile(r"#?([0-9]{2})(?: ?--? ?([0-9]{4,6})|([0-9]{4}))(?![0-9]|-[0-9])")

#: The bot's own name after a command, as Telegram writes it in groups.
_MENTION = re.compile(r"@[a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """What a text says by itself; at most one of the two."""

    word: Word | None = None
    choice: int | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """The beginning of a text, folded; ``letters`` are its characters, each folded to several, one, or none."""

    text: str
    folded: str
    letters: tuple[str, ...]

    def rest(self, start: int) -> str:
        """What was typed from the folded place on, as it was typed."""
        ends = accumulate(map(len, self.letters))
        place = next((place for place, end in enumerate(ends) if end > start), len(self.letters))
        return _trim(self.text[place:])


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of a case or a poll, written our way, and where it ends in folded text."""

    written: str
    end: int


class Words:
    """Every word the bot understands, in all languages."""

    def __init__(self, texts: Texts) -> None:
        self._spellings = {spelling: word for word, spelling in spellings(texts)}
        self._whole = {_squeeze(spelling): word for spelling, word in self._spellings.items()}
        self._longest = max(map(len, self._spellings), default=0)
        self._choice = _choice_pattern(texts)
        self._poll = _poll_pattern(texts)
        self._surname = re.compile(_either(texts, "surnames"))

    def read(self, text: str) -> Typed:
        """The word or the choice a text stands for; neither if it is just something somebody says."""
        head = _head(text.strip())
        word = self._command(head) if head.folded.startswith("/") else self._bare(head)
        if word is not None:
            return Typed(word=word)
        return Typed(choice=self._chosen(head))

    def _command(self, head: _Head) -> Word | None:
        """After a slash: "/进度 26-0031", "/progress@botname 26-0031", also "/上报灯坏了"."""
        if (poll := self._poll_at(head.folded, 1)) is not None:
            return self._of_poll(head, poll)
        for word, end in self._starting(head, 1):
            named = _MENTION.match(head.folded, end)
            end = named.end() if named else end
            after = head.folded[end:]
            free = word not in _ALONE and not head.folded[end - 1].isascii()
            if free or _gap(after) or not after or self._number(after, 0):
                return Word(word, self._rest(head, end))
        return None

    def _bare(self, head: _Head) -> Word | None:
        word = self._whole.get(_squeeze(head.folded))
        if word is not None and len(head.text) <= _HEAD and ("?" not in head.folded or word in _ASKING):
            return Word(word)
        if (case := _case_at(head.folded, 0)) is not None:
            return self._after_number(head, case)
        if (poll := self._poll_at(head.folded, 0)) is not None:
            return self._of_poll(head, poll)
        return self._before_more(head)

    def _of_poll(self, head: _Head, poll: _Number) -> Word | None:
        """ "议12 2", "议12 同意", "议12"; "议12点" is a time to talk."""
        said = self._after_number(head, poll)
        after = head.folded[poll.end :]
        if said is None and after and not _gap(after):
            return None
        if said is None or said.id in _VOTES:
            # An option may be called by that very word.
            return Word("poll" if said is None else said.id, f"{poll.written} {head.rest(poll.end)}".rstrip())
        return said

    def _after_number(self, head: _Head, number: _Number) -> Word | None:
        """ "26-0031 签收", "26-0031 办结 换了灯泡"."""
        start = number.end + _gap(head.folded[number.end :])
        for word, end in self._starting(head, start):
            after = head.folded[end:]
            if _ends(after, word) or (word not in _ALONE | _SLASHED and _gap(after) and not _asks(after, word)):
                return Word(word, f"{number.written} {self._rest(head, end)}".rstrip())
        return None

    def _before_more(self, head: _Head) -> Word | None:
        """ "签收 26-0031", "上报：灯坏了". A word in Latin letters needs a colon: "return the key" returns no case."""
        for word, end in self._starting(head, 0):
            after = head.folded[end:]
            if word in _SLASHED:
                continue
            number = self._number(after, _gap(after))
            if number and not _asks(after[number.end :], word):
                return Word(word, self._rest(head, end))
            counted = word in _COUNTED and after[:1].isdecimal() and not head.folded[end - 1].isascii()
            parted = after.startswith(":") if head.folded[end - 1].isascii() else counted or _gap(after) > 0
            parted = parted or (word in _NAMES and self._is_name(after))
            if not number and parted and word not in _ALONE and not _asks(after, word):
                return Word(word, self._rest(head, end))
        return None

    def _is_name(self, after: str) -> bool:
        name = after[: len(after.rstrip("".join(filter(_is_gap, after))))]
        return len(name) <= _LONGEST_NAME and self._surname.match(name) is not None

    def _rest(self, head: _Head, start: int) -> str:
        """What was typed from the folded place on; the number of a case or a poll at its start is written our way."""
        number = self._number(head.folded, start + _gap(head.folded[start:]))
        return head.rest(start) if number is None else f"{number.written} {head.rest(number.end)}".rstrip()

    def _number(self, folded: str, start: int) -> _Number | None:
        return _case_at(folded, start) or self._poll_at(folded, start)

    def _poll_at(self, folded: str, start: int) -> _Number | None:
        found = self._poll.match(folded, start)
        return None if found is None else _Number(poll_number(int(found["number"])), found.end())

    def _starting(self, head: _Head, start: int) -> Iterator[tuple[str, int]]:
        """The words that stand at a place and where each ends, the longest spelling first."""
        for length in range(self._longest, 0, -1):
            end = start + length
            word = self._spellings.get(head.folded[start:end])
            if word is not None and end <= len(head.folded):
                yield word, end

    def _chosen(self, head: _Head) -> int | None:
        if len(head.text) > _HEAD:
            return None
        found = self._choice.fullmatch(arabic(head.folded))
        return int(found["number"]) if found else None


def spellings(texts: Texts) -> Iterator[tuple[str, str]]:
    """Each word id with each of its spellings in each language, folded as ``Words`` folds what is typed."""
    for locale in Locale:
        for key in texts.ids(locale):
            if key.startswith(_PREFIX):
                for spelling in _listed(texts, key, locale):
                    yield key.removeprefix(_PREFIX), spelling


def _listed(texts: Texts, key: str, locale: Locale) -> list[str]:
    return [_head(spelling.strip()).folded for spelling in texts.plain(key, locale).split("|")]


def _choice_pattern(texts: Texts) -> re.Pattern[str]:
    """What a typed choice looks like: "1", "(2)", "选第3个"; marks and spaces may stand around it, a sign may not."""
    before = _either(texts, "choice-before")
    after = _either(texts, "choice-after")
    return re.compile(rf"[^\w+-]*(?:{before})?\s*(?P<number>[1-9]|1[0-9]|20)\s*(?:{after})?[^\w+]*")


def _poll_pattern(texts: Texts) -> re.Pattern[str]:
    """What the number of a poll looks like: "议12", "议 #12", and behind a command "poll@botname 12"."""
    before = _either(texts, "poll-before")
    return re.compile(rf"(?:{before})(?:{_MENTION.pattern})?\s*#?(?P<number>[1-9][0-9]{{0,5}})(?![0-9])")


def _either(texts: Texts, key: str) -> str:
    return "|".join(re.escape(word) for locale in Locale for word in _listed(texts, key, locale))


def _head(text: str) -> _Head:
    letters = tuple(map(_folded, text[:_HEAD]))
    return _Head(text, "".join(letters), letters)


@lru_cache(_LETTERS)
def _folded(character: str) -> str:
    return fold(character)


@lru_cache(_LETTERS)
def _is_gap(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "ZPC" or unicodedata.category(letter) == "So"


def _gap(folded: str) -> int:
    """How many spaces, punctuation marks and emoji stand at the start."""
    return next((place for place, letter in enumerate(folded) if not _is_gap(letter)), len(folded))


def _squeeze(folded: str) -> str:
    return "".join(filterfalse(_is_gap, folded))


def _ends(after: str, word: str) -> bool:
    return _gap(after) == len(after) and not _asks(after, word)


def _asks(after: str, word: str) -> bool:
    return "?" in after[: _gap(after)] and word not in _ASKING


def _case_at(folded: str, start: int) -> _Number | None:
    found = _NUMBER.match(folded, start)
    return None if found is None else _Number(f"{found[1]}-{found[2] or found[3]}", found.end())


def _trim(text: str) -> str:
    """The text without the spaces and marks that part it from the word; what opens or names something stays."""
    marks = {"Po", "Pd", "Zs", "Cc"}
    kept = "@#\"'"
    start = next((i for i, c in enumerate(text) if c in kept or unicodedata.category(c) not in marks), len(text))
    return text[start:].strip()
