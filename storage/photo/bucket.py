"""A bucket of S3-compatible storage as a store. Nobody but this module asks it for anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from storage.photo.store import Away, Listed, StoreAway

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig, S3Config, S3Credential

T = TypeVar("T")

#: A request may take so long; the largest is a photo of ten megabytes. A store that is not there is known sooner.
_REQUEST = timedelta(seconds=60)
_CONNECT = timedelta(seconds=3)

#: What fails on the way or inside the store is tried again so often, as long as no more than that has passed. Then it
#: is told, and whoever needs the store waits and comes back: so does the payload in the inbox.
_RETRIES: RetryConfig = {
    "max_retries": 4,
    "retry_timeout": timedelta(seconds=15),
    "backoff": {"init_backoff": timedelta(milliseconds=100), "max_backoff": timedelta(seconds=2), "base": 2},
}

#: So many requests are under way at once: threads that wait for a store that hangs are not there for anything else.
_AT_ONCE = 16

#: What stores call it when there is nothing under a key. Any other "not found" says nothing about the key: the bucket
#: is missing, or something else answers at this address.
_NOTHING_THERE = "NoSuchKey"
_WHY: Mapping[str, Away] = {"401": Away.REFUSED, "403": Away.REFUSED, "404": Away.NO_BUCKET}
_STATUS = re.compile(r"status code: (\d{3})")


@dataclass(frozen=True, slots=True)
class Access:
    """Where the store is and what it lets us in with. Without an ``endpoint`` it is Amazon's in that region."""

    endpoint: str | None
    region: str
    key_id: str = field(repr=False)
    secret: str = field(repr=False)


class Bucket:
    """Keeps the contract of ``storage.photo.store.ObjectStore``. Keys begin with ``prefix`` inside the bucket.

    Sending is one request for each object, signed together with the hash of its bytes: the store has all of it or
    refuses it.
    """

    def __init__(self, bucket: str, prefix: str, access: Access) -> None:
        credential: S3Credential = {
            "access_key_id": access.key_id,
            "secret_access_key": access.secret,
            "token": None,
            "expires_at": None,
        }
        client: ClientConfig = {
            "timeout": _REQUEST,
            "connect_timeout": _CONNECT,
            "allow_http": (access.endpoint or "").startswith("http://"),
        }
        where: S3Config = {} if access.endpoint is None else {"endpoint": access.endpoint}
        # Asked for whenever a request is signed, so that what lies in the environment for other programs is not used.
        self._store = S3Store(
            bucket,
            prefix=prefix or None,
            config=where,
            region=access.region,
            virtual_hosted_style_request=_host_names(access.endpoint, bucket),
            client_options=client,
            retry_config=_RETRIES,
            credential_provider=lambda: credential,
        )
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="bucket")

    @property
    def threads(self) -> Executor | None:
        """Threads of its own."""
        return self._threads

    def keep(self, key: str, content: bytes) -> None:
        """Raises StoreAway."""
        if _asked(lambda: obstore.put(self._store, key, content, use_multipart=False)) is None:
            raise StoreAway(Away.NO_BUCKET)

    def read(self, key: str) -> bytes:
        """Raises FileNotFoundError, StoreAway."""
        content = _asked(lambda: bytes(obstore.get(self._store, key).bytes()))
        if content is None:
            raise FileNotFoundError("nothing is kept under that key")
        return content

    def holds(self, key: str) -> bool:
        """Raises StoreAway. A byte of it is asked for: where there is none, it is said why."""
        return _asked(lambda: obstore.get_range(self._store, key, start=0, length=1)) is not None

    def drop(self, key: str) -> None:
        """Raises StoreAway."""
        _asked(lambda: obstore.delete(self._store, key))

    def listed(self, folder: str) -> Iterator[Listed]:
        """Raises StoreAway."""
        pages = obstore.list(self._store, prefix=folder)
        while page := _asked(lambda: next(pages, [])):
            yield from (Listed(one["path"], one["size"], one["last_modified"]) for one in page)

    def room(self) -> int | None:
        """Nobody can say."""
        return None


def _host_names(endpoint: str | None, bucket: str) -> bool:
    """Whether the address names the bucket already, as some stores want it: https://town.oss-cn-hangzhou.example."""
    return endpoint is not None and endpoint.partition("://")[2].startswith(f"{bucket}.")


def _asked(request: Callable[[], T]) -> T | None:
    """What came of it; None when nothing is under that key. Raises StoreAway, which has nothing of what was answered:
    a store that refuses a signature repeats what it was made of.
    """
    try:
        return request()
    except (FileNotFoundError, BaseError) as error:
        said = str(error)
    if _NOTHING_THERE in said:
        return None
    status = _STATUS.search(said)
    raise StoreAway(_WHY.get(status[1], Away.UNREACHABLE) if status else Away.UNREACHABLE)
