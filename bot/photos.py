"""Where the photos of an installation are kept, as it is set."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.settings import Settings
from domain.errors import Refusal
from domain.message import Say
from storage.photo.folder import Folder
from storage.photo.store import ObjectStore
from storage.photo.trying import tried


def store_of(settings: Settings) -> ObjectStore:
    """The bucket if one is set, else the data folder. Raises Refusal when the program came without what it takes."""
    if settings.photos is None or settings.s3_key_id is None or settings.s3_secret is None:
        return Folder(settings.data)
    try:
        # Whoever keeps photos in a folder needs none of it.
        from storage.photo.bucket import Access, Bucket
    except ImportError:
        raise Refusal("refusal-no-s3") from None
    where = urlsplit(settings.photos)
    access = Access(
        settings.s3_endpoint,
        settings.s3_region,
        settings.s3_key_id.get_secret_value(),
        settings.s3_secret.get_secret_value(),
    )
    return Bucket(where.netloc, where.path.strip("/"), access)


def how_kept(settings: Settings) -> tuple[bool, Say] | None:
    """Whether photos can be kept in the bucket that is set, and that in words; None where the data folder has them."""
    if settings.photos is None:
        return None
    why = tried(store_of(settings))
    if why is not None:
        return False, Say(f"photos-{why}")
    return True, Say("photos-kept", {"where": settings.photos})
