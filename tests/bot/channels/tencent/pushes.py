"""Calls as the platforms make them, sealed by the emulators' own code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from bot.channels.tencent.sealed import Sealed
from tests.emulators.sealing import Sealing, signature
from tests.town import NOON

TOKEN = "canaryToken"
AES_KEY = "canaryKey" + "A" * 33 + "E"
APP = "wx0123456789abcdef"

#: What the platform knows, and what we do.
THEIRS = Sealing(TOKEN, AES_KEY, APP)
OURS = Sealed(TOKEN, AES_KEY, APP)

#: What a call never has twice.
NONCE = "1372623149"


@dataclass(frozen=True, slots=True)
class Pushed:
    """One call as it travels."""

    query: Mapping[str, str]
    body: bytes

    @property
    def query_string(self) -> bytes:
        return urlencode(self.query).encode()


def pushed(plain: bytes, at: datetime = NOON, nonce: str = NONCE, sealing: Sealing = THEIRS) -> Pushed:
    """A call that brings this, in safe mode."""
    sealed = sealing.seal(plain)
    return Pushed(signed(sealed, at, nonce, sealing), f"<xml><Encrypt>{sealed}</Encrypt></xml>".encode())


def signed(sealed: str, at: datetime = NOON, nonce: str = NONCE, sealing: Sealing = THEIRS) -> dict[str, str]:
    """What stands in the address of a call with this sealed part."""
    time = str(int(at.timestamp()))
    return {
        "signature": signature(sealing.token, time, nonce),
        "timestamp": time,
        "nonce": nonce,
        "encrypt_type": "aes",
        "msg_signature": sealing.sign(time, nonce, sealed),
    }


def plain_query(at: datetime = NOON, nonce: str = NONCE, *, token: str = TOKEN, **more: str) -> dict[str, str]:
    """What stands in the address of a call in plain mode."""
    time = str(int(at.timestamp()))
    return {"signature": signature(token, time, nonce), "timestamp": time, "nonce": nonce, **more}
