"""What the web app needs of the running service; nothing else of it is touched from here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.channels.lab.desk import LabDesk
from bot.text import Texts
from storage.engine.database import Database
from storage.photo.folder import PhotoFolder


class Service(Protocol):
    """The running service. ``lab`` is None unless it plays the demo: then there is no lab page and no photo."""

    @property
    def database(self) -> Database: ...

    @property
    def texts(self) -> Texts: ...

    @property
    def photos(self) -> PhotoFolder: ...

    @property
    def lab(self) -> LabDesk | None: ...

    @property
    def now(self) -> Callable[[], datetime]: ...

    def ready(self) -> bool:
        """Whether everything that works in the background is alive."""
