"""Under which keys photos, voice notes and uploads are kept, whatever they are kept in.

photos/ab/abcdef….jpg        re-encoded, stripped of metadata, named by the SHA-256 of these bytes, never changed
recordings/ab/abcdef….ogg    as they came, named by the SHA-256 of these bytes and by their kind, never changed
pending/012345…              uploads as they came, until the payload that speaks of them has been dealt with
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from storage.photo.sounds import SoundKind

PENDING = "pending"


class Kind(StrEnum):
    """The kinds of files that cases have. Each lies in a folder of that name, and is named by its SHA-256."""

    PHOTOS = "photos"
    RECORDINGS = "recordings"


#: What the keys of the files of each kind may end with.
SUFFIXES: Mapping[Kind, tuple[str, ...]] = {Kind.PHOTOS: (".jpg",), Kind.RECORDINGS: tuple(SoundKind)}

_NAME = re.compile(r"[0-9a-f]{64}")


def checked(name: str) -> str:
    """The name, which can lead nowhere else: 64 small hexadecimal digits. Raises ValueError."""
    if not _NAME.fullmatch(name):
        raise ValueError("not the name of a file that is kept")
    return name


def keys_of(kind: Kind, name: str) -> tuple[str, ...]:
    """Every key a file of that kind and name may have. Raises ValueError for what is no name."""
    return tuple(f"{kind}/{checked(name)[:2]}/{name}{suffix}" for suffix in SUFFIXES[kind])


def photo_key(name: str) -> str:
    """Raises ValueError for what is no name."""
    return keys_of(Kind.PHOTOS, name)[0]


def recording_key(name: str, sound: SoundKind) -> str:
    """Raises ValueError for what is no name."""
    return f"{Kind.RECORDINGS}/{checked(name)[:2]}/{name}{sound}"


def pending_key(upload: str) -> str:
    """Raises ValueError for what is no id of an upload."""
    return f"{PENDING}/{checked(upload)}"


def every_key(name: str) -> Iterator[str]:
    """Wherever something of that name may be: as a photo, as a voice note, as an upload. Raises ValueError."""
    for kind in Kind:
        yield from keys_of(kind, name)
    yield pending_key(name)


def name_of(key: str) -> str:
    """The name in a key; "" where it is none of these keys, but something that was left lying about."""
    name = key.rpartition("/")[2].partition(".")[0]
    if not _NAME.fullmatch(name):
        return ""
    return name if key in every_key(name) else ""
