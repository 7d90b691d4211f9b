"""The official account as WeChat knows it: its keys, where its server is, its menu and templates, what it may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tests.emulators.sealing import Sealing


class Mode(StrEnum):
    """How messages are brought: readable, in both ways at once, or sealed."""

    PLAIN = "plain"
    COMPATIBLE = "compatible"
    SAFE = "safe"


@dataclass(slots=True)
class Account:
    """``url`` is where its server is called, "" while nobody listens.

    ``verified`` False: what only a verified service account may do is refused. ``whitelisted`` False: calls come from
    an address it has not listed. ``templates`` are the fields of each template, ``long_term`` those of the subscription
    messages that need no agreement each time.
    ``resigns``: another try is signed anew, as a new call.
    """

    app_id: str = "wx5f0e1d2c3b4a5968"
    secret: str = "5d41402abc4b2a76b9719d911017c592"
    id: str = "gh_7f083739789a"
    token: str = "linzhangToken2026"
    aes_key: str = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aQ"
    mode: Mode = Mode.SAFE
    url: str = ""
    verified: bool = True
    whitelisted: bool = True
    resigns: bool = True
    menu: Mapping[str, Any] | None = None
    templates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subscriptions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    long_term: set[str] = field(default_factory=set)

    @property
    def sealing(self) -> Sealing:
        """What its messages are sealed with."""
        return Sealing(self.token, self.aes_key, self.app_id)
