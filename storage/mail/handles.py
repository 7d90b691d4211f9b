"""The opaque ids behind buttons: which message, its secret, which button. What a button means stays in the database.

Whoever guesses a row's number has not guessed its secret; a platform gives back any text it is sent.
"""

from __future__ import annotations

import hmac
import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass

#: 96 bits, as url-safe text.
_SECRET_BYTES = 12


@dataclass(frozen=True, slots=True)
class Handle:
    """Button number ``position``, counted from 1, of the outbox row ``outbox``."""

    outbox: int
    secret: str
    position: int

    def __str__(self) -> str:
        return f"{self.outbox}.{self.position}.{self.secret}"

    def opens(self, secret: str | None) -> bool:
        """Whether this is the row's own secret; how long the answer takes tells nothing."""
        return secret is not None and hmac.compare_digest(self.secret.encode(), secret.encode())


def new_secret() -> str:
    """A secret for one message with buttons."""
    return urlsafe_b64encode(os.urandom(_SECRET_BYTES)).decode()


def read_handle(text: str) -> Handle | None:
    """The handle that was written so, None for any other text."""
    match text.split("."):
        case [outbox, position, secret] if _number(outbox) and _number(position):
            return Handle(int(outbox), secret, int(position))
    return None


def _number(text: str) -> bool:
    # Longer ones are no row id of any engine.
    return text.isascii() and text.isdecimal() and len(text) <= 18
