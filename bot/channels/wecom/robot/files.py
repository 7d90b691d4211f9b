"""Pictures that were sent to the robot: WeCom keeps them encrypted, for five minutes. Here they are opened."""

from __future__ import annotations

import base64

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from bot.channels import SendFailed

#: Bytes of a block of the encryption, and of what the padding fills up to.
_BLOCK = 16
_PADDED = 32


def opened(content: bytes, aes_key: str) -> bytes:
    """The picture inside. Raises SendFailed when it was not closed with this key."""
    key = base64.b64decode(aes_key + "=")
    if not content or len(content) % _BLOCK:
        raise SendFailed("unreadable picture", permanent=True)
    reader = Cipher(algorithms.AES(key), modes.CBC(key[:_BLOCK])).decryptor()
    padded = reader.update(content) + reader.finalize()
    padding = padded[-1]
    if not 1 <= padding <= _PADDED or padded[-padding:] != bytes([padding]) * padding:
        raise SendFailed("unreadable picture", permanent=True)
    return padded[:-padding]
