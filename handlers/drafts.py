"""A report that is not a case yet: what was said so far, and what still has to be asked.

A draft lives in the notes of a dialogue, so that it survives a restart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from domain.message import Photo
from domain.place import Place

#: An album holds no more (Telegram), and nobody needs more to see what is broken.
MOST_PHOTOS = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a report. ``chat`` and ``message_id`` are where its first words were said.

    ``asked_alike`` and ``asked_details``: those questions are asked once.
    """

    message_id: str
    words: str = ""
    category: str | None = None
    place: Place | None = None
    photos: tuple[Photo, ...] = field(default_factory=tuple)
    anonymous: bool = False
    on_behalf: bool = False
    album: str | None = None
    asked_alike: bool = False
    asked_details: bool = False


def to_notes(draft: Draft) -> Mapping[str, str]:
    """The draft as the notes of a dialogue."""
    return {"draft": json.dumps(asdict(draft), ensure_ascii=False)}


def from_notes(notes: Mapping[str, str]) -> Draft:
    """The draft that ``to_notes`` wrote."""
    plain = json.loads(notes["draft"])
    place, photos = plain.pop("place"), plain.pop("photos")
    return Draft(
        **plain,
        place=None if place is None else Place(**place),
        photos=tuple(Photo(**photo) for photo in photos),
    )
