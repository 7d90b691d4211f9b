"""What the lab, health and metrics need of the running service; nothing else of it is touched from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from bot.channels.lab.desk import LabDesk
from bot.channels.reach import Way
from bot.language.text import Texts
from bot.process import Process
from bot.roles import Role
from storage.engine.database import Database
from storage.photo.photos import PhotoStore


class Service(Protocol):
    """The running service. ``lab`` is None unless it plays the demo: then there is no lab page and no photo.

    ``ways`` tells by platform how what people say there reaches us.
    """

    @property
    def database(self) -> Database: ...

    @property
    def texts(self) -> Texts: ...

    @property
    def photos(self) -> PhotoStore: ...

    @property
    def now(self) -> Callable[[], datetime]: ...

    @property
    def lab(self) -> LabDesk | None: ...

    @property
    def roles(self) -> frozenset[Role]: ...

    @property
    def process(self) -> Process: ...

    @property
    def ways(self) -> Mapping[str, Way]: ...

    def ready(self) -> bool:
        """Whether everything that works in the background is alive, and whoever says something is heard."""
