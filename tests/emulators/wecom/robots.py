"""What the robot (智能机器人) is shown: pictures, each sealed with the key both sides know, for five minutes."""

from __future__ import annotations

import base64

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from tests.emulators.wecom.world import ROBOT, World

_BLOCK = 32


def picture(world: World, name: str) -> bytes | None:
    """What is at the address of a picture, None once its time is over."""
    found = world.pictures.get(name)
    return None if found is None or found.until <= world.now() else sealed(found.content)


def sealed(content: bytes) -> bytes:
    """The content, readable only with the key of the robot; there is nothing around it as there is around words."""
    key = base64.b64decode(ROBOT.aes_key + "=")
    encryptor = Cipher(AES(key), CBC(key[:16])).encryptor()
    over = _BLOCK - len(content) % _BLOCK
    return encryptor.update(content + bytes([over]) * over) + encryptor.finalize()
