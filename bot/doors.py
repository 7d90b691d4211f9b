"""The words people write around the numbers of a door, from the catalogues of all languages."""

from __future__ import annotations

from bot.text import Locale, Texts
from domain.reading.spelling import PlaceWords


def place_words(texts: Texts) -> PlaceWords:
    """What ``domain.reading.spelling`` needs to read doors in every language at once."""
    return PlaceWords(
        building=_listed(texts, "doors-building"),
        unit=_listed(texts, "doors-unit"),
        entrance=_listed(texts, "doors-entrance"),
        floor=_listed(texts, "doors-floor"),
        room=_listed(texts, "doors-room"),
        joins=_listed(texts, "doors-joins"),
        between=_listed(texts, "doors-between"),
        counts=_listed(texts, "doors-counts"),
        measures=_listed(texts, "doors-measures"),
        compounds=_listed(texts, "doors-compounds"),
    )


def _listed(texts: Texts, key: str) -> tuple[str, ...]:
    spellings = (word.strip() for locale in Locale for word in texts.plain(key, locale).split("|"))
    return tuple(dict.fromkeys(spellings))
