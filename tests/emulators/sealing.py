"""How WeChat and WeCom sign and encrypt what they push, written down from the specification and from nothing else.

A sealed message is base64 of AES-256-CBC over: 16 random bytes, the length of the words in four bytes, the words, and
whom they are for (the app id, the corp id); padded to whole blocks of 32 bytes. The key is the EncodingAESKey, which is
base64 without its last "="; the initial vector is the first half of the key. A signature is the SHA-1 of what is
signed, sorted and joined.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from hashlib import sha1

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

_BLOCK = 32
_RANDOM = 16
_LENGTH = 4


class Unsealed(Exception):
    """It was not sealed with this key, or not for this receiver."""


def signature(*parts: str) -> str:
    """What vouches for the parts."""
    return sha1("".join(sorted(parts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Sealing:
    """What both sides know. ``receiver`` is "" for a robot of WeCom, which has no id of its own."""

    token: str
    aes_key: str
    receiver: str

    def sign(self, timestamp: str, nonce: str, sealed: str) -> str:
        """The msg_signature of a sealed message."""
        return signature(self.token, timestamp, nonce, sealed)

    def seal(self, words: bytes) -> str:
        """The words, readable for nobody who does not have the key."""
        plain = secrets.token_bytes(_RANDOM) + len(words).to_bytes(_LENGTH) + words + self.receiver.encode()
        over = _BLOCK - len(plain) % _BLOCK
        encryptor = self._cipher().encryptor()
        return base64.b64encode(encryptor.update(plain + bytes([over]) * over) + encryptor.finalize()).decode()

    def unseal(self, sealed: str) -> bytes:
        """The words again. Raises Unsealed."""
        try:
            raw = base64.b64decode(sealed, validate=True)
            decryptor = self._cipher().decryptor()
            plain = decryptor.update(raw) + decryptor.finalize()
        except ValueError:
            raise Unsealed from None
        over = plain[-1] if plain else 0
        if not 1 <= over <= _BLOCK or not plain.endswith(bytes([over]) * over):
            raise Unsealed
        start = _RANDOM + _LENGTH
        end = start + int.from_bytes(plain[_RANDOM:start])
        if plain[end:-over] != self.receiver.encode():
            raise Unsealed
        return plain[start:end]

    def _cipher(self) -> Cipher[CBC]:
        key = base64.b64decode(self.aes_key + "=")
        return Cipher(AES(key), CBC(key[:16]))
