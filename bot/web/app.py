"""The web app: the lab page in a demo, photos for it, health and metrics always. Joins the parts only."""

from __future__ import annotations

import asyncio

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.web import health, lab, lab_acts, metrics
from bot.web.events import Events
from bot.web.guard import Guard
from bot.web.pages import STATIC, Pages
from bot.web.service import Service
from bot.web.trouble import Trouble
from storage.engine.sqlite import sqlite3


def build(service: Service) -> Starlette:
    """The app over a running service. Set ``app.state.closing`` (an asyncio.Event) before stopping the server, so that
    pages which listen for news are let go.
    """
    closing = asyncio.Event()
    pages = Pages(service.texts)
    app = Starlette(
        routes=[*health.routes(service), *metrics.routes(service), *_lab_routes(service, pages, closing)],
        middleware=[Middleware(Guard)],
        exception_handlers={Trouble: pages.trouble, sqlite3.Error: pages.not_kept, OSError: pages.not_kept},
    )
    app.state.closing = closing
    return app


def _lab_routes(service: Service, pages: Pages, closing: asyncio.Event) -> list[BaseRoute]:
    desk = service.lab
    if desk is None:
        return []
    return [
        *lab.routes(service, desk, pages),
        *lab_acts.routes(service, desk),
        Route("/lab/events", Events(service.database, desk.clock, closing).listen),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
