"""Links to pages made for one person: what stands in them is encrypted and cannot be changed. Nothing of a link is
stored; only the key is, and whoever has a link has what its page shows, so each is for one purpose and lives shortly.
"""

from __future__ import annotations

import hmac
import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from domain.errors import Refusal
from domain.message import Address
from storage.engine.database import Database
from storage.work import Work

#: Under this name the key is kept.
_KEY = "pages.key"
_KEY_BYTES = 32
_NONCE_BYTES = 12
_STAMP_BYTES = 16

#: What stands in a link before the account: the purpose, until when (seconds), and what the page is about.
_HEAD = struct.Struct(">BIQ")


class Purpose(IntEnum):
    """What a link is for; the object is the row of the outbox, of the case, of the poll, and 0 where there is none.

    ``TALK`` is what was said since a row of the outbox: the answers to what was done on a page. The numbers stand in
    links.
    """

    MESSAGE = 1
    CASE = 2
    REPORT = 3
    BALLOT = 4
    HOUSEHOLD = 5
    INBOX = 6
    TALK = 7


#: How long a link is good. A message is read after a weekend, too; a ballot waits as long as its poll, and no longer
#: than a week; whatever writes in somebody's name or shows all that waited for them, for a day; answers, for an hour.
LIVES: Mapping[Purpose, timedelta] = {
    Purpose.MESSAGE: timedelta(hours=72),
    Purpose.CASE: timedelta(hours=72),
    Purpose.REPORT: timedelta(hours=24),
    Purpose.BALLOT: timedelta(days=7),
    Purpose.HOUSEHOLD: timedelta(hours=24),
    Purpose.INBOX: timedelta(hours=24),
    Purpose.TALK: timedelta(hours=1),
}


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a link says: whoever holds it acts as this account, for this purpose, about this object, until then."""

    purpose: Purpose
    account: Address
    object: int
    expires_at: datetime


class Links:
    """``base`` is where the pages are ("https://example.org"), "" where there are none."""

    def __init__(self, base: str, key: bytes) -> None:
        self.base = base
        self._key = key
        self._cipher = ChaCha20Poly1305(key)

    def to(
        self, purpose: Purpose, account: Address, object: int, now: datetime, *, until: datetime | None = None
    ) -> str:
        """The address of the page, "" where there are no pages. It is good for its life, or ``until`` if that ends it
        sooner.
        """
        if not self.base:
            return ""
        end = now + LIVES[purpose]
        ticket = Ticket(purpose, account, object, end if until is None else min(end, until))
        return f"{self.base}/p/{self.token(ticket)}"

    def token(self, ticket: Ticket) -> str:
        """The ticket as it stands in an address."""
        head = _HEAD.pack(ticket.purpose, int(ticket.expires_at.timestamp()), ticket.object)
        plain = head + f"{ticket.account.channel}:{ticket.account.chat}".encode()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return urlsafe_b64encode(nonce + self._cipher.encrypt(nonce, plain, None)).decode().rstrip("=")

    def read(self, token: str, now: datetime) -> Ticket:
        """What the token says. Raises one and the same Refusal for what we never wrote and what is over."""
        ticket = self._opened(token)
        if ticket is None or ticket.expires_at <= now:
            raise Refusal("refusal-link-over")
        return ticket

    def stamp(self, text: str) -> str:
        """What only we can write under a text: small hexadecimal digits."""
        return hmac.digest(self._key, text.encode(), "sha256")[:_STAMP_BYTES].hex()

    def _opened(self, token: str) -> Ticket | None:
        try:
            raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
            plain = self._cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None)
        except (Error, ValueError, InvalidTag):
            return None
        purpose, expires_at, object = _HEAD.unpack_from(plain)
        channel, _, chat = plain[_HEAD.size :].decode().partition(":")
        return Ticket(Purpose(purpose), Address(channel, chat), object, datetime.fromtimestamp(expires_at, UTC))


#: There are no pages.
NO_LINKS = Links("", bytes(_KEY_BYTES))


async def open_links(database: Database, base: str | None) -> Links:
    """Links with the key of this installation, made when it is first needed."""
    return Links(base or "", await database.transact(_key))


def _key(work: Work) -> bytes:
    kept = work.meta.get(_KEY)
    if kept is None:
        kept = secrets.token_hex(_KEY_BYTES)
        work.meta.put(_KEY, kept)
    return bytes.fromhex(kept)
