"""What is brought to an account and what it answers, as XML."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from xml.etree import ElementTree

from tests.emulators.sealing import Unsealed, signature
from tests.emulators.wechat.account import Account, Mode

#: Nothing needs to be shown.
NOTHING = frozenset({b"", b"success"})

_LONGEST_TEXT = 2048


class Unreadable(Exception):
    """It is no answer."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """One call of the account's server."""

    query: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What an account answers at once: a text, or a picture."""

    text: str = ""
    media: str = ""


def written(fields: Mapping[str, str | int]) -> str:
    """The fields as WeChat writes them: numbers bare, words wrapped."""
    return "<xml>" + "".join(f"<{name}>{_wrapped(value)}</{name}>" for name, value in fields.items()) + "</xml>"


def _wrapped(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    return "<![CDATA[" + value.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def push(account: Account, fields: Mapping[str, str | int], openid: str, now: datetime) -> Pushed:
    """The fields on their way to the account's server, signed at this moment."""
    timestamp, nonce = str(int(now.timestamp())), str(secrets.randbelow(10**10))
    query = {"signature": signature(account.token, timestamp, nonce), "timestamp": timestamp, "nonce": nonce}
    query["openid"] = openid
    plain = written(fields)
    if account.mode is Mode.PLAIN:
        return Pushed(urlencode(query), plain.encode())
    sealed = account.sealing.seal(plain.encode())
    query |= {"encrypt_type": "aes", "msg_signature": account.sealing.sign(timestamp, nonce, sealed)}
    outside = fields if account.mode is Mode.COMPATIBLE else {"ToUserName": account.id}
    return Pushed(urlencode(query), written({**outside, "Encrypt": sealed}).encode())


def question(account: Account, now: datetime) -> tuple[str, str]:
    """How WeChat asks whether a server is the account's: the query, and what it wants to hear."""
    timestamp, nonce, echo = str(int(now.timestamp())), str(secrets.randbelow(10**10)), str(secrets.randbelow(10**19))
    signed = signature(account.token, timestamp, nonce)
    return urlencode({"signature": signed, "echostr": echo, "timestamp": timestamp, "nonce": nonce}), echo


def answer(account: Account, body: bytes, openid: str) -> Reply | None:
    """What the account answers, None for nothing. Raises Unreadable."""
    if body in NOTHING:
        return None
    outer = _read(body)
    inner = outer if account.mode is Mode.PLAIN else _read(_unsealed(account, outer))
    if (inner.get("ToUserName"), inner.get("FromUserName")) != (openid, account.id):
        raise Unreadable("it is for somebody else")
    if not inner.get("CreateTime", "").isdecimal():
        raise Unreadable("no CreateTime")
    match inner.get("MsgType"):
        case "text" if 0 < len(inner.get("Content", "").encode()) <= _LONGEST_TEXT:
            return Reply(text=inner["Content"])
        case "image" if inner.get("Image/MediaId"):
            return Reply(media=inner["Image/MediaId"])
    raise Unreadable("nothing that could be shown")


def _unsealed(account: Account, outer: Mapping[str, str]) -> bytes:
    sealed = outer.get("Encrypt", "")
    signed = account.sealing.sign(outer.get("TimeStamp", ""), outer.get("Nonce", ""), sealed)
    if outer.get("MsgSignature") != signed:
        raise Unreadable("signed by somebody else")
    try:
        return account.sealing.unseal(sealed)
    except Unsealed:
        raise Unreadable("sealed for somebody else") from None


def _read(body: bytes) -> Mapping[str, str]:
    """The words of every element by its path below the root."""
    try:
        root = ElementTree.fromstring(body)
    except ElementTree.ParseError:
        raise Unreadable("no XML") from None
    found = {child.tag: child.text or "" for child in root}
    return found | {f"{child.tag}/{inner.tag}": inner.text or "" for child in root for inner in child}
