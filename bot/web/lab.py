"""The lab page: what it shows. What is done on it is in ``lab_acts``."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.lab.desk import LabDesk
from bot.language.text import Locale, Reader
from bot.web.lab_view import Desktop, read_desktop, screen, screens
from bot.web.pages import Pages, asked_locale
from bot.web.service import Service
from bot.web.trouble import Trouble
from storage.town.towns import NoTown

#: A photo is named by its content and never changes.
_FOR_EVER = "private, max-age=31536000, immutable"


def routes(service: Service, desk: LabDesk, pages: Pages) -> list[BaseRoute]:
    """Everything on the page that only looks."""
    views = _Views(service, desk, pages)
    return [
        Route("/", views.home),
        Route("/lab", views.page),
        Route("/lab/phone/{number:int}", views.phone),
        Route("/lab/clock", views.clock),
        Route("/lab/ahead", views.ahead),
        Route("/lab/polls", views.polls),
        Route("/photos/{sha256}.jpg", views.photo),
    ]


class _Views:
    def __init__(self, service: Service, desk: LabDesk, pages: Pages) -> None:
        self._service = service
        self._desk = desk
        self._pages = pages

    async def home(self, _request: Request) -> RedirectResponse:
        return RedirectResponse("/lab")

    async def page(self, request: Request) -> HTMLResponse:
        """The whole page."""
        desktop = await self._read()
        return self._pages.show(
            "lab.html",
            self._reader(request, desktop),
            town=desktop.town,
            town_locale=desktop.locale,
            screens=screens(desktop),
            now=self._desk.clock(),
            next_moment=desktop.next_moment,
            steps=desktop.steps,
            fillings=desktop.fillings,
        )

    async def phone(self, request: Request) -> HTMLResponse:
        """The messages of one phone: what changes while the rest of the page stays."""
        number = request.path_params["number"]
        desktop = await self._read(number)
        if number >= len(desktop.phones):
            raise Trouble(404, "lab-no-phone")
        return self._pages.show("messages.html", self._reader(request, desktop), screen=screen(desktop, number))

    async def clock(self, request: Request) -> HTMLResponse:
        """The clock with its buttons."""
        desktop = await self._read(only=0)
        return self._pages.show(
            "clock.html",
            self._reader(request, desktop),
            now=self._desk.clock(),
            next_moment=desktop.next_moment,
        )

    async def ahead(self, request: Request) -> HTMLResponse:
        """What comes by itself, step by step."""
        desktop = await self._read(only=0)
        return self._pages.show("ahead.html", self._reader(request, desktop), steps=desktop.steps)

    async def polls(self, request: Request) -> HTMLResponse:
        """How the open polls fill up."""
        desktop = await self._read(only=0)
        return self._pages.show(
            "polls.html", self._reader(request, desktop), town_locale=desktop.locale, fillings=desktop.fillings
        )

    async def photo(self, request: Request) -> Response:
        """A photo that was taken in; there is no way to one that was not."""
        try:
            photo = await self._service.photos.file(request.path_params["sha256"]).read()
        except (ValueError, FileNotFoundError) as error:
            raise HTTPException(404) from error
        return Response(photo, media_type="image/jpeg", headers={"Cache-Control": _FOR_EVER})

    async def _read(self, only: int | None = None) -> Desktop:
        try:
            return await self._service.database.read(lambda work: read_desktop(work, self._desk.clock(), only))
        except NoTown as error:
            raise Trouble(503, "lab-no-town") from error

    def _reader(self, request: Request, desktop: Desktop) -> Reader:
        """Whoever looks at the page: in the language they asked for, else the town's."""
        return Reader(asked_locale(request) or Locale(desktop.locale), desktop.zone, self._desk.clock())
