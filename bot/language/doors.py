"""The words people write around the numbers of a door, from the catalogues of all languages."""

from __future__ import annotations

from bot.language.text import Locale, Texts
from domain.places.spelling import PlaceWords


def place_words(texts: Texts) -> PlaceWords:
    """What ``domain.places.spelling`` needs to read doors in every language at once."""
    return PlaceWords(
        building=listed(texts, "doors-building"),
        unit=listed(texts, "doors-unit"),
        entrance=listed(texts, "doors-entrance"),
        floor=listed(texts, "doors-floor"),
        room=listed(texts, "doors-room"),
        joins=listed(texts, "doors-joins"),
        between=listed(texts, "doors-between"),
        counts=listed(texts, "doors-counts"),
        measures=listed(texts, "doors-measures"),
        compounds=listed(texts, "doors-compounds"),
        loose=listed(texts, "doors-loose"),
        days=listed(texts, "doors-days"),
        asides=listed(texts, "doors-asides"),
        phase=listed(texts, "doors-phase"),
        estate=listed(texts, "doors-estate"),
        vague=listed(texts, "doors-vague"),
        clock=listed(texts, "doors-clock"),
        lives=listed(texts, "doors-lives"),
        own=listed(texts, "doors-own"),
        native=listed(texts, "doors-native"),
        ours=listed(texts, "doors-ours"),
        denied=listed(texts, "doors-denied"),
        corrected=listed(texts, "doors-corrected"),
        fillers=listed(texts, "doors-fillers"),
        doubts=listed(texts, "doors-doubts"),
    )


def listed(texts: Texts, key: str) -> tuple[str, ...]:
    """The spellings a message of the catalogues holds, those of all languages, each once."""
    spellings = (word.strip() for locale in Locale for word in texts.plain(key, locale).split("|"))
    return tuple(dict.fromkeys(spellings))
