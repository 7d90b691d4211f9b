"""What a link into a private talk with the bot says: the word it leads by, and what it is about.

Platforms carry at most 64 of ``A–Z a–z 0–9 _ -`` there, so a building whose id is written otherwise goes by another
name on its poster. Nothing secret is made here, and what comes back was written by whoever held the link.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Collection
from hashlib import sha256

MOST = 64

JOIN = "join"
HOME = "home"
SLIP = "slip"
CASE = "case"
GROUP = "group"
REPORT = "report"
UNNAMED = "unnamed"
POLL = "poll"

#: No UTF-8 begins with the byte that would be written so, so this is never the beginning of an id.
_HASHED = "-"


def start(word: str, about: str) -> str:
    """The words of a link: ``join-…``, ``case-26-0031``."""
    return f"{word}-{about}"


def split(words: str) -> tuple[str, str]:
    """The word a link leads by, and what it is about; "" where it says neither."""
    word, _, about = words.strip().partition("-")
    return word, about


def home_start(building: str) -> str:
    """What the poster at the entrance of a building says."""
    named = start(HOME, _written(building.encode()))
    return named if len(named) <= MOST else start(HOME, _hashed(building))


def building_of(about: str, buildings: Collection[str]) -> str | None:
    """The building a poster stands for; None when the town has no such building."""
    if about.startswith(_HASHED):
        return next((building for building in buildings if _hashed(building) == about), None)
    building = _read(about)
    return building if building in buildings else None


def _written(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _read(written: str) -> str | None:
    try:
        return urlsafe_b64decode(written + "=" * (-len(written) % 4)).decode()
    except (Error, ValueError):
        return None


def _hashed(building: str) -> str:
    return _HASHED + _written(sha256(building.encode()).digest())
