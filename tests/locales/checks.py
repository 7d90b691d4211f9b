"""What must hold of the word catalogues. Each check gives a line for each fault, so that none hides behind another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

from fluent.syntax import ast

from bot.language.text import Locale, Reader, Texts, WordsMissing
from domain.message import Say
from tests.locales.catalogue import Catalogue
from tests.locales.code import Spoken

#: Telegram counts UTF-16 code units, WeChat bytes.
TELEGRAM_LIMIT = 4096
WECHAT_LIMIT = 2048

_TYPED = "typed-"

#: A language is named in its own script.
_NATIVE = "language-name"


def junk(catalogue: Catalogue) -> Iterator[str]:
    """What Fluent skips without a word."""
    for file, entry in catalogue.entries:
        if isinstance(entry, ast.Junk):
            yield f"{catalogue.locale}/{file}: cannot be read: {(entry.content or '').strip()!r}"


def duplicates(catalogue: Catalogue) -> Iterator[str]:
    """Ids that stand twice in a language, whatever the files; Fluent would take the first."""
    ids = Counter(entry.id.name for _, entry in catalogue.messages)
    attributes = Counter(
        f"{entry.id.name}.{attribute.id.name}" for _, entry in catalogue.messages for attribute in entry.attributes
    )
    for name, times in (ids + attributes).items():
        if times > 1:
            yield f"{catalogue.locale}: {name} stands {times} times"


def differences(source: Catalogue, other: Catalogue) -> Iterator[str]:
    """Keys that one of two languages lacks, and keys that need other variables than in the source."""
    for key in sorted(source.keys - other.keys):
        yield f"{other.locale}: {key} is missing"
    for key in sorted(other.keys - source.keys):
        yield f"{other.locale}: {key} is not in the source"
    for key in sorted(source.keys & other.keys):
        wanted, used = source.needs(key), other.needs(key)
        if wanted != used:
            yield f"{other.locale}: {key} uses {sorted(used)}, the source {sorted(wanted)}"


def files_differ(source: Catalogue, other: Catalogue) -> Iterator[str]:
    """Messages that stand in a file of another name than in the source: nobody would find them."""
    home = {entry.id.name: file for file, entry in source.messages}
    for file, entry in other.messages:
        if home.get(entry.id.name, file) != file:
            yield f"{other.locale}: {entry.id.name} stands in {file}, in the source in {home[entry.id.name]}"


def unknown(spoken: Spoken, catalogue: Catalogue) -> Iterator[str]:
    """Keys the code says and nobody wrote."""
    for key, places in sorted(spoken.required.items()):
        if key not in catalogue.keys:
            yield f"{_first(places)}: no message {key}"
    for shape, places in sorted(spoken.required_shapes.items()):
        if not any(re.fullmatch(shape, key) for key in catalogue.keys):
            yield f"{_first(places)}: no message like {shape}"


def wrong_arguments(spoken: Spoken, catalogue: Catalogue) -> Iterator[str]:
    """Sentences said with an argument too few or one that nothing is done with."""
    for key, place, given in spoken.given:
        if key in catalogue.keys and given != catalogue.needs(key):
            yield f"{place}: {key} is given {sorted(given)} and needs {sorted(catalogue.needs(key))}"


def unused(spoken: Spoken, catalogue: Catalogue) -> Iterator[str]:
    """Messages that no code says and no other message is made of."""
    shapes = [re.compile(shape) for shape in spoken.shapes if re.search(r"[a-z]{3}", _fixed(shape))]
    heads = tuple(literal for literal in spoken.literals if re.fullmatch(r"[a-z][a-z0-9-]*-", literal))
    said = {
        key
        for key in catalogue.keys
        if key in spoken.literals or key.startswith(heads) or any(shape.fullmatch(key) for shape in shapes)
    }
    for key in sorted(catalogue.patterns.keys() - frozenset().union(*(catalogue.reached(key) for key in said))):
        yield f"{catalogue.locale}: {key} is never said"


def unheard(spoken: Spoken, catalogue: Catalogue) -> Iterator[str]:
    """Words people can type and no code listens to."""
    for key in sorted(catalogue.keys):
        if key.startswith(_TYPED) and key.removeprefix(_TYPED) not in spoken.literals:
            yield f"{catalogue.locale}: nobody listens to {key}"


def unsayable(catalogue: Catalogue) -> Iterator[str]:
    """Messages that cannot be said with every argument they ask for."""
    return (error for _, _, error in _said(catalogue) if error)


def too_long(catalogue: Catalogue) -> Iterator[str]:
    """Messages that a platform would cut, with arguments of ordinary length."""
    for key, text, _ in _said(catalogue):
        units = len(text.encode("utf-16-le")) // 2
        if units > TELEGRAM_LIMIT or len(text.encode()) > WECHAT_LIMIT:
            yield f"{catalogue.locale}: {key} has {units} UTF-16 units and {len(text.encode())} bytes"


def wrong_script(catalogue: Catalogue) -> Iterator[str]:
    """Simplified characters where traditional ones belong, and the other way round; those that are both pass."""
    table, *variants = _TABLES[catalogue.locale]
    usual = {character for name in variants for _, others in _pairs(name) for character in others}
    strangers = {character for character, others in _pairs(table) if character not in others} - usual
    for key, pattern in catalogue.patterns.items():
        found = "" if key.startswith(_NATIVE) else "".join(sorted(strangers & set(pattern.text)))
        if found:
            yield f"{catalogue.locale}: {key} has {found}"


#: OpenCC's table whose left side does not belong in the language; then those whose right side does all the same: what
#: Taiwan and Hong Kong write where OpenCC has an older form.
_TABLES: Mapping[Locale, tuple[str, ...]] = {
    Locale.HANS: ("TSCharacters.txt",),
    Locale.HANT: ("STCharacters.txt", "TWVariants.txt", "HKVariants.txt"),
}


def _pairs(table: str) -> list[tuple[str, list[str]]]:
    lines = files("opencc").joinpath("dictionary", table).read_text(encoding="utf-8").splitlines()
    return [(left, right.split()) for left, right in (line.split("\t") for line in lines)]


def _said(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Each key with its text for each set of sample arguments, or with what went wrong."""
    texts = Texts({Locale.HANS: [], catalogue.locale: catalogue.sources.values()}, strict=True)
    reader = Reader(catalogue.locale, ZoneInfo("Asia/Shanghai"), datetime(2026, 5, 9, 2, tzinfo=UTC))
    for key in sorted(catalogue.keys):
        for sample in catalogue.samples(key):
            try:
                yield key, texts.say(Say(key, sample), reader), ""
            except WordsMissing as missing:
                yield key, "", str(missing)


def _fixed(shape: str) -> str:
    return re.sub(r"\[.*?\]\+", " ", shape).replace("\\", "")


def _first(places: Iterable[str]) -> str:
    return min(places)
