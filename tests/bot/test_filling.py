"""Sentences filled by ourselves say what Fluent would say, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.runtime.types import fluent_number

from bot.language.filling import Sentence, Unfilled, Value
from bot.language.text import Locale
from locales import catalogues


def _bundle(locale: Locale, *texts: str) -> FluentBundle:
    bundle = FluentBundle([locale.value], use_isolating=False)
    for text in texts:
        bundle.add_resource(FluentResource(text))
    return bundle


def _patterns(bundle: FluentBundle) -> Iterator[tuple[str, Pattern]]:
    """Every sentence of the catalogue by its key, attributes too."""
    for id in bundle._messages:
        message = bundle.get_message(id)
        if message.value is not None:
            yield id, message.value
        yield from ((f"{id}.{name}", pattern) for name, pattern in message.attributes.items())


#: How arguments are called in the sentences.
_HOLE = re.compile(r"\{ *\$(\w+)")

_VALUES: tuple[Value, ...] = ("王阿姨", 0, 1, "100 % 好 %s %(x)s {$y}", 2, -3, 20260031)


@pytest.mark.parametrize("locale", Locale)
def test_whatever_stands_in_the_holes_it_is_what_fluent_says(locale: Locale) -> None:
    texts = [text for _, text in catalogues(locale)]
    bundle, holes = _bundle(locale, *texts), _HOLE.findall("".join(texts))
    values: dict[str, Value] = dict(zip(holes, cycle(_VALUES), strict=False))
    given = {
        name: value if isinstance(value, str) else fluent_number(value, useGrouping=False)
        for name, value in values.items()
    }
    for key, pattern in _patterns(bundle):
        said, errors = bundle.format_pattern(pattern, given)
        assert not errors, key
        assert Sentence(bundle, pattern).fill(values) == said, key


@pytest.mark.parametrize("text", ["one = 灯 { $a }", "two = { $a } 灯 { $b }", 'some = { $a } { "x" } { $b }'])
def test_a_hole_nothing_is_there_for_is_told_by_its_name(text: str) -> None:
    bundle = _bundle(Locale.HANS, text)
    ((_, pattern),) = _patterns(bundle)
    with pytest.raises(Unfilled, match=r"\$?(a|b)") as unfilled:
        Sentence(bundle, pattern).fill({"b": "坏了"} if "$b" in text else {})
    assert "灯" in unfilled.value.text or "x" in unfilled.value.text


@pytest.mark.parametrize("text", ["plain = { $a }", "chosen = { $n ->\n    [one] 1 { $a }\n   *[other] 2 { $a }\n }"])
def test_no_text_is_too_long_for_a_hole(text: str) -> None:
    bundle = _bundle(Locale.EN, text)
    ((_, pattern),) = _patterns(bundle)
    long = "灯" * 10_000
    assert long in Sentence(bundle, pattern).fill({"a": long, "n": 1})
