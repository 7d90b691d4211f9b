"""One-time codes: whoever types one may do the one thing it was issued for, once and in time.

Of a code only a hash is kept, and it is looked up by that hash: how long an answer takes tells nothing, and whoever
reads the database cannot use what stands there. Whether the person may do it at all is the rules' business, not ours.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from domain.message import Address
from domain.quota import QUOTAS, Counted, open_again
from storage.engine.documents import dump
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.quotas import Quotas


class CodeFor(StrEnum):
    """What a code is good for: binding a group to a grid, being the person somebody invited, being the same person as
    whoever was given it, naming the door it was left at.
    """

    GROUP = "group"
    PERSON = "person"
    ACCOUNT = "account"
    HOUSEHOLD = "household"


#: What people type by hand; the others stand in a link.
_BY_HAND = frozenset({CodeFor.GROUP, CodeFor.ACCOUNT, CodeFor.HOUSEHOLD})


@dataclass(frozen=True, slots=True)
class Code:
    """What a code said that was good. ``issued_by`` is None when the administrator issued it, on the command line."""

    about: Mapping[str, str]
    issued_by: int | None


#: 128 bits, as url-safe text; nobody types it.
_BYTES = 16

#: Typed by hand, so no two of them look alike in any writing; 38 bits, and they live for minutes, or give nothing away.
_LETTERS = "ABCDEFGHJKMNPQRTUVWXY346789"
_TYPED, _GROUPED = 8, 4

#: Who used what is known for so long.
_KEPT = timedelta(days=30)


class Codes:
    def __init__(self, connection: Connection, quotas: Quotas) -> None:
        self._connection = connection
        self._quotas = quotas
        self._sql = queries("codes")

    def issue(
        self,
        purpose: CodeFor,
        about: Mapping[str, str],
        issued_by: int | None,
        expires_at: datetime,
    ) -> str:
        """A new code, which nobody can read again: one to be typed ("K7WQ-3MPA"), or, for a person, one for a link."""
        code = _typed() if purpose in _BY_HAND else secrets.token_urlsafe(_BYTES)
        self._sql.forget(self._connection, before=to_us(expires_at - _KEPT))
        self._sql.issue(
            self._connection,
            token=_token(purpose, code),
            purpose=purpose,
            about=dump(dict(about)),
            issued_by=issued_by,
            expires_at=to_us(expires_at),
        )
        return code

    def take(self, code: str, purpose: CodeFor, by: int, account: Address, now: datetime) -> Code | None:
        """What the code says, used up now by this person; None when it is wrong, used, too late, or for something else.

        ``account`` is what they type from. Too many such tries lock it (``locked_until``), also for the right code. A
        try counts when its transaction does: answer it, do not refuse it.
        """
        if self.locked_until(account, now) is not None:
            return None
        token = _token(purpose, code)
        if not self._sql.use(self._connection, token=token, by=by, now=to_us(now)):
            self._wrong(account, now)
            return None
        row = self._sql.used(self._connection, token=token)
        return Code(json.loads(row["about"]), row["issued_by"])

    def _wrong(self, account: Address, now: datetime) -> None:
        tries = self._quotas.use(Counted.WRONG_CODES, account, now)
        if tries.amount >= QUOTAS[Counted.WRONG_CODES].most:
            self._quotas.use(Counted.WRONG_CODES, account, now, -tries.amount)
            self._quotas.use(Counted.LOCKED_OUT, account, now)

    def locked_until(self, account: Address, now: datetime) -> datetime | None:
        """Until when no code is taken from the account because of wrong ones; None when it may try."""
        used = self._quotas.used(Counted.LOCKED_OUT, account, now)
        return None if used.amount <= QUOTAS[Counted.LOCKED_OUT].most else open_again(used, QUOTAS[Counted.LOCKED_OUT])


def looks_typed(text: str) -> bool:
    """Whether the words may be a code that is typed, right or wrong."""
    letters = "".join(filter(str.isalnum, text)).upper()
    return len(letters) == _TYPED and set(letters) <= set(_LETTERS)


def _typed() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_TYPED))
    return f"{letters[:_GROUPED]}-{letters[_GROUPED:]}"


def _token(purpose: CodeFor, code: str) -> str:
    """What is kept of a code. One that is typed may be typed in any case, with or without its dash."""
    written = "".join(filter(str.isalnum, code)).upper() if purpose in _BY_HAND else code.strip()
    return sha256(f"{purpose}:{written}".encode()).hexdigest()
