"""What the pages need of the running service; nothing else of it is touched from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bot.channels import Channel
from bot.channels.reach import Accept
from bot.pages.going import Introduction
from bot.pages.links import Links
from bot.web.service import Service


class PageService(Service, Protocol):
    """The running service. ``introduction`` tells who opens a page within WeChat, None without an official account."""

    @property
    def links(self) -> Links: ...

    @property
    def channels(self) -> Mapping[str, Channel]: ...

    @property
    def accept(self) -> Accept: ...

    @property
    def introduction(self) -> Introduction | None: ...
