"""What several settings have in common to be checked for: addresses, secrets, files nobody else may read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit

from pydantic_core import PydanticCustomError

T = TypeVar("T")

#: Whoever is not the owner of the file may do nothing with it.
_OTHERS = 0o077


def wrong(key: str) -> PydanticCustomError:
    """What is wrong, as the last part of the key of a sentence; values are never in it, one of them may be a secret."""
    return PydanticCustomError(key, key)


def secure(url: str) -> SplitResult:
    """The parts of an address that nobody on the way can listen to: https, or this machine itself."""
    try:
        parts = urlsplit(url)
        known = parts.port is None or parts.port > 0
    except ValueError:
        raise wrong("web-address") from None
    if not known or not parts.hostname or parts.scheme not in ("http", "https") or parts.username is not None:
        raise wrong("web-address")
    if parts.scheme == "http" and not _this_machine(parts.hostname):
        raise wrong("web-address-open")
    return parts


def bare(url: str) -> SplitResult:
    """The parts of an address that is a host and nothing behind it."""
    parts = secure(url)
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise wrong("webhook-path")
    return parts


def owners_alone(file: Path) -> Path:
    """The file, which nobody but its owner can read."""
    if not file.is_file():
        raise wrong("token-file-missing")
    if file.stat().st_mode & _OTHERS:
        raise wrong("token-file-open")
    return file


def shaped(pattern: re.Pattern[str], text: str, key: str) -> str:
    """The text, which looks as it has to."""
    if not pattern.fullmatch(text):
        raise wrong(key)
    return text


def needed(value: T | None, first: str, data: Mapping[str, object], key: str) -> T | None:
    """The value, which is needed where the setting ``first`` is set."""
    if value is None and data.get(first) is not None:
        raise wrong(key)
    return value


def _this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
