"""The web app: the lab page in a demo, pages for phones where there is an address for them, what platforms call, each
where the process has that role; health and metrics always. Joins the parts only.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.pages import passed_on, routes
from bot.pages.service import PageService
from bot.pages.showing import Showing
from bot.roles import Role
from bot.web import health, metrics
from bot.web.guard import Guard
from bot.web.pages import STATIC, Pages
from bot.web.trouble import Trouble
from storage.engine.sqlite import sqlite3


class Service(PageService, Protocol):
    """The running service. ``doors`` are called by platforms, by path."""

    @property
    def doors(self) -> Mapping[str, ASGIApp]: ...


class House(Starlette):
    """The app. ``doors`` are for platforms: what every page needs is not run for them, there are too many calls."""

    def __init__(self, doors: Mapping[str, ASGIApp], **pages: Any) -> None:
        super().__init__(**pages)
        self._doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        door = self._doors.get(scope["path"]) if scope["type"] == "http" else None
        await (super().__call__ if door is None else door)(scope, receive, send)


def build(service: Service) -> House:
    """The app over a running service. Set ``app.state.closing`` (an asyncio.Event) before stopping the server, so that
    pages which listen for news are let go.
    """
    closing = asyncio.Event()
    pages = Pages(service.texts)
    app = House(
        service.doors,
        routes=[
            *health.routes(service),
            *metrics.routes(service),
            *(_phone_routes(service) if Role.WEB in service.roles else ()),
            *_lab_routes(service, pages, closing),
        ],
        middleware=[Middleware(Guard)],
        exception_handlers={Trouble: pages.trouble, sqlite3.Error: pages.not_kept, OSError: pages.not_kept},
    )
    app.state.closing = closing
    return app


def _phone_routes(service: PageService) -> list[BaseRoute]:
    showing = Showing(service.texts)
    return [*routes.routes(service, showing), *passed_on.routes(service, showing)]


def _lab_routes(service: PageService, pages: Pages, closing: asyncio.Event) -> list[BaseRoute]:
    desk = service.lab
    if desk is None:
        return []
    # Only who tries the program out needs it.
    from bot.web import lab, lab_acts
    from bot.web.events import Events

    return [
        *lab.routes(service, desk, pages),
        *lab_acts.routes(service, desk),
        Route("/lab/events", Events(service.database, desk.clock, closing).listen),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
