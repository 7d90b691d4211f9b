"""The words people write around a matter, from the catalogues of all languages."""

from __future__ import annotations

from bot.language.doors import listed
from bot.language.text import Texts
from domain.matters.matter import MatterWords


def matter_words(texts: Texts) -> MatterWords:
    """What ``domain.matters.matter`` needs to tell a matter from talk in every language at once."""
    return MatterWords(
        denials=listed(texts, "matters-denials"),
        supposing=listed(texts, "matters-supposing"),
        risks=listed(texts, "matters-risks"),
        mended=listed(texts, "matters-mended"),
        again=listed(texts, "matters-again"),
        small_talk=(
            *listed(texts, "matters-small-talk"),
            *listed(texts, "matters-lost-and-found"),
            *listed(texts, "matters-social"),
        ),
        polite=listed(texts, "matters-polite"),
    )
