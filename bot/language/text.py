"""From a key and its arguments to a sentence in the reader's language. With ``filling`` all that knows Fluent.

What Fluent does quietly is made loud or undone here: a missing message or argument, grouped digits, isolation marks,
its limit on the length of one argument. No sentence is written here; they are all in ``locales/``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import structlog
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern

from bot.language.filling import Sentence, Unfilled, Value
from domain.message import Arg, Entrance, Local, Onward, Say
from locales import catalogues

log = structlog.get_logger(__name__)


class Locale(StrEnum):
    """The languages the bot speaks. The first is the source: whatever another lacks is said in it."""

    HANS = "zh-Hans"
    HANT = "zh-Hant"
    EN = "en"


#: In which of the town's names a reader sees a thing, best first; when it has none of these, the first it does have.
_NAMES: Mapping[Locale, tuple[Locale, ...]] = {
    Locale.HANS: (Locale.HANS,),
    Locale.HANT: (Locale.HANT, Locale.HANS),
    Locale.EN: (Locale.EN,),
}

#: The longest text a person or a town can put into one hole of a sentence.
ARGUMENT_LIMIT = 1000

#: So many sentences of each kind are kept ready.
_REMEMBERED = 1024

#: What nobody can see but everybody can be fooled by: control characters, marks that turn the direction of writing,
#: spaces without width, halves of a surrogate pair. The joiners that hold emoji together stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


#: Where a message begins: the lines that belong to it are indented.
_MESSAGE_ID = re.compile(r"^([A-Za-z][\w-]*) *=", re.MULTILINE)


class WordsMissing(LookupError):
    """A message, or something it needs, is not there. Raised only by strict ``Texts``."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a sentence is made: their language, the town's zone, and now (a date of another year names its year).

    ``address`` is how the channel it is sent by names the way into a private talk with the bot, ``entrance`` the way in
    for whoever it is passed on to.
    """

    locale: Locale
    zone: ZoneInfo
    now: datetime
    address: Callable[[str], str] = "/start {}".format
    entrance: Callable[[str], str] = "/start {}".format


class Texts:
    """The catalogues of all languages.

    ``strict`` raises ``WordsMissing`` where something is missing. Otherwise the key is logged, never an argument, and
    the reader gets the sentence in the source language, with a hole, or at the very least its key.
    """

    def __init__(self, sources: Mapping[Locale, Iterable[str]], *, strict: bool = False) -> None:
        self._strict = strict
        self._bundles: dict[Locale, FluentBundle] = {}
        #: Which text each message is in; None once it was read.
        self._written: dict[Locale, dict[str, str | None]] = {}
        self._sentences: dict[tuple[str, Locale], Sentence] = {}
        for locale, texts in sources.items():
            self._bundles[locale] = FluentBundle([locale.value], use_isolating=False)
            self._written[locale] = {id: text for text in texts for id in _MESSAGE_ID.findall(text)}
        # Labels, states and moments stand in every message of a case; making a sentence costs more than sending it.
        self._bare = lru_cache(_REMEMBERED)(lambda key, locale: self._fill(key, locale, {}))
        self._dated = lru_cache(_REMEMBERED)(self._fill_day)

    @classmethod
    def load(cls, *, strict: bool = False) -> Texts:
        """The catalogues that come with the program, read once, each when somebody first needs a message of it."""
        return _shipped(strict)

    def ids(self, locale: Locale) -> tuple[str, ...]:
        """The ids of all messages of a language, attributes not counted."""
        return tuple(self._written[locale])

    def plain(self, key: str, locale: Locale) -> str:
        """A message that needs no argument."""
        return self._bare(key, locale)

    def say(self, say: Say, reader: Reader) -> str:
        """The whole text, maybe of several lines. Raises ValueError for a moment without a zone."""
        if not say.args:
            return self._bare(say.key, reader.locale)
        return self._fill(say.key, reader.locale, {name: self._value(arg, reader) for name, arg in say.args.items()})

    def label(self, say: Say, reader: Reader) -> str:
        """The text on one line, as a button needs it."""
        return " ".join(self.say(say, reader).split())

    def choices(self, labels: Sequence[Say], reader: Reader) -> tuple[str, ...]:
        """The labels with the numbers people can type instead of pressing, counted from 1."""
        return tuple(f"{number} {self.label(label, reader)}" for number, label in enumerate(labels, 1))

    def with_choices(self, body: Say, labels: Sequence[Say], reader: Reader) -> str:
        """The text with its choices written out below, for a channel without buttons."""
        text = self.say(body, reader)
        if not labels:
            return text
        lines = "\n".join(self.choices(labels, reader))
        return f"{text}\n\n{lines}\n{self.plain('choices-hint', reader.locale)}"

    def _value(self, arg: Arg, reader: Reader) -> Value:
        match arg:
            case str():
                return _clean(arg)
            case int():
                return int(arg)
            case datetime():
                return self._moment(arg, reader)
            case date():
                return self._day(arg, reader, "time-day")
            case Local():
                return _clean(_name(arg, reader.locale))
            case Onward():
                return reader.address(arg.start)
            case Entrance():
                return reader.entrance(arg.start)
            case Say():
                return self.say(arg, reader)
            case tuple():
                return "\n".join(self.say(line, reader) for line in arg)

    def _moment(self, moment: datetime, reader: Reader) -> str:
        if moment.tzinfo is None:
            raise ValueError("a moment without a zone cannot be shown")
        local = moment.astimezone(reader.zone)
        return self._day(local.date(), reader, "time-moment", f"{local:%H:%M}")

    def _day(self, day: date, reader: Reader, key: str, time: str = "") -> str:
        this_year = reader.now.astimezone(reader.zone).year
        return self._dated(key if day.year == this_year else f"{key}-of-year", reader.locale, day, time)

    def _fill_day(self, key: str, locale: Locale, day: date, time: str) -> str:
        values: dict[str, Value] = {
            "year": str(day.year),
            "month": day.month,
            "day": day.day,
            "weekday": day.isoweekday(),
            "time": time,
        }
        return self._fill(key, locale, values)

    def _fill(self, key: str, locale: Locale, values: Mapping[str, Value]) -> str:
        for language in dict.fromkeys((locale, Locale.HANS)):
            sentence = self._sentence(key, language)
            if sentence is None:
                self._missed(key, language, "no such message")
                continue
            try:
                return sentence.fill(values)
            except Unfilled as unfilled:
                self._missed(key, language, str(unfilled))
                return unfilled.text
        return key

    def _sentence(self, key: str, locale: Locale) -> Sentence | None:
        sentence = self._sentences.get((key, locale))
        if sentence is None and (pattern := self._pattern(key, locale)) is not None:
            sentence = self._sentences[key, locale] = Sentence(self._bundles[locale], pattern)
        return sentence

    def _pattern(self, key: str, locale: Locale) -> Pattern | None:
        message_id, _, attribute = key.partition(".")
        bundle = self._bundles[locale]
        written = self._written[locale]
        if text := written.get(message_id):
            bundle.add_resource(FluentResource(text))
            written.update((id, None) for id, where in written.items() if where is text)
        if not bundle.has_message(message_id):
            return None
        message = bundle.get_message(message_id)
        return message.attributes.get(attribute) if attribute else message.value

    def _missed(self, key: str, locale: Locale, what: str) -> None:
        if self._strict:
            raise WordsMissing(f"{key} in {locale}: {what}")
        log.error("words missing", key=key, locale=locale.value)


@cache
def _shipped(strict: bool) -> Texts:
    return Texts({locale: [text for _, text in catalogues(locale)] for locale in Locale}, strict=strict)


def _clean(text: str) -> str:
    """What somebody wrote, fit to stand in a sentence: nothing invisible in it, and not endless."""
    seen = _UNSEEN.sub("", text.replace("\t", " "))
    return seen if len(seen) <= ARGUMENT_LIMIT else f"{seen[: ARGUMENT_LIMIT - 1]}…"


def _name(local: Local, locale: Locale) -> str:
    known = (local.names[choice] for choice in _NAMES[locale] if choice in local.names)
    return next(known, None) or next(iter(local.names.values()))
