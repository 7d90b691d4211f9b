"""What the web app needs of the running service; nothing else of it is touched from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from starlette.types import ASGIApp

from bot.channels.lab.desk import LabDesk
from bot.channels.reach import Way
from bot.pages.service import PageService


class Service(PageService, Protocol):
    """The running service. ``lab`` is None unless it plays the demo: then there is no lab page and no photo.

    ``ways`` tells by platform how what people say there reaches us; ``doors`` are called by platforms, by path.
    """

    @property
    def lab(self) -> LabDesk | None: ...

    @property
    def ways(self) -> Mapping[str, Way]: ...

    @property
    def doors(self) -> Mapping[str, ASGIApp]: ...

    def ready(self) -> bool:
        """Whether everything that works in the background is alive, and whoever says something is heard."""
