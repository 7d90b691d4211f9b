"""Whether a store does what it is there for, tried with one small object that nobody needs."""

from __future__ import annotations

import secrets

from storage.photo.keys import pending_key
from storage.photo.store import Away, ObjectStore, StoreAway

_WORDS = b"linzhang"


def tried(store: ObjectStore) -> Away | None:
    """Why nothing can be kept there, None when something was written, read and dropped again."""
    key = pending_key(secrets.token_hex(32))
    try:
        store.keep(key, _WORDS)
        sound = store.read(key) == _WORDS
        store.drop(key)
    except StoreAway as away:
        return away.why
    except FileNotFoundError:
        sound = False
    return None if sound else Away.FORGETFUL
