"""What the pages need of the running service; nothing else of it is touched from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from bot.channels import Channel
from bot.channels.reach import Accept
from bot.language.text import Texts
from bot.pages.going import Introduction
from bot.pages.links import Links
from storage.engine.database import Database
from storage.photo.folder import PhotoFolder


class PageService(Protocol):
    """The running service. ``introduction`` tells who opens a page within WeChat, None without an official account."""

    @property
    def database(self) -> Database: ...

    @property
    def texts(self) -> Texts: ...

    @property
    def photos(self) -> PhotoFolder: ...

    @property
    def links(self) -> Links: ...

    @property
    def channels(self) -> Mapping[str, Channel]: ...

    @property
    def accept(self) -> Accept: ...

    @property
    def introduction(self) -> Introduction | None: ...

    @property
    def now(self) -> Callable[[], datetime]: ...
