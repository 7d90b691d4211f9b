"""Calls that only the platform can have made, and answers only it can read. Pure: the time is an argument.

The frame inside the encryption is read here byte by byte: wechatpy, which does the encrypting, believes every padding
and length, and fails on what it cannot read with whatever error came first.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from wechatpy.crypto.cryptography import WeChatCipher
from wechatpy.crypto.pkcs7 import PKCS7Encoder

from bot.channels.tencent.calls import LARGEST
from storage.mail.seals import FRESH

#: What stands before the message: noise, then the message's length.
_NOISE = 16
_LENGTH = 4

#: Padding is 1 to 32 bytes, each saying how many there are.
_BLOCK = 32

#: The one element of a body that is signed. Nothing else of a body is read, so no parser meets what strangers send.
_ENCRYPTED = re.compile(rb"<Encrypt>\s*(?:<!\[CDATA\[)?([A-Za-z0-9+/=]{1,65536})(?:\]\]>)?\s*</Encrypt>")

#: A signature is over its parts put together without anything between them, so ends of one part could be moved to
#: another. Parts of these shapes leave no room for a block of the encryption to be moved.
_TIME = re.compile(r"[0-9]{10}", re.ASCII)
_NONCE = re.compile(r"[A-Za-z0-9_-]{1,32}", re.ASCII)
_SIGNATURE = re.compile(r"[0-9a-f]{40}", re.ASCII)


class Forged(Exception):
    """Not what the platform sends, or not now. Never says what was wrong: whoever tries would learn from it."""


@dataclass(frozen=True, slots=True)
class Closed:
    """An answer as it travels: encrypted, and signed with the rest."""

    encrypted: str
    signature: str
    timestamp: int
    nonce: str

    def xml(self) -> bytes:
        """As WeChat and the apps of WeCom want it. Nothing in it needs to be escaped."""
        parts = (
            f"<Encrypt><![CDATA[{self.encrypted}]]></Encrypt>",
            f"<MsgSignature><![CDATA[{self.signature}]]></MsgSignature>",
            f"<TimeStamp>{self.timestamp}</TimeStamp>",
            f"<Nonce><![CDATA[{self.nonce}]]></Nonce>",
        )
        return f"<xml>{''.join(parts)}</xml>".encode()


class Sealed:
    """``token`` signs, ``aes_key`` (EncodingAESKey, 43 characters) encrypts. ``receiver`` is whom a call is meant for:
    the app id or the corp id, "" for the robots of WeCom.
    """

    def __init__(self, token: str, aes_key: str, receiver: str) -> None:
        self._token = token
        self._receiver = receiver.encode()
        self._cipher = WeChatCipher(base64.b64decode(aes_key + "=", validate=True))

    def __repr__(self) -> str:
        return "Sealed()"

    def open(self, body: bytes, query: Mapping[str, str], now: datetime) -> bytes:
        """What is inside an XML body. Raises Forged."""
        if len(body) > LARGEST:
            raise Forged
        found = _ENCRYPTED.findall(body)
        if len(found) != 1:
            raise Forged
        return self.open_part(found[0].decode(), query, now)

    def open_part(self, encrypted: str, query: Mapping[str, str], now: datetime) -> bytes:
        """What is inside the encrypted part of a body, whatever the body is. Raises Forged."""
        self._check(query, "msg_signature", now, encrypted)
        return self._unlocked(encrypted)

    def open_plain(self, body: bytes, query: Mapping[str, str], now: datetime) -> bytes:
        """The body itself: nothing vouches for it, only for the call. Raises Forged."""
        if len(body) > LARGEST:
            raise Forged
        self._check(query, "signature", now)
        return body

    def echo(self, query: Mapping[str, str], now: datetime) -> str:
        """What the platform wants to hear when it tries an address: decrypted if it came encrypted. Raises Forged."""
        asked = query.get("echostr", "")
        if not asked or len(asked) > LARGEST:
            raise Forged
        if "msg_signature" not in query:
            self._check(query, "signature", now)
            return asked
        try:
            return self.open_part(asked, query, now).decode()
        except UnicodeDecodeError:
            raise Forged from None

    def close(self, plain: str, now: datetime, nonce: str) -> bytes:
        """The answer, encrypted and signed, as XML. The ``nonce`` is that of an opened call."""
        return self.close_part(plain, now, nonce).xml()

    def close_part(self, plain: str, now: datetime, nonce: str) -> Closed:
        """The answer, encrypted and signed."""
        said = plain.encode()
        frame = secrets.token_bytes(_NOISE) + len(said).to_bytes(_LENGTH, "big") + said + self._receiver
        encrypted = base64.b64encode(self._cipher.encrypt(PKCS7Encoder.encode(frame))).decode()
        timestamp = int(now.timestamp())
        return Closed(encrypted, self._signature(str(timestamp), nonce, encrypted), timestamp, nonce)

    def _check(self, query: Mapping[str, str], name: str, now: datetime, *more: str) -> None:
        shown, time, nonce = query.get(name, ""), query.get("timestamp", ""), query.get("nonce", "")
        if not (_SIGNATURE.fullmatch(shown) and _TIME.fullmatch(time) and _NONCE.fullmatch(nonce)):
            raise Forged
        if abs(now - datetime.fromtimestamp(int(time), UTC)) > FRESH:
            raise Forged
        if not hmac.compare_digest(shown, self._signature(time, nonce, *more)):
            raise Forged

    def _signature(self, *parts: str) -> str:
        together = "".join(sorted((self._token, *parts)))
        return hashlib.sha1(together.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()

    def _unlocked(self, encrypted: str) -> bytes:
        try:
            frame: bytes = self._cipher.decrypt(base64.b64decode(encrypted, validate=True))
        except ValueError:
            raise Forged from None
        if not frame or len(frame) % _BLOCK:
            raise Forged
        padding = frame[-1]
        if not 1 <= padding <= _BLOCK or frame[-padding:] != bytes([padding]) * padding:
            raise Forged
        length = int.from_bytes(frame[_NOISE : _NOISE + _LENGTH], "big")
        start, end = _NOISE + _LENGTH, len(frame) - padding - len(self._receiver)
        if end - start != length or not hmac.compare_digest(frame[end : len(frame) - padding], self._receiver):
            raise Forged
        return frame[start:end]


def seal(query: Mapping[str, str]) -> str:
    """What a call is known by: its signature, so that whoever moves digits from its time to its nonce gains nothing."""
    return query.get("msg_signature") or query.get("signature", "")
